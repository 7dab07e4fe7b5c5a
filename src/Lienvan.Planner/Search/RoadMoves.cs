using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Time;
using Lienvan.Model.Units;

namespace Lienvan.Planner.Search;

/// <summary>Drives within one country, each by its fastest road, between the places where something else can be done.</summary>
internal sealed class RoadMoves
{
    /// <summary>A place off the road network is taken to reach it by the nearest places on it, if these are as near as this.</summary>
    private static readonly Distance FarthestAccess = Distance.FromKilometres(150);

    /// <summary>Road length over great circle for such an access. Source: usual detour of country roads, 1.2 to 1.4; assumed.</summary>
    private const double Detour = 1.3;

    /// <summary>Speed of a lorry on such an access, km/h; assumed.</summary>
    private const double AccessSpeed = 40;

    private const int NearestPlaces = 3;

    private readonly MoveContext context;
    private readonly Dictionary<PlaceId, int> nodes = [];
    private readonly List<PlaceId> places = [];
    private readonly List<RoadLink> links = [];
    private readonly PlaceId[] targets;
    private readonly Dictionary<int, (double[] Weights, int[] LastLinks, int[] Previous)> trees = [];
    private readonly ShortestPaths paths;

    public RoadMoves(MoveContext context, IEnumerable<PlaceId> targets)
    {
        this.context = context;
        this.targets = [.. targets.Distinct()];
        foreach (var road in context.Network.Corridor.Roads)
        {
            links.Add(new RoadLink(NodeOf(road.From), NodeOf(road.To), road));
        }

        foreach (var target in this.targets)
        {
            AddAccess(target);
        }

        paths = new ShortestPaths(places.Count);
        for (var link = 0; link < links.Count; link++)
        {
            paths.Add(links[link].From, links[link].To, links[link].Road.Drive.P50Minutes, link);
        }
    }

    public void AddMoves(int id, CargoState state, Func<CargoState, int> idOf, List<Edge> moves)
    {
        if (!nodes.TryGetValue(state.Place, out var start))
        {
            return;
        }

        if (!trees.TryGetValue(start, out var tree))
        {
            trees.Add(start, tree = paths.From(start));
        }

        foreach (var target in targets)
        {
            if (target != state.Place && nodes.TryGetValue(target, out var end) && !double.IsInfinity(tree.Weights[end]))
            {
                AddDrive(id, state, target, LinksTo(end, tree), idOf, moves);
            }
        }
    }

    private void AddDrive(int id, CargoState state, PlaceId target, List<RoadLink> way, Func<CargoState, int> idOf, List<Edge> moves)
    {
        var country = context.CountryOf(state.Place);
        var length = Distance.FromKilometres(way.Sum(link => link.Road.Length.Kilometres));
        if (context.Pricing.Drive(country, length) is not { } price)
        {
            context.Refusals.Add(RefusalKind.NoTariff, $"no road tariff of {country} covers this cargo");
            return;
        }

        var drive = new Dwell(way.Sum(link => link.Road.Drive.P50Minutes), way.Sum(link => link.Road.Drive.P90Minutes));
        var assumptions = new List<Assumption>(price.Assumptions);
        foreach (var link in way.Where(link => link.Road.Provenance.IsAssumed))
        {
            assumptions.Add(new Assumption("road " + link.Road.Id, link.Road.Provenance.Source));
        }

        var emission = context.Pricing.Emission(Mode.Road, Traction.Diesel, country, length, assumptions);
        moves.Add(new StepEdge
        {
            From = id,
            To = idOf(state with { Place = target }),
            Kind = EdgeKind.Drive,
            CostUsd = price.Usd + (way.Sum(link => context.Pricing.Usd(link.Road.Toll)) * context.Cargo.Lorries),
            Co2Grams = emission,
            Length = length,
            Steps = [new Step(StepKind.Drive, OpenTimes.Always, context.Time(drive, $"road:{state.Place}:{target}"), "")],
            Assumptions = [.. assumptions.Distinct()],
        });
    }

    private List<RoadLink> LinksTo(int end, (double[] Weights, int[] LastLinks, int[] Previous) tree)
    {
        var way = new List<RoadLink>();
        for (var node = end; tree.LastLinks[node] >= 0; node = tree.Previous[node])
        {
            way.Add(links[tree.LastLinks[node]]);
        }

        return way;
    }

    private int NodeOf(PlaceId place)
    {
        if (!nodes.TryGetValue(place, out var node))
        {
            nodes.Add(place, node = places.Count);
            places.Add(place);
        }

        return node;
    }

    /// <summary>Joins a place that no road of the package reaches to the nearest ones that some road does, so that any place can be asked about.</summary>
    private void AddAccess(PlaceId target)
    {
        var place = context.Network.GetPlace(target);
        if (nodes.ContainsKey(target) || place.Position is not { } position)
        {
            return;
        }

        var nearest = places
            .Select(id => (Place: context.Network.GetPlace(id), Node: nodes[id]))
            .Where(other => other.Place.Country == place.Country && other.Place.Position is not null)
            .Select(other => (other.Place, other.Node, Away: position.GreatCircleTo(other.Place.Position!.Value)))
            .Where(other => other.Away <= FarthestAccess)
            .OrderBy(other => other.Away).ThenBy(other => other.Node).Take(NearestPlaces).ToArray();
        foreach (var (other, node, away) in nearest)
        {
            links.Add(new RoadLink(NodeOf(target), node, AccessRoad(place, other, away)));
        }
    }

    private static Road AccessRoad(Place place, Place other, Distance away)
    {
        var length = away * Detour;
        var minutes = length.Kilometres / AccessSpeed * 60;
        return new Road
        {
            Id = $"access {place.Id}–{other.Id}",
            From = place.Id,
            To = other.Id,
            Length = length,
            Drive = new Dwell(minutes, minutes * 1.3),
            Toll = new Money(0, "USD", 2025),
            Validity = Validity.Always,
            Provenance = new Provenance("assumed: 1.3 × great circle at 40 km/h, as the package has no road there", Confidence.Assumed, ""),
        };
    }

    private readonly record struct RoadLink(int From, int To, Road Road);
}
