using System.Diagnostics;
using System.Globalization;
using System.Text;
using Lienvan.Model.Dataset;

namespace Lienvan.Bench;

/// <summary>
/// How long a large corridor package takes to read and check: lines of 300 stations side by side over northern Viet Nam, a section between
/// each two neighbours, and a freight service of four stops for each fifteen stations. The rows are sound, so that every check runs to its
/// end.
/// </summary>
public static class PackageBench
{
    private const int StationsPerLine = 300;

    /// <summary>Reads and checks a package of about that many rows some times over, and prints the median.</summary>
    /// <param name="output">Takes the figures.</param>
    /// <param name="rows">Rows in all; 200,000 by default.</param>
    public static void Run(TextWriter output, int rows = 200_000)
    {
        ArgumentNullException.ThrowIfNull(output);
        var files = Generate(rows);
        var seconds = new List<double>();
        var allocated = 0L;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            var read = CorridorReader.ReadAndCheck(files);
            seconds.Add(clock.Elapsed.TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (read.HasErrors)
            {
                throw new InvalidOperationException(read.Diagnostics.First(finding => finding.Severity == Severity.Error).ToString());
            }

            rows = read.Value.RowCount;
        }

        seconds.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"package: {rows} rows read and checked in {seconds[2]:0.000} s (first to last {seconds[0]:0.000} to {seconds[4]:0.000}), " +
                $"{allocated / 1e6:0} MB allocated"));
    }

    /// <summary>Writes such a package into a folder, for trying <c>lienvan check</c> as a whole process.</summary>
    public static void WriteTo(string folder, int rows = 200_000)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Generate(rows))
        {
            File.WriteAllBytes(Path.Combine(folder, file.Name), file.Content.ToArray());
        }
    }

    private static List<PackageFile> Generate(int rows)
    {
        // A station gives a place, a km-post, a section, and a fifteenth of five rows of services.
        var lines = Math.Max(1, (int)(rows / (3.34 * StationsPerLine)));
        var tables = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        Start(tables, "countries", "id,name_en,name_vi,name_zh,time_zone,currency", "VN,Viet Nam,Việt Nam,越南,Asia/Ho_Chi_Minh,VND");
        Start(tables, "exchange_rates", "currency,date,per_usd", "VND,2025-01-01,25500");
        Start(tables, "goods", "id,name_en,name_vi,name_zh", "general,General,Hàng,货物");
        Start(tables, "crossings", "id,name_en,mode,place_a,place_b");
        Start(tables, "scenarios", "id,name_en,name_vi,name_zh", "base,Base,Gốc,基准");
        Start(tables, "places", "id,kind,name_en,name_vi,name_zh,country,latitude,longitude");
        Start(tables, "lines", "id,name_en,name_vi,name_zh,country");
        Start(tables, "line_stations", "line,place,km,tracks,loop_length_m");
        Start(tables, "sections", "id,line,from,to,gauges,speed_passenger_kmh,speed_freight_kmh,axle_load_t");
        Start(tables, "terminals", "id,place,name_en,name_vi,name_zh");
        Start(tables, "handling", "id,terminal,operation,from,to,minutes_p50,minutes_p90");
        Start(tables, "services", "id,name_en,name_vi,name_zh,mode,traffic,gauges,traction,pattern,per_week");
        Start(tables, "service_stops", "service,sequence,place,run_minutes,dwell_minutes,activity");
        for (var line = 0; line < lines; line++)
        {
            AddLine(tables, line);
        }

        return [.. tables.Select(table => new PackageFile(table.Key + ".csv", Encoding.UTF8.GetBytes(table.Value.ToString())))];
    }

    private static void AddLine(Dictionary<string, StringBuilder> tables, int line)
    {
        Add(tables, "lines", $"l{line},Line {line},Tuyến {line},线路{line},VN");
        for (var station = 0; station < StationsPerLine; station++)
        {
            var latitude = 9 + (line * 0.06 % 13);
            var name = $"Station {station} of {line},Ga {station} tuyến {line},{line}线{station}站";
            Add(tables, "places", $"p{line}-{station},station,{name},VN,{latitude:0.0000},{103 + (station * 0.01):0.0000}");
            Add(tables, "line_stations", $"l{line},p{line}-{station},{station * 1.2:0.0},3,650");
            if (station > 0)
            {
                Add(tables, "sections", $"s{line}-{station},l{line},p{line}-{station - 1},p{line}-{station},1000+1435,80,60,14+20");
            }
        }

        AddServices(tables, line);
    }

    private static void AddServices(Dictionary<string, StringBuilder> tables, int line)
    {
        for (var service = 0; service < StationsPerLine / 15; service++)
        {
            var id = $"t{line}-{service}";
            Add(tables, "services", $"{id},Train {service},Tàu {service},{service}次,rail,freight,1435,diesel,frequency,5");
            for (var stop = 0; stop < 4; stop++)
            {
                var place = (service * 15) + (stop * 4);
                Add(tables, "service_stops",
                    $"{id},{stop},p{line}-{place},{(stop == 0 ? "" : "10")},5,{(stop is 0 or 3 ? "load_unload" : "pass")}");
                if (stop is 0 or 3)
                {
                    Add(tables, "terminals", $"y{line}-{service}-{stop},p{line}-{place},Yard,Bãi,货场");
                    Add(tables, "handling", $"h{line}-{service}-{stop},y{line}-{service}-{stop},lift_container,road,rail1435,60,120");
                }
            }
        }
    }

    private static void Start(Dictionary<string, StringBuilder> tables, string table, string header, string? row = null)
    {
        tables.Add(table, new StringBuilder(header).Append(",source,confidence,note\n"));
        if (row is not null)
        {
            Add(tables, table, $"{row}");
        }
    }

    private static void Add(Dictionary<string, StringBuilder> tables, string table, FormattableString row) =>
        tables[table].Append(row.ToString(CultureInfo.InvariantCulture)).Append(",Viet Nam Railways 2026 network statement,A,\n");
}
