using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>From when to when one is served; infinite when never.</summary>
internal readonly record struct Service(double Start, double End);

/// <summary>One that asks to be served.</summary>
/// <param name="Asked">When.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Amount">Servers it takes at once.</param>
internal readonly record struct Request(double Asked, double Minutes, int Amount = 1);

/// <summary>
/// Servers whose hours are known, first come first served: when one asks, it is known when it will be served, so waiting costs no event
/// (the recursion of Kiefer and Wolfowitz 1955, with calendars). What is begun is finished after hours, unless work rests outside them.
/// Gives what a <see cref="Resource"/> would give, request by request; a test holds the two together.
/// </summary>
/// <param name="capacity">How many there are, over time.</param>
/// <param name="window">What counts: sums are taken of that time.</param>
/// <param name="rests">Hours outside which work begun rests; null where it is finished.</param>
internal sealed class ForeseenQueue(DeskCapacity capacity, Window window, OpenTimes? rests = null)
{
    private double[] ends = new double[8];
    private int[] amounts = new int[8];
    private int busy, inUse, span;
    private double latest, queueArea, useArea;
    private long granted;

    public ResourceStatistics Statistics => new()
    {
        LastChange = window.To,
        Elapsed = window.Length,
        QueueArea = queueArea,
        UseArea = useArea,
        AvailableArea = capacity.Between(window.From, window.To),
        Granted = granted,
        WaitSum = queueArea,
    };

    /// <summary>Servers at that time, which is not before the latest start.</summary>
    public int AvailableAt(double time) => capacity.CountAt(capacity.Find(time, span));

    /// <summary>Serves one after all who asked before; to be called in order of asking.</summary>
    public Service Serve(Request request)
    {
        var time = Math.Max(request.Asked, latest);
        while (double.IsFinite(time) && !CanStart(time, request.Amount))
        {
            time = NextChange();
        }

        return Begin(request, time);
    }

    /// <summary>Whether so many servers are free at that time, which is not before any asked about earlier.</summary>
    public bool CanStart(double time, int amount)
    {
        span = capacity.Find(time, span);
        while (busy > 0 && ends[0] <= time)
        {
            RemoveFirst();
        }

        return inUse + amount <= capacity.CountAt(span);
    }

    /// <summary>When next somebody is done or the number of servers changes, after the time last asked about.</summary>
    public double NextChange() => Math.Min(busy > 0 ? ends[0] : double.PositiveInfinity, capacity.EndOf(span));

    /// <summary>Begins at a time at which it can.</summary>
    public Service Begin(Request request, double time)
    {
        var end = double.IsInfinity(time) ? time : rests?.AddOpen(time, request.Minutes) ?? (time + request.Minutes);
        latest = time;
        queueArea += window.Share(request.Asked, time);
        if (double.IsFinite(time))
        {
            Add(end, request.Amount);
            useArea += window.Share(time, end) * request.Amount;
            granted += window.Contains(time) ? 1 : 0;
        }

        return new Service(time, end);
    }

    private void Add(double end, int amount)
    {
        if (busy == ends.Length)
        {
            Array.Resize(ref ends, busy * 2);
            Array.Resize(ref amounts, busy * 2);
        }

        var hole = busy++;
        for (int parent; hole > 0 && ends[parent = (hole - 1) / 2] > end; hole = parent)
        {
            (ends[hole], amounts[hole]) = (ends[parent], amounts[parent]);
        }

        (ends[hole], amounts[hole]) = (end, amount);
        inUse += amount;
    }

    private void RemoveFirst()
    {
        inUse -= amounts[0];
        var (end, amount) = (ends[--busy], amounts[busy]);
        var hole = 0;
        for (int child; (child = (2 * hole) + 1) < busy; hole = child)
        {
            child += child + 1 < busy && ends[child + 1] < ends[child] ? 1 : 0;
            if (ends[child] >= end)
            {
                break;
            }

            (ends[hole], amounts[hole]) = (ends[child], amounts[child]);
        }

        (ends[hole], amounts[hole]) = (end, amount);
    }
}

/// <summary>The time that counts: from the end of the warm-up to the end.</summary>
internal readonly record struct Window(double From, double To)
{
    public double Length => To - From;

    public bool Contains(double time) => time >= From && time <= To;

    /// <summary>How much of a span counts.</summary>
    public double Share(double start, double end) => Math.Max(0, Math.Min(end, To) - Math.Max(start, From));
}
