namespace Lienvan.Operations.Simulation.Queues;

/// <summary>Where which figure stands in the row that a part of a replication gives.</summary>
internal static class QueueFigures
{
    public const int MeanWait = 0, MeanQueue = 1, Utilisation = 2, MeanSystem = 3, MeanInSystem = 4, WaitingShare = 5, WaitAbove = 6,
        BlockedShare = 7, Throughput = 8, FirstPercentile = 9;

    public static ImmutableArray<int> Percents { get; } = [50, 90, 95, 99];

    public static int FirstClassWait => FirstPercentile + Percents.Length;

    public static int FirstStation(QueueRequest request) => FirstClassWait + (2 * request.Classes.Length);

    public static int FirstDeparture(QueueRequest request) => FirstStation(request) + (3 * request.Stations.Length);
}
