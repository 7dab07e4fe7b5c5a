using Lienvan.Model.Dataset;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Simulation.Borders;
using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Operations.Simulation.Borders;

/// <summary>Lines in a simulation of days: what trains take and wait for, and what one more track or loop brings.</summary>
public sealed class LineDaysTest
{
    /// <summary>Two trains a day that want one section of 20 minutes at the same time.</summary>
    private static readonly Corridor Meeting = new SingleLine("a 0 4 | b 20 4", more: """
        train up 1000 1234567 | a 08:00 | b 08:20 20km
        train down 1000 1234567 | b 08:04 | a 08:24 20km
        """).Corridor;

    [Fact]
    public void A_second_track_takes_the_whole_wait_away_and_a_loop_some_of_it()
    {
        var line = Line(Meeting, new SimulationQuestion { Scenario = Scenario.Existing, From = SingleLine.Day, TriesAllLimits = true });
        var (wait, free) = (Step(line, StayStep.Path), 20.0);

        Assert.True(line.Dwell.Mean.Mean > free + 2, $"{line.Dwell.Mean.Mean} minutes");
        Assert.True(wait > 4, $"one of two waits a quarter of an hour, so {wait} on average");
        Assert.Equal(free, line.Dwell.Mean.Mean + Limit(line, "sectionTrack").Mean.Mean, 1e-6);
        Assert.InRange(Limit(line, "loop").Mean.Mean, Limit(line, "sectionTrack").Mean.Mean + 0.1, -0.1);
        Assert.Equal("sectionTrack", line.Limits[0].Kind);
        Assert.All(line.Limits.Where(limit => limit.Kind == "stationTrack"), limit => Assert.Equal(0, limit.Mean.Mean, 1e-9));
    }

    [Fact]
    public void Half_a_day_of_the_section_is_used_when_trains_take_half_a_day()
    {
        var corridor = new SingleLine("a 0 4 | b 20 4", more: "train f 1000 252/week | a | b 20m 20km").Corridor;
        var section = Line(corridor, Calm(7)).Desks.Single(desk => desk.Kind == "section");

        // 36 trains a day, 20 minutes each and what starting, stopping and clearing takes.
        Assert.InRange(section.Utilisation.Mean, 0.5, 0.6);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public void Trains_without_times_run_as_often_as_they_should(int perWeek)
    {
        var corridor = new SingleLine("a 0 4 | b 20 4 | c 40 4", more: $"train f 1000 {perWeek}/week | a | c 40m 40km").Corridor;
        Assert.Equal(perWeek / 7.0, Line(corridor, Calm(7)).Streams.Sum(stream => stream.PerDay.Mean), 1e-9);
    }

    [Fact]
    public void What_trains_wait_and_run_adds_up_to_the_time_they_take()
    {
        var line = Dong(Calm(7) with { Replications = 2, Assumptions = new SimulationAssumptions() });

        Assert.InRange(line.Throughput.Trains.Mean, 10, 40);
        Assert.InRange(line.Throughput.PassengerTrains.Mean, 2, line.Throughput.Trains.Mean - 2);
        Assert.Equal(2, line.Streams.Count(stream => stream.PerDay.Mean > 5));
        Assert.All(line.Streams, stream => Assert.Equal(
            stream.Dwell.Mean.Mean, stream.Steps.Sum(step => step.Wait.Mean + step.Work.Mean), 0.01));
        Assert.InRange(line.Desks.Max(desk => desk.Utilisation.Mean), 0.05, 1);
        Assert.Equal(24, line.QueueByHour.Length);
    }

    [Fact]
    public void Worse_days_are_later_and_less_punctual()
    {
        PlaceReport With(double delays) => Dong(Calm(7) with { Assumptions = new SimulationAssumptions { LineDelays = delays } });
        var (calm, usual, bad) = (With(0), With(1), With(5));

        // They need not take longer: who comes late waits less for the time of departure.
        Assert.True(Delay(calm) < Delay(usual) && Delay(usual) < Delay(bad), $"{Delay(calm)}, {Delay(usual)}, {Delay(bad)} minutes");
        Assert.True(Punctuality(calm) > Punctuality(usual) && Punctuality(usual) > Punctuality(bad),
            $"{Punctuality(calm)}, {Punctuality(usual)}, {Punctuality(bad)} on time");
    }

    [Fact]
    public void Days_that_stand_for_a_span_lie_in_it_and_have_every_weekday()
    {
        for (var days = 1; days <= 800; days++)
        {
            var found = LineCompiler.DaysOf(SingleLine.Day, days);
            Assert.Equal(Math.Min(7, days), found.Distinct().Count());
            Assert.All(found, day => Assert.InRange(Period.DaysBetween(SingleLine.Day, day), 0, days - 1));
            Assert.True(days < 7 || found.Select(day => day.DayOfWeek).Distinct().Count() == 7, $"{days} days");
        }
    }

    private static SimulationQuestion Calm(int days) => new()
    {
        Scenario = Scenario.Existing, From = SingleLine.Day, Days = days, WarmupDays = 0, Replications = 1, FindsLimits = false,
        Assumptions = new SimulationAssumptions { LineDelays = 0 },
    };

    private static PlaceReport Dong(SimulationQuestion question) =>
        CorridorSimulation.Run(BuiltIn.Corridor, question with { At = ["vn-hn-dd"] }).Lines.Single(row => row.Id == "vn-hn-dd");

    private static PlaceReport Line(Corridor corridor, SimulationQuestion question) => CorridorSimulation.Run(corridor, question with
    {
        WarmupDays = 0, Replications = 1,
        Assumptions = question.TriesAllLimits ? new SimulationAssumptions { LineDelays = 0 } : question.Assumptions,
    }).Lines.Single();

    private static double Step(PlaceReport line, StayStep step) =>
        line.Streams.Where(stream => stream.PerDay.Mean > 0).Max(stream => stream.Steps[(int)step].Wait.Mean);

    private static double Delay(PlaceReport line) => line.Streams.Max(stream => stream.DelayOut.Mean.Mean);

    private static double Punctuality(PlaceReport line) => line.Streams.Where(stream => stream.PerDay.Mean > 0)
        .Min(stream => stream.Punctuality.Mean);

    private static LimitReport Limit(PlaceReport line, string kind) => line.Limits.First(limit => limit.Kind == kind);
}
