using Lienvan.Model.Borders;
using Lienvan.Model.Places;

namespace Lienvan.Demand.Choice;

/// <summary>The best way of a pair by one mode and crossing, as one search found it.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Crossing">The crossing; null for none.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Move">The move that it is joined by; −1 for a way that needs none.</param>
/// <param name="Search">The search.</param>
internal readonly record struct JoinFound(Mode Mode, CrossingId? Crossing, double Cost, int Move, JoinSearch Search);

/// <summary>
/// The cheapest ways between pairs of doors at one set of costs, each made of a tree from its start, a joint — the move over the border,
/// or a ride — and a tree to its end. Of joints that end alike only the best of each start is held against the ends.
/// </summary>
internal sealed class JoinSearch(SkimGraph skim, SkimQuestion question, double[] costs, (bool[] Before, bool[] After) allowed)
{
    private SkimTree?[] trees = [];
    private SkimTree?[] backTrees = [];
    private double[] best = [];
    private int[] bestMoves = [];

    /// <summary>What ways are told apart by.</summary>
    public required (Mode Mode, CrossingId? Crossing)[] Keys { get; init; }

    /// <summary>The moves that may join, and the key of each.</summary>
    public required (int Move, int Key)[] Joints { get; init; }

    /// <summary>Whether a way needs no joint: the tree to its end is enough.</summary>
    public bool IsDirect { get; init; }

    public JoinSearch Run()
    {
        var (from, to) = (question.From, question.To);
        backTrees = [.. to.Select((place, column) => HasColumn(column) ? TreeOf(place, allowed.After, true) : null)];
        trees = [.. from.Select((place, row) => HasRow(row) && !IsDirect ? TreeOf(place, allowed.Before, false) : null)];
        best = new double[question.PairCount * Keys.Length];
        bestMoves = new int[best.Length];
        Array.Fill(best, double.PositiveInfinity);
        var ends = new JointEnds(skim, Joints);
        for (var row = 0; row < from.Length; row++)
        {
            if (IsDirect)
            {
                GoStraight(row);
            }
            else if (trees[row] is { } tree)
            {
                ends.Start(tree.Costs, costs);
                Join(row, ends);
            }
        }

        return this;
    }

    public void AddFound(int pair, List<JoinFound> found)
    {
        for (var key = 0; key < Keys.Length; key++)
        {
            var at = (pair * Keys.Length) + key;
            if (best[at] < double.PositiveInfinity)
            {
                found.Add(new JoinFound(Keys[key].Mode, Keys[key].Crossing, best[at], bestMoves[at], this));
            }
        }
    }

    /// <summary>The moves of a pair's way, in the order of travel.</summary>
    public void AddMoves(int pair, int move, List<int> moves)
    {
        var backTree = backTrees[pair % question.To.Length]!;
        if (move < 0)
        {
            skim.AddMoves(backTree, skim.Graph.FindDoor(question.From[pair / question.To.Length])!.Value, moves);
            return;
        }

        skim.AddMoves(trees[pair / question.To.Length]!, skim.From[move], moves);
        moves.Add(move);
        skim.AddMoves(backTree, skim.To[move], moves);
    }

    private void GoStraight(int row)
    {
        if (skim.Graph.FindDoor(question.From[row]) is not { } start)
        {
            return;
        }

        for (var column = 0; column < question.To.Length; column++)
        {
            var pair = (row * question.To.Length) + column;
            if (question.Wants(pair) && backTrees[column] is { } backTree)
            {
                (best[pair], bestMoves[pair]) = (backTree.Costs[start], -1);
            }
        }
    }

    private void Join(int row, JointEnds ends)
    {
        for (var column = 0; column < question.To.Length; column++)
        {
            var pair = (row * question.To.Length) + column;
            if (!question.Wants(pair) || backTrees[column] is not { } backTree)
            {
                continue;
            }

            foreach (var (state, key, cost, move) in ends.Best)
            {
                var (at, whole) = ((pair * Keys.Length) + key, cost + backTree.Costs[state]);
                if (whole < best[at])
                {
                    (best[at], bestMoves[at]) = (whole, move);
                }
            }
        }
    }

    private SkimTree? TreeOf(PlaceId place, bool[] isAllowed, bool isBackward) =>
        skim.Graph.FindDoor(place) is { } door ? skim.Grow(door, costs, isAllowed, isBackward) : null;

    private bool HasRow(int row) => Enumerable.Range(0, question.To.Length).Any(column =>
        question.Wants((row * question.To.Length) + column));

    private bool HasColumn(int column) => Enumerable.Range(0, question.From.Length).Any(row =>
        question.Wants((row * question.To.Length) + column));
}

/// <summary>Joints by the state that they end in, and the best of each from one start.</summary>
internal sealed class JointEnds
{
    private readonly SkimGraph skim;
    private readonly (int Move, int Key)[] joints;
    private readonly int[] slotOf;
    private readonly (int State, int Key)[] slots;
    private readonly double[] best;
    private readonly int[] bestMoves;

    public JointEnds(SkimGraph skim, (int Move, int Key)[] joints)
    {
        (this.skim, this.joints) = (skim, joints);
        var index = new Dictionary<(int, int), int>();
        var found = new List<(int, int)>();
        slotOf = new int[joints.Length];
        for (var joint = 0; joint < joints.Length; joint++)
        {
            var slot = (skim.To[joints[joint].Move], joints[joint].Key);
            if (!index.TryGetValue(slot, out slotOf[joint]))
            {
                index.Add(slot, slotOf[joint] = found.Count);
                found.Add(slot);
            }
        }

        slots = [.. found];
        (best, bestMoves) = (new double[slots.Length], new int[slots.Length]);
    }

    /// <summary>End states that can be reached, the key of the joint, what it costs up to there, and the joint.</summary>
    public List<(int State, int Key, double Cost, int Move)> Best { get; } = [];

    public void Start(double[] costsTo, double[] costs)
    {
        Array.Fill(best, double.PositiveInfinity);
        for (var joint = 0; joint < joints.Length; joint++)
        {
            var move = joints[joint].Move;
            var cost = costsTo[skim.From[move]] + costs[move];
            if (cost < best[slotOf[joint]])
            {
                (best[slotOf[joint]], bestMoves[slotOf[joint]]) = (cost, move);
            }
        }

        Best.Clear();
        for (var slot = 0; slot < slots.Length; slot++)
        {
            if (best[slot] < double.PositiveInfinity)
            {
                Best.Add((slots[slot].State, slots[slot].Key, best[slot], bestMoves[slot]));
            }
        }
    }
}
