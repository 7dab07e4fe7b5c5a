namespace Lienvan.Formats.Gtfs;

/// <summary>routes.txt, for the names that people know a train by.</summary>
internal sealed class RoutesFile
{
    public RoutesFile(GtfsFiles files, GtfsFindings findings)
    {
        const string Name = "routes.txt";
        if (!files.Texts.TryGetValue(Name, out var text))
        {
            return;
        }

        var table = new GtfsTable(files.PathOf(Name), text, findings);
        if (!table.HasColumns("route_id"))
        {
            return;
        }

        AreKnown = true;
        var id = table.FindColumn("route_id");
        var (shortName, longName) = (table.FindColumn("route_short_name"), table.FindColumn("route_long_name"));
        while (table.Read())
        {
            if (table.Has(id, "route_id") && table.IsNew(id, "route_id", Keys))
            {
                Keys.Add(table[id].ToString(), Names.Count);
                Names.Add((table[shortName].Length > 0 ? table[shortName] : table[longName]).ToString());
            }
        }
    }

    /// <summary>Whether there is a file to refer to.</summary>
    public bool AreKnown { get; }

    public List<string> Names { get; } = [];

    public GtfsKeys Keys { get; } = new();
}
