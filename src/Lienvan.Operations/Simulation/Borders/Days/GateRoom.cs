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

    public TimeOrder Sorter { get; } = new();

    public void Grow()
    {
        var grown = new Lorry[Lorries.Length * 2];
        Lorries.CopyTo(grown, 0);
        Lorries = grown;
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
