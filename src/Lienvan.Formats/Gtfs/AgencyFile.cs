using NodaTime;

namespace Lienvan.Formats.Gtfs;

/// <summary>agency.txt, for the clock of all times: by the reference every agency of a feed has the same.</summary>
internal static class AgencyFile
{
    /// <summary>The clock, or null when the file or the cell is missing or names none that is known.</summary>
    public static DateTimeZone? FindZone(GtfsFiles files, GtfsFindings findings)
    {
        const string Name = "agency.txt";
        if (!files.Texts.TryGetValue(Name, out var text))
        {
            return null;
        }

        var table = new GtfsTable(files.PathOf(Name), text, findings);
        var column = table.FindColumn("agency_timezone");
        return table.Read() ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(table[column].ToString()) : null;
    }
}
