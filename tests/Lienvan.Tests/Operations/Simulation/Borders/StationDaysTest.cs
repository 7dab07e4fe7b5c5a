using Lienvan.Operations.Simulation.Borders;
using Lienvan.Operations.Simulation.Borders.Days;
using Lienvan.Operations.Simulation.Borders.Plans;

namespace Lienvan.Tests.Operations.Simulation.Borders;

/// <summary>Trains at border stations, and boxes in their terminals.</summary>
public sealed class StationDaysTest
{
    /// <summary>
    /// By hand. Pingxiang, its clock: in at 10:00, other locomotive to 10:30, papers to 10:45, brake test to 11:05, waits to 13:00; 40
    /// minutes over. Đồng Đăng, its clock an hour behind: in at 12:40, locomotive to 13:10, papers to 14:10, brake test to 14:30, waits to
    /// 15:10. From 10:00 to 16:10 of one clock are 370 minutes.
    /// </summary>
    [Fact]
    public void A_day_worked_by_hand()
    {
        var report = CorridorSimulation.Run(Bordertown.Station(), Bordertown.Asked(days: 7, replications: 2));

        Assert.Equal("180: Locomotive 30, BrakeTest 20, Documents 15, Schedule 115", StayOf(report, "px", StreamKind.FreightOut));
        Assert.Equal("150: Locomotive 30, BrakeTest 20, Documents 60, Schedule 40", StayOf(report, "dd", StreamKind.FreightIn));
        var way = report.Crossings[0].Directions[0];
        Assert.Equal(1, way.Throughput.Trains.Mean);
        Assert.Equal(370, way.Consignments[0].Dwell.P50.Mean, 1e-6);
        Assert.Equal(1, report.Borders.Single(place => place.Id == "dd").Streams.Single(stream =>
            stream.Kind == StreamKind.FreightIn).Punctuality.Mean);
    }

    [Fact]
    public void Papers_by_day_hold_the_train_over_night()
    {
        var report = CorridorSimulation.Run(
            Bordertown.Station("""
                hours office VN 07:30-14:00
                row formalities id=slow crossing=px-dd country=VN direction=import minutes_p50=80 minutes_p90=80 hours=office valid_from=2026-01-01
                """), Bordertown.Asked(days: 7, replications: 1));

        // In at 12:40; 80 minutes are done at 14:00 sharp. The quicker row of the two holds.
        Assert.Equal("150: Locomotive 30, BrakeTest 20, Documents 50, Schedule 50", StayOf(report, "dd", StreamKind.FreightIn));
    }

    [Fact]
    public void Boxes_and_trains_that_come_go_or_are_there()
    {
        foreach (var stack in new[] { "40", "200" })
        {
            var run = Bordertown.Run(Bordertown.Terminal(stack), Bordertown.Asked(days: 40));
            foreach (var yard in run.Yards)
            {
                Assert.Equal(yard.TrainsIn - yard.TrainsOut, yard.Present);
                if (yard.Find(DeskKind.Stack) is not null)
                {
                    var boxes = yard.Boxes;
                    Assert.True(boxes.BoxesOut > 700, $"{boxes.BoxesOut} went");
                    Assert.Equal(boxes.BoxesIn - boxes.BoxesOut, (boxes.StackInUse / 2) + boxes.StackWaiting);
                    Assert.InRange(boxes.StackInUse, 0, int.Parse(stack, System.Globalization.CultureInfo.InvariantCulture));
                }
            }
        }
    }

    [Fact]
    public void A_small_stack_holds_up_trains()
    {
        double Wait(string stack) => CorridorSimulation.Run(Bordertown.Terminal(stack), Bordertown.Asked(days: 21, replications: 2))
            .Terminals.Single().Streams[0].Steps[(int)StayStep.Stack].Wait.Mean;

        Assert.Equal(0, Wait("2000"), 1e-9);
        Assert.True(Wait("40") > 10, $"{Wait("40")} minutes");
    }

    [Fact]
    public void The_answer_is_the_same_on_any_number_of_threads()
    {
        var question = Bordertown.Asked(days: 10, replications: 4) with { FindsLimits = true };
        var (one, three) = (CorridorSimulation.Run(Bordertown.Terminal(), question),
            CorridorSimulation.Run(Bordertown.Terminal(), question with { Threads = 3 }));

        Assert.Equal(one.Fingerprint, three.Fingerprint);
        Assert.Equal(one.Terminals[0].Limits.ToArray(), three.Terminals[0].Limits.ToArray());
        Assert.NotEqual(one.Fingerprint, CorridorSimulation.Run(Bordertown.Terminal(), question with { Seed = 2 }).Fingerprint);
    }

    [Fact]
    public void One_more_of_anything_never_makes_the_mean_worse_beyond_noise()
    {
        var question = Bordertown.Asked(days: 28, replications: 16) with { FindsLimits = true };
        var report = CorridorSimulation.Run(Bordertown.Terminal("150"), question);

        var limits = report.Borders.Concat(report.Terminals).SelectMany(place => place.Limits).ToArray();
        Assert.NotEmpty(limits);
        Assert.All(limits, limit => Assert.True(limit.Mean.Mean <= Math.Max(1, limit.Mean.HalfWidth), $"{limit}"));
        Assert.Contains(limits, limit => limit.Mean.Mean + limit.Mean.HalfWidth < 0);
    }

    private static string StayOf(SimulationReport report, string place, StreamKind kind)
    {
        var stream = report.Borders.Single(border => border.Id == place).Streams.Single(stream => stream.Kind == kind);
        var steps = stream.Steps.Where(step => step.Wait.Mean + step.Work.Mean > 1e-6)
            .Select(step => FormattableString.Invariant($"{step.Step} {step.Wait.Mean + step.Work.Mean:0.###}"));
        return FormattableString.Invariant($"{stream.Dwell.P50.Mean:0.###}: {string.Join(", ", steps)}");
    }
}
