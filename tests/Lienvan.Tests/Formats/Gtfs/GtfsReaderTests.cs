using System.Text;
using Lienvan.Formats.Gtfs;
using static Lienvan.Tests.Formats.Gtfs.FeedSketch;

namespace Lienvan.Tests.Formats.Gtfs;

/// <summary>What a sound feed may look like.</summary>
public class GtfsReaderTests
{
    [Fact]
    public void A_small_feed()
    {
        var feed = Feed(Small);
        Assert.Empty(feed.Diagnostics);
        Assert.Equal("1:08:20:00", Route(feed));
        Assert.Equal("Beta, the second", feed.Value.Stops[1].Name);
        Assert.Equal(new GtfsTrip("T", "ICE 1", "Gamma"), feed.Value.Trips.Single());
    }

    [Fact]
    public void A_mark_of_byte_order_and_line_ends_of_other_systems()
    {
        var files = Files(Small).ToDictionary(
            pair => pair.Key,
            pair => Encoding.UTF8.GetBytes("\uFEFF" + Encoding.UTF8.GetString(pair.Value).Replace("\n", "\r\n", StringComparison.Ordinal)));
        var feed = Feed(files);
        Assert.Empty(feed.Diagnostics);
        Assert.Equal("1:08:20:00", Route(feed));
    }

    [Fact]
    public void Blanks_around_cells_and_columns_in_any_order() => Assert.Equal("1:08:20:00", Route(Feed(Small, """
        stop_times.txt
        stop_sequence, stop_id ,departure_time,arrival_time,trip_id,extra
        0, A, 08:00:00, 08:00:00,T,x
        2,C ,08:20:00,08:20:00,T,
        1,B,08:10:00,08:10:00, T ,"y, z"
        """)));

    [Theory]
    [InlineData("7:05:00", "1:07:05:00")]
    [InlineData("25:30:00", "1:25:30:00")]
    [InlineData("100:00:01", "1:100:00:01")]
    public void Times_of_one_digit_and_past_midnight(string time, string expected) => Assert.Equal(expected, Route(Feed(Small, $"""
        stop_times.txt
        trip_id,arrival_time,departure_time,stop_id,stop_sequence
        T,6:59:59,6:59:59,A,0
        T,{time},,C,1
        """)));

    [Theory]
    [InlineData("1,1,1,1,1,1,1,20190101,20191231", "", "1:08:20:00")]
    [InlineData("0,0,0,1,0,0,0,20190516,20190516", "", "1:08:20:00")]
    [InlineData("1,1,1,0,1,1,1,20190101,20191231", "", "1:32:20:00")]
    [InlineData("1,1,1,1,1,1,1,20190101,20190515", "", "")]
    [InlineData("1,1,1,1,1,1,1,20190101,20191231", "S,20190516,2", "1:32:20:00")]
    [InlineData("0,0,0,0,0,0,0,20190101,20191231", "S,20190516,1", "1:08:20:00")]
    public void A_week_and_its_exceptions(string week, string exception, string expected) => Assert.Equal(expected, Route(
        Feed(Small, $"""
            calendar.txt
            service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
            S,{week}
            calendar_dates.txt
            service_id,date,exception_type
            {exception}
            """),
        followingDays: 1));

    [Fact]
    public void A_week_alone()
    {
        var files = Files(Small, """
            calendar.txt
            service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
            S,0,0,0,1,0,0,0,20190101,20191231
            """);
        files.Remove("calendar_dates.txt");
        var feed = Feed(files);
        Assert.Empty(feed.Diagnostics);
        Assert.Equal("1:08:20:00", Route(feed));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public void Frequencies_count_from_the_first_departure_and_end_before_the_end(string exact)
    {
        var feed = Feed(Small, $"""
            frequencies.txt
            trip_id,start_time,end_time,headway_secs,exact_times
            T,06:00:00,06:30:00,900,{exact}
            T,23:00:00,23:00:01,600,{exact}
            """);
        Assert.Empty(feed.Diagnostics);
        Assert.Equal(3, feed.Value.ToTimetable(Day, 0).Value.RunCount);
        Assert.Equal("1:06:20:00", Route(feed));
    }

    [Theory]
    [InlineData("", "", "", "1:08:20:00")]
    [InlineData("0", "30", "40", "1:08:45:00")]
    [InlineData("0", "", "40", "1:08:20:00")]
    public void Blank_times_follow_distance_or_else_sequence(string first, string second, string third, string expected) =>
        Assert.Equal(expected, Route(
            Feed(Small, $"""
                stop_times.txt
                trip_id,arrival_time,departure_time,stop_id,stop_sequence,shape_dist_traveled
                T,08:00:00,08:00:00,A,10,{first}
                T,,,B,11,{second}
                T,09:00:00,09:00:00,C,13,{third}
                """),
            to: "B"));

    [Fact]
    public void Doors_that_stay_shut() => Assert.Equal(("", "1:08:20:00"), (Route(Doors(), to: "B"), Route(Doors())));

    [Fact]
    public void A_feed_in_an_archive_and_one_in_a_folder_of_an_archive()
    {
        var top = GtfsFiles.FromZip("feed.zip", new MemoryStream(Zip(Files(Small))));
        Assert.Empty(top.Diagnostics);
        Assert.Equal("1:08:20:00", Route(GtfsReader.Read(top.Value)));
        var inside = GtfsFiles.FromZip("feed.zip", new MemoryStream(Zip(Files(Small), "feed/")));
        Assert.All(inside.Diagnostics, finding => Assert.Equal("LV1004", finding.Code));
        Assert.Equal("1:08:20:00", Route(GtfsReader.Read(inside.Value)));
    }

    private static Lienvan.Model.Dataset.Read<GtfsFeed> Doors() => Feed(Small, """
        stop_times.txt
        trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type
        T,08:00:00,08:00:00,A,0,0,1
        T,08:10:00,08:10:00,B,1,2,1
        T,08:20:00,08:20:00,C,2,1,3
        """);
}
