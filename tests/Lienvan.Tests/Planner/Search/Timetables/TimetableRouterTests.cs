using Lienvan.Planner.Search.Timetables;
using static Lienvan.Tests.Planner.Search.Timetables.TimetableSketch;

namespace Lienvan.Tests.Planner.Search.Timetables;

public class TimetableRouterTests
{
    [Theory]
    [InlineData("A C 08:00", "1:08:20")]
    [InlineData("A C 07:00", "1:08:20")]
    [InlineData("A C 08:01", "none")]
    [InlineData("C A 08:00", "none")]
    [InlineData("B B 09:00", "0:09:00")]
    public void One_train(string question, string expected) => Assert.Equal(expected, Pareto("A B C / 08:00 08:10 08:20", question));

    [Fact]
    public void More_trips_may_be_earlier_and_both_are_told() => Assert.Equal("1:10:00 2:09:00", Pareto(
        """
        A C / 08:00 10:00
        A B / 08:00 08:20
        B C / 08:20 09:00
        """,
        "A C 08:00"));

    [Fact]
    public void A_change_takes_no_time_but_not_less() => Assert.Equal("2:09:30", Pareto(
        """
        A B / 08:00 08:20
        B C / 08:19 09:00
        B C / 08:20 09:30
        """,
        "A C 08:00"));

    [Fact]
    public void A_later_train_may_overtake() => Assert.Equal("1:09:00", Pareto(
        """
        A B C / 08:00 08:30 10:00
        A B C / 08:10 08:20 09:00
        """,
        "A C 08:00"));

    [Fact]
    public void A_train_may_call_twice_at_one_stop() => Assert.Equal("1:08:30", Pareto("A B A C / 08:00 08:10 08:20 08:30", "A C 08:05"));

    [Fact]
    public void Riding_round_to_where_one_gets_on_is_no_journey() =>
        Assert.Equal("0:08:00", Pareto("A B A / 08:00 08:10 08:20", "A A 08:00"));

    [Theory]
    [InlineData("A C / 08:00v 09:00", "none")]
    [InlineData("A C / 08:00 09:00^", "none")]
    [InlineData("A B C / 08:00 08:10v 09:00", "1:09:00")]
    [InlineData("A B C / 08:00^ 08:10^ 09:00v", "1:09:00")]
    public void Only_where_doors_open(string sketch, string expected) => Assert.Equal(expected, Pareto(sketch, "A C 08:00"));

    [Fact]
    public void Hops_of_no_time_are_ridden_in_any_order_of_the_file() => Assert.Equal("4:08:00", Pareto(
        """
        D E / 08:00 08:00
        C D / 08:00 08:00
        B C / 08:00 08:00
        A B / 08:00 08:00
        """,
        "A E 08:00"));

    [Fact]
    public void Hops_of_no_time_may_go_in_a_ring() => Assert.Equal("3:08:05", Pareto(
        """
        C B A / 08:00 08:00 08:00
        B A X / 08:00 08:00 08:00
        X C / 08:00 08:00
        C D / 08:00 08:05
        """,
        "B D 08:00"));

    [Fact]
    public void Nobody_rides_back_within_a_ring() => Assert.Equal("none", Pareto(
        """
        A B C / 08:00 08:00 08:00
        C B / 08:00 08:00
        X B / 07:50 08:00
        A Z / 08:00 08:10
        """,
        "X Z 07:50"));

    [Fact]
    public void More_trips_than_fit_the_quick_search()
    {
        var chain = string.Join('\n', Enumerable.Range(0, 40).Select(i => $"S{i} S{i + 1} / 08:{i:00} 08:{i + 1:00}"));
        Assert.Equal("40:08:40", Pareto(chain, "S0 S40 08:00"));
        Assert.Equal("2:10:00 40:08:40", Pareto(chain + "\nS0 S9 / 08:00 09:00\nS9 S40 / 09:00 10:00", "S0 S40 08:00"));
        Assert.Equal("8:08:08", Pareto(chain, "S0 S8 08:00"));
        Assert.Equal("7:08:07", Pareto(chain, "S0 S7 08:00"));
    }

    [Fact]
    public void Journeys_tell_every_ride() => Assert.Equal("A 08:00 C 10:00 | A 08:00 B 08:20, B 08:20 C 09:00", Journeys(
        """
        A C / 08:00 10:00
        A B D / 08:00 08:20 08:40
        X B C / 08:00 08:10-08:20 09:00
        """,
        "A C 07:00"));

    [Fact]
    public void One_workspace_serves_any_number_of_questions()
    {
        var timetable = Timetable("A B C / 08:00 08:10 08:20");
        var (a, c) = (timetable.FindStop("A")!.Value, timetable.FindStop("C")!.Value);
        var router = new TimetableRouter(timetable);
        for (var i = 0; i < 200_000; i++)
        {
            var late = i % 3 == 0;
            var arrival = router.EarliestArrival(a, c, late ? 8 * 3600 + 1 : 0);
            Assert.True(late ? arrival is null : arrival == Seconds("08:20"));
            Assert.Equal(late ? 0 : 1, router.Pareto(a, c, late ? int.MaxValue : int.MinValue).Length);
        }
    }

    [Fact]
    public void A_stop_of_another_timetable_is_refused()
    {
        var router = new TimetableRouter(Timetable("A B / 08:00 08:10"));
        Assert.Throws<ArgumentOutOfRangeException>(() => router.EarliestArrival(new StopIndex(0), new StopIndex(2), 0));
    }

    [Fact]
    public void A_trip_that_goes_back_in_time_is_refused() =>
        Assert.Throws<ArgumentException>(() => Timetable("A B / 08:00 07:59"));
}
