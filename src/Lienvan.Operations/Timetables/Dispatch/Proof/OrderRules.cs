namespace Lienvan.Operations.Timetables.Dispatch.Proof;

/// <summary>
/// Which of two operations that need one resource comes first. A pair is looked at only when a schedule has the two in conflict: most never are.
/// </summary>
internal sealed class OrderRules(CompiledProblem problem, Engine engine, RouteVariables routes)
{
    private readonly Dictionary<(long, long), int> known = [];
    private readonly List<Pair> pairs = [];

    public int Count => pairs.Count;

    public Pair this[int index] => pairs[index];

    /// <summary>Adds a pair, unless it is known.</summary>
    /// <returns>Whether it is new.</returns>
    public bool IsNew(Stay first, Stay second) => !known.ContainsKey(KeyOf(first, second));

    /// <summary>Adds a pair.</summary>
    public void Add(Stay first, Stay second)
    {
        var choice = engine.AddVariable(0, 1);
        known.Add(KeyOf(first, second), choice);
        var (one, other) = SideOf(first);
        var (two, otherTwo) = SideOf(second);
        pairs.Add(new Pair(choice, first, second));
        AddBefore(Literal.IsTrue(choice), (first, one, other), (second, two, otherTwo));
        AddBefore(Literal.IsFalse(choice), (second, two, otherTwo), (first, one, other));
    }

    private static (long, long) KeyOf(Stay first, Stay second) =>
        (first.Key, second.Key) is var key && key.Item1 < key.Item2 ? key : (key.Item2, key.Item1);

    private (int Start, Literal? Presence) SideOf(Stay stay) =>
        stay.IsFixed ? (routes.Zero, null) : (routes.StartOf(stay.Operation), routes.PresenceOf(stay.Operation));

    /// <summary>If the order is so, the later starts after the earlier has ended and been released.</summary>
    private void AddBefore(Literal order, (Stay Stay, int Start, Literal? Presence) earlier, (Stay Stay, int Start, Literal? Presence) later)
    {
        var release = ReleaseBetween(earlier.Stay, later.Stay) + 1;
        // What is fixed starts at a constant distance from zero.
        var shift = later.Stay.IsFixed ? -later.Stay.Start : 0;
        if (earlier.Stay.IsFixed)
        {
            AddArc(new Arc(2 * earlier.Start, 2 * later.Start, earlier.Stay.End + release, order, null, later.Presence), earlier.Stay.End);
            return;
        }

        var operation = earlier.Stay.Operation;
        var after = problem.Successors[operation].Where(routes.IsReachable).ToArray();
        foreach (var next in after)
        {
            engine.AddArc(new Arc(
                2 * routes.StartOf(next), 2 * later.Start, release + shift, order, routes.EdgeOf(operation, next), later.Presence));
        }

        if (after.Length != 1)
        {
            AddArc(
                new Arc(2 * earlier.Start, 2 * later.Start, problem.Duration[operation] + release + shift, order, earlier.Presence, later.Presence),
                after.Length == 0 ? Ticks.Never : 0);
        }
    }

    /// <summary>An operation that never ends can't come before another: an arc from zero to zero at a distance of one can't be kept.</summary>
    private void AddArc(Arc arc, long end) =>
        engine.AddArc(end < Ticks.Never ? arc : arc with { Source = 2 * routes.Zero, Target = 2 * routes.Zero, Distance = 1 });

    private long ReleaseBetween(Stay earlier, Stay later)
    {
        var most = 0L;
        foreach (var use in problem.Uses[earlier.Operation])
        {
            foreach (var other in problem.Uses[later.Operation])
            {
                most = use.Resource == other.Resource ? Math.Max(most, use.Release) : most;
            }
        }

        return most;
    }

    /// <param name="Choice">1 when the first comes first.</param>
    /// <param name="First">One operation.</param>
    /// <param name="Second">The other.</param>
    internal readonly record struct Pair(int Choice, Stay First, Stay Second);
}

/// <summary>A train in an operation.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="IsFixed">Whether its times can't change.</param>
/// <param name="Start">When it starts, if fixed; else as things stand.</param>
/// <param name="End">When it ends, if fixed; else as things stand.</param>
internal readonly record struct Stay(int Operation, bool IsFixed, long Start, long End)
{
    /// <summary>Says which it is, whatever the times.</summary>
    public long Key => IsFixed ? -1 - Operation : Operation;
}
