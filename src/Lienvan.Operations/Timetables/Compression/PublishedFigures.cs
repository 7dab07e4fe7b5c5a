using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Timetables.Tracks;

namespace Lienvan.Operations.Timetables.Compression;

/// <summary>Published capacities of stretches of a line: observations of trains a day by rail between two of its places.</summary>
internal static class PublishedFigures
{
    private const string Quantity = "trains_per_day";

    public static IEnumerable<PublishedCapacity> Of(
        Network network, Railway railway, LineTrack line, ImmutableArray<SectionCapacity> sections, AdditionalTimeRate rate)
    {
        int PositionOf(PlaceId? place) => place is { } id && railway.FindStation(id) is { } station ? line.PositionOf(station) : -1;
        foreach (var row in network.Corridor.Observations.Where(row => row is { Quantity: Quantity, Mode: Mode.Rail, Crossing: null }))
        {
            var (from, to) = (PositionOf(row.From), PositionOf(row.To));
            var stretch = sections.Where(section => PositionOf(section.From) >= from && PositionOf(section.To) <= to).ToArray();
            if (from >= 0 && to > from && stretch.Length > 0)
            {
                var trains = 2 * stretch.Min(section => section.PairsPerDay);
                yield return new PublishedCapacity(
                    row.Subject, row.From!.Value, row.To!.Value, row.Value, trains, trains / (1 + (rate.DayPercent / 100)), row.Provenance);
            }
        }
    }
}
