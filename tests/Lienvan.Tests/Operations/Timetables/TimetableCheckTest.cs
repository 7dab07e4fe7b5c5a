using Lienvan.Tests.Support;

namespace Lienvan.Tests.Operations.Timetables;

/// <summary>Small timetables whose meets and conflicts can be seen by eye.</summary>
public sealed class TimetableCheckTest
{
    private static readonly SingleLine Line = new("a 0 4 | b 10 3 | c 20 3 | d 30 2 | e 40 4");

    [Fact]
    public void Trains_that_are_published_at_one_station_at_one_time_meet_there() => Snap.Is(Line.Text("""
        up a 08:00 | c 08:21/08:30 | e 08:52
        down e 08:00 | c 08:22/08:26 | a 08:48
        """), "meet up×down c 08:22-08:26");

    [Fact]
    public void A_train_that_waits_for_one_that_runs_through_meets_it_where_it_waits() => Snap.Is(Line.Text("""
        up a 08:00 | c 08:21/08:40 | e 09:02
        down e 08:08 | a 08:50
        """), """
        meet up×down c 08:29:38-08:29:38
        """);

    [Fact]
    public void What_is_not_published_may_be_anything_that_the_trains_can_run() => Snap.Is(Line.Text("""
        up a 08:00 | e 09:10
        down e 08:00 | a 09:10
        """), """
        meet up×down c 08:36:03-08:36:03 or b c d
        """);

    [Fact]
    public void Two_trains_in_one_section_are_a_conflict_and_proven() => Snap.Is(Line.Text("""
        up a 08:00 | b 08:11/08:12 | c 08:23/08:24 | d 08:36
        down d 08:05 | c 08:15/08:16 | b 08:27/08:28 | a 08:40
        """), "conflict up×down Section b.c 08:16-08:23");

    [Fact]
    public void The_same_minute_is_no_conflict_when_times_are_whole_minutes() => Snap.Is(Line.Text("""
        up a 08:00 | b 08:11/08:14 | c 08:25
        down c 08:00 | b 08:11/08:12 | a 08:23
        late c 08:25 | a 08:50
        """), "meet up×down b 08:11-08:12");

    [Fact]
    public void With_seconds_the_release_of_the_block_counts() => Snap.Is(Line.Text("""
        up a 08:00 | b 08:11:00/08:14 | c 08:25:30
        late c 08:25:40 | a 08:50
        """), "conflict up×late Section b.c 08:25:30-08:25:40");

    [Fact]
    public void Nobody_meets_at_a_station_of_one_track()
    {
        var halt = new SingleLine("a 0 4 | b 10 1 | c 20 4");
        Snap.Is(halt.Text("""
            up a 08:00 | c 08:25
            down c 08:00 | a 08:25
            """), """
            conflict down×up StationTracks b 08:13:13-08:13:13
            """);
        Snap.Is(halt.Text("""
            up a 08:00 | c 08:25
            down c 08:26 | a 08:51
            """), "");
    }

    [Fact]
    public void A_loop_that_is_too_short_for_both_is_contended() => Snap.Is(
        new SingleLine("a 0 4 | b 10 3 300 | c 20 4").Text("""
            up~400 a 08:00 | b 08:11/08:20 | c 08:31
            down~400 c 08:00 | b 08:11/08:20 | a 08:31
            """), """
        conflict down×up StationTracks b 08:11-08:20
        """);

    [Fact]
    public void Three_trains_do_not_fit_on_two_tracks() => Snap.Is(Line.Text("""
        one a 08:00 | d 08:32/08:50 | e 09:01
        two a 08:14 | d 08:45/09:02 | e 09:13
        three e 08:34 | d 08:46/09:13 | a 09:50
        """), """
        meet one×three d 08:46-08:50
        meet two×three d 08:46-09:02
        conflict one×two×three StationTracks d 08:46-08:50
        """);

    [Fact]
    public void A_faster_train_passes_a_waiting_one() => Snap.Is(Line.Text("""
        slow a 08:00 | b 08:12/08:40 | e 09:15
        fast a 08:15 | e 08:56
        """), """
        overtaking fast×slow b 08:26:24-08:26:24
        """);

    [Fact]
    public void One_train_that_catches_up_between_stations_is_a_conflict() => Snap.Is(Line.Text("""
        slow a 08:00 | b 08:20
        fast a 08:05 | b 08:15
        """), "conflict slow×fast Section a.b 08:05-08:15");

    [Fact]
    public void Trains_after_midnight_belong_to_the_day_they_left_on() => Snap.Is(Line.Text("""
        night a 23:30 | c 23:51/24:07 | e 24:28
        down e 23:45 | c 24:06/24:10 | a 24:31
        """), """
        meet night×down c 24:06-24:07
        """);

    [Fact]
    public void On_double_track_trains_pass_each_other_anywhere()
    {
        var two = new SingleLine("a 0 4 | b 10 3 | c 20 4", "tracks=2");
        Snap.Is(two.Text("""
            up a 08:00 | c 08:21
            down c 08:00 | a 08:21
            """), "");
        Snap.Is(two.Text("""
            first a 08:00 | b 08:11 | c 08:21
            next a 08:00:30 | b 08:11:30 | c 08:21:30
            """), """
            conflict first×next Headway a.b 08:00:30-08:11
            """);
    }
}
