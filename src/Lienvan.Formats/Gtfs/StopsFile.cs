namespace Lienvan.Formats.Gtfs;

/// <summary>stops.txt. Of a stop only its identifier is required: a train calls there wherever it is.</summary>
internal sealed class StopsFile
{
    public StopsFile(GtfsFiles files, GtfsFindings findings)
    {
        const string Name = "stops.txt";
        if (!files.Texts.TryGetValue(Name, out var text))
        {
            return;
        }

        var table = new GtfsTable(files.PathOf(Name), text, findings);
        if (!table.HasColumns("stop_id"))
        {
            return;
        }

        var (id, name) = (table.FindColumn("stop_id"), table.FindColumn("stop_name"));
        var (latitude, longitude) = (table.FindColumn("stop_lat"), table.FindColumn("stop_lon"));
        while (table.Read())
        {
            if (!table.Has(id, "stop_id") || !table.IsNew(id, "stop_id", Keys))
            {
                continue;
            }

            var stop = new GtfsStop(
                table[id].ToString(),
                table[name].ToString(),
                Degrees(table, latitude, 90),
                Degrees(table, longitude, 180));
            Keys.Add(stop.Id, Rows.Count);
            Rows.Add(stop);
        }
    }

    public List<GtfsStop> Rows { get; } = [];

    public GtfsKeys Keys { get; } = new();

    private static double? Degrees(in GtfsTable table, int column, int most)
    {
        var text = table[column];
        if (text.Length == 0)
        {
            return null;
        }

        if (GtfsValues.TryNumber(text, out var degrees) && Math.Abs(degrees) <= most)
        {
            return degrees;
        }

        table.Find(
            GtfsDiagnostics.BadOptionalCell,
            $"'{text}' is no place on earth",
            $"write degrees between -{most} and {most}; it is left out");
        return null;
    }
}
