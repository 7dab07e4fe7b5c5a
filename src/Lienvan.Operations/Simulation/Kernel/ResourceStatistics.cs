namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>What a resource counts: plain sums, so that two of them can be subtracted.</summary>
internal struct ResourceStatistics
{
    /// <summary>Up to when the sums reach.</summary>
    public double LastChange;

    /// <summary>Time covered; and over it the integrals of queue length, units in use, and units available.</summary>
    public double Elapsed, QueueArea, UseArea, AvailableArea;

    /// <summary>Requests granted, a service that goes on after an interruption counted again; and their waits together.</summary>
    public long Granted;

    public double WaitSum;

    public readonly double MeanQueue => QueueArea / Elapsed;

    /// <summary>Share of the available time that was used.</summary>
    public readonly double Utilisation => UseArea / AvailableArea;

    public static ResourceStatistics operator -(in ResourceStatistics later, in ResourceStatistics earlier) => new()
    {
        LastChange = later.LastChange,
        Elapsed = later.Elapsed - earlier.Elapsed,
        QueueArea = later.QueueArea - earlier.QueueArea,
        UseArea = later.UseArea - earlier.UseArea,
        AvailableArea = later.AvailableArea - earlier.AvailableArea,
        Granted = later.Granted - earlier.Granted,
        WaitSum = later.WaitSum - earlier.WaitSum,
    };
}
