using System.Diagnostics;

namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>
/// Something of which there are so many units: windows, cranes, tracks, places in a stack. Who asks queues by urgency (0 first), then
/// in order of asking; the first in the queue holds up those behind it until all units that it wants are free. Units are taken away
/// and given back by calendars and breakdowns. A service under way is interrupted where that is asked for, and goes on later from
/// where it stopped; units that are merely held are never taken from their holder.
/// </summary>
internal sealed class Resource
{
    private readonly bool isPreemptive;
    private WaitLine[] lines = new WaitLine[1];
    private Waiter[] working = new Waiter[4];
    private int workingCount;
    private ResourceStatistics statistics;

    /// <param name="simulator">Where it is used.</param>
    /// <param name="capacity">Units, 0 or more.</param>
    /// <param name="isPreemptive">Whether one more urgent interrupts the service of one less urgent.</param>
    public Resource(Simulator simulator, int capacity, bool isPreemptive = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        (Simulator, Capacity, this.isPreemptive) = (simulator, capacity, isPreemptive);
    }

    public Simulator Simulator { get; }

    /// <summary>Units that the calendar gives.</summary>
    public int Capacity { get; private set; }

    /// <summary>Of them, broken.</summary>
    public int Broken { get; private set; }

    /// <summary>Units that can be used now; more may be in use for a while, where work is finished after hours.</summary>
    public int Available => Math.Max(0, Capacity - Broken);

    public int InUse { get; private set; }

    /// <summary>How many wait.</summary>
    public int QueueLength { get; private set; }

    /// <summary>Sums over time, up to now, since the last <see cref="ResetStatistics"/>.</summary>
    public ResourceStatistics Statistics
    {
        get
        {
            Count();
            return statistics;
        }
    }

    /// <summary>Queues for one unit, is served so long by it, and frees it.</summary>
    public Using Use(double duration, int priority = 0) => new(this, duration, priority);

    /// <summary>Queues for units and holds them until <see cref="Give"/>.</summary>
    public Taking Take(int amount = 1, int priority = 0) => new(this, amount, priority);

    /// <summary>Takes units at once where nobody waits and so many are free: no event for what does not wait.</summary>
    public bool TryTake(int amount = 1)
    {
        if (QueueLength > 0 || InUse + amount > Available)
        {
            return false;
        }

        Count();
        statistics.Granted++;
        InUse += amount;
        return true;
    }

    /// <summary>Gives back units that were taken.</summary>
    public void Give(int amount = 1)
    {
        Debug.Assert(amount <= InUse - workingCount, "only what is held can be given back");
        Count();
        InUse -= amount;
        Dispatch();
    }

    /// <summary>Changes the number of units.</summary>
    /// <param name="capacity">From now on.</param>
    /// <param name="isInterrupting">Whether services beyond it stop now, to go on later; otherwise they are finished first.</param>
    public void SetCapacity(int capacity, bool isInterrupting = false)
    {
        Count();
        Capacity = capacity;
        if (isInterrupting)
        {
            InterruptSurplus();
        }

        Dispatch();
    }

    /// <summary>One unit breaks; a service in it stops, the least urgent first where there is a choice, and goes on when it can.</summary>
    public void Break()
    {
        Count();
        Broken++;
        InterruptSurplus();
    }

    /// <summary>One broken unit works again.</summary>
    public void Repair()
    {
        Debug.Assert(Broken > 0, "something is broken");
        Count();
        Broken--;
        Dispatch();
    }

    /// <summary>The calendar sets the number of units from now on.</summary>
    public void Follow(WorkCalendar calendar, bool isInterrupting = false) => Simulator.Start(KeepHours(calendar, isInterrupting));

    /// <summary>One unit breaks down from time to time.</summary>
    /// <param name="lasts">How long it works, whether used or not.</param>
    /// <param name="repair">How long it is then broken.</param>
    /// <param name="luck">Chance of both.</param>
    public void BreakDown(Distribution lasts, Distribution repair, RandomNumbers luck) => Simulator.Start(Fail(lasts, repair, luck));

    /// <summary>Starts counting anew: the warm-up is over.</summary>
    public void ResetStatistics()
    {
        statistics = new ResourceStatistics { LastChange = Simulator.Now };
    }

    internal void Serve(Waiter waiter, double duration, int priority)
    {
        (waiter.IsWork, waiter.Remaining) = (true, duration);
        Queue(waiter, 1, priority);
    }

    internal void Queue(Waiter waiter, int amount, int priority)
    {
        Count();
        (waiter.Amount, waiter.Priority, waiter.Since, waiter.Waited) = (amount, priority, Simulator.Now, 0);
        if (priority >= lines.Length)
        {
            Array.Resize(ref lines, priority + 1);
        }

        if (QueueLength == 0 && InUse + amount <= Available)
        {
            Grant(waiter);
            return;
        }

        lines[priority].Append(waiter);
        QueueLength++;
        Dispatch();
        if (isPreemptive && waiter == FirstInLine() && FindLessUrgent(priority) is { } victim)
        {
            Interrupt(victim);
            Dispatch();
        }
    }

    /// <summary>The service is over: called by the simulator before the waiter goes on.</summary>
    internal void Finish(Waiter waiter)
    {
        Count();
        StopWork(waiter);
        waiter.IsWork = false;
        Dispatch();
    }

    private void Dispatch()
    {
        while (QueueLength > 0 && FirstInLine() is { } first && InUse + first.Amount <= Available)
        {
            lines[first.Priority].TakeFirst();
            QueueLength--;
            Grant(first);
        }
    }

    private Waiter FirstInLine()
    {
        var line = 0;
        while (lines[line].First is null)
        {
            line++;
        }

        return lines[line].First!;
    }

    private void Grant(Waiter waiter)
    {
        var wait = Simulator.Now - waiter.Since;
        waiter.Waited += wait;
        statistics.Granted++;
        statistics.WaitSum += wait;
        InUse += waiter.Amount;
        if (!waiter.IsWork)
        {
            Simulator.MakeReady(waiter);
            return;
        }

        if (workingCount == working.Length)
        {
            Array.Resize(ref working, workingCount * 2);
        }

        (waiter.WorksAt, waiter.WorkIndex, waiter.Ends) = (this, workingCount, Simulator.Now + waiter.Remaining);
        working[workingCount++] = waiter;
        Simulator.Schedule(waiter, waiter.Ends);
    }

    private void StopWork(Waiter waiter)
    {
        InUse--;
        var moved = working[--workingCount];
        working[waiter.WorkIndex] = moved;
        moved.WorkIndex = waiter.WorkIndex;
        waiter.WorksAt = null;
    }

    private void Interrupt(Waiter waiter)
    {
        StopWork(waiter);
        Simulator.Cancel(waiter);
        (waiter.Remaining, waiter.Since) = (waiter.Ends - Simulator.Now, Simulator.Now);
        lines[waiter.Priority].Prepend(waiter);
        QueueLength++;
    }

    private void InterruptSurplus()
    {
        while (InUse > Available && FindLessUrgent(-1) is { } victim)
        {
            Interrupt(victim);
        }
    }

    /// <summary>Of those being served that are less urgent, the least urgent, and of them the one with most left to do.</summary>
    private Waiter? FindLessUrgent(int priority)
    {
        Waiter? found = null;
        foreach (var waiter in working.AsSpan(0, workingCount))
        {
            if (waiter.Priority > priority && (found is null || waiter.Priority > found.Priority
                || (waiter.Priority == found.Priority && waiter.Ends > found.Ends)))
            {
                found = waiter;
            }
        }

        return found;
    }

    /// <summary>Adds up what was the case until now; called before anything changes.</summary>
    private void Count()
    {
        var elapsed = Simulator.Now - statistics.LastChange;
        if (elapsed > 0)
        {
            statistics.LastChange = Simulator.Now;
            statistics.Elapsed += elapsed;
            statistics.QueueArea += elapsed * QueueLength;
            statistics.UseArea += elapsed * InUse;
            statistics.AvailableArea += elapsed * Available;
        }
    }

    private async Process KeepHours(WorkCalendar calendar, bool isInterrupting)
    {
        while (true)
        {
            SetCapacity(calendar.CapacityAt(Simulator.Now), isInterrupting);
            await Simulator.Until(calendar.NextChange(Simulator.Now));
        }
    }

    private async Process Fail(Distribution lasts, Distribution repair, RandomNumbers luck)
    {
        while (true)
        {
            await Simulator.Delay(lasts.Draw(luck));
            Break();
            await Simulator.Delay(repair.Draw(luck));
            Repair();
        }
    }
}
