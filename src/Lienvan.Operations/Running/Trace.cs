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
/// <param name="merges">
/// Whether steps that hold one speed, all by effort or all by brakes, become one. Not where the run will be made slower, since then some of
/// them may change from effort to brakes.
/// </param>
internal sealed class Trace(bool merges)
{
    public List<TraceStep> Steps { get; } = new(256);

    public Stall? Stall { get; set; }

    /// <summary>Time in motion.</summary>
    public double RunningSeconds { get; private set; }

    public void Add(in TraceStep step)
    {
        if (step.To > step.From || step.Phase == RunPhase.Stand)
        {
            RunningSeconds += step.Phase == RunPhase.Stand ? 0 : step.Seconds;
            if (!merges || step.Phase != RunPhase.Hold || !TryMerge(step))
            {
                Steps.Add(step);
            }
        }
    }

    private bool TryMerge(in TraceStep step)
    {
        if (Steps.Count == 0 || Steps[^1] is not { Phase: RunPhase.Hold } last || last.SpeedTo != step.SpeedTo ||
            last.Dynamics != step.Dynamics)
        {
            return false;
        }

        var resistance = step.Dynamics.ResistanceAt(step.SpeedTo);
        if ((last.TrackNewtons + resistance > 0) != (step.TrackNewtons + resistance > 0))
        {
            return false;
        }

        var (before, after) = (last.To - last.From, step.To - step.From);
        Steps[^1] = last with
        {
            To = step.To, Seconds = last.Seconds + step.Seconds,
            TrackNewtons = ((last.TrackNewtons * before) + (step.TrackNewtons * after)) / (before + after),
        };
        return true;
    }
}
