using System.Text;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using NodaTime;

namespace Lienvan.Formats.Gtfs;

/// <summary>A service that a feed can't say, and why.</summary>
/// <param name="Service">Its key.</param>
/// <param name="Why">The reason.</param>
public sealed record GtfsOmission(string Service, string Why);

/// <summary>A feed that was written.</summary>
/// <param name="Files">Its files.</param>
/// <param name="Omissions">What it leaves out.</param>
public sealed record GtfsExport(GtfsFiles Files, ImmutableArray<GtfsOmission> Omissions);

/// <summary>
/// Writes the passenger services of a day as a GTFS feed (gtfs.org/schedule/reference, 2024): agencies, stops, routes, calendar, trips,
/// stop times, frequencies, names in Vietnamese and Chinese. GTFS knows one clock for a whole feed: every time is turned into that of
/// <c>agency_timezone</c>, and stops carry their own zone for people. Services without clock times go by frequency between 06:00 and 22:00
/// of their first stop; those of fewer than one a day are left out. Does not support clocks that change within the feed, fares, shapes.
/// </summary>
public static class GtfsWriter
{
    /// <summary>Writes a feed.</summary>
    /// <param name="network">What holds on the day; the feed begins with it.</param>
    /// <param name="lastDay">The last day of the feed; a service that ends earlier has its own.</param>
    public static GtfsExport Write(Network network, LocalDate lastDay)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(lastDay, network.Day);
        var zone = network.Corridor.Countries.FirstOrDefault()?.Zone ?? DateTimeZone.Utc;
        var trips = new List<GtfsWrittenTrip>();
        var omissions = ImmutableArray.CreateBuilder<GtfsOmission>();
        var passengers = network.Corridor.Services.Where(service => service.Traffic == Traffic.Passenger && service.Mode == Mode.Rail);
        foreach (var service in passengers.OrderBy(service => service.Id.Value, StringComparer.Ordinal))
        {
            var calls = GtfsWrittenTrip.CallsOf(service, network, zone);
            if (FindFault(service, calls) is { } why)
            {
                omissions.Add(new GtfsOmission(service.Id.Value, why));
                continue;
            }

            trips.Add(GtfsWrittenTrip.Of(service, calls, (network.Day, lastDay)));
        }

        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var tables = new GtfsWrittenTables(network, zone, lastDay);
        foreach (var (name, text) in tables.Write(trips))
        {
            texts.Add(name, text);
        }

        return new GtfsExport(new GtfsFiles("lienvan", texts.ToImmutable()), omissions.ToImmutable());
    }

    private static string? FindFault(Service service, ImmutableArray<GtfsWrittenCall> calls)
    {
        if (calls.Length < 2)
        {
            return "fewer than two stops with a position";
        }

        if (service.Pattern == ServicePattern.Frequency && service.PerWeek < 7)
        {
            return "fewer than one departure a day, at no published time";
        }

        var isOrdered = calls.All(call => call.Departure >= call.Arrival) &&
            calls.Zip(calls.Skip(1)).All(pair => pair.Second.Arrival >= pair.First.Departure);
        return isOrdered ? null : "its times run backwards";
    }

    /// <summary>A row of CSV; cells with commas, quotes or line ends are quoted. Source: RFC 4180.</summary>
    internal static void AddRow(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var value = cells[cell];
            text.Append(cell > 0 ? "," : "").Append(value.AsSpan().ContainsAny(",\"\r\n")
                ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value);
        }

        text.Append("\r\n");
    }
}
