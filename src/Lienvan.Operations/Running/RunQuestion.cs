namespace Lienvan.Operations.Running;

/// <summary>A train, a path and how to run it, made ready once for as many runs as an allowance needs.</summary>
internal sealed class RunQuestion
{
    private TrackCell[]? flatCells;

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

    /// <summary>The cells cut into pieces of one force; made when coasting asks for them.</summary>
    public TrackCell[] FlatCells => flatCells ??= TrackForces.Cut(Cells);

    public Dynamics Alone { get; }

    public Dynamics[] Pushed { get; }

    public Dynamics DynamicsOn(in TrackCell cell) => cell.Pusher < 0 ? Alone : Pushed[cell.Pusher];
}
