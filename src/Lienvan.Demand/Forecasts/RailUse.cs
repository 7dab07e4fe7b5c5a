using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Operations.Running;
using NodaTime;

namespace Lienvan.Demand.Forecasts;

/// <summary>The track between two neighbouring stops of a train.</summary>
/// <param name="Sections">Its sections.</param>
/// <param name="Crossings">The borders that it passes.</param>
internal sealed record LegTrack(ImmutableArray<Section> Sections, ImmutableArray<CrossingId> Crossings)
{
    public static readonly LegTrack None = new([], []);
}

/// <summary>
/// Which track trains use on one network, stop by stop. For one thread.
/// </summary>
internal sealed class TrackFinder
{
    private readonly Dictionary<(PlaceId, PlaceId, Model.Units.Gauge, bool), LegTrack> found = [];

    public ImmutableArray<LegTrack> LegsOf(Network network, Service service)
    {
        if (service.Mode != Mode.Rail)
        {
            return [.. Enumerable.Repeat(LegTrack.None, Math.Max(0, service.Stops.Length - 1))];
        }

        var legs = ImmutableArray.CreateBuilder<LegTrack>();
        for (var stop = 1; stop < service.Stops.Length; stop++)
        {
            legs.Add(Find(network, service, service.Stops[stop - 1].Place, service.Stops[stop].Place));
        }

        return legs.ToImmutable();
    }

    private LegTrack Find(Network network, Service service, PlaceId from, PlaceId to)
    {
        var isPassenger = service.Traffic == Traffic.Passenger;
        var key = (from, to, service.Gauge, isPassenger);
        if (!found.TryGetValue(key, out var track))
        {
            var question = new TrackQuestion
            {
                Places = [from, to], Gauge = service.Gauge, Traffic = isPassenger ? Traffic.Passenger : Traffic.Freight,
            };
            track = from != to && CorridorTrack.Find(network, question) is CorridorPath path
                ? new LegTrack(
                    [.. path.Parts.Select(part => part.Section).OfType<Section>()],
                    [.. path.Parts.Select(part => part.Crossing).OfType<Crossing>().Select(crossing => crossing.Id)])
                : LegTrack.None;
            found.Add(key, track);
        }

        return track;
    }
}

/// <summary>Departures of a service.</summary>
internal static class Departures
{
    public static double PerWeek(Service service) => service.Pattern == ServicePattern.Frequency
        ? service.PerWeek
        : Enum.GetValues<IsoDayOfWeek>().Count(day => day != IsoDayOfWeek.None && service.Days.Contains(day));
}
