using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Units;

namespace Lienvan.Planner.Search;

/// <summary>Drives within one country, each by its fastest road, between the places where something else can be done.</summary>
internal sealed class RoadMoves(MoveContext context, IEnumerable<PlaceId> hubs)
{
    private readonly PlaceId[] hubs = [.. hubs.Distinct()];
    private readonly RoadNetwork roads = context.Terrain.Roads;

    /// <summary>Adds the drives from a state to every hub that a road leads to.</summary>
    public void AddMoves(int id, CargoState state, Func<CargoState, int> idOf, List<Edge> moves)
    {
        foreach (var hub in hubs)
        {
            if (Find(id, state, hub, idOf) is { } drive)
            {
                moves.Add(drive);
            }
        }
    }

    /// <summary>The drive from a state to one place; null when no road leads there or no tariff covers it.</summary>
    public StepEdge? Find(int id, CargoState state, PlaceId to, Func<CargoState, int> idOf)
    {
        if (to == state.Place || roads.Find(state.Place, to) is not { } way)
        {
            return null;
        }

        var country = context.CountryOf(state.Place);
        var length = Distance.FromMetres(way.Metres);
        if (context.Pricing.Drive(country, length) is not { } price)
        {
            context.Refusals.Add(RefusalKind.NoTariff, country.Value, $"no road tariff of {country} covers this cargo");
            return null;
        }

        var emission = context.Pricing.Emission(Mode.Road, Traction.Diesel, country, length);
        return new StepEdge
        {
            From = id,
            To = idOf(state with { Place = to }),
            Kind = EdgeKind.Drive,
            CostUsd = price.Usd + (way.TollUsd * context.Cargo.Lorries),
            Co2Grams = emission.Grams,
            Length = length,
            Steps = [new Step(StepKind.Drive, OpenTimes.Always, way.Time, "")],
            Chosen = AssumptionsOf(way, price, emission),
        };
    }

    /// <summary>Worked out only for the few drives that someone reads about.</summary>
    private static IEnumerable<Assumption> AssumptionsOf(RoadWay way, Price price, Emitted emission)
    {
        foreach (var assumption in price.Assumptions.Concat(emission.Assumptions))
        {
            yield return assumption;
        }

        foreach (var road in way.Roads.Where(road => road.Provenance.IsAssumed))
        {
            yield return new Assumption("road " + road.Id, road.Provenance.Source);
        }
    }
}
