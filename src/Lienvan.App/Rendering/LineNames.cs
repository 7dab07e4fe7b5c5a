using System.Globalization;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Timetables.Tracks;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Rendering;

/// <summary>Places of a line by name and km-post, and times by the clock of each place.</summary>
internal sealed class LineNames
{
    private readonly Network network;
    private readonly Names names;
    private readonly Dictionary<PlaceId, double> kilometres = [];

    public LineNames(Network network, Railway railway, LineTrack line, Language language)
    {
        this.network = network;
        names = new Names(language, network.Corridor.Places.ToDictionary(place => place.Id), network.Corridor.Terminals);
        foreach (var point in line.Points)
        {
            kilometres[railway.Stations[point.Station].Place] = point.At.Kilometres;
        }
    }

    public string Of(PlaceId place) => names.Of(place);

    public string NameOf(LocalName name) => names.Of(name);

    public double? KilometreOf(PlaceId place) => kilometres.TryGetValue(place, out var kilometre) ? Math.Round(kilometre, 3) : null;

    public OffsetDateTime At(PlaceId place, Instant instant) => instant.InZone(network.GetPlace(place).Zone).ToOffsetDateTime();

    public string Iso(PlaceId place, Instant instant) => OffsetDateTimePattern.Rfc3339.Format(At(place, instant));

    /// <summary>Such as <c>10:05</c>, with seconds where there are any; on another day than the asked one with its distance:
    /// <c>01:10+1</c>.</summary>
    public string Clock(PlaceId place, Instant instant, LocalDate day)
    {
        var time = At(place, instant);
        var days = Period.DaysBetween(day, time.Date);
        var clock = time.Second == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}:{time.Second:00}");
        return days == 0 ? clock : string.Create(CultureInfo.InvariantCulture, $"{clock}{(days > 0 ? "+" : "−")}{Math.Abs(days)}");
    }
}
