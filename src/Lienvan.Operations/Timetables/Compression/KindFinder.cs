using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Units;
using Lienvan.Operations.Timetables.Slots;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;

namespace Lienvan.Operations.Timetables.Compression;

/// <summary>A kind of train with its running times along a line, both ways.</summary>
internal sealed record TrainKind(RunningTrain Train, WayRun Out, WayRun Back);

/// <summary>Chooses the train that a line is measured with.</summary>
internal static class KindFinder
{
    public static TrainKind? Find(Network network, Railway railway, LineTrack line, Composition? asked)
    {
        foreach (var (composition, gauge) in asked is not null ? [(asked, null)] : Usual(network, railway, line))
        {
            foreach (var candidate in gauge is not null ? [gauge.Value] : GaugesOf(network, composition))
            {
                if (TryRun(network, railway, line, RunningTrain.Of(composition, network, candidate)) is { } kind)
                {
                    return kind;
                }
            }
        }

        return null;
    }

    private static TrainKind? TryRun(Network network, Railway railway, LineTrack line, RunningTrain train)
    {
        // A gauge may begin or end on the way, as 1435 mm does at Gia Lâm: the longest part that has it is measured.
        var (from, to) = LongestPart(railway, line, train.Gauge);
        if (to <= from)
        {
            return null;
        }

        ImmutableArray<PlaceId> places =
            [.. Enumerable.Range(from, to - from + 1).Select(position => railway.Stations[line.Points[position].Station].Place)];
        var forward = WayRun.Find(railway, network, train, places, out _);
        var back = WayRun.Find(railway, network, train, [.. places.Reverse()], out _);
        return forward is null || back is null ? null : new TrainKind(train, forward, back);
    }

    private static (int From, int To) LongestPart(Railway railway, LineTrack line, Gauge gauge)
    {
        var (best, from) = ((From: 0, To: 0), 0);
        for (var position = 0; position <= line.Sections.Length; position++)
        {
            if (position == line.Sections.Length || line.Sections[position] < 0 || !railway.Sections[line.Sections[position]].Has(gauge))
            {
                best = position - from > best.To - best.From ? (from, position) : best;
                from = position + 1;
            }
        }

        return best;
    }

    /// <summary>Compositions of services on the line, freight first, the most frequent first; then any that fits.</summary>
    private static IEnumerable<(Composition Row, Gauge? Gauge)> Usual(Network network, Railway railway, LineTrack line)
    {
        var untimed = new UntimedTrains(network, railway, line);
        var rows = network.Corridor.Compositions.DistinctBy(row => row.Id).ToDictionary(row => row.Id, StringComparer.Ordinal);
        var used = network.Corridor.Services.Where(service => service.Mode == Mode.Rail && rows.ContainsKey(service.Composition))
            .Where(untimed.Uses).GroupBy(service => (service.Composition, service.Gauge))
            .OrderBy(group => rows[group.Key.Composition].Traffic == Traffic.Passenger)
            .ThenByDescending(group => group.Sum(service => service.PerWeek)).ThenBy(group => group.Key.Composition, StringComparer.Ordinal)
            .Select(group => (rows[group.Key.Composition], (Gauge?)group.Key.Gauge));
        return used.Concat(network.Corridor.Compositions.OrderBy(row => row.Traffic == Traffic.Passenger)
            .Select(row => (row, (Gauge?)null)));
    }

    private static ImmutableArray<Gauge> GaugesOf(Network network, Composition row) =>
        network.Corridor.Vehicles.FirstOrDefault(vehicle => vehicle.Id == row.Locomotive)?.Gauges ?? [];
}
