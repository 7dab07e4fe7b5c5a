namespace Lienvan.Formats.Gtfs;

/// <summary>
/// frequencies.txt. Both kinds of <c>exact_times</c> become runs at exactly every headway: a planner has nothing better to go by.
/// </summary>
internal static class FrequenciesFile
{
    /// <summary>More runs than this of one row are taken for a slip of the pen: one every five seconds, all day.</summary>
    private const int MostRuns = 20_000;

    /// <summary>By trip. A trip of which all rows are faulty has an empty list: its own times are only a pattern, not a run.</summary>
    public static Dictionary<int, List<GtfsFrequency>> Read(GtfsFiles files, GtfsFindings findings, GtfsKeys trips)
    {
        const string Name = "frequencies.txt";
        var frequencies = new Dictionary<int, List<GtfsFrequency>>();
        if (!files.Texts.TryGetValue(Name, out var text))
        {
            return frequencies;
        }

        var table = new GtfsTable(files.PathOf(Name), text, findings);
        if (!table.HasColumns("trip_id", "start_time", "end_time", "headway_secs"))
        {
            return frequencies;
        }

        var id = table.FindColumn("trip_id");
        while (table.Read())
        {
            if (!table.Has(id, "trip_id") || !trips.TryRefer(table[id], table, "trip_id", out var trip))
            {
                continue;
            }

            if (!frequencies.TryGetValue(trip, out var list))
            {
                frequencies.Add(trip, list = []);
            }

            if (TryFrequency(table, out var frequency))
            {
                list.Add(frequency);
            }
        }

        return frequencies;
    }

    private static bool TryFrequency(in GtfsTable table, out GtfsFrequency frequency)
    {
        frequency = default;
        if (!TryTime(table, "start_time", out var start) || !TryTime(table, "end_time", out var end))
        {
            return false;
        }

        var headwayText = table[table.FindColumn("headway_secs")];
        if (!GtfsValues.TryCount(headwayText, out var headway) || headway is < 1 or > 1_000_000)
        {
            table.Find(GtfsDiagnostics.BadNumber, $"headway_secs is '{headwayText}'", "write whole seconds from 1 on; the row is left out");
            return false;
        }

        if (end <= start)
        {
            table.Find(
                GtfsDiagnostics.EndsBeforeStart,
                "end_time is not after start_time",
                "past midnight count on with 24:00:00; the row is left out");
            return false;
        }

        if ((end - start) / headway >= MostRuns)
        {
            table.Find(
                GtfsDiagnostics.TooFrequent,
                $"a run every {headway} s gives over {MostRuns} runs",
                "write a longer headway; the row is left out");
            return false;
        }

        frequency = new GtfsFrequency(start, end, headway);
        return true;
    }

    private static bool TryTime(in GtfsTable table, string name, out int seconds)
    {
        var text = table[table.FindColumn(name)];
        if (GtfsValues.TryTime(text, out seconds))
        {
            return true;
        }

        table.Find(GtfsDiagnostics.BadTime, $"{name} is '{text}'", "write hours:minutes:seconds such as 7:05:00; the row is left out");
        return false;
    }
}
