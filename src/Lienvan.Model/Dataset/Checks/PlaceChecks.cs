namespace Lienvan.Model.Dataset.Checks;

/// <summary>Whether places lie in their countries and countries keep their own time.</summary>
internal static class PlaceChecks
{
    public static void Run(CheckedCorridor subject)
    {
        var zones = new ZonesOfCountries();
        CheckCountries(subject, zones);
        CheckPositions(subject);
        CheckZonesOfPlaces(subject, zones);
        foreach (var zone in subject.Corridor.Zones.Where(zone => subject.CountryOf(zone.Place) != zone.Country))
        {
            subject.Report(CorridorFindings.ZonePlaceAbroad, subject.Row("zones", zone.Id),
                $"zone '{zone.Id}' is in {zone.Country} and its place '{zone.Place}' in {subject.CountryOf(zone.Place)}",
                "correct the country or the place");
        }
    }

    private static void CheckCountries(CheckedCorridor subject, ZonesOfCountries zones)
    {
        foreach (var row in subject.Raw["countries"].Rows)
        {
            if (row.Id.Length != 2 || !row.Id.All(char.IsAsciiLetterUpper))
            {
                subject.Report(CorridorFindings.NotACountryCode, row,
                    $"'{row.Id}' is not a country code", "write two capital letters of ISO 3166: VN, CN");
                continue;
            }

            if (!zones.Allow(row.Id, row["time_zone"]))
            {
                subject.Report(CorridorFindings.ZoneOfOtherCountry, row,
                    $"{row["time_zone"]} is not a time zone of {row.Id}", ZonesOfCountries.Advice(row.Id));
            }
        }
    }

    private static void CheckPositions(CheckedCorridor subject)
    {
        foreach (var place in subject.Corridor.Places)
        {
            if (place.Position is { } position && CountryBoxes.Find(place.Country.Value) is { } box && !box.Contains(position))
            {
                subject.Report(CorridorFindings.PositionOutsideCountry, subject.Row("places", place.Id.Value),
                    $"'{place.Id}' at {position} lies outside {place.Country}",
                    "correct the position or the country; latitude comes first");
            }
        }
    }

    private static void CheckZonesOfPlaces(CheckedCorridor subject, ZonesOfCountries zones)
    {
        var table = subject.Raw["places"];
        var (zone, latitude, longitude) = (table.IndexOf("time_zone"), table.IndexOf("latitude"), table.IndexOf("longitude"));
        foreach (var row in table.Rows)
        {
            if (row.Cells[zone].Length > 0 && !zones.Allow(row["country"], row.Cells[zone]))
            {
                subject.Report(CorridorFindings.ZoneOfOtherCountry, row,
                    $"{row.Cells[zone]} of '{row.Id}' is not a time zone of {row["country"]}", ZonesOfCountries.Advice(row["country"]));
            }

            if ((row.Cells[latitude].Length > 0) != (row.Cells[longitude].Length > 0))
            {
                subject.Report(CorridorFindings.HalfAPosition, row,
                    $"'{row.Id}' has only one of latitude and longitude", "give both or neither");
            }
        }
    }
}
