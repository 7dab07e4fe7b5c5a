namespace Lienvan.Operations.Running;

/// <summary>A step of a run: between two events, with one force of the track.</summary>
internal readonly record struct TraceStep(double From, double To, double SpeedFrom, double SpeedTo, double Seconds)
{
    public required RunPhase Phase { get; init; }

    /// <summary>Force of gradient and curves, N.</summary>
    public double TrackNewtons { get; init; }

    public required Dynamics Dynamics { get; init; }
}

/// <summary>The steps of one run, or where it came to a stand.</summary>
internal sealed class Trace
{
    public List<TraceStep> Steps { get; } = [];

    public Stall? Stall { get; set; }

    /// <summary>Time in motion.</summary>
    public double RunningSeconds { get; private set; }

    public void Add(in TraceStep step)
    {
        if (step.To > step.From || step.Phase == RunPhase.Stand)
        {
            Steps.Add(step);
            RunningSeconds += step.Phase == RunPhase.Stand ? 0 : step.Seconds;
        }
    }
}
