using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Time;
using NodaTime;

namespace Lienvan.Formats.Gtfs;

/// <summary>A call of a trip, in minutes since midnight by the clock of the feed.</summary>
internal readonly record struct GtfsWrittenCall(ServiceStop Stop, int Arrival, int Departure);

/// <summary>A service as a feed says it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Calls">Its calls, the first not before midnight of the service day.</param>
/// <param name="Days">The service days, by the clock of the feed.</param>
/// <param name="First">The first service day.</param>
/// <param name="Last">The last one.</param>
internal sealed record GtfsWrittenTrip(
    Service Service, ImmutableArray<GtfsWrittenCall> Calls, Weekdays Days, LocalDate First, LocalDate Last)
{
    private const int MinutesPerDay = 1440;

    /// <summary>Where trains without published times are taken to begin and end their day, by the clock of their first stop.</summary>
    public const int FirstFrequencyMinute = 6 * 60, LastFrequencyMinute = 22 * 60;

    /// <summary>Calls at places with a position, their times turned into the clock of the feed.</summary>
    public static ImmutableArray<GtfsWrittenCall> CallsOf(Service service, Network network, DateTimeZone zone)
    {
        var noon = network.Day.At(LocalTime.Noon);
        var feed = OffsetMinutes(zone, noon);
        var calls = ImmutableArray.CreateBuilder<GtfsWrittenCall>();
        foreach (var stop in service.Stops.Where(stop => stop.Activity != StopActivity.Pass))
        {
            var place = network.GetPlace(stop.Place);
            if (place.Position is not null)
            {
                // Minutes of a frequency count from its first departure, whatever the clock of a stop.
                var ahead = service.Pattern == ServicePattern.Timetable ? OffsetMinutes(place.Zone, noon) - feed : 0;
                calls.Add(new GtfsWrittenCall(stop, stop.Arrival.Minutes - ahead, stop.Departure.Minutes - ahead));
            }
        }

        return calls.ToImmutable();
    }

    /// <summary>A trip from its calls. One that starts on another day by the clock of the feed runs on other days there.</summary>
    public static GtfsWrittenTrip Of(Service service, ImmutableArray<GtfsWrittenCall> calls, (LocalDate First, LocalDate Last) span)
    {
        var shift = (int)Math.Floor((double)calls[0].Departure / MinutesPerDay);
        var moved = calls.Select(call => new GtfsWrittenCall(
            call.Stop, Math.Max(0, call.Arrival - (shift * MinutesPerDay)), call.Departure - (shift * MinutesPerDay)));
        var last = service.Validity.To is { } to && to < span.Last ? to : span.Last;
        return new GtfsWrittenTrip(service, [.. moved], Shift(service.Days, shift), span.First.PlusDays(shift), last.PlusDays(shift));
    }

    private static Weekdays Shift(Weekdays days, int by)
    {
        var bits = 0;
        for (var day = 0; day < 7; day++)
        {
            if ((days.Bits & (1 << day)) != 0)
            {
                bits |= 1 << ((((day + by) % 7) + 7) % 7);
            }
        }

        return new Weekdays(bits);
    }

    private static int OffsetMinutes(DateTimeZone zone, LocalDateTime noon) => zone.AtLeniently(noon).Offset.Seconds / 60;
}
