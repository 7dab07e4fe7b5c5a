namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>
/// Whatever an event can wake: a process, or a plain object that says in <see cref="Resume"/> what happens next. It waits for one thing
/// at a time, so what it waits for is kept in itself: nothing is allocated to wait.
/// </summary>
internal abstract class Waiter(Simulator simulator)
{
    public readonly Simulator Simulator = simulator;

    /// <summary>Its number with the simulator, which events carry instead of a reference.</summary>
    public int Id;

    /// <summary>The key of the event it waits for; 0 when none. An event with another key has been cancelled.</summary>
    public ulong PendingKey;

    /// <summary>Who stands behind it in the queue it is in.</summary>
    public Waiter? Behind;

    /// <summary>Where it is being served, to be freed before it goes on.</summary>
    public Resource? WorksAt;

    /// <summary>Its place among those being served there.</summary>
    public int WorkIndex;

    /// <summary>Whether it asks to be served for a time, or only for units to hold.</summary>
    public bool IsWork;

    /// <summary>Since when it waits, when its service ends, how much service is left, how long it has waited in all.</summary>
    public double Since, Ends, Remaining, Waited;

    /// <summary>How many units it asks for, and how urgently: 0 goes first.</summary>
    public int Amount, Priority;

    /// <summary>Which of the stories told in this box it is.</summary>
    public int Life;

    /// <summary>Who waits for the end of the story.</summary>
    public Waiter? Continuation;

    /// <summary>Goes on: called by the simulator when what was waited for has come.</summary>
    public abstract void Resume();

    /// <summary>Its story is over.</summary>
    public virtual void Retire()
    {
    }
}
