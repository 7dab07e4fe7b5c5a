using Lienvan.Operations.Simulation.Borders;
using Lienvan.Operations.Simulation.Borders.Days;
using Lienvan.Operations.Simulation.Kernel;
using Lienvan.Operations.Simulation.Queues;

namespace Lienvan.Tests.Operations.Simulation.Borders;

/// <summary>Lorries at road gates: against the theory of queues, over nights and closures.</summary>
public sealed class GateDaysTest
{
    /// <summary>A lane's time is lognormal with a median of 2 minutes and a P90 of 1.6 times that.</summary>
    private static readonly double Scale = Math.Log(1.6) / 1.2815515655446004;

    [Fact]
    public void A_gate_of_one_lane_is_the_queue_of_Pollaczek_and_Khinchin_and_of_the_study_of_queues()
    {
        var question = Bordertown.Asked(days: 30, replications: 10);
        var here = CorridorSimulation.Run(Bordertown.Gate(), question).Gates[0].Streams[0].Steps[(int)StayStep.Lane].Wait;

        var (mean, rate) = (2 * Math.Exp(Scale * Scale / 2), 500 / 1440.0);
        var theory = rate * mean * mean * Math.Exp(Scale * Scale) / (2 * (1 - (rate * mean)));
        Assert.InRange(here.Mean, theory - (1.5 * here.HalfWidth), theory + (1.5 * here.HalfWidth));
        Assert.True(here.HalfWidth < 0.15 * theory, $"± {here.HalfWidth} is too wide to tell");

        var there = QueueStudy.Run(new QueueRequest
        {
            Arrivals = new Exponential(1440 / 500.0),
            Stations = [new QueueStation(new Lognormal(Math.Log(2), Scale), 1)],
            Customers = 15_000,
            Replications = 10,
            Seed = 5,
        }, null, CancellationToken.None).MeanWait;
        Assert.InRange(here.Mean - there.Mean, -1.5 * (here.HalfWidth + there.HalfWidth), 1.5 * (here.HalfWidth + there.HalfWidth));
    }

    [Fact]
    public void A_closed_gate_passes_nobody_and_all_wait()
    {
        var run = Bordertown.Run(Bordertown.Gate("closed gate-hn-yy 2026-02-01..2026-04-30"), Bordertown.Asked(days: 5));

        var gate = run.Gates[0];
        Assert.True(gate.Arrived[0] > 4000, $"{gate.Arrived[0]} came");
        Assert.Equal(0, gate.Passed[0]);
        Assert.Equal(gate.Arrived[0], gate.Waiting[0]);
    }

    [Fact]
    public void A_closure_builds_a_queue_of_all_who_come()
    {
        var corridor = Bordertown.Gate("closed gate-hn-yy 2026-03-05..2026-03-06", lorries: "100");
        var before = Bordertown.Run(corridor, Bordertown.Asked(days: 3)).Gates[0];
        var after = Bordertown.Run(corridor, Bordertown.Asked(days: 5)).Gates[0];

        var came = after.Arrived[0] - before.Arrived[0];
        Assert.True(came > 150, $"{came} came in two days");
        Assert.InRange(after.Waiting[0], came, came + before.Waiting[0] + 2); // and who was at the booth at closing
        Assert.InRange(after.Passed[0] - before.Passed[0], 0, before.Waiting[0] + 2);
    }

    [Fact]
    public void Who_comes_by_night_waits_for_the_gate()
    {
        var report = CorridorSimulation.Run(Bordertown.HourGate("07:00", "19:00"), Bordertown.Asked());

        var queue = report.Gates[0].QueueByHour.Select(hour => hour.Mean).ToArray();
        Assert.InRange(queue[7], 80, 120); // half a day of 200 lorries
        Assert.True(queue[12] < 5, $"{queue[12]} wait at noon");
    }

    /// <summary>Stage by stage in flat arrays gives what lorry by lorry on the kernel gives, from the same luck.</summary>
    [Theory]
    [InlineData("through", 1_000_000)]
    [InlineData("transload", 1_000_000)]
    [InlineData("transload", 20)]
    public void Stage_by_stage_is_lorry_by_lorry(string rule, int groupsPerDay)
    {
        var corridor = Bordertown.BusyGate(rule);
        var question = Bordertown.Asked(days: 21) with { Assumptions = new SimulationAssumptions { GroupsPerDay = groupsPerDay } };
        var run = Bordertown.Run(corridor, question);
        var gate = run.Gates[0];
        var twin = new LorryByLorry(run, new GateHouse(run, gate.Plan));
        twin.Run();

        for (var direction = 0; direction < 2; direction++)
        {
            Assert.True(gate.Left[direction] > 1000, $"{gate.Left[direction]} left");
            Assert.Equal(twin.Passed[direction], gate.Passed[direction]);
            Assert.Equal(twin.Tallies[direction].Units, gate.Streams[direction]!.Units);
            Assert.Equal(twin.Tallies[direction].Dwell.Mean, gate.Streams[direction]!.Dwell.Mean, 1e-6);
            Assert.Equal(twin.Tallies[direction].Dwell.Quantile(0.9), gate.Streams[direction]!.Dwell.Quantile(0.9), 1e-6);
            var noon = (int)((720 + gate.Plan.ClockMinutes[direction]) / 60);
            Assert.Equal(twin.WaitingAtNoon[direction] / 21, gate.Hours[direction].Waiting()[noon], 1e-9);
        }

        for (var desk = 0; desk < gate.Desks.Length; desk++)
        {
            Assert.Equal(twin.Statistics(desk).UseArea, gate.Desks[desk].Statistics.UseArea, 1e-4);
            Assert.Equal(twin.Statistics(desk).QueueArea, gate.Desks[desk].Statistics.QueueArea, 1e-4);
        }
    }

    [Theory]
    [InlineData("07:00", "20:00", "22:00")]
    [InlineData("08:00", "17:00", "20:00")]
    public void Longer_hours_never_make_the_mean_worse(string opens, string closes, string later)
    {
        var question = Bordertown.Asked(days: 14, replications: 3);
        double Mean(string until) => CorridorSimulation.Run(Bordertown.HourGate(opens, until), question).Gates[0].Dwell.Mean.Mean;

        Assert.True(Mean(later) <= Mean(closes) * 1.01, $"{Mean(later)} against {Mean(closes)} minutes");
    }
}
