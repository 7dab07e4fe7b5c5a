using Lienvan.Model.Dataset.Binding;
using Lienvan.Model.Dataset.Raw;
using Lienvan.Model.Services;
using NodaTime;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>The rows of the stops of each service, in the order in which its stops are.</summary>
internal sealed class StopRows
{
    private readonly Dictionary<string, RawRow[]> byService;

    private StopRows(Dictionary<string, RawRow[]> byService) => this.byService = byService;

    public static StopRows Of(RawPackage raw) => new(raw["service_stops"].Rows.GroupBy(row => row.Id, StringComparer.Ordinal).ToDictionary(
        stops => stops.Key, stops => stops.OrderBy(row => new RowReader(row).Whole("sequence", 0)).ToArray(), StringComparer.Ordinal));

    public RawRow[] this[Service service] => byService.GetValueOrDefault(service.Id.Value, []);
}

/// <summary>Local clocks of a service against each other: what is later by the clock may be earlier in time, across a border.</summary>
internal static class ServiceClock
{
    /// <summary>Minutes from leaving one stop to arriving at the next.</summary>
    public static double MinutesBetween(CheckedCorridor subject, Service service, ServiceStop before, ServiceStop stop)
    {
        var byClock = stop.Arrival.Minutes - before.Departure.Minutes;
        return service.Pattern == ServicePattern.Frequency
            ? byClock
            : byClock - ((OffsetOf(subject, service, stop) - OffsetOf(subject, service, before)).Seconds / 60.0);
    }

    /// <summary>The offset from UTC as findings show it, such as <c> +7</c>.</summary>
    public static string OffsetText(CheckedCorridor subject, Service service, ServiceStop stop) =>
        " " + NodaTime.Text.OffsetPattern.GeneralInvariant.Format(OffsetOf(subject, service, stop)).Replace("+0", "+",
        StringComparison.Ordinal);

    private static Offset OffsetOf(CheckedCorridor subject, Service service, ServiceStop stop)
    {
        var day = service.Validity.From ?? new LocalDate(2026, 1, 5);
        return subject.Places[stop.Place].Zone.GetUtcOffset(day.At(new LocalTime(12, 0)).InUtc().ToInstant());
    }
}
