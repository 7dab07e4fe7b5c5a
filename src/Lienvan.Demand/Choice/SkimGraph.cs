using Lienvan.Model.Places;
using Lienvan.Planner;

namespace Lienvan.Demand.Choice;

/// <summary>What an hour, a hand-over and an uncertain hour are worth to a consignment, US dollars.</summary>
/// <param name="UsdPerHour">An hour.</param>
/// <param name="UsdPerTransfer">Handing it over once more.</param>
/// <param name="Reliability">What share of an uncertain hour counts as an hour.</param>
internal readonly record struct CostWeights(double UsdPerHour, double UsdPerTransfer, double Reliability);

/// <summary>
/// The planner's moves of one cargo as flat arrays, with shortest trees by generalised cost forwards from a door and backwards to one
/// (E. W. Dijkstra, Numerische Mathematik 1 (1959) 269). A tree keeps to the moves that it is given leave for.
/// </summary>
internal sealed class SkimGraph
{
    private readonly int[] firstOut;
    private readonly int[] firstIn;
    private readonly int[] byTo;
    private readonly double[] spreads;

    public SkimGraph(MovementGraph graph)
    {
        Graph = graph;
        var count = graph.States.Length;
        (From, To) = ([.. graph.Movements.Select(move => move.From)], [.. graph.Movements.Select(move => move.To)]);
        spreads = [.. graph.Movements.Select(move => Spread(move.LuckHours.AsSpan()))];
        byTo = [.. Enumerable.Range(0, To.Length).OrderBy(move => To[move]).ThenBy(move => move)];
        firstOut = FirstOf(Enumerable.Range(0, From.Length).Select(move => From[move]), count);
        firstIn = FirstOf(byTo.Select(move => To[move]), count);
    }

    public MovementGraph Graph { get; }

    public int[] From { get; }

    public int[] To { get; }

    /// <summary>The generalised cost of every move.</summary>
    public double[] Weigh(CostWeights weights)
    {
        var costs = new double[From.Length];
        for (var index = 0; index < costs.Length; index++)
        {
            var move = Graph.Movements[index];
            costs[index] = move.Usd + (weights.UsdPerHour * (move.Hours + (weights.Reliability * Math.Max(0, spreads[index]))))
                + (move.Kind == MovementKind.Handling ? weights.UsdPerTransfer : 0);
        }

        return costs;
    }

    /// <summary>The cheapest ways from a state to all by the moves allowed; or, backwards, from all to it.</summary>
    /// <param name="start">The state.</param>
    /// <param name="costs">Of each move; not negative.</param>
    /// <param name="isAllowed">Of each move.</param>
    /// <param name="isBackward">Whether it is to the state rather than from it.</param>
    public SkimTree Grow(int start, double[] costs, bool[] isAllowed, bool isBackward)
    {
        var count = Graph.States.Length;
        var (best, last) = (new double[count], new int[count]);
        Array.Fill(best, double.PositiveInfinity);
        Array.Fill(last, -1);
        best[start] = 0;
        var (first, ends) = isBackward ? (firstIn, From) : (firstOut, To);
        var open = new PriorityQueue<int, (double Cost, int State)>(count);
        open.Enqueue(start, (0, start));
        while (open.TryDequeue(out var state, out var reached))
        {
            if (reached.Cost > best[state])
            {
                continue;
            }

            for (var position = first[state]; position < first[state + 1]; position++)
            {
                var move = isBackward ? byTo[position] : position;
                if (isAllowed[move] && reached.Cost + costs[move] is var cost && cost < best[ends[move]])
                {
                    (best[ends[move]], last[ends[move]]) = (cost, move);
                    open.Enqueue(ends[move], (cost, ends[move]));
                }
            }
        }

        return new SkimTree(best, last, isBackward);
    }

    /// <summary>Adds the moves of a tree between a state and the tree's root, in the order of travel.</summary>
    public void AddMoves(SkimTree tree, int state, List<int> moves)
    {
        var position = moves.Count;
        for (var at = state; tree.Last[at] >= 0; at = tree.IsBackward ? To[tree.Last[at]] : From[tree.Last[at]])
        {
            moves.Insert(tree.IsBackward ? moves.Count : position, tree.Last[at]);
        }
    }

    /// <summary>The way over those moves.</summary>
    public Way ToWay(IReadOnlyList<int> moves, Mode mode, Model.Borders.CrossingId? crossing)
    {
        var (usd, hours, co2, transfers) = (0.0, 0.0, 0.0, 0);
        Span<double> kilometres = stackalloc double[3];
        Span<float> luck = stackalloc float[Graph.Movements.Length == 0 ? 0 : Graph.Movements[0].LuckHours.Length];
        luck.Clear();
        foreach (var index in moves)
        {
            var move = Graph.Movements[index];
            (usd, hours, co2) = (usd + move.Usd, hours + move.Hours, co2 + move.Co2Kilograms);
            transfers += move.Kind == MovementKind.Handling ? 1 : 0;
            kilometres[(int)Graph.States[move.From].Carriage.Mode] += move.Kilometres;
            for (var day = 0; day < luck.Length; day++)
            {
                luck[day] += move.LuckHours[day];
            }
        }

        return new Way
        {
            Mode = mode,
            Crossing = crossing,
            Movements = [.. moves],
            Rides = [.. moves.Select(index => Graph.Movements[index]).Where(move => move.Service is not null)
                .Select(move => new WayRide(move.Service!.Id, move.BoardStop, move.AlightStop, move.DepartureWaitHours))],
            Handlings = [.. moves.Select(index => Graph.Movements[index].Handling).OfType<string>()],
            Usd = usd,
            Hours = hours,
            SpreadHours = Math.Max(0, Spread(luck)),
            Co2Kilograms = co2,
            RailKilometres = kilometres[(int)Mode.Rail],
            RoadKilometres = kilometres[(int)Mode.Road],
            SeaKilometres = kilometres[(int)Mode.Sea],
            Transfers = transfers,
        };
    }

    /// <summary>The ninetieth percentile over the days of luck, which counts from the median.</summary>
    private static double Spread(ReadOnlySpan<float> luckHours)
    {
        if (luckHours.IsEmpty)
        {
            return 0;
        }

        Span<float> sorted = stackalloc float[luckHours.Length];
        luckHours.CopyTo(sorted);
        sorted.Sort();
        return sorted[(int)Math.Ceiling(0.9 * sorted.Length) - 1];
    }

    private static int[] FirstOf(IEnumerable<int> sorted, int count)
    {
        var first = new int[count + 1];
        foreach (var state in sorted)
        {
            first[state + 1]++;
        }

        for (var state = 0; state < count; state++)
        {
            first[state + 1] += first[state];
        }

        return first;
    }
}

/// <summary>The cheapest ways from, or to, one state.</summary>
/// <param name="Costs">Of each state; infinite where none leads.</param>
/// <param name="Last">Of each state the move next to it on the way; −1 at the root and where none leads.</param>
/// <param name="IsBackward">Whether ways lead to the root.</param>
internal sealed record SkimTree(double[] Costs, int[] Last, bool IsBackward);
