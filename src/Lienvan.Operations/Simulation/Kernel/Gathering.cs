namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>
/// A place where some wait to be let go together: boxes for the next train, a train for its last box. Whoever came first goes first.
/// </summary>
/// <param name="simulator">Where it is used.</param>
/// <param name="fullAt">As soon as so many wait, all are let go; 0 for never.</param>
internal sealed class Gathering(Simulator simulator, int fullAt = 0)
{
    private WaitLine line;
    private double lastChange;
    private double area;

    public Simulator Simulator { get; } = simulator;

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>The integral of <see cref="Count"/> over time from 0 up to now.</summary>
    public double Area => area + ((Simulator.Now - lastChange) * Count);

    /// <summary>Waits to be let go.</summary>
    public Joining Join() => new(this);

    /// <summary>Lets go at most so many.</summary>
    /// <returns>How many.</returns>
    public int Release(int most = int.MaxValue)
    {
        CountUp();
        var released = Math.Min(most, Count);
        for (var i = 0; i < released; i++)
        {
            var waiter = line.TakeFirst();
            waiter.Waited = Simulator.Now - waiter.Since;
            Simulator.MakeReady(waiter);
        }

        Count -= released;
        return released;
    }

    /// <summary>Departures at <paramref name="every"/>, twice that, and so on, each with at most <paramref name="size"/>.</summary>
    public void Schedule(double every, int size) => Simulator.Start(Departures(every, size));

    internal void Add(Waiter waiter)
    {
        CountUp();
        waiter.Since = Simulator.Now;
        line.Append(waiter);
        Count++;
        if (Count == fullAt)
        {
            Release();
        }
    }

    private void CountUp()
    {
        area += (Simulator.Now - lastChange) * Count;
        lastChange = Simulator.Now;
    }

    private async Process Departures(double every, int size)
    {
        for (var number = 1L; ; number++)
        {
            await Simulator.Until(number * every);
            Release(size);
        }
    }
}
