using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Tariffs;
using Lienvan.Model.Time;
using Lienvan.Model.Units;

namespace Lienvan.Planner.Search;

/// <summary>
/// The fastest ways of lorries between any two places, whatever they carry; each is found when it is asked for first. For many threads at
/// once.
/// </summary>
internal sealed class RoadNetwork
{
    /// <summary>A place off the road network is taken to reach it by the nearest places on it, if these are as near as this.</summary>
    private static readonly Distance FarthestAccess = Distance.FromKilometres(150);

    /// <summary>Road length over great circle for such an access. Source: usual detour of country roads, 1.2 to 1.4; assumed.</summary>
    private const double Detour = 1.3;

    /// <summary>Speed of a lorry on such an access, km/h; assumed.</summary>
    private const double AccessSpeed = 40;

    private const int NearestPlaces = 3;

    private readonly Lock gate = new();
    private readonly Network network;
    private readonly Luck luck;
    private readonly ExchangeRates rates;
    private readonly Dictionary<PlaceId, int> nodes = [];
    private readonly List<PlaceId> places = [];
    private readonly List<RoadLink> links = [];
    private readonly Dictionary<int, RoadTree> trees = [];
    private readonly Dictionary<PlaceId, Access[]> accesses = [];
    private readonly Dictionary<(PlaceId From, PlaceId To), RoadWay?> ways = [];
    private readonly ShortestPaths paths;

    public RoadNetwork(Network network, Luck luck)
    {
        (this.network, this.luck) = (network, luck);
        rates = new ExchangeRates(network.Corridor.ExchangeRates);
        foreach (var road in network.Corridor.Roads)
        {
            links.Add(LinkOf(NodeOf(road.From), NodeOf(road.To), road));
        }

        paths = new ShortestPaths(places.Count);
        for (var link = 0; link < links.Count; link++)
        {
            paths.Add(links[link].From, links[link].To, links[link].Road.Drive.P50Minutes, link);
        }
    }

    /// <summary>The fastest way, by access roads where an end is off the road network; null when there is none.</summary>
    public RoadWay? Find(PlaceId from, PlaceId to)
    {
        lock (gate)
        {
            if (!ways.TryGetValue((from, to), out var way))
            {
                ways.Add((from, to), way = FindWay(from, to) is { } found ? SumOf(found) : null);
            }

            return way;
        }
    }

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

        var (here, there) = (network.GetPlace(from), network.GetPlace(to));
        return here.Country == there.Country && here.Position is { } a && there.Position is { } b &&
            a.GreatCircleTo(b) is var away && away <= FarthestAccess ? LinkOf(-1, -1, AccessRoad(here, there, away)) : null;
    }

    private RoadTree TreeOf(int node)
    {
        if (!trees.TryGetValue(node, out var tree))
        {
            var (weights, lastLinks, previous) = paths.From(node);
            var sums = new RoadWay?[places.Count];
            sums[node] = new RoadWay(UncertainTime.None, 0, 0, []);
            trees.Add(node, tree = new RoadTree(weights, lastLinks, previous, sums));
        }

        return tree;
    }

    /// <summary>Link by link along the tree, so that a drive in two parts takes as long as the whole on every day of luck.</summary>
    private RoadWay SumTo(int node, RoadTree tree)
    {
        if (tree.Sums[node] is { } known)
        {
            return known;
        }

        return tree.Sums[node] = Then(SumTo(tree.Previous[node], tree), links[tree.LastLinks[node]]);
    }

    private RoadWay SumOf(Way way)
    {
        if (way.Direct is { } direct)
        {
            return Then(new RoadWay(UncertainTime.None, 0, 0, []), direct) with { Roads = RoadsOf(way) };
        }

        var sum = SumTo(way.End.Node, way.Tree!);
        sum = way.Start.Link is { } first ? Then(sum, first) : sum;
        sum = way.End.Link is { } last ? Then(sum, last) : sum;
        return sum with { Roads = RoadsOf(way) };
    }

    private static RoadWay Then(RoadWay way, RoadLink link) => new(
        UncertainTime.Sum([way.Time, link.Time]), way.Metres + link.Road.Length.Metres, way.TollUsd + link.TollUsd, []);

    /// <summary>Looked up only for the few drives that someone reads about.</summary>
    private IEnumerable<Road> RoadsOf(Way way)
    {
        var ends = new[] { way.Direct, way.Start.Link, way.End.Link };
        foreach (var link in ends)
        {
            if (link is { } access)
            {
                yield return access.Road;
            }
        }

        for (var node = way.End.Node; way.Tree is { } tree && tree.LastLinks[node] >= 0; node = tree.Previous[node])
        {
            yield return links[tree.LastLinks[node]].Road;
        }
    }

    private RoadLink LinkOf(int from, int to, Road road) => new(from, to, road,
        UncertainTime.From(road.Drive, "roads:" + network.GetPlace(road.From).Country, luck), rates.FindUsd(road.Toll) ?? 0);

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
        if (!accesses.TryGetValue(id, out var found))
        {
            found = nodes.TryGetValue(id, out var itself) ? [new Access(itself, 0, null)] : NearestTo(network.GetPlace(id));
            accesses.Add(id, found);
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
            .Select((id, node) => (Place: network.GetPlace(id), Node: node))
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
    private sealed record RoadTree(double[] Weights, int[] LastLinks, int[] Previous, RoadWay?[] Sums);

    private sealed record Way(double Minutes, RoadTree? Tree, Access Start, Access End, RoadLink? Direct);
}

/// <summary>The fastest way of a lorry between two places.</summary>
/// <param name="Time">How long it takes.</param>
/// <param name="Metres">How far it is.</param>
/// <param name="TollUsd">Tolls of one lorry, US dollars.</param>
/// <param name="Roads">The roads of it, worked out when they are asked for.</param>
internal sealed record RoadWay(UncertainTime Time, double Metres, double TollUsd, IEnumerable<Road> Roads);
