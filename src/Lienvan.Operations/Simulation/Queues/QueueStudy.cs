using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Queues;

/// <summary>
/// Simulates a queue until its figures are known. The same request gives the same figures, bit by bit, on any number of threads.
/// Theory and limits: docs/simulation.md.
/// </summary>
public static class QueueStudy
{
    private const int PartsOfSingleRun = 20, MostReplications = 1_000_000;

    /// <summary>Runs the replications, and more until the half-width asked for is reached.</summary>
    /// <param name="request">Without faults: see <see cref="QueueCheck"/>.</param>
    /// <param name="progress">Told how many replications are done; may be null.</param>
    /// <param name="cancellation">Stops; what is done counts, and the report says that it is partial.</param>
    public static QueueReport Run(QueueRequest request, IProgress<int>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (QueueCheck.FindFaults(request) is [var first, ..])
        {
            throw new ArgumentException(first.ToString(), nameof(request));
        }

        var step = request.IsAntithetic ? 2 : 1;
        var least = (request.Replications + step - 1) / step * step;
        var done = new List<Replication>();
        var round = least;
        do
        {
            var results = Replications.Run(
                done.Count, round, request.Threads, number => RunOne(request, number, cancellation), cancellation);
            var whole = results.TakeWhile(result => result?.Rows is not null).Select(result => result!).ToList();
            done.AddRange(whole.Take(whole.Count / step * step));
            progress?.Report(done.Count);
            round = Math.Max(step, done.Count / 2 / step * step);
        }
        while (!cancellation.IsCancellationRequested && FindEnough(request, done, least, step) < 0 && done.Count < MostReplications);
        var enough = FindEnough(request, done, least, step);
        return Report(request, enough > 0 ? done[..enough] : done, isPartial: enough < 0);
    }

    private static Replication RunOne(QueueRequest request, int number, CancellationToken cancellation)
    {
        var luck = request.IsAntithetic ? new Luck(request.Seed, number / 2, number % 2 == 1) : new Luck(request.Seed, number);
        var model = new QueueModel(request, luck, IsSingle(request) ? PartsOfSingleRun : 1, cancellation);
        return new Replication(model.Run(), model.Events);
    }

    private static bool IsSingle(QueueRequest request) =>
        request is { Replications: 1, HalfWidth: null, IsAntithetic: false };

    /// <summary>
    /// The first number of replications that is enough, whatever was run beyond it: so the answer does not depend on the rounds, and on
    /// threads neither. −1 when there are not enough yet.
    /// </summary>
    private static int FindEnough(QueueRequest request, List<Replication> done, int least, int step)
    {
        if (request.HalfWidth is not { } asked)
        {
            return done.Count >= least ? least : -1;
        }

        // An interval from two or three samples is too often short by luck: at least ten (or five pairs) before stopping.
        for (var count = Math.Max(least, 10 / step * step); count <= done.Count; count += step)
        {
            if (EstimateOf(request, done.Take(count), QueueFigures.MeanWait).HalfWidth <= asked)
            {
                return count;
            }
        }

        return -1;
    }

    private static Estimate EstimateOf(QueueRequest request, IEnumerable<Replication> done, int figure)
    {
        var samples = done.SelectMany(replication => replication.Rows!).Select(row => row[figure]);
        return Estimate.From(request.IsAntithetic ? samples.Chunk(2).Select(pair => (pair[0] + pair[1]) / 2) : samples);
    }

    private static QueueReport Report(QueueRequest request, List<Replication> done, bool isPartial)
    {
        Estimate Of(int figure) => EstimateOf(request, done, figure);
        var (classes, stations) = (QueueFigures.FirstClassWait, QueueFigures.FirstStation(request));
        var departure = QueueFigures.FirstDeparture(request);
        return new QueueReport
        {
            MeanWait = Of(QueueFigures.MeanWait),
            MeanQueue = Of(QueueFigures.MeanQueue),
            Utilisation = Of(QueueFigures.Utilisation),
            MeanSystem = Of(QueueFigures.MeanSystem),
            MeanInSystem = Of(QueueFigures.MeanInSystem),
            WaitingShare = Of(QueueFigures.WaitingShare),
            WaitAbove = Of(QueueFigures.WaitAbove),
            BlockedShare = Of(QueueFigures.BlockedShare),
            Throughput = Of(QueueFigures.Throughput),
            Percentiles =
            [
                .. QueueFigures.Percents.Select((percent, at) => new QueuePercentile(percent, Of(QueueFigures.FirstPercentile + at))),
            ],
            Classes = [.. request.Classes.Select((each, number) =>
                new QueueClassReport(each.Share, Of(classes + number), Of(classes + request.Classes.Length + number)))],
            Stations = [.. Enumerable.Range(0, request.Stations.Length).Select(number => stations + (3 * number)).Select(at =>
                new QueueStationReport(Of(at), Of(at + 1), Of(at + 2)))],
            Departures = request.Departures is null ? null
                : new QueueDepartureReport(Of(departure), Of(departure + 1), Of(departure + 2)),
            Replications = done.Count,
            IsPartial = isPartial,
            Events = done.Sum(replication => replication.Events),
            Fingerprint = FingerprintOf(done),
        };
    }

    private static ulong FingerprintOf(List<Replication> done)
    {
        var print = 0UL;
        foreach (var value in done.SelectMany(replication => replication.Rows!).SelectMany(row => row))
        {
            print = Luck.Mix(unchecked(print + Luck.Golden) ^ BitConverter.DoubleToUInt64Bits(value));
        }

        return print;
    }

    private sealed record Replication(double[][]? Rows, long Events);
}
