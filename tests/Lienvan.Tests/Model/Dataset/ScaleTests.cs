using System.Diagnostics;
using System.Globalization;
using System.Text;
using Lienvan.Model.Dataset;

namespace Lienvan.Tests.Model.Dataset;

/// <summary>Reading and checking grow with the number of rows, not with its square.</summary>
[Collection(nameof(TakesTheTime))]
public sealed class ScaleTests
{
    [Fact]
    public void Four_times_the_rows_take_no_more_than_some_six_times_as_long()
    {
        _ = Measure(2_000);
        var (few, many) = (double.PositiveInfinity, double.PositiveInfinity);
        // What else there is only ever adds: the least of each is nearest to the truth. What grows with the square stays at 16.
        for (var round = 0; round < 5 && !(many / few < 6); round++)
        {
            (few, many) = (Math.Min(few, Measure(10_000)), Math.Min(many, Measure(40_000)));
        }

        Assert.True(many / few < 6, string.Create(CultureInfo.InvariantCulture,
            $"40,000 rows took {many / few:0.0} times as long as 10,000"));
    }

    private static double Measure(int rows)
    {
        var files = Generate(rows / 4);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var read = CorridorReader.ReadAndCheck(files);
        process.Refresh();
        var seconds = (process.TotalProcessorTime - before).TotalSeconds;
        Assert.False(read.HasErrors, read.Diagnostics.FirstOrDefault(finding => finding.Severity == Severity.Error)?.ToString());
        return seconds;
    }

    /// <summary>
    /// One line that winds through Viet Nam, a section between each two stations, a passenger train over every second section.
    /// </summary>
    private static ImmutableArray<PackageFile> Generate(int stations)
    {
        var (places, posts, sections) = (new StringBuilder(PackageSketch.Valid["places"]),
            new StringBuilder(PackageSketch.Valid["line_stations"]), new StringBuilder(PackageSketch.Valid["sections"]));
        var (services, stops) = (new StringBuilder(PackageSketch.Valid["services"]),
            new StringBuilder(PackageSketch.Valid["service_stops"]));
        for (var station = 0; station < stations; station++)
        {
            var latitude = 10 + (station / 500 * 0.008);
            var longitude = 104 + ((station / 500 % 2 == 0 ? station % 500 : 499 - (station % 500)) * 0.008);
            places.Append(CultureInfo.InvariantCulture,
                $"s{station},station,S{station},S{station},S{station},VN,,{latitude:0.0000},{longitude:0.0000},survey of 2026,B\n");
            posts.Append(CultureInfo.InvariantCulture, $"vn-hn-dd,s{station},{200 + (station * 1.2):0.0},4,survey of 2026,B\n");
            if (station > 0)
            {
                sections.Append(CultureInfo.InvariantCulture,
                    $"c{station},vn-hn-dd,s{station - 1},s{station},1000,80,60,14,800,,,,survey of 2026,B\n");
            }

            if (station % 4 == 1)
            {
                services.Append(CultureInfo.InvariantCulture,
                    $"t{station},T,T,T,rail,passenger,1000,diesel,frequency,,7,,,,,survey of 2026,B\n");
                stops.Append(CultureInfo.InvariantCulture, $"t{station},1,s{station - 1},,,,,load_unload,survey of " +
                    $"2026,B\nt{station},2,s{station},,,20,,load_unload,survey of 2026,B\n");
            }
        }

        return PackageSketch.Valid.WithText("places", places.ToString()).WithText("line_stations", posts.ToString()).WithText("sections",
            sections.ToString())
            .WithText("services", services.ToString()).WithText("service_stops", stops.ToString()).Files;
    }
}

/// <summary>Processor time is counted for the whole process: what counts it runs alone.</summary>
[CollectionDefinition(nameof(TakesTheTime), DisableParallelization = true)]
public sealed class TakesTheTime;
