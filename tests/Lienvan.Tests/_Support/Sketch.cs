using System.Globalization;
using System.Text;
using Lienvan.Model.Dataset;

namespace Lienvan.Tests.Support;

/// <summary>
/// A corridor as a few lines of text, read through the real reader of packages. A line is a word and what it needs, then cells of the
/// package by their column: <c>lift yv road 1435 40m/90m 35$ both_ways=no</c>. Missing tables get sensible rows: Viet Nam and China,
/// rates, general goods, one tariff and one emission factor a mode.
/// <code>
/// VN bn yv dd                          places of a country; its two letters first
/// road bn yv 20km 1h/2h                between two places; P90 after the stroke
/// yard yv storage_per_teu_day=30       a terminal; made by itself where there is work
/// lift yv road 1435 40m 35$            work: lift, bulk or bogies
/// rail dd px 1000+1435 15km            a crossing by rail; gate dd px 1km by road; seaway hp qz 300km by ship
/// hours day VN 07:00-18:00             opening hours
/// formality dd-px VN export 60m 50$    at a border, or inland with at=yv
/// train x1 1435 135 | yv 18:00 | dd 22:00/23:30 160km | px 02:00+1 15km       on days of the week, local times
/// train f1 1435 7/week | yv | dd 4h/90m 160km                                 by frequency, running time and stay
/// ship s1 3/week | hp | qz 30h 300km
/// closed dd-px 2026-03-03..2026-03-05  a crossing on those days
/// track yv dd 1435 160km               a section, where stops give no km
/// row goods id=fruit needs=reefer      any other row
/// </code>
/// </summary>
internal sealed class Sketch
{
    private readonly Dictionary<string, List<Dictionary<string, string>>> tables = new(StringComparer.Ordinal);

    private Sketch()
    {
    }

    /// <summary>The corridor that the text draws.</summary>
    /// <exception cref="FormatException">A line is not understood, or the package that comes of it has errors.</exception>
    public static Corridor Corridor(string text)
    {
        var sketch = new Sketch();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            sketch.Draw(line);
        }

        sketch.AddDefaults();
        var read = CorridorReader.ReadAndCheck([.. sketch.tables.Select(table => new PackageFile($"{table.Key}.csv", Csv(table.Value)))]);

        // Sketches are for planning: whether their services have track or their gates papers is not their matter.
        var errors = read.Diagnostics.Where(finding =>
            finding.Severity == Severity.Error && finding.Code.StartsWith("LV00", StringComparison.Ordinal) &&
            sketch.tables.ContainsKey(TableOf(finding))).ToArray();
        return errors.Length == 0 ? read.Value : throw new FormatException(string.Join('\n', errors.Select(finding => finding.ToString())));
    }

    private static string TableOf(Diagnostic finding) => finding.File.Replace(".csv", "", StringComparison.Ordinal);

    private void Draw(string line)
    {
        var segments = line.Split('|', StringSplitOptions.TrimEntries);
        var words = segments[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var plain = words.Where(word => !word.Contains('=', StringComparison.Ordinal)).ToArray();
        var cells = words.Where(word => word.Contains('=', StringComparison.Ordinal))
            .Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        if (plain[0].Length == 2 && plain[0].All(char.IsAsciiLetterUpper))
        {
            DrawPlaces(plain);
            return;
        }

        switch (plain[0])
        {
            case "road":
                Add("roads", cells, ("id", $"{plain[1]}.{plain[2]}"), ("from", plain[1]), ("to", plain[2]), ("km", Km(plain[3])),
                    ("hours", Time(plain[4], 60).P50), ("hours_p90", Time(plain[4], 60).P90));
                break;
            case "yard":
                Add("terminals", cells, ("id", "t-" + plain[1]), ("place", plain[1]), ("name_en", plain[1] + " yard"));
                break;
            case "lift" or "bulk" or "bogies":
                DrawWork(plain, cells);
                break;
            case "rail" or "gate" or "seaway":
                DrawCrossing(plain, cells);
                break;
            case "hours":
                var (opens, closes) = Pair(plain[3], '-');
                Add("opening_hours", cells, ("hours_set", plain[1]), ("country", plain[2]), ("opens", opens), ("closes", closes));
                break;
            case "formality":
                DrawFormality(plain, cells);
                break;
            case "train" or "ship":
                DrawService(plain, cells, segments[1..]);
                break;
            case "closed":
                var (first, last) = Pair(plain[2].Replace("..", "/", StringComparison.Ordinal), '/');
                Add("crossing_status", cells, ("crossing", plain[1]), ("status", "closed"), ("valid_from", first), ("valid_to", last),
                    ("reason", "closed"));
                break;
            case "track":
                Add("sections", cells, ("id", $"{plain[1]}.{plain[2]}"), ("line", "line"), ("from", plain[1]), ("to", plain[2]),
                    ("gauges", plain[3]),
                    ("km", Km(plain[4])), ("speed_passenger_kmh", "80"));
                break;
            case "row":
                Add(plain[1], cells, cells.TryGetValue("id", out var id) ? [("name_en", id)] : []);
                break;
            default:
                throw new FormatException($"'{line}': nothing is drawn by '{plain[0]}'");
        }
    }

    private void DrawPlaces(string[] words)
    {
        foreach (var word in words[1..])
        {
            var (id, position) = Pair(word, '@');
            var (latitude, longitude) = Pair(position, ',');
            Add("places", [], ("id", id), ("kind", "city"), ("name_en", id), ("country", words[0]), ("latitude", latitude),
                ("longitude", longitude));
        }
    }

    private void DrawWork(string[] words, Dictionary<string, string> cells)
    {
        var operation = words[0] switch { "lift" => "lift_container", "bulk" => "transship_bulk", _ => "exchange_bogies" };
        var time = Time(words[4], 1);
        Add("handling", cells, ("id", $"{words[1]}.{words[0]}-{words[2]}-{words[3]}"), ("terminal", "t-" + words[1]),
            ("operation", operation),
            ("from", Carriage(words[2])), ("to", Carriage(words[3])), ("minutes_p50", time.P50), ("minutes_p90", time.P90),
                ("fee", Fee(words, 5)));
    }

    private void DrawCrossing(string[] words, Dictionary<string, string> cells)
    {
        var mode = words[0] switch { "gate" => "road", "seaway" => "sea", _ => "rail" };
        var gauges = mode == "rail" ? words[3] : "";
        var id = (mode == "road" ? "gate-" : "") + $"{words[1]}-{words[2]}";
        Add("crossings", cells, ("id", id), ("name_en", id), ("mode", mode), ("place_a", words[1]), ("place_b", words[2]),
            ("gauges", gauges), ("km", Km(words[^1])));
    }

    private void DrawFormality(string[] words, Dictionary<string, string> cells)
    {
        var time = Time(words[4], 1);
        var suffix = string.Concat(cells.Where(cell => cell.Key is "kind" or "at" or "goods" or "regime").Select(cell => "." + cell.Value));
        Add("formalities", cells, ("id", $"{words[1]}.{words[2].ToLowerInvariant()}-{words[3]}{suffix}"), ("crossing", words[1]),
            ("country", words[2]),
            ("direction", words[3]), ("minutes_p50", time.P50), ("minutes_p90", time.P90), ("fee", Fee(words, 5)));
    }

    private void DrawService(string[] words, Dictionary<string, string> cells, string[] stops)
    {
        var isShip = words[0] == "ship";
        var (gauge, runs) = isShip ? ("", words[2]) : (words[2], words[3]);
        var perWeek = runs.EndsWith("/week", StringComparison.Ordinal) ? runs[..^"/week".Length] : "";
        Add("services", cells, ("id", words[1]), ("name_en", words[1]), ("mode", isShip ? "sea" : "rail"), ("traffic", "freight"),
            ("gauges", gauge),
            ("traction", isShip ? "ship" : "diesel"), ("pattern", perWeek.Length > 0 ? "frequency" : "timetable"),
            ("per_week", perWeek), ("days", perWeek.Length > 0 ? "" : runs));
        for (var sequence = 1; sequence <= stops.Length; sequence++)
        {
            DrawStop(words[1], sequence, stops[sequence - 1].Split(' ', StringSplitOptions.RemoveEmptyEntries), perWeek.Length > 0);
        }
    }

    private void DrawStop(string service, int sequence, string[] words, bool isFrequency)
    {
        var activity = words.FirstOrDefault(word => word is "load" or "unload" or "pass") ?? "";
        var km = words.FirstOrDefault(word => word.EndsWith("km", StringComparison.Ordinal)) is { } length ? Km(length) : "";
        var (first, second) = words.Length > 1 && char.IsAsciiDigit(words[1][0]) && !words[1].EndsWith("km", StringComparison.Ordinal)
            ? Pair(words[1], '/') : ("", "");
        var number = sequence.ToString(CultureInfo.InvariantCulture);
        (string, string)[] times = isFrequency
            ? [("run_minutes", first.Length > 0 ? Time(first, 1).P50 : ""), ("dwell_minutes", second.Length > 0 ? Time(second, 1).P50 : "")]
            : [("arrival", first), ("departure", second.Length > 0 ? second : first)];
        Add("service_stops", [], [("service", service), ("sequence", number), ("place", words[0]), ("km", km), ("activity", activity),
            .. times]);
    }

    private void AddDefaults()
    {
        AddMissing("countries", "VN CN LA", id => id switch
        {
            "VN" => [("name_en", id), ("time_zone", "Asia/Ho_Chi_Minh"), ("currency", "VND")],
            "CN" => [("name_en", id), ("time_zone", "Asia/Shanghai"), ("currency", "CNY")],
            _ => [("name_en", id), ("time_zone", "Asia/Vientiane"), ("currency", "LAK")],
        });
        AddMissing("goods", "general", id => [("name_en", id), ("tonnes_per_teu", "10"), ("value_usd_per_t", "1000")]);
        AddMissing("exchange_rates", "VND CNY", currency =>
            [("currency", currency), ("date", "2025-01-01"), ("per_usd", currency == "VND" ? "25000" : "7")]);
        AddMissing("emission_factors", "road rail sea handling", id =>
            [("activity", id), ("grams", id switch { "road" => "100", "rail" => "20", "sea" => "10", _ => "5000" })]);
        foreach (var (mode, perKilometre) in new[] { ("road", "1"), ("rail", "0.5"), ("sea", "0.2") })
        {
            if (!Rows("tariffs").Any(row => row["mode"] == mode))
            {
                Add("tariffs", [], ("id", mode), ("mode", mode), ("per", mode == "road" ? "vehicle" : "teu"), ("per_km", perKilometre),
                    ("base", mode == "road" ? "20" : "10"), ("accepts", "general;reefer;dangerous;overlength"));
                Add("tariffs", [], ("id", mode + "-bulk"), ("mode", mode), ("per", "t"), ("per_km", "0.05"), ("accepts", "bulk"));
            }
        }

        Add("lines", [], ("id", "line"), ("name_en", "line"), ("country", "VN"));
        foreach (var place in Rows("handling").Select(row => row["terminal"][2..]).Distinct().ToArray())
        {
            AddMissing("terminals", "t-" + place, id => [("place", place), ("name_en", place + " yard")]);
        }
    }

    /// <summary>Adds a row for each of those keys that the table lacks.</summary>
    private void AddMissing(string table, string keys, Func<string, (string, string)[]> cells)
    {
        foreach (var key in keys.Split(' ').Where(key => !Rows(table).Any(row => row.GetValueOrDefault("id") == key)))
        {
            var values = cells(key);
            Add(table, [], table == "exchange_rates" ? values : [("id", key), .. values]);
        }
    }

    private List<Dictionary<string, string>> Rows(string table) => tables.GetValueOrDefault(table, []);

    private void Add(string table, Dictionary<string, string> given, params (string Column, string Value)[] cells)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal) { ["source"] = "test", ["confidence"] = "B" };
        foreach (var (column, value) in cells)
        {
            row[column] = value;
        }

        foreach (var (column, value) in given)
        {
            row[column] = value;
        }

        tables[table] = [.. Rows(table), row];
    }

    private static byte[] Csv(List<Dictionary<string, string>> rows)
    {
        var columns = rows.SelectMany(row => row.Keys).Distinct().ToArray();
        var lines = rows.Select(row => string.Join(',', columns.Select(column => row.GetValueOrDefault(column, ""))));
        return Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(string.Join(',', columns))) + "\n");
    }

    private static string Carriage(string word) => char.IsAsciiDigit(word[0]) ? "rail" + word : word;

    private static string Km(string word) => word.EndsWith("km", StringComparison.Ordinal)
        ? word[..^2] : throw new FormatException($"'{word}' is no length: 20km");

    private static string Fee(string[] words, int index) => words.Length > index ? words[index].TrimEnd('$') : "";

    private static (string First, string Second) Pair(string word, char between)
    {
        var parts = word.Split(between, 2);
        return (parts[0], parts.Length > 1 ? parts[1] : "");
    }

    /// <summary>Median and P90, such as 40m/2h, in units of so many minutes; without P90 the time is sure.</summary>
    private static (string P50, string P90) Time(string word, double unitMinutes)
    {
        var (median, high) = Pair(word, '/');
        return (Number(Minutes(median) / unitMinutes), Number(Minutes(high.Length > 0 ? high : median) / unitMinutes));
    }

    private static double Minutes(string word) => double.Parse(word[..^1], CultureInfo.InvariantCulture) * word[^1] switch
    {
        'm' => 1,
        'h' => 60,
        'd' => 1440,
        _ => throw new FormatException($"'{word}' is no time: 40m, 3h or 2d"),
    };

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
