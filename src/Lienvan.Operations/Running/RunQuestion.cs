namespace Lienvan.Operations.Running;

/// <summary>A train, a path and how to run it, made ready once for as many runs as an allowance needs.</summary>
internal sealed class RunQuestion
{
    public RunQuestion(Train train, TrackPath path, RunOptions options)
    {
        (Train, Path, Options) = (train, path, options);
        Cells = TrackForces.Build(path, options, train.Length.Metres);
        Alone = new Dynamics(train, options.Gravity);
        Pushed = [.. options.Banking.Select(banking => new Dynamics(Dynamics.Pushed(train, banking.Locomotive), options.Gravity))];
    }

    public Train Train { get; }

    public TrackPath Path { get; }

    public RunOptions Options { get; }

    public TrackCell[] Cells { get; }

    public Dynamics Alone { get; }

    public Dynamics[] Pushed { get; }

    public Dynamics DynamicsOn(in TrackCell cell) => cell.Pusher < 0 ? Alone : Pushed[cell.Pusher];
}
