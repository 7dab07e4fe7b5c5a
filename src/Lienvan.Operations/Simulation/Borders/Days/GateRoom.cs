namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>
/// Room for the lorries of one gate, used by gate after gate and replication after replication, so that a year of lorries is not laid out
/// anew each time. What is in it from before means nothing.
/// </summary>
internal sealed class GateRoom
{
    private double[] times = [];
    private int[] order = [];

    public Lorry[] Lorries { get; private set; } = new Lorry[1024];

    /// <summary>Of each lorry when it is ready for a lane and for which, when it is across, when it asks for a dock, infinite for never:
    /// apart from the rest, so that putting lorries in order does not walk through all that is known of them.</summary>
    public LorryTimes Times { get; private set; } = new(1024);

    public TimeOrder Sorter { get; } = new();

    public void Grow()
    {
        var grown = new Lorry[Lorries.Length * 2];
        Lorries.CopyTo(grown, 0);
        Lorries = grown;
        Times = Times.Grown(grown.Length);
    }

    /// <summary>Times, and numbers to be put in order of them, for so many lorries.</summary>
    public (double[] Times, int[] Order) Lists(int count)
    {
        if (times.Length < count)
        {
            (times, order) = (new double[Lorries.Length], new int[Lorries.Length]);
        }

        return (times, order);
    }
}

/// <summary>Times by which lorries are put in order, by lorry.</summary>
internal sealed class LorryTimes(int room)
{
    public double[] Ready { get; private init; } = new double[room];

    public double[] Across { get; private init; } = new double[room];

    public double[] Docked { get; private init; } = new double[room];

    public byte[] Lane { get; private init; } = new byte[room];

    public LorryTimes Grown(int length) => new(0)
    {
        Ready = Grown(Ready, length),
        Across = Grown(Across, length),
        Docked = Grown(Docked, length),
        Lane = Grown(Lane, length),
    };

    private static T[] Grown<T>(T[] known, int length)
    {
        Array.Resize(ref known, length);
        return known;
    }
}
