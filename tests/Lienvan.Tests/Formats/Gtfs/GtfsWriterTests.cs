using System.Globalization;
using Lienvan.Formats.Gtfs;
using Lienvan.Model.Dataset;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Tests.Support;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.Tests.Formats.Gtfs;

/// <summary>The feed against the rules of the GTFS reference, and read back by our own reader.</summary>
public sealed class GtfsWriterTests
{
    private static readonly LocalDate Day = new(2026, 3, 2);
    private static readonly GtfsExport Export = Of("base", Day);

    [Fact]
    public void Every_required_file_and_field_is_there()
    {
        (string File, string Fields)[] required =
        [
            ("agency.txt", "agency_id,agency_name,agency_url,agency_timezone"), ("stops.txt", "stop_id,stop_name,stop_lat,stop_lon"),
            ("routes.txt", "route_id,agency_id,route_type"), ("trips.txt", "route_id,service_id,trip_id"),
            ("stop_times.txt", "trip_id,arrival_time,departure_time,stop_id,stop_sequence"),
            ("calendar.txt", "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date"),
            ("frequencies.txt", "trip_id,start_time,end_time,headway_secs"),
                ("feed_info.txt", "feed_publisher_name,feed_publisher_url,feed_lang"),
            ("translations.txt", "table_name,field_name,language,translation"),
        ];
        foreach (var (file, fields) in required)
        {
            var rows = Rows(Export, file);
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.All(fields.Split(','), field => Assert.NotEqual("", row[field])));
        }
    }

    [Theory]
    [InlineData("base", 2026)]
    [InlineData("build-out-2035", 2040)]
    public void Keys_are_unique_and_lead_somewhere(string scenario, int year)
    {
        var export = Of(scenario, new LocalDate(year, 3, 2));
        HashSet<string> Keys(string file, string field)
        {
            var keys = Rows(export, file).Select(row => row[field]).ToArray();
            Assert.Equal(keys.Length, keys.Distinct().Count());
            return [.. keys];
        }

        void Refer(string file, string field, HashSet<string> keys) =>
            Findings.AssertNone(Rows(export, file).Where(row => !keys.Contains(row[field])).Select(row => $"{file}: {field} {row[field]}"));
        var (agencies, stops, routes) = (Keys("agency.txt", "agency_id"), Keys("stops.txt", "stop_id"), Keys("routes.txt", "route_id"));
        var (trips, services) = (Keys("trips.txt", "trip_id"), Keys("calendar.txt", "service_id"));
        Refer("routes.txt", "agency_id", agencies);
        Refer("trips.txt", "route_id", routes);
        Refer("trips.txt", "service_id", services);
        Refer("stop_times.txt", "trip_id", trips);
        Refer("stop_times.txt", "stop_id", stops);
        Refer("frequencies.txt", "trip_id", trips);
        Assert.Single(Rows(export, "agency.txt").Select(row => row["agency_timezone"]).Distinct());
        Assert.Equal(stops, [.. Rows(export, "stop_times.txt").Select(row => row["stop_id"])]);
    }

    [Fact]
    public void Times_never_run_backwards()
    {
        foreach (var trip in Rows(Export, "stop_times.txt").GroupBy(row => row["trip_id"]))
        {
            var (last, sequence) = (-1, 0);
            foreach (var row in trip)
            {
                var (arrival, departure) = (Seconds(row["arrival_time"]), Seconds(row["departure_time"]));
                Assert.True(arrival >= last && departure >= arrival, $"{trip.Key} at {row["stop_id"]}");
                Assert.True(int.Parse(row["stop_sequence"], CultureInfo.InvariantCulture) > sequence);
                (last, sequence) = (departure, sequence + 1);
            }

            Assert.True(sequence >= 2, trip.Key);
        }
    }

    [Fact]
    public void Days_and_places_are_sound()
    {
        foreach (var row in Rows(Export, "calendar.txt"))
        {
            var pattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
            Assert.True(pattern.Parse(row["start_date"]).Value <= pattern.Parse(row["end_date"]).Value);
            Assert.Contains("1", row.Values.Skip(1).Take(7));
        }

        Assert.All(Rows(Export, "stops.txt"), row => Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull(row["stop_timezone"])));
        Assert.All(Rows(Export, "stops.txt"), row => Assert.InRange(double.Parse(row["stop_lat"], CultureInfo.InvariantCulture), -90, 90));
        Assert.All(Rows(Export, "routes.txt"), row => Assert.True(row["route_short_name"].Length <= 12 &&
            row["route_long_name"].Length > 0));
    }

    /// <summary>The train leaves Nanning at 18:05 by the clock of China, and Đồng Đăng at 01:35 of the next day by that of Viet
    /// Nam.</summary>
    [Fact]
    public void Both_clocks_become_one()
    {
        var calls = Rows(Export, "stop_times.txt").Where(row => row["trip_id"] == "t8701-mr2").ToDictionary(row => row["stop_id"]);
        Assert.Equal("17:05:00", calls["nanning-station"]["departure_time"]);
        Assert.Equal("25:35:00", calls["dong-dang"]["departure_time"]);
        Assert.Equal("Asia/Shanghai", Rows(Export, "stops.txt").Single(row => row["stop_id"] == "nanning-station")["stop_timezone"]);
    }

    /// <summary>Half past midnight in China is half past eleven in Viet Nam, the evening before.</summary>
    [Fact]
    public void A_train_of_the_small_hours_runs_on_the_day_before_by_the_other_clock()
    {
        var corridor = BuiltIn.Corridor;
        var night = corridor.Services.First(service => service.Id.Value == "z5") with
        {
            Id = new("night"), Days = new(0b0000001), Pattern = Lienvan.Model.Services.ServicePattern.Timetable,
        };
        night = night with
        {
            Stops = [night.Stops[0] with { Arrival = new(30), Departure = new(30) },
                night.Stops[^1] with { Arrival = new(700), Departure = new(700) }],
        };
        var export = GtfsWriter.Write(Scenario.Existing.On(corridor with { Services = [night] }, Day), Day.PlusDays(20));
        Assert.Equal("23:30:00", Rows(export, "stop_times.txt")[0]["departure_time"]);
        Assert.Equal("1", Rows(export, "calendar.txt")[0]["sunday"]);
        Assert.Equal("0", Rows(export, "calendar.txt")[0]["monday"]);
        Assert.Equal("20260301", Rows(export, "calendar.txt")[0]["start_date"]);
    }

    [Fact]
    public void Our_own_reader_finds_nothing_to_say_and_all_trips()
    {
        var read = GtfsReader.Read(Export.Files);
        Findings.AssertNone(read.Diagnostics.Select(finding => finding.ToString()));
        Assert.Equal(Rows(Export, "trips.txt").Count, read.Value.Trips.Length);
        Assert.Empty(Export.Omissions);
        Assert.True(read.Value.ToTimetable(Day, 6).Value.RunCount > 100);
    }

    private static GtfsExport Of(string scenario, LocalDate day)
    {
        Corridor corridor = BuiltIn.Corridor;
        return GtfsWriter.Write(Scenario.Find(corridor, new ScenarioId(scenario))!.On(corridor, day), day.PlusDays(89));
    }

    private static int Seconds(string clock)
    {
        var parts = clock.Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return (parts[0] * 3600) + (parts[1] * 60) + parts[2];
    }

    /// <summary>Read by a reader of its own, so that a fault of writer and reader can't hide each other.</summary>
    private static List<Dictionary<string, string>> Rows(GtfsExport export, string file)
    {
        var lines = export.Files.Texts[file].Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(Cells).ToList();
        return [.. lines.Skip(1).Select(cells =>
        {
            Assert.Equal(lines[0].Length, cells.Length);
            return lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second);
        })];
    }

    private static string[] Cells(string line)
    {
        var (cells, cell, isQuoted) = (new List<string>(), "", false);
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"')
            {
                if (isQuoted && at + 1 < line.Length && line[at + 1] == '"')
                {
                    cell += line[at++];
                }
                else
                {
                    isQuoted = !isQuoted;
                }
            }
            else if (line[at] == ',' && !isQuoted)
            {
                cells.Add(cell);
                cell = "";
            }
            else
            {
                cell += line[at];
            }
        }

        return [.. cells, cell];
    }
}
