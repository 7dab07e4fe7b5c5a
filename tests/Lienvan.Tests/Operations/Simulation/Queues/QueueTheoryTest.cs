using Lienvan.Operations.Simulation.Kernel;
using Lienvan.Operations.Simulation.Queues;

namespace Lienvan.Tests.Operations.Simulation.Queues;

/// <summary>Simulated queues against what is known of them exactly: within three standard errors.</summary>
public sealed class QueueTheoryTest
{
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(1, 0.8)]
    [InlineData(2, 1.4)]
    [InlineData(5, 4.0)]
    [InlineData(20, 16.0)]
    public void MMc(int servers, double rate)
    {
        var report = Asked.Queue($"exp:{rate}", "exp:1", servers).Run();
        var wait = QueueFormulas.WaitMMc(rate, 1, servers);
        var waits = QueueFormulas.ErlangC(servers, rate);
        Near(wait, report.MeanWait);
        Near(wait * rate, report.MeanQueue);
        Near(rate / servers, report.Utilisation);
        Near(wait + 1, report.MeanSystem);
        Near((wait + 1) * rate, report.MeanInSystem);
        Near(waits, report.WaitingShare);
        Near(waits * Math.Exp(rate - servers), report.WaitAbove);
        foreach (var (percent, estimate) in report.Percentiles.Where(each => each.Percent < 99))
        {
            Near(Math.Max(0, Math.Log(waits / (1 - (percent / 100.0))) / (servers - rate)), estimate);
        }
    }

    [Theory]
    [InlineData(1, 0.7)]
    [InlineData(2, 1.4)]
    [InlineData(2, 0.9)]
    [InlineData(4, 3.2)]
    public void MDc(int servers, double rate) =>
        Near(QueueFormulas.WaitMDc(rate, servers), Asked.Queue($"exp:{rate}", "det:1", servers).Run().MeanWait);

    [Theory]
    [InlineData(1, 0.7)]
    [InlineData(2, 1.5)]
    [InlineData(3, 2.4)]
    public void ME2c(int servers, double rate) =>
        Near(QueueFormulas.WaitME2c(rate, servers), Asked.Queue($"exp:{rate}", "erlang:2,1", servers).Run().MeanWait);

    [Theory]
    [InlineData("erlang:4,1")]
    [InlineData("hyper:1,4")]
    [InlineData("hyper:0.4,0.5,1.2")]
    [InlineData("lognormal:1,1.5")]
    [InlineData("uniform:0.2,1.6")]
    [InlineData("triangular:0,0.5,2")]
    [InlineData("empirical:0.1,0.5,0.5,3")]
    public void MG1(string service)
    {
        var request = Asked.Queue("exp:0.7", service);
        var time = request.Stations[0].Service;
        Near(QueueFormulas.WaitMG1(0.7, time.Mean, time.Variance), request.Run().MeanWait);
    }

    [Theory]
    [InlineData(1.25)]
    [InlineData(2)]
    public void DM1(double interval) => Near(QueueFormulas.WaitDM1(interval), Asked.Queue($"det:{interval}", "exp:1").Run().MeanWait);

    [Fact]
    public void Priorities_without_interruption()
    {
        var report = (Asked.Queue("exp:0.8", "exp:1") with { Classes = [new(0.25), new(0.35), new(0.4)] }).Run();
        var expected = QueueFormulas.Cobham(0.8, 0.2, 0.28, 0.32);
        Assert.All(report.Classes.Zip(expected), pair => Near(pair.Second, pair.First.MeanWait));
    }

    [Fact]
    public void Priorities_with_service_times_of_their_own()
    {
        PriorityClass[] classes = [new(0.5, Asked.Time("det:0.5")), new(0.5, Asked.Time("exp:0.8"))];
        var report = (Asked.Queue("exp:0.8", "exp:1") with { Classes = [.. classes] }).Run();
        var residual = 0.4 * (0.25 + (2 * 1.25 * 1.25)) / 2;
        Assert.All(report.Classes.Zip(QueueFormulas.Cobham(residual, 0.2, 0.5)), pair => Near(pair.Second, pair.First.MeanWait));
    }

    [Fact]
    public void Priorities_at_several_servers()
    {
        var report = (Asked.Queue("exp:2.4", "exp:1", 3) with { Classes = [new(0.3), new(0.7)] }).Run();
        var residual = QueueFormulas.ErlangC(3, 2.4) / 3;
        Assert.All(report.Classes.Zip(QueueFormulas.Cobham(residual, 0.24, 0.56)), pair => Near(pair.Second, pair.First.MeanWait));
    }

    [Fact]
    public void Priorities_that_interrupt()
    {
        var report = (Asked.Queue("exp:0.8", "exp:1") with { Classes = [new(0.375), new(0.625)], IsPreemptive = true }).Run();
        Near(1 / (1 - 0.3), report.Classes[0].MeanSystem);
        Near((1 / 0.7) + (0.8 / (0.7 * 0.2)), report.Classes[1].MeanSystem);
    }

    [Theory]
    [InlineData(2, 0.3)]
    [InlineData(10, 0.07)]
    [InlineData(40, 0.0125)]
    public void Batches(int batch, double rate)
    {
        var use = batch * rate;
        var wait = (use * (batch + 1) / (2 * (1 - use)) / use) - 1;
        var request = Asked.Queue($"exp:{rate}", "exp:1") with { Batch = batch, Customers = 40_000, Warmup = 10_000 };
        Near(wait, request.Run().MeanWait);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 6)]
    [InlineData(4, 4)]
    public void Limited_systems_lose_customers(int servers, int capacity)
    {
        var rate = 0.8 * servers;
        var report = (Asked.Queue($"exp:{rate}", "exp:1", servers) with { Capacity = capacity }).Run();
        var states = QueueFormulas.StatesMMcK(rate, servers, capacity);
        var queue = states.Select((probability, count) => probability * Math.Max(0, count - servers)).Sum();
        Near(states[^1], report.BlockedShare);
        Near(queue, report.MeanQueue);
        Near(queue / (rate * (1 - states[^1])), report.MeanWait);
        Near(rate * (1 - states[^1]), report.Throughput);
    }

    [Theory]
    [InlineData(10, 12)]
    [InlineData(24, 24)]
    public void Departures_take_many_at_a_time(double every, int size)
    {
        var request = Asked.Queue("exp:0.9", "det:1") with { Stations = [], Departures = new BulkDeparture(every, size) };
        var report = request.Run();
        var queue = QueueFormulas.LeftBehind(0.9 * every, size) + (0.9 * every / 2);
        Near(queue, report.MeanQueue);
        Near(queue / 0.9, report.MeanWait);
        Near(0.9 * every / size, report.Utilisation);
    }

    [Fact]
    public void What_leaves_a_queue_comes_to_the_departures_as_it_came()
    {
        // Burke 1956: the output of M/M/c is a Poisson process again.
        var report = (Asked.Queue("exp:1.5", "exp:1", 2) with { Departures = new BulkDeparture(8, 16) }).Run();
        Near(QueueFormulas.LeftBehind(12, 16) + 6, report.Departures!.MeanQueue);
        Near(QueueFormulas.WaitMMc(1.5, 1, 2), report.Stations[0].MeanWait);
    }

    [Fact]
    public void Tandem_queues()
    {
        var request = Asked.Queue("exp:0.7", "exp:1");
        QueueStation[] further = [new(Asked.Time("exp:0.5"), 2), new(Asked.Time("exp:0.9"), 1)];
        var report = (request with { Stations = [.. request.Stations, .. further] }).Run();
        double[] waits =
            [QueueFormulas.WaitMMc(0.7, 1, 1), QueueFormulas.WaitMMc(0.7, 0.5, 2), QueueFormulas.WaitMMc(0.7, 0.9, 1)];
        Assert.All(report.Stations.Zip(waits), pair => Near(pair.Second, pair.First.MeanWait));
        Near(waits.Sum(), report.MeanWait);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Stations_that_block_each_other_pass_what_theory_says(int room)
    {
        // Two equal exponential stations that never lack work pass (room + 2) / (room + 3) of what one alone would (Hunt 1956).
        var request = Asked.Queue("exp:9", "exp:1");
        var report = (request with { Stations = [.. request.Stations, new(Asked.Time("exp:1"), 1, room)], Capacity = 60 }).Run();
        Near((room + 2.0) / (room + 3), report.Throughput);
    }

    [Fact]
    public void The_formulas_agree_with_each_other()
    {
        Assert.Equal(QueueFormulas.WaitMG1(0.7, 1, 0), QueueFormulas.WaitMDc(0.7, 1), 9);
        Assert.Equal(QueueFormulas.WaitMG1(0.7, 1, 0.5), QueueFormulas.WaitME2c(0.7, 1), 9);
        Assert.Equal(4, QueueFormulas.WaitMMc(0.8, 1, 1), 9);
    }

    private static void Near(double theory, Estimate estimate) =>
        Asked.AssertWithinThreeErrors(theory, estimate, 12);
}
