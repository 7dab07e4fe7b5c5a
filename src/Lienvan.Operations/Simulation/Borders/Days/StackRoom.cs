using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>Places in a stack, first come first served; told of everything in order of time.</summary>
internal sealed class StackRoom(DeskCapacity capacity, Window window)
{
    private readonly Queue<int> line = new();
    private double last, queueArea, useArea;
    private int span;
    private long granted;

    public int InUse { get; private set; }

    public int Waiting => line.Count;

    public ResourceStatistics Statistics
    {
        get
        {
            Count(window.To);
            return new ResourceStatistics
            {
                LastChange = window.To,
                Elapsed = window.Length,
                QueueArea = queueArea,
                UseArea = useArea,
                AvailableArea = capacity.Between(window.From, window.To),
                Granted = granted,
            };
        }
    }

    /// <summary>Takes places at once, where nobody waits and there are so many.</summary>
    public bool TryTake(double now, int amount)
    {
        Count(now);
        return line.Count == 0 && TryHold(now, amount);
    }

    public void Wait(double now, int number)
    {
        Count(now);
        line.Enqueue(number);
    }

    /// <summary>Gives places to the first who waits.</summary>
    /// <returns>Who it is; null when there is no room.</returns>
    public int? TryGrant(double now, int amount)
    {
        Count(now);
        return TryHold(now, amount) ? line.Dequeue() : null;
    }

    public void Give(double now, int amount)
    {
        Count(now);
        InUse -= amount;
    }

    private bool TryHold(double now, int amount)
    {
        span = capacity.Find(now, span);
        if (InUse + amount > capacity.CountAt(span))
        {
            return false;
        }

        InUse += amount;
        granted += window.Contains(now) ? 1 : 0;
        return true;
    }

    private void Count(double now)
    {
        var share = window.Share(last, now);
        queueArea += share * line.Count;
        useArea += share * InUse;
        last = now;
    }
}
