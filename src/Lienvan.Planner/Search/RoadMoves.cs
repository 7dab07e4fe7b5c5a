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
    private readonly PlaceId[] hubs;
    private readonly Dictionary<int, RoadTree> trees = [];
    private readonly Dictionary<PlaceId, Access[]> accesses = [];
    private readonly ShortestPaths paths;

    public RoadMoves(MoveContext context, IEnumerable<PlaceId> hubs)
    {
        this.context = context;
        this.hubs = [.. hubs.Distinct()];
        foreach (var road in context.Network.Corridor.Roads)
        {
            links.Add(LinkOf(NodeOf(road.From), NodeOf(road.To), road));
        }

        paths = new ShortestPaths(places.Count);
        for (var link = 0; link < links.Count; link++)
        {
            paths.Add(links[link].From, links[link].To, links[link].Road.Drive.P50Minutes, link);
        }
    }

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
        if (to == state.Place || FindWay(state.Place, to) is not { } way ||
            ToMove(state.Place, way) is not { } drive)
        {
            return null;
        }

        return new StepEdge
        {
            From = id,
            To = idOf(state with { Place = to }),
            Kind = EdgeKind.Drive,
            CostUsd = drive.CostUsd,
            Co2Grams = drive.Co2Grams,
            Length = drive.Length,
            Steps = [new Step(StepKind.Drive, OpenTimes.Always, drive.Time, "")],
            Chosen = drive.Assumptions,
        };
    }

    /// <summary>The fastest way, by access roads where an end is off the road network.</summary>
    private Way? FindWay(PlaceId from, PlaceId to)
    {
        Way? best = null;
        foreach (var start in AccessesOf(from))
        {
            var tree = TreeOf(start.Node);
            foreach (var end in AccessesOf(to))
            {
                var minutes = start.Minutes + tree.Weights[end.Node] + end.Minutes;
                if (minutes < (best?.Minutes ?? double.PositiveInfinity))
                {
                    best = new Way(minutes, tree, start, end, Direct: null);
                }
            }
        }

        return FindDirect(from, to) is { } direct && direct.Road.Drive.P50Minutes < (best?.Minutes ?? double.PositiveInfinity)
            ? new Way(direct.Road.Drive.P50Minutes, null, default, default, direct)
            : best;
    }

    /// <summary>Two places off the road network, near each other, are joined without it.</summary>
    private RoadLink? FindDirect(PlaceId from, PlaceId to)
    {
        if (nodes.ContainsKey(from) || nodes.ContainsKey(to))
        {
            return null;
        }

        var (here, there) = (context.Network.GetPlace(from), context.Network.GetPlace(to));
        return here.Country == there.Country && here.Position is { } a && there.Position is { } b &&
            a.GreatCircleTo(b) is var away && away <= FarthestAccess ? LinkOf(-1, -1, AccessRoad(here, there, away)) : null;
    }

    private RoadTree TreeOf(int node)
    {
        if (!trees.TryGetValue(node, out var tree))
        {
            var (weights, lastLinks, previous) = paths.From(node);
            var sums = new Drive?[places.Count];
            sums[node] = new Drive(UncertainTime.None, 0, 0);
            trees.Add(node, tree = new RoadTree(weights, lastLinks, previous, sums));
        }

        return tree;
    }

    /// <summary>Link by link along the tree, so that a drive in two parts takes as long as the whole on every day of luck.</summary>
    private Drive SumTo(int node, RoadTree tree)
    {
        if (tree.Sums[node] is { } known)
        {
            return known;
        }

        return tree.Sums[node] = SumTo(tree.Previous[node], tree).Then(links[tree.LastLinks[node]]);
    }

    private Drive SumOf(Way way)
    {
        if (way.Direct is { } direct)
        {
            return new Drive(UncertainTime.None, 0, 0).Then(direct);
        }

        var sum = SumTo(way.End.Node, way.Tree!);
        sum = way.Start.Link is { } first ? sum.Then(first) : sum;
        return way.End.Link is { } last ? sum.Then(last) : sum;
    }

    private DriveMove? ToMove(PlaceId from, Way way)
    {
        var drive = SumOf(way);
        var country = context.CountryOf(from);
        var length = Distance.FromMetres(drive.Metres);
        if (context.Pricing.Drive(country, length) is not { } price)
        {
            context.Refusals.Add(RefusalKind.NoTariff, $"no road tariff of {country} covers this cargo");
            return null;
        }

        var emission = context.Pricing.Emission(Mode.Road, Traction.Diesel, country, length);
        var usd = price.Usd + (drive.TollUsd * context.Cargo.Lorries);
        return new DriveMove(drive.Time, usd, emission.Grams, length, AssumptionsOf(way, price, emission));
    }

    /// <summary>Worked out only for the few drives that someone reads about.</summary>
    private IEnumerable<Assumption> AssumptionsOf(Way way, Price price, Emitted emission)
    {
        foreach (var assumption in price.Assumptions.Concat(emission.Assumptions))
        {
            yield return assumption;
        }

        foreach (var link in LinksOf(way).Where(link => link.Road.Provenance.IsAssumed))
        {
            yield return new Assumption("road " + link.Road.Id, link.Road.Provenance.Source);
        }
    }

    private IEnumerable<RoadLink> LinksOf(Way way)
    {
        var ends = new[] { way.Direct, way.Start.Link, way.End.Link };
        foreach (var link in ends)
        {
            if (link is { } access)
            {
                yield return access;
            }
        }

        for (var node = way.End.Node; way.Tree is { } tree && tree.LastLinks[node] >= 0; node = tree.Previous[node])
        {
            yield return links[tree.LastLinks[node]];
        }
    }

    private RoadLink LinkOf(int from, int to, Road road) =>
        new(from, to, road, context.Time(road.Drive, "roads:" + context.CountryOf(road.From)), context.Pricing.Usd(road.Toll));

    private int NodeOf(PlaceId place)
    {
        if (!nodes.TryGetValue(place, out var node))
        {
            nodes.Add(place, node = places.Count);
            places.Add(place);
        }

        return node;
    }

    /// <summary>
    /// Where a place meets the road network: itself, or, if no road of the package reaches it, the nearest places that some road does, so
    /// that any place can be asked about.
    /// </summary>
    private Access[] AccessesOf(PlaceId id)
    {
        if (nodes.TryGetValue(id, out var itself))
        {
            return [new Access(itself, 0, null)];
        }

        if (!accesses.TryGetValue(id, out var found))
        {
            accesses.Add(id, found = NearestTo(context.Network.GetPlace(id)));
        }

        return found;
    }

    private Access[] NearestTo(Place place)
    {
        if (place.Position is not { } position)
        {
            return [];
        }

        var nearest = places
            .Select((id, node) => (Place: context.Network.GetPlace(id), Node: node))
            .Where(other => other.Place.Country == place.Country && other.Place.Position is not null)
            .Select(other => (other.Place, other.Node, Away: position.GreatCircleTo(other.Place.Position!.Value)))
            .Where(other => other.Away <= FarthestAccess)
            .OrderBy(other => other.Away).ThenBy(other => other.Node).Take(NearestPlaces);
        return [.. nearest.Select(other => LinkOf(-1, other.Node, AccessRoad(place, other.Place, other.Away)))
            .Select(link => new Access(link.To, link.Road.Drive.P50Minutes, link))];
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

    private readonly record struct RoadLink(int From, int To, Road Road, UncertainTime Time, double TollUsd);

    /// <summary>Where a way begins or ends on the road network, and the road to there if there is one.</summary>
    private readonly record struct Access(int Node, double Minutes, RoadLink? Link);

    /// <summary>The fastest ways from one node to all, and what they sum up to as far as it was asked.</summary>
    private sealed record RoadTree(double[] Weights, int[] LastLinks, int[] Previous, Drive?[] Sums);

    private sealed record Way(double Minutes, RoadTree? Tree, Access Start, Access End, RoadLink? Direct);

    private sealed record Drive(UncertainTime Time, double Metres, double TollUsd)
    {
        public Drive Then(RoadLink link) =>
            new(UncertainTime.Sum([Time, link.Time]), Metres + link.Road.Length.Metres, TollUsd + link.TollUsd);
    }

    private sealed record DriveMove(
        UncertainTime Time, double CostUsd, double Co2Grams, Distance Length, IEnumerable<Assumption> Assumptions);
}
