using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Lines;

/// <summary>
/// Trains on a line by running times, under delays by chance: they meet and overtake by an online right of way and never block each other
/// for good. Deterministic for a seed on any number of threads; chance is drawn by name and train, so that two scenarios share it.
/// Does not support: other ways than the planned ones, cancelled trains, trains that divide or join.
/// </summary>
public static class LineSimulation
{
    private const double SecondsPerMinute = 60;

    /// <summary>Simulates the trains of a line.</summary>
    /// <param name="scene">The line and its trains.</param>
    /// <param name="options">Delays, replications, seed; the defaults when null.</param>
    /// <param name="cancellation">Stops after the replication at hand; the report tells how many there were.</param>
    /// <exception cref="ArgumentException">A train has no way, or names a station or section that is not there.</exception>
    public static LineReport Run(LineScene scene, LineOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scene);
        options ??= new LineOptions();
        Check(scene);
        var map = new SceneMap(scene);
        var results = Replications.Run(0, options.Replications, options.Threads,
            index => RunOne(map, options, index), cancellation).OfType<Result>().ToArray();
        return new LineReport
        {
            Replications = results.Length,
            Punctuality = Of(result => Share(result.Delays, options.OnTimeMinutes)),
            MeanDelay = Of(result => Mean(result.Delays)),
            DelayP50 = Of(result => Quantile(result.Delays, 0.5)),
            DelayP90 = Of(result => Quantile(result.Delays, 0.9)),
            DelayP95 = Of(result => Quantile(result.Delays, 0.95)),
            MeanTrip = Of(result => Mean(result.Trips)),
            MeanWait = Of(result => Mean(result.Waits)),
            Trains = [.. Enumerable.Range(0, scene.Trains.Length).Select(train => TrainOf(scene, options, results, train))],
            EventCount = results.Sum(result => result.EventCount),
        };

        Estimate Of(Func<Result, double> value) => Estimate.From(results.Select(value));
    }

    private static Result RunOne(SceneMap map, LineOptions options, int replication)
    {
        var scene = map.Scene;
        var run = new LineRun(map, new LineLuck(scene, options.Delays, new Luck(options.Seed, replication)));
        var states = run.Run();
        var (delays, trips, waits) = (new double[states.Length], new double[states.Length], new double[states.Length]);
        for (var train = 0; train < states.Length; train++)
        {
            var plan = scene.Trains[train];
            var late = states[train].Ended - plan.Visits[^1].Arrival;
            delays[train] = double.IsFinite(late) ? Math.Max(0, Math.Round(late, 3)) / SecondsPerMinute : double.NaN;
            trips[train] = (states[train].Ended - states[train].Entered) / SecondsPerMinute;
            waits[train] = trips[train] - (LeastSeconds(plan) / SecondsPerMinute);
        }

        return new Result(delays, trips, waits, run.Passes, run.EventCount);
    }

    private static double LeastSeconds(SceneTrain train) =>
        train.Runs.Sum(run => run.Seconds) + train.Visits.Skip(1).SkipLast(1).Sum(visit => visit.LeastStaySeconds);

    private static LineTrainReport TrainOf(LineScene scene, LineOptions options, Result[] results, int train)
    {
        double[] delays = [.. results.Select(result => result.Delays[train])];
        return new LineTrainReport(scene.Trains[train].Name, Estimate.From(delays), Quantile(delays, 0.9),
            Share(delays, options.OnTimeMinutes), Estimate.From(results.Select(result => result.Trips[train])),
            results.Length == 0 ? [] : [.. results[0].Passes[train]]);
    }

    private static double Mean(double[] values) => values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();

    private static double Share(double[] delays, double minutes)
    {
        double[] known = [.. delays.Where(delay => !double.IsNaN(delay))];
        return known.Length == 0 ? double.NaN : (double)known.Count(delay => delay <= minutes) / known.Length;
    }

    /// <summary>The least value that a share of all does not pass; the empirical distribution function turned round.</summary>
    private static double Quantile(double[] values, double share)
    {
        double[] sorted = [.. values.Where(value => !double.IsNaN(value)).Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    private static void Check(LineScene scene)
    {
        foreach (var train in scene.Trains)
        {
            if (train.Visits.Length < 2 || train.Runs.Length != train.Visits.Length - 1
                || train.Visits.Any(visit => visit.Station < 0 || visit.Station >= scene.Stations.Length)
                || train.Runs.Any(run => run.Section < 0 || run.Section >= scene.Sections.Length || !(run.Seconds >= 0)))
            {
                throw new ArgumentException($"train '{train.Name}' has no way, or names what is not there", nameof(scene));
            }

            if (train.Visits.Select(visit => visit.Station).Distinct().Count() < train.Visits.Length)
            {
                throw new ArgumentException($"train '{train.Name}' comes to a station twice", nameof(scene));
            }
        }

        if (scene.Stations.Any(station => station.Tracks < 1) || scene.Sections.Any(section => section.Tracks < 1))
        {
            throw new ArgumentException("a station or section has no track", nameof(scene));
        }
    }

    private sealed record Result(double[] Delays, double[] Trips, double[] Waits, LinePass[][] Passes, long EventCount);
}
