namespace Lienvan.Operations.Simulation.Lines;

/// <summary>Where a train is in a replication.</summary>
internal struct TrainState
{
    /// <summary>The station of its way that it stands at or runs to; 0 while it is in the yard.</summary>
    public int At;

    /// <summary>When it can go on from where it stands, when it comes to where it runs.</summary>
    public double Ready, Arrives;

    /// <summary>What starting again costs after a stop that was not planned.</summary>
    public double StartLoss;

    /// <summary>Until when it lets others go first where it stands; 0 before it does.</summary>
    public double YieldsUntil;

    public double Entered, Ended;

    /// <summary>Whether it holds the main track where it is, and where it may go next.</summary>
    public bool IsMain, IsMainAhead;

    public bool IsWaiting, RunsThrough, HasSectionAhead, IsHeldBack, HasEnded;
}

/// <summary>Who is on a section.</summary>
internal sealed class SectionState
{
    private readonly Queue<int>[] queues = [new(), new()];
    private readonly double[] nextEntry = [0, 0], lastExit = [double.NegativeInfinity, double.NegativeInfinity];

    /// <summary>Of single track: whether a train is there or on its way.</summary>
    public bool IsHeld { get; set; }

    public double FreeFrom { get; set; }

    /// <summary>Of double track: the trains in it, first in, first out.</summary>
    public Queue<int> Queue(bool isForward) => queues[isForward ? 0 : 1];

    public ref double NextEntry(bool isForward) => ref nextEntry[isForward ? 0 : 1];

    public ref double LastExit(bool isForward) => ref lastExit[isForward ? 0 : 1];
}
