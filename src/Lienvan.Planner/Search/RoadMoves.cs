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
    private readonly Dictionary<int, List<DriveMove>> drives = [];
    private readonly ShortestPaths paths;

    public RoadMoves(MoveContext context, IEnumerable<PlaceId> targets)
    {
        this.context = context;
        this.targets = [.. targets.Distinct()];
        foreach (var road in context.Network.Corridor.Roads)
        {
            links.Add(LinkOf(NodeOf(road.From), NodeOf(road.To), road));
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

        if (!drives.TryGetValue(start, out var found))
        {
            drives.Add(start, found = DrivesFrom(state.Place, start));
        }

        foreach (var drive in found)
        {
            moves.Add(new StepEdge
            {
                From = id,
                To = idOf(state with { Place = drive.To }),
                Kind = EdgeKind.Drive,
                CostUsd = drive.CostUsd,
                Co2Grams = drive.Co2Grams,
                Length = drive.Length,
                Steps = [new Step(StepKind.Drive, OpenTimes.Always, drive.Time, "")],
                Chosen = drive.Assumptions,
            });
        }
    }

    private List<DriveMove> DrivesFrom(PlaceId from, int start)
    {
        var tree = paths.From(start);
        var sums = new Drive?[places.Count];
        sums[start] = new Drive(UncertainTime.None, 0, 0);
        var found = new List<DriveMove>();
        foreach (var target in targets)
        {
            if (target != from && nodes.TryGetValue(target, out var end) && !double.IsInfinity(tree.Weights[end]))
            {
                if (ToMove(from, target, SumTo(end, tree, sums), () => LinksTo(end, tree)) is not { } drive)
                {
                    break;
                }

                found.Add(drive);
            }
        }

        return found;
    }

    /// <summary>Link by link along the tree, so that a drive in two parts takes as long as the whole on every day of luck.</summary>
    private Drive SumTo(int node, (double[] Weights, int[] LastLinks, int[] Previous) tree, Drive?[] sums)
    {
        if (sums[node] is { } known)
        {
            return known;
        }

        var before = SumTo(tree.Previous[node], tree, sums);
        var link = links[tree.LastLinks[node]];
        return sums[node] = new Drive(
            UncertainTime.Sum([before.Time, link.Time]), before.Metres + link.Road.Length.Metres, before.TollUsd + link.TollUsd);
    }

    private DriveMove? ToMove(PlaceId from, PlaceId target, Drive drive, Func<List<RoadLink>> way)
    {
        var country = context.CountryOf(from);
        var length = Distance.FromMetres(drive.Metres);
        if (context.Pricing.Drive(country, length) is not { } price)
        {
            context.Refusals.Add(RefusalKind.NoTariff, $"no road tariff of {country} covers this cargo");
            return null;
        }

        var emission = context.Pricing.Emission(Mode.Road, Traction.Diesel, country, length);
        var usd = price.Usd + (drive.TollUsd * context.Cargo.Lorries);
        return new DriveMove(target, drive.Time, usd, emission.Grams, length, AssumptionsOf(way, price, emission));
    }

    /// <summary>Worked out only for the few drives that someone reads about.</summary>
    private static IEnumerable<Assumption> AssumptionsOf(Func<List<RoadLink>> way, Price price, Emitted emission)
    {
        foreach (var assumption in price.Assumptions.Concat(emission.Assumptions))
        {
            yield return assumption;
        }

        foreach (var link in way().Where(link => link.Road.Provenance.IsAssumed))
        {
            yield return new Assumption("road " + link.Road.Id, link.Road.Provenance.Source);
        }
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
    /// Joins a place that no road of the package reaches to the nearest ones that some road does, so that any place can be asked about.
    /// </summary>
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
            links.Add(LinkOf(NodeOf(target), node, AccessRoad(place, other, away)));
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

    private readonly record struct RoadLink(int From, int To, Road Road, UncertainTime Time, double TollUsd);

    private sealed record Drive(UncertainTime Time, double Metres, double TollUsd);

    private sealed record DriveMove(
        PlaceId To, UncertainTime Time, double CostUsd, double Co2Grams, Distance Length, IEnumerable<Assumption> Assumptions);
}
