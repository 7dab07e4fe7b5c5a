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

/// <summary>Which pairs of doors ways are wanted for.</summary>
/// <param name="Region">Between which countries.</param>
/// <param name="From">Doors that send.</param>
/// <param name="To">Doors that receive.</param>
/// <param name="IsWanted">Shape <c>[from, to]</c>, row-major; null for all pairs.</param>
internal sealed record SkimQuestion(TradeRegion Region, ImmutableArray<PlaceId> From, ImmutableArray<PlaceId> To, bool[]? IsWanted = null)
{
    public int PairCount => From.Length * To.Length;

    public bool Wants(int pair) => From[pair / To.Length] != To[pair % To.Length] && (IsWanted is null || IsWanted[pair]);
}

/// <summary>
/// The representative ways of one class of cargo on one network between doors: by mode and crossing the best for cargo that can wait and
/// the best for cargo that can't. Over a border a way is the cheapest to it, the move over it, and the cheapest from it, so that one tree
/// a door serves all pairs.
/// </summary>
internal sealed class Skims
{
    /// <summary>Road gates that a pair of doors chooses among at most.</summary>
    private const int MostGates = 6;

    private readonly SkimGraph skim;
    private readonly Dictionary<CrossingId, Mode> modes;
    private readonly Dictionary<CrossingId, (CountryId A, CountryId B)> sides;

    public Skims(Network network, MovementGraph graph)
    {
        skim = new SkimGraph(graph);
        modes = network.Corridor.Crossings.ToDictionary(crossing => crossing.Id, crossing => crossing.Mode);
        sides = network.Corridor.Crossings.ToDictionary(
            crossing => crossing.Id,
            crossing => (network.GetPlace(crossing.PlaceA).Country, network.GetPlace(crossing.PlaceB).Country));
    }

    public MovementGraph Graph => skim.Graph;

    /// <summary>
    /// Ways from each of the doors on one side to each on the other; without another side, between doors of the one. Shape
    /// <c>[from, to]</c>, row-major; empty where nothing leads or nothing is wanted.
    /// </summary>
    public Way[][] Find(SkimQuestion question, ReadOnlySpan<CostWeights> weights)
    {
        var searches = new List<JoinSearch>();
        foreach (var weight in weights)
        {
            var costs = skim.Weigh(weight);
            searches.AddRange(question.Region.IsAtHome ? AtHome(question, costs) : [OverBorder(question, costs)]);
        }

        var ways = new Way[question.PairCount][];
        var found = new List<JoinFound>();
        for (var pair = 0; pair < ways.Length; pair++)
        {
            found.Clear();
            if (question.Wants(pair))
            {
                foreach (var search in searches)
                {
                    search.AddFound(pair, found);
                }
            }

            ways[pair] = found.Count == 0 ? [] : ToWays(pair, found);
        }

        return ways;
    }

    /// <summary>Ways in the order of mode and crossing, each once, over the cheapest gates only.</summary>
    private Way[] ToWays(int pair, List<JoinFound> found)
    {
        var gates = found.Where(one => one.Mode == Mode.Road).GroupBy(one => one.Crossing)
            .OrderBy(group => group.Min(one => one.Cost)).ThenBy(group => group.Key?.Value, StringComparer.Ordinal)
            .Take(MostGates).Select(group => group.Key).ToList();
        var (ways, seen, moves) = (new List<Way>(), new List<int[]>(), new List<int>());
        foreach (var group in found.GroupBy(one => (one.Mode, one.Crossing)).OrderBy(group => group.Key.Mode)
            .ThenBy(group => group.Key.Crossing?.Value, StringComparer.Ordinal))
        {
            if (group.Key.Mode == Mode.Road && !gates.Contains(group.Key.Crossing))
            {
                continue;
            }

            seen.Clear();
            foreach (var one in group)
            {
                moves.Clear();
                one.Search.AddMoves(pair, one.Move, moves);
                if (!seen.Exists(other => moves.SequenceEqual(other)))
                {
                    int[] path = [.. moves];
                    seen.Add(path);
                    ways.Add(skim.ToWay(path, group.Key.Mode, group.Key.Crossing));
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
            if (members.Length == 1)
            {
                continue;
            }

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

    private JoinSearch OverBorder(SkimQuestion question, double[] costs)
    {
        var (keys, joints) = Borders(question.Region);
        return new JoinSearch(skim, question, costs, (Within(question.Region.Here), Within(question.Region.There)))
        {
            Keys = keys, Joints = joints,
        }.Run();
    }

    /// <summary>By lorry alone; and by each other mode on at least one ride of it, with lorries before and after.</summary>
    private IEnumerable<JoinSearch> AtHome(SkimQuestion question, double[] costs)
    {
        var within = Within(question.Region.Here);
        foreach (var mode in (Mode[])[Mode.Road, Mode.Rail, Mode.Sea])
        {
            bool[] allowed = [.. within.Select((isWithin, move) => isWithin && IsOn(move, mode))];
            (int, int)[] rides = mode == Mode.Road ? [] : [.. Enumerable.Range(0, allowed.Length)
                .Where(move => allowed[move] && Graph.Movements[move].Kind == MovementKind.Ride).Select(move => (move, 0))];
            if (mode == Mode.Road || rides.Length > 0)
            {
                yield return new JoinSearch(skim, question, costs, (allowed, allowed))
                {
                    Keys = [(mode, null)], Joints = rides, IsDirect = mode == Mode.Road,
                }.Run();
            }
        }
    }

    private bool IsOn(int move, Mode mode) =>
        Graph.Movements[move] is var movement && (movement.Kind == MovementKind.Drive ||
            (mode != Mode.Road && (movement.Service is { } service ? service.Mode == mode : movement.Kind == MovementKind.Handling)));

    /// <summary>Which moves stay within those countries: both ends do, and so does every crossing on the way.</summary>
    private bool[] Within(ImmutableArray<CountryId> countries)
    {
        bool[] isIn = [.. Graph.States.Select(state => countries.Contains(state.Country))];
        return
        [
            .. Graph.Movements.Select(move => isIn[move.From] && isIn[move.To] &&
                move.Crossings.All(crossing => countries.Contains(sides[crossing].A) && countries.Contains(sides[crossing].B))),
        ];
    }

    /// <summary>The moves from one side to the other, and the mode and crossing that each is named after.</summary>
    private ((Mode, CrossingId?)[] Keys, (int Move, int Key)[] Moves) Borders(TradeRegion region)
    {
        var (keys, moves) = (new List<(Mode, CrossingId?)>(), new List<(int, int)>());
        for (var move = 0; move < Graph.Movements.Length; move++)
        {
            var movement = Graph.Movements[move];
            if (movement.Crossings.Length > 0 && region.Here.Contains(Graph.States[movement.From].Country) &&
                region.There.Contains(Graph.States[movement.To].Country))
            {
                var between = movement.Crossings.Where(crossing => IsBetween(region, crossing)).ToArray();
                if (between.Length == 1 && movement.Crossings.All(crossing => IsOf(region, crossing)))
                {
                    var mode = modes[between[0]];
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
}
