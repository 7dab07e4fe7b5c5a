using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Units;

namespace Lienvan.Planner.Search;

/// <summary>A train or ship and what one cargo pays and emits between its stops, each worked out once, whatever its customs.</summary>
internal sealed class PricedService
{
    /// <summary>Sailing distance over great circle where none is given. Source: usual detour of coastal lanes; assumed.</summary>
    private const double SeaDetour = 1.15;

    private readonly MoveContext context;
    private readonly PricedRide?[] rides;
    private readonly bool[] isKnown;
    private readonly Distance?[] lengths;
    private readonly bool[] isMeasured;
    private readonly int stopCount;

    public PricedService(Service service, MoveContext context)
    {
        (Service, this.context, stopCount) = (service, context, service.Stops.Length);
        (rides, isKnown) = (new PricedRide?[stopCount * stopCount], new bool[stopCount * stopCount]);
        (lengths, isMeasured) = (new Distance?[stopCount], new bool[stopCount]);
        Runs = context.Terrain.RunsOf(service);
    }

    public Service Service { get; }

    public ServiceRuns Runs { get; }

    /// <summary>How far it is to a stop from the one before it, within one country; null where no track is known.</summary>
    public Distance? FindLength(int stop)
    {
        if (!isMeasured[stop])
        {
            (lengths[stop], isMeasured[stop]) = (Measure(Service.Stops[stop - 1].Place, Service.Stops[stop]), true);
        }

        return lengths[stop];
    }

    /// <summary>The ride between two stops, borders aside; null where no tariff covers it.</summary>
    /// <param name="board">The stop where it begins.</param>
    /// <param name="alight">The stop where it ends.</param>
    /// <param name="way">The way between them.</param>
    public PricedRide? Ride(int board, int alight, RideWay way)
    {
        var index = (board * stopCount) + alight;
        if (!isKnown[index])
        {
            (rides[index], isKnown[index]) = (Price(way), true);
        }

        return rides[index];
    }

    /// <summary>Worked out only for the few rides that someone reads about.</summary>
    public IEnumerable<Assumption> AssumptionsOf(PricedRide ride, BorderCall borders)
    {
        var own = MoveContext.AssumptionOf(Service.Provenance, "service " + Service.Id);
        var factors = ride.Countries.SelectMany(country =>
            context.Pricing.Emission(Service.Mode, Service.Traction, country, default).Assumptions);
        foreach (var assumption in borders.Assumptions.Concat(ride.Price.Assumptions).Concat(own).Concat(factors))
        {
            yield return assumption;
        }
    }

    private PricedRide? Price(RideWay way)
    {
        if (context.Pricing.Ride(Service, way.Parts) is not { } price)
        {
            context.Refusals.Add(RefusalKind.NoTariff, Service.Id.Value, $"no tariff covers this cargo on {Service.Name.English}");
            return null;
        }

        var grams = 0.0;
        foreach (var (country, length) in way.Parts)
        {
            grams += context.Pricing.Emission(Service.Mode, Service.Traction, country, length).Grams;
        }

        return new PricedRide(price, grams, [.. way.Lengths], [.. way.Parts.Select(part => part.Country)]);
    }

    private Distance? Measure(PlaceId from, ServiceStop to)
    {
        if (to.FromPrevious is { } given)
        {
            return given;
        }

        return Service.Mode == Mode.Rail
            ? context.Terrain.Distances.Find(from, to.Place, Service.Gauge)
            : context.Network.GetPlace(from).Position is { } here && context.Network.GetPlace(to.Place).Position is { } there
                ? here.GreatCircleTo(there) * SeaDetour
                : null;
    }
}

/// <summary>What a ride costs and emits, borders aside.</summary>
/// <param name="Price">The price.</param>
/// <param name="Grams">CO2 equivalent.</param>
/// <param name="LegLengths">From stop to stop.</param>
/// <param name="Countries">Those that it goes through, one after the other.</param>
internal sealed record PricedRide(Price Price, double Grams, ImmutableArray<Distance> LegLengths, ImmutableArray<CountryId> Countries);
