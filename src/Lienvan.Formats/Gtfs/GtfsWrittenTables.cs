using System.Globalization;
using System.Text;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.Formats.Gtfs;

/// <summary>The files of a feed that is written.</summary>
internal sealed class GtfsWrittenTables(Network network, DateTimeZone zone, LocalDate lastDay)
{
    /// <summary>GTFS wants an address of every agency, and the package has none: this one is reserved for examples (RFC 2606).</summary>
    private const string NoAddress = "https://example.com/";

    private const string UnknownAgency = "Operator not published";
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    public IEnumerable<(string Name, string Text)> Write(IReadOnlyList<GtfsWrittenTrip> trips)
    {
        var places = trips.SelectMany(trip => trip.Calls.Select(call => call.Stop.Place)).Distinct().Select(network.GetPlace)
            .OrderBy(place => place.Id.Value, StringComparer.Ordinal).ToArray();
        yield return ("agency.txt", Agencies(trips));
        yield return ("stops.txt", Stops(places));
        yield return ("routes.txt", Table("route_id,agency_id,route_short_name,route_long_name,route_type", trips, RouteOf));
        yield return ("trips.txt", Table("route_id,service_id,trip_id,trip_headsign", trips, TripOf));
        yield return ("stop_times.txt", StopTimes(trips));
        const string Days = "monday,tuesday,wednesday,thursday,friday,saturday,sunday";
        yield return ("calendar.txt", Table($"service_id,{Days},start_date,end_date", trips, CalendarOf));
        yield return ("frequencies.txt", Table("trip_id,start_time,end_time,headway_secs,exact_times",
            trips.Where(trip => trip.Service.Pattern == ServicePattern.Frequency), FrequencyOf));
        yield return ("translations.txt", Translations(places, trips));
        yield return ("feed_info.txt", FeedInfo());
    }

    private static string Table(string header, IEnumerable<GtfsWrittenTrip> trips, Func<GtfsWrittenTrip, string[]> rowOf)
    {
        var text = new StringBuilder(header).Append("\r\n");
        foreach (var trip in trips)
        {
            GtfsWriter.AddRow(text, rowOf(trip));
        }

        return text.ToString();
    }

    private string Agencies(IEnumerable<GtfsWrittenTrip> trips)
    {
        var text = new StringBuilder("agency_id,agency_name,agency_url,agency_timezone\r\n");
        foreach (var name in trips.Select(AgencyOf).Distinct(StringComparer.Ordinal))
        {
            GtfsWriter.AddRow(text, KeyOf(name), name, NoAddress, zone.Id);
        }

        return text.ToString();
    }

    private static string Stops(IEnumerable<Place> places)
    {
        var text = new StringBuilder("stop_id,stop_name,stop_lat,stop_lon,stop_timezone\r\n");
        foreach (var place in places)
        {
            GtfsWriter.AddRow(text, place.Id.Value, place.Name.English, Degrees(place.Position!.Value.Latitude),
                Degrees(place.Position.Value.Longitude), place.Zone.Id);
        }

        return text.ToString();
    }

    /// <summary>A short name is short: a number that is longer than twelve characters is left to the long name.</summary>
    private static string[] RouteOf(GtfsWrittenTrip trip)
    {
        var number = trip.Service.Number.Length <= 12 ? trip.Service.Number : "";
        return [trip.Service.Id.Value, KeyOf(AgencyOf(trip)), number, trip.Service.Name.English, "2"];
    }

    private string[] TripOf(GtfsWrittenTrip trip)
    {
        var id = trip.Service.Id.Value;
        return [id, id, id, network.GetPlace(trip.Calls[^1].Stop.Place).Name.English];
    }

    private static string StopTimes(IEnumerable<GtfsWrittenTrip> trips)
    {
        var text = new StringBuilder("trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type,timepoint\r\n");
        foreach (var trip in trips)
        {
            for (var call = 0; call < trip.Calls.Length; call++)
            {
                var (stop, arrival, departure) = trip.Calls[call];
                GtfsWriter.AddRow(text, trip.Service.Id.Value, Clock(arrival), Clock(departure), stop.Place.Value, Number(call + 1),
                    stop.Activity == StopActivity.Unload ? "1" : "0", stop.Activity == StopActivity.Load ? "1" : "0",
                    trip.Service.Pattern == ServicePattern.Timetable ? "1" : "0");
            }
        }

        return text.ToString();
    }

    private static string[] CalendarOf(GtfsWrittenTrip trip) =>
    [
        trip.Service.Id.Value,
        .. Enumerable.Range(0, 7).Select(day => (trip.Days.Bits & (1 << day)) != 0 ? "1" : "0"),
        Day.Format(trip.First), Day.Format(trip.Last),
    ];

    private string[] FrequencyOf(GtfsWrittenTrip trip)
    {
        var first = network.GetPlace(trip.Calls[0].Stop.Place).Zone;
        var noon = network.Day.At(LocalTime.Noon);
        var ahead = (first.AtLeniently(noon).Offset.Seconds - zone.AtLeniently(noon).Offset.Seconds) / 60;
        const int Span = GtfsWrittenTrip.LastFrequencyMinute - GtfsWrittenTrip.FirstFrequencyMinute;
        var headway = (int)Math.Round(Span * 60 / (trip.Service.PerWeek / 7));
        var from = Math.Max(0, GtfsWrittenTrip.FirstFrequencyMinute - ahead);
        return [trip.Service.Id.Value, Clock(from), Clock(from + Span), Number(Math.Max(1, headway)), "0"];
    }

    private static string Translations(IEnumerable<Place> places, IEnumerable<GtfsWrittenTrip> trips)
    {
        var text = new StringBuilder("table_name,field_name,language,translation,record_id\r\n");
        void Add(string table, string field, string id, LocalName name)
        {
            foreach (var (language, translation) in new[] { ("vi", name.Vietnamese), ("zh", name.Chinese) })
            {
                if (translation.Length > 0)
                {
                    GtfsWriter.AddRow(text, table, field, language, translation, id);
                }
            }
        }

        foreach (var place in places)
        {
            Add("stops", "stop_name", place.Id.Value, place.Name);
        }

        foreach (var trip in trips)
        {
            Add("routes", "route_long_name", trip.Service.Id.Value, trip.Service.Name);
        }

        return text.ToString();
    }

    private string FeedInfo()
    {
        var text = new StringBuilder("feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date,feed_version,"
            + "feed_contact_url\r\n");
        var (first, last) = (Day.Format(network.Day), Day.Format(lastDay));
        GtfsWriter.AddRow(text, "Lienvan", NoAddress, "en", first, last, $"{network.Scenario.Id}-{first}", NoAddress);
        return text.ToString();
    }

    private static string AgencyOf(GtfsWrittenTrip trip) => trip.Service.Operator.Length > 0 ? trip.Service.Operator : UnknownAgency;

    private static string KeyOf(string agency) => NameFolding.Fold(agency);

    private static string Clock(int minutes) =>
        string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}:00");

    private static string Degrees(double degrees) => degrees.ToString("0.00000", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
