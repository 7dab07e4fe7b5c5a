namespace Lienvan.Operations.Timetables.Dispatch.Proof;

/// <summary>All bounds, and the order and reasons of their changes, so that changes can be explained and taken back.</summary>
internal sealed class Trail
{
    private long[] bounds = new long[256];
    private int[] last = new int[256];
    private Entry[] entries = new Entry[1024];
    private readonly List<int> levelStarts = [];

    /// <summary>How many variables there are.</summary>
    public int VariableCount { get; private set; }

    /// <summary>How many changes there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many decisions deep.</summary>
    public int Level => levelStarts.Count;

    public ref readonly Entry this[int at] => ref entries[at];

    public int AddVariable(long lower, long upper)
    {
        var variable = VariableCount++;
        if (2 * VariableCount > bounds.Length)
        {
            Array.Resize(ref bounds, bounds.Length * 2);
            Array.Resize(ref last, last.Length * 2);
        }

        (bounds[2 * variable], bounds[(2 * variable) + 1]) = (lower, -upper);
        (last[2 * variable], last[(2 * variable) + 1]) = (-1, -1);
        return variable;
    }

    public long Bound(int bound) => bounds[bound];

    public long Lower(int variable) => bounds[2 * variable];

    public long Upper(int variable) => -bounds[(2 * variable) + 1];

    public bool Holds(Literal literal) => bounds[literal.Bound] >= literal.Least;

    public bool Fails(Literal literal) => bounds[literal.Bound ^ 1] >= 1 - literal.Least;

    /// <summary>Whether a change is the last of its bound.</summary>
    public bool IsLast(int at) => last[entries[at].Bound] == at;

    /// <summary>The last change of a bound; -1 for none.</summary>
    public int LastOf(int bound) => last[bound];

    public void StartLevel() => levelStarts.Add(Count);

    public void Push(Literal literal, Reason reason)
    {
        if (Count == entries.Length)
        {
            Array.Resize(ref entries, Count * 2);
        }

        entries[Count] = new Entry(literal.Bound, bounds[literal.Bound], literal.Least, last[literal.Bound], Level, reason);
        bounds[literal.Bound] = literal.Least;
        last[literal.Bound] = Count++;
    }

    /// <summary>Takes back all changes above a level.</summary>
    public void BackTo(int level)
    {
        if (level >= Level)
        {
            return;
        }

        var start = levelStarts[level];
        while (Count > start)
        {
            ref readonly var entry = ref entries[--Count];
            bounds[entry.Bound] = entry.Before;
            last[entry.Bound] = entry.Previous;
        }

        levelStarts.RemoveRange(level, levelStarts.Count - level);
    }

    /// <summary>The change that first made a literal hold; -1 when it held from the start.</summary>
    public int Find(Literal literal)
    {
        var at = last[literal.Bound];
        while (at >= 0 && entries[at].Before >= literal.Least)
        {
            at = entries[at].Previous;
        }

        return at;
    }

    /// <summary>A bound as it was before a change.</summary>
    public long BoundBefore(int bound, int at)
    {
        var value = bounds[bound];
        for (var change = last[bound]; change >= at; change = entries[change].Previous)
        {
            value = entries[change].Before;
        }

        return value;
    }

    /// <param name="Bound">Which bound.</param>
    /// <param name="Before">Its value before.</param>
    /// <param name="After">Its value after.</param>
    /// <param name="Previous">The change of the same bound before this one; -1 for none.</param>
    /// <param name="Level">How many decisions deep.</param>
    /// <param name="Reason">What brought it about.</param>
    internal readonly record struct Entry(int Bound, long Before, long After, int Previous, int Level, Reason Reason);
}

/// <summary>What brought a change about.</summary>
/// <param name="Kind">By what kind of rule.</param>
/// <param name="Index">Which rule of that kind.</param>
internal readonly record struct Reason(ReasonKind Kind, int Index);

/// <summary>The kinds of rules.</summary>
internal enum ReasonKind
{
    /// <summary>Assumed.</summary>
    Decision,

    /// <summary>One of a list of literals must hold.</summary>
    Clause,

    /// <summary>A bound follows another at a distance.</summary>
    Arc,

    /// <summary>The condition of an arc can't hold.</summary>
    ArcCondition,

    /// <summary>A sum is at least its parts.</summary>
    SumTotal,

    /// <summary>A part is at most what the others leave of a sum.</summary>
    SumPart,

    /// <summary>A start brings a cost.</summary>
    CostOfStart,

    /// <summary>A limit on a cost limits the start.</summary>
    StartOfCost,

    /// <summary>An operation that would cost too much is not on the way.</summary>
    CostPresence,

    /// <summary>A bound follows the nearest of several.</summary>
    Join,

    /// <summary>An operation that can't be reached in time is not on the way.</summary>
    JoinPresence,
}
