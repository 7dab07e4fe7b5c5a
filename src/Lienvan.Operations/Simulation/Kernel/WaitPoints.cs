namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>Waiting for a time.</summary>
internal readonly struct Delaying(Simulator simulator, double time) : IWaitPoint
{
    public Simulator Simulator => simulator;

    public bool IsCompleted => false;

    public Delaying GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void Park(Waiter waiter) => simulator.Schedule(waiter, time);
}

/// <summary>Queueing for units of a resource, to be held until given back. Gives how long it took.</summary>
internal readonly struct Taking(Resource resource, int amount, int priority) : IWaitPoint
{
    public Simulator Simulator => resource.Simulator;

    public bool IsCompleted => false;

    public Taking GetAwaiter() => this;

    public double GetResult() => resource.Simulator.Current!.Waited;

    public void Park(Waiter waiter) => resource.Queue(waiter, amount, priority);
}

/// <summary>Queueing for one unit of a resource and being served by it. Gives how long was waited, not counting the service.</summary>
internal readonly struct Using(Resource resource, double duration, int priority) : IWaitPoint
{
    public Simulator Simulator => resource.Simulator;

    public bool IsCompleted => false;

    public Using GetAwaiter() => this;

    public double GetResult() => resource.Simulator.Current!.Waited;

    public void Park(Waiter waiter) => resource.Serve(waiter, duration, priority);
}

/// <summary>Waiting to be let go with others. Gives how long it took.</summary>
internal readonly struct Joining(Gathering gathering) : IWaitPoint
{
    public Simulator Simulator => gathering.Simulator;

    public bool IsCompleted => false;

    public Joining GetAwaiter() => this;

    public double GetResult() => gathering.Simulator.Current!.Waited;

    public void Park(Waiter waiter) => gathering.Add(waiter);
}
