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
        var (corridors, corridor) = (Enumerable.Range(0, 4).Select(_ => Generate(2_500)).ToArray(), Generate(10_000));
        var (apart, together) = (double.PositiveInfinity, double.PositiveInfinity);
        // Four of 10,000 against one of 40,000, so that both have as much memory to clear. What else there is, the compiler's own work
        // first of all, only ever adds: the least of each is nearest to the truth. What grows with the square stays at 16.
        for (var round = 0; round < 5 || (round < 20 && !(4 * together / apart < 6)); round++)
        {
            (apart, together) = (Math.Min(apart, Measure(corridors)), Math.Min(together, Measure([corridor])));
        }

        Assert.True(4 * together / apart < 6, string.Create(CultureInfo.InvariantCulture,
            $"40,000 rows took {4 * together / apart:0.0} times as long as 10,000"));
    }

    /// <summary>Processor seconds, to the microsecond: what a process's own count has is 10 ms coarse on Linux.</summary>
    private static double Measure(ImmutableArray<PackageFile>[] corridors)
    {
        var before = Environment.CpuUsage.TotalTime;
        var reads = Array.ConvertAll(corridors, files => CorridorReader.ReadAndCheck(files));
        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        Assert.All(reads, read => Assert.DoesNotContain(read.Diagnostics, finding => finding.Severity == Severity.Error));
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
