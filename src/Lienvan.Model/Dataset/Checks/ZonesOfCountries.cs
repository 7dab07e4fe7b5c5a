using NodaTime.TimeZones;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>The time zones of each country, by the location tables of the IANA database (zone.tab and zone1970.tab).</summary>
internal sealed class ZonesOfCountries
{
    private readonly Dictionary<string, HashSet<string>> known = new(StringComparer.Ordinal);

    /// <summary>Whether that country keeps that time. A country that the tables do not know may keep any.</summary>
    public bool Allow(string country, string zone)
    {
        if (!known.TryGetValue(country, out var zones))
        {
            known.Add(country, zones = ZonesOf(country));
        }

        return zones.Count == 0 || zones.Contains(Canonical(zone));
    }

    public static string Advice(string country)
    {
        var own = (TzdbDateTimeZoneSource.Default.ZoneLocations ?? []).Where(location => location.CountryCode == country).Select(location =>
            location.ZoneId).Take(4);
        return $"write one of the country's: {string.Join(", ", own)}";
    }

    private static HashSet<string> ZonesOf(string country)
    {
        var source = TzdbDateTimeZoneSource.Default;
        var own = (source.ZoneLocations ?? []).Where(location => location.CountryCode == country).Select(location => location.ZoneId);
        var shared = (source.Zone1970Locations ?? []).Where(location =>
            location.Countries.Any(entry => entry.Code == country)).Select(location => location.ZoneId);
        return own.Concat(shared).Select(Canonical).ToHashSet(StringComparer.Ordinal);
    }

    private static string Canonical(string zone) => TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(zone, out var canonical)
        ? canonical : zone;
}
