using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Lienvan.Operations.Simulation.Queues;

namespace Lienvan.Tests.Operations.Simulation.Queues;

/// <summary>What holds for every study, whatever the queue.</summary>
public sealed class QueueStudyTest
{
    private static QueueRequest Short => Asked.Queue("exp:0.8", "exp:1") with { Customers = 2_000, Replications = 8 };

    [Fact]
    public void Little_holds() => Prop.ForAll(
        Gen.Choose(0, 1000).Four().ToArbitrary(),
        dice =>
        {
            var (a, b, c, d) = dice;
            var servers = 1 + (a % 4);
            string[] services = ["exp:1", "det:1", "erlang:3,1", "uniform:0,2", "hyper:1,2"];
            var batch = 1 + (c % 3);
            var rate = servers * (0.2 + (0.6 * b / 1000)) / batch;
            var request = Asked.Queue($"exp:{rate.ToString(CultureInfo.InvariantCulture)}", services[d % 5], servers) with
            {
                Batch = batch,
                Capacity = d % 2 == 0 ? servers + 6 : null,
                Classes = c % 2 == 0 ? [new(0.5), new(0.5)] : [],
                IsPreemptive = b % 2 == 0,
                Departures = a % 3 == 0 ? new BulkDeparture(2, 12) : null,
                Customers = 10_000,
                Replications = 2,
                Seed = a + b,
            };
            var report = request.Run();
            var (queue, flow) = (report.MeanQueue.Mean, report.Throughput.Mean);
            Assert.Equal(flow * report.MeanSystem.Mean, report.MeanInSystem.Mean, 0.02 * (1 + report.MeanInSystem.Mean));
            Assert.Equal(flow * report.MeanWait.Mean, queue, 0.02 * (1 + queue));
            Assert.InRange(report.Utilisation.Mean, 0, 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    [Fact]
    public void Threads_change_nothing()
    {
        QueueRequest[] requests =
        [
            Short,
            Short with { IsAntithetic = true, Replications = 7 },
            Short with { HalfWidth = 0.3 },
            Short with { Classes = [new(0.4), new(0.6)], IsPreemptive = true, Departures = new BulkDeparture(5, 9), Batch = 2,
                Arrivals = Asked.Time("exp:0.4") },
        ];
        Assert.All(requests, request =>
        {
            var one = request.Run();
            var three = (request with { Threads = 3 }).Run();
            Assert.Equal((one.Fingerprint, one.Replications, one.MeanWait), (three.Fingerprint, three.Replications, three.MeanWait));
            Assert.NotEqual(one.Fingerprint, (request with { Seed = 2 }).Run().Fingerprint);
        });
    }

    [Fact]
    public void Intervals_of_95_percent_cover_the_truth_in_92_to_98_of_a_hundred_studies()
    {
        var request = Asked.Queue("exp:0.5", "exp:1") with { Customers = 1_000, Replications = 10 };
        var covered = Enumerable.Range(0, 200).Count(seed =>
        {
            var wait = (request with { Seed = seed }).Run().MeanWait;
            return Math.Abs(wait.Mean - 1) <= wait.HalfWidth;
        });
        Assert.InRange(covered, 184, 196);
    }

    [Fact]
    public void Batch_means_of_a_single_run_cover_as_well()
    {
        var request = Asked.Queue("exp:0.5", "exp:1") with { Customers = 10_000, Replications = 1 };
        var covered = Enumerable.Range(0, 100).Count(seed =>
        {
            var wait = (request with { Seed = seed }).Run().MeanWait;
            return Math.Abs(wait.Mean - 1) <= wait.HalfWidth;
        });
        Assert.InRange(covered, 89, 100);
    }

    [Fact]
    public void The_first_number_that_reaches_the_half_width_is_where_it_stops()
    {
        var report = (Short with { HalfWidth = 0.25, Threads = 2 }).Run();
        Assert.True(report.MeanWait.HalfWidth <= 0.25);
        Assert.True(report.Replications > 10);
        var oneLess = (Short with { Replications = report.Replications - 1 }).Run();
        Assert.True(oneLess.MeanWait.HalfWidth > 0.25);
        Assert.Equal(report.Fingerprint, (Short with { Replications = report.Replications }).Run().Fingerprint);
    }

    [Fact]
    public void Shared_luck_makes_a_difference_clearer()
    {
        var slow = Short with { Replications = 2 };
        var fast = slow with { Stations = [new(Asked.Time("exp:1.05"), 1)] };
        double Difference(long first, long second) =>
            (slow with { Seed = first }).Run().MeanWait.Mean - (fast with { Seed = second }).Run().MeanWait.Mean;
        var shared = Variance(Enumerable.Range(0, 40).Select(seed => Difference(seed, seed)));
        var apart = Variance(Enumerable.Range(0, 40).Select(seed => Difference(seed, seed + 1000)));
        Assert.True(shared < apart / 4, $"{shared} against {apart}");
    }

    [Fact]
    public void Mirrored_pairs_are_unbiased_and_tell_more()
    {
        var plain = Asked.Queue("exp:0.6", "exp:1") with { Customers = 5_000, Replications = 80 };
        var mirrored = (plain with { IsAntithetic = true }).Run();
        Asked.AssertWithinThreeErrors(1.5, mirrored.MeanWait, 40);
        Assert.True(mirrored.MeanWait.HalfWidth < plain.Run().MeanWait.HalfWidth);
    }

    [Fact]
    public void Without_warmup_the_empty_start_shows()
    {
        var request = Asked.Queue("exp:0.9", "exp:1") with { Customers = 200, Replications = 300, Warmup = 0 };
        var cold = request.Run().MeanWait;
        var warm = (request with { Warmup = 3_000 }).Run().MeanWait;
        Assert.True(cold.Mean + cold.HalfWidth < 9, $"{cold}");
        Assert.True(Math.Abs(warm.Mean - 9) < 3 * warm.HalfWidth / 1.96, $"{warm}");
    }

    [Fact]
    public void A_queue_that_grows_without_end_is_told_and_comes_to_an_end()
    {
        var request = Short with { Arrivals = Asked.Time("exp:2"), Classes = [new(0.9), new(0.1)], IsPreemptive = true };
        Assert.Equal("LV1407", QueueCheck.FindGrowth(request)?.Code);
        Assert.True(request.Run().MeanWait.Mean > 100);
        Assert.Null(QueueCheck.FindGrowth(Short));
    }

    [Fact]
    public void Stopped_at_once_nothing_is_claimed()
    {
        var report = QueueStudy.Run(Short, null, new CancellationToken(canceled: true));
        Assert.Equal((0, true), (report.Replications, report.IsPartial));
        Assert.True(double.IsNaN(report.MeanWait.Mean));
    }

    private static double Variance(IEnumerable<double> values)
    {
        var all = values.ToList();
        var mean = all.Average();
        return all.Sum(value => (value - mean) * (value - mean)) / (all.Count - 1);
    }
}
