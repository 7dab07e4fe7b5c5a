namespace Lienvan.Formats.Gtfs;

/// <summary>A row of trips.txt.</summary>
internal sealed record TripRow(string Id, string RouteName, string Headsign, int Service, int Line);

/// <summary>trips.txt.</summary>
internal sealed class TripsFile
{
    public TripsFile(GtfsFiles files, GtfsFindings findings, RoutesFile routes, GtfsServices services)
    {
        const string Name = "trips.txt";
        if (!files.Texts.TryGetValue(Name, out var text))
        {
            return;
        }

        var table = new GtfsTable(files.PathOf(Name), text, findings);
        if (!table.HasColumns("trip_id", "service_id"))
        {
            return;
        }

        var (id, headsign) = (table.FindColumn("trip_id"), table.FindColumn("trip_headsign"));
        while (table.Read())
        {
            if (!table.Has(id, "trip_id") || !table.IsNew(id, "trip_id", Keys))
            {
                continue;
            }

            var tripId = table[id].ToString();
            if (TryService(table, services, out var service) && TryRouteName(table, routes, out var routeName))
            {
                Keys.Add(tripId, Rows.Count);
                Rows.Add(new TripRow(tripId, routeName, table[headsign].ToString(), service, table.Place.Line));
            }
            else
            {
                Keys.AddLeftOut(tripId);
            }
        }
    }

    public List<TripRow> Rows { get; } = [];

    public GtfsKeys Keys { get; } = new();

    private static bool TryService(in GtfsTable table, GtfsServices services, out int service)
    {
        service = 0;
        var column = table.FindColumn("service_id");
        if (!table.Has(column, "service_id"))
        {
            return false;
        }

        var id = table[column];
        if (services.Indices.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out service))
        {
            return true;
        }

        table.Find(
            GtfsDiagnostics.UnknownReference,
            $"service_id '{id}' is in no calendar",
            "add it to calendar.txt or calendar_dates.txt; the trip is left out");
        return false;
    }

    private static bool TryRouteName(in GtfsTable table, RoutesFile routes, out string name)
    {
        name = "";
        var column = table.FindColumn("route_id");
        if (!routes.AreKnown)
        {
            return true;
        }

        if (!table.Has(column, "route_id") || !routes.Keys.TryRefer(table[column], table, "route_id", out var route))
        {
            return false;
        }

        name = routes.Names[route];
        return true;
    }
}
