namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// The times at which a train may be in an operation while all others stay as they are: between what others hold, less the release times on
/// both sides.
/// </summary>
internal sealed class SafeIntervals
{
    private TickSpan[] blocked = new TickSpan[64];
    private TickSpan[] free = new TickSpan[65];
    private int blockedCount;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The interval of an index: both ends may be used.</summary>
    public TickSpan this[int index] => free[index];

    /// <summary>Finds those of an operation that end at or after a tick, as far as they begin by another.</summary>
    public void Find(CompiledProblem problem, Occupations occupations, int operation, TickSpan within)
    {
        var from = within.From;
        blockedCount = 0;
        var train = problem.TrainOf[operation];
        var uses = problem.Uses[operation];
        foreach (var use in uses)
        {
            foreach (ref readonly var other in occupations.From(use.Resource, from))
            {
                if (other.Start - use.Release > within.To)
                {
                    break;
                }

                // Others hold it from Start to End + Release, and must find it free from our end + release on.
                var end = Math.Min(other.End + other.Release, Ticks.Never);
                if (end >= from && other.Train != train)
                {
                    Block(other.Start - use.Release, end);
                }
            }
        }

        if (uses.Length > 1)
        {
            // Of one resource they come in order.
            blocked.AsSpan(0, blockedCount).Sort();
        }

        Invert(from);
    }

    private void Block(long start, long end)
    {
        if (blockedCount == blocked.Length)
        {
            Array.Resize(ref blocked, blockedCount * 2);
            Array.Resize(ref free, (blockedCount * 2) + 1);
        }

        blocked[blockedCount++] = new TickSpan(start, end);
    }

    private void Invert(long from)
    {
        Count = 0;
        var start = from;
        for (var at = 0; at < blockedCount; at++)
        {
            if (blocked[at].From > start)
            {
                free[Count++] = new TickSpan(start, blocked[at].From - 1);
            }

            start = Math.Max(start, blocked[at].To + 1);
        }

        if (start <= Ticks.Never)
        {
            free[Count++] = new TickSpan(start, Ticks.Never);
        }
    }
}

/// <summary>A span of ticks, both ends in it.</summary>
internal readonly record struct TickSpan(long From, long To) : IComparable<TickSpan>
{
    public int CompareTo(TickSpan other) => From.CompareTo(other.From);
}
