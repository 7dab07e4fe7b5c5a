using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Planner;

namespace Lienvan.Demand.Choice;

/// <summary>Between which countries goods are sent.</summary>
/// <param name="Here">One side; for what stays at home the only one.</param>
/// <param name="There">The other side; empty for what stays at home.</param>
internal sealed record TradeRegion(ImmutableArray<CountryId> Here, ImmutableArray<CountryId> There)
{
    public bool IsAtHome => There.IsEmpty;
}

/// <summary>
/// The representative ways of one class of cargo on one network between doors: by mode and crossing the best for cargo that can wait and
/// the
/// best for cargo that can't. Over a border a way is the cheapest to it, the move over it, and the cheapest from it, so that one tree a
/// door
/// serves all pairs.
/// </summary>
internal sealed class Skims
{
    /// <summary>Road gates that a pair of doors chooses among at most.</summary>
    private const int MostGates = 6;

    private readonly SkimGraph skim;
    private readonly Dictionary<CrossingId, (CountryId A, CountryId B)> sides;

    public Skims(Network network, MovementGraph graph)
    {
        skim = new SkimGraph(graph);
        Modes = network.Corridor.Crossings.ToDictionary(crossing => crossing.Id, crossing => crossing.Mode);
        sides = network.Corridor.Crossings.ToDictionary(
            crossing => crossing.Id,
            crossing => (network.GetPlace(crossing.PlaceA).Country, network.GetPlace(crossing.PlaceB).Country));
    }

    public MovementGraph Graph => skim.Graph;

    private Dictionary<CrossingId, Mode> Modes { get; }

    /// <summary>
    /// Ways from each of the doors on one side to each on the other; without another side, between doors of the one. Shape
    /// <c>[from, to]</c>, row-major; empty where nothing leads.
    /// </summary>
    public Way[][] Find(TradeRegion region, ImmutableArray<PlaceId> from, ImmutableArray<PlaceId> to, ReadOnlySpan<CostWeights> weights)
    {
        var found = new Dictionary<(Mode, CrossingId?), List<(double Cost, int[] Moves)>>?[from.Length * to.Length];
        foreach (var weight in weights)
        {
            var costs = skim.Weigh(weight);
            if (region.IsAtHome)
            {
                FindAtHome(region, from, to, costs, found);
            }
            else
            {
                FindOverBorder(region, from, to, costs, found);
            }
        }

        return [.. found.Select(ToWays)];
    }

    private Way[] ToWays(Dictionary<(Mode Mode, CrossingId? Crossing), List<(double Cost, int[] Moves)>>? found)
    {
        if (found is null)
        {
            return [];
        }

        var cheapestGates = found.Keys.Where(key => key.Mode == Mode.Road).OrderBy(key => found[key].Min(way => way.Cost))
            .ThenBy(key => key.Crossing?.Value, StringComparer.Ordinal).Take(MostGates).ToHashSet();
        var ways = new List<Way>();
        foreach (var (key, list) in found.OrderBy(pair => pair.Key.Mode).ThenBy(pair => pair.Key.Crossing?.Value, StringComparer.Ordinal))
        {
            if (key.Mode == Mode.Road && !cheapestGates.Contains(key))
            {
                continue;
            }

            var seen = new List<int[]>();
            foreach (var (_, moves) in list)
            {
                if (!seen.Exists(other => other.AsSpan().SequenceEqual(moves)))
                {
                    seen.Add(moves);
                    ways.Add(skim.ToWay(moves, key.Mode, key.Crossing));
                }
            }
        }

        return WithSizes(ways);
    }

    /// <summary>Path sizes among the ways of one mode, by hours on each move.</summary>
    private Way[] WithSizes(List<Way> ways)
    {
        var sized = ways.ToArray();
        foreach (var group in Enumerable.Range(0, ways.Count).GroupBy(index => ways[index].Mode))
        {
            int[] members = [.. group];
            var sizes = PathSize.Of(
                [.. members.Select(index => ways[index].Movements)],
                [.. members.Select(index => ways[index].Movements.Select(move => Graph.Movements[move].Hours).ToImmutableArray())]);
            for (var position = 0; position < members.Length; position++)
            {
                sized[members[position]] = ways[members[position]] with { PathSize = sizes[position] };
            }
        }

        return sized;
    }

    private void FindOverBorder(TradeRegion region, ImmutableArray<PlaceId> from, ImmutableArray<PlaceId> to, double[] costs,
        Dictionary<(Mode, CrossingId?), List<(double, int[])>>?[] found)
    {
        var (here, there) = (Within(region.Here), Within(region.There));
        var trees = from.Select(place => Graph.FindDoor(place) is { } door ? skim.Grow(door, costs, here, false) : null).ToArray();
        var backTrees = to.Select(place => Graph.FindDoor(place) is { } door ? skim.Grow(door, costs, there, true) : null).ToArray();
        var borders = Borders(region);
        var (best, bestMove) = (new double[borders.Keys.Length], new int[borders.Keys.Length]);
        var moves = new List<int>();
        for (var pair = 0; pair < found.Length; pair++)
        {
            if (trees[pair / to.Length] is not { } tree || backTrees[pair % to.Length] is not { } backTree)
            {
                continue;
            }

            Array.Fill(best, double.PositiveInfinity);
            foreach (var (move, key) in borders.Moves)
            {
                var cost = tree.Costs[skim.From[move]] + costs[move] + backTree.Costs[skim.To[move]];
                if (cost < best[key])
                {
                    (best[key], bestMove[key]) = (cost, move);
                }
            }

            for (var key = 0; key < best.Length; key++)
            {
                if (best[key] < double.PositiveInfinity)
                {
                    moves.Clear();
                    skim.AddMoves(tree, skim.From[bestMove[key]], moves);
                    moves.Add(bestMove[key]);
                    skim.AddMoves(backTree, skim.To[bestMove[key]], moves);
                    Add(ref found[pair], borders.Keys[key], best[key], [.. moves]);
                }
            }
        }
    }

    /// <summary>By lorry alone; and by each other mode on at least one ride of it, with lorries before and after.</summary>
    private void FindAtHome(TradeRegion region, ImmutableArray<PlaceId> from, ImmutableArray<PlaceId> to, double[] costs,
        Dictionary<(Mode, CrossingId?), List<(double, int[])>>?[] found)
    {
        var within = Within(region.Here);
        foreach (var mode in new[] { Mode.Road, Mode.Rail, Mode.Sea })
        {
            var allowed = new bool[within.Length];
            for (var move = 0; move < allowed.Length; move++)
            {
                allowed[move] = within[move] && IsOn(move, mode);
            }

            var rides = Enumerable.Range(0, allowed.Length)
                .Where(move => allowed[move] && Graph.Movements[move].Kind == MovementKind.Ride).ToArray();
            var backTrees = to.Select(place => Graph.FindDoor(place) is { } door ? skim.Grow(door, costs, allowed, true) : null).ToArray();
            for (var origin = 0; origin < from.Length; origin++)
            {
                if (Graph.FindDoor(from[origin]) is not { } start || (mode != Mode.Road && rides.Length == 0))
                {
                    continue;
                }

                var tree = skim.Grow(start, costs, allowed, false);
                for (var destination = 0; destination < to.Length; destination++)
                {
                    if (backTrees[destination] is { } backTree && from[origin] != to[destination])
                    {
                        AddHomeWay(new HomeSearch(mode, start, tree, backTree, rides, costs),
                            ref found[(origin * to.Length) + destination]);
                    }
                }
            }
        }
    }

    private void AddHomeWay(HomeSearch search, ref Dictionary<(Mode, CrossingId?), List<(double, int[])>>? found)
    {
        var moves = new List<int>();
        if (search.Mode == Mode.Road)
        {
            if (search.BackTree.Costs[search.Start] < double.PositiveInfinity)
            {
                skim.AddMoves(search.BackTree, search.Start, moves);
                Add(ref found, (Mode.Road, null), search.BackTree.Costs[search.Start], [.. moves]);
            }

            return;
        }

        var (best, bestRide) = (double.PositiveInfinity, -1);
        foreach (var ride in search.Rides)
        {
            var cost = search.Tree.Costs[skim.From[ride]] + search.Costs[ride] + search.BackTree.Costs[skim.To[ride]];
            (best, bestRide) = cost < best ? (cost, ride) : (best, bestRide);
        }

        if (bestRide >= 0)
        {
            skim.AddMoves(search.Tree, skim.From[bestRide], moves);
            moves.Add(bestRide);
            skim.AddMoves(search.BackTree, skim.To[bestRide], moves);
            Add(ref found, (search.Mode, null), best, [.. moves]);
        }
    }

    private bool IsOn(int move, Mode mode) =>
        Graph.Movements[move] is var movement && (movement.Kind == MovementKind.Drive ||
            (mode != Mode.Road && (movement.Service is { } service ? service.Mode == mode : movement.Kind == MovementKind.Handling)));

    private static void Add(
        ref Dictionary<(Mode, CrossingId?), List<(double, int[])>>? found, (Mode, CrossingId?) key, double cost, int[] moves)
    {
        found ??= [];
        if (!found.TryGetValue(key, out var list))
        {
            found.Add(key, list = []);
        }

        list.Add((cost, moves));
    }

    /// <summary>Which moves stay within those countries: both ends do, and so does every crossing on the way.</summary>
    private bool[] Within(ImmutableArray<CountryId> countries) =>
    [
        .. Graph.Movements.Select(move => countries.Contains(Graph.States[move.From].Country) &&
            countries.Contains(Graph.States[move.To].Country) &&
            move.Crossings.All(crossing => countries.Contains(sides[crossing].A) && countries.Contains(sides[crossing].B))),
    ];

    /// <summary>The moves from one side to the other, and the mode and crossing that each is named after.</summary>
    private ((Mode, CrossingId?)[] Keys, (int Move, int Key)[] Moves) Borders(TradeRegion region)
    {
        var (keys, moves) = (new List<(Mode, CrossingId?)>(), new List<(int, int)>());
        for (var move = 0; move < Graph.Movements.Length; move++)
        {
            var movement = Graph.Movements[move];
            if (region.Here.Contains(Graph.States[movement.From].Country) && region.There.Contains(Graph.States[movement.To].Country))
            {
                var between = movement.Crossings.Where(crossing => IsBetween(region, crossing)).ToArray();
                if (between.Length == 1 && movement.Crossings.All(crossing => IsOf(region, crossing)))
                {
                    var mode = Modes[between[0]];
                    (Mode, CrossingId?) key = (mode, mode == Mode.Sea ? null : between[0]);
                    var index = keys.IndexOf(key);
                    if (index < 0)
                    {
                        (index, _) = (keys.Count, 0);
                        keys.Add(key);
                    }

                    moves.Add((move, index));
                }
            }
        }

        return ([.. keys], [.. moves]);
    }

    private bool IsBetween(TradeRegion region, CrossingId crossing) =>
        sides[crossing] is var (a, b) && ((region.Here.Contains(a) && region.There.Contains(b)) ||
            (region.Here.Contains(b) && region.There.Contains(a)));

    private bool IsOf(TradeRegion region, CrossingId crossing) => sides[crossing] is var (a, b) &&
        (region.Here.Contains(a) || region.There.Contains(a)) && (region.Here.Contains(b) || region.There.Contains(b));

    private sealed record HomeSearch(Mode Mode, int Start, SkimTree Tree, SkimTree BackTree, int[] Rides, double[] Costs);
}
