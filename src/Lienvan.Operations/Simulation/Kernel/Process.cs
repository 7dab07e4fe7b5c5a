using System.Runtime.CompilerServices;

namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>What a process can wait for.</summary>
internal interface IWaitPoint : ICriticalNotifyCompletion
{
    /// <summary>The simulator whose time passes meanwhile.</summary>
    Simulator Simulator { get; }

    /// <summary>Lets the waiter wait here.</summary>
    void Park(Waiter waiter);

    void INotifyCompletion.OnCompleted(Action continuation) => throw new NotSupportedException("only a Process waits for this");

    void ICriticalNotifyCompletion.UnsafeOnCompleted(Action continuation) =>
        throw new NotSupportedException("only a Process waits for this");
}

/// <summary>
/// The story of one customer, train or crew, written as an <c>async</c> method. Nothing of it runs on another thread or later than the
/// simulated time says. Its state is kept in a box that returns to a pool when the story is over.
/// </summary>
[AsyncMethodBuilder(typeof(ProcessBuilder))]
internal readonly struct Process(Waiter? box, int life) : IWaitPoint
{
    public Simulator Simulator => box!.Simulator;

    /// <summary>Whether the story is over; the box may live another by now.</summary>
    public bool IsCompleted => box is null || box.Life != life;

    public Process GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void Park(Waiter waiter) => box!.Continuation = waiter;

    public bool BelongsTo(Simulator simulator) => box is null || box.Simulator == simulator;
}
