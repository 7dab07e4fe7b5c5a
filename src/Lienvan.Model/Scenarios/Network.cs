using System.Diagnostics.CodeAnalysis;
using Lienvan.Model.Borders;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Time;
using NodaTime;

namespace Lienvan.Model.Scenarios;

/// <summary>What holds on one day in one scenario: of every key one row, projects applied when both sides are done, policies set.</summary>
public sealed class Network
{
    private readonly Lazy<Dictionary<PlaceId, Place>> places;
    private readonly Lazy<Dictionary<CountryId, Country>> countries;
    private readonly Lazy<ILookup<HoursId, OpeningSpan>> hours;
    private readonly Dictionary<HoursId, OpeningCalendar> calendars;

    internal Network()
    {
        calendars = [];
        places = new(() => Corridor!.Places.ToDictionary(place => place.Id));
        countries = new(() => Corridor!.Countries.ToDictionary(country => country.Id));
        hours = new(() => Corridor!.OpeningHours.ToLookup(span => span.Hours));
    }

    [SetsRequiredMembers]
    private Network(Network other, LocalDate day)
    {
        (places, countries, hours, calendars) = (other.places, other.countries, other.hours, other.calendars);
        (Day, Since, Until) = (day, other.Since, other.Until);
        (Scenario, ProjectsInEffect, Corridor) = (other.Scenario, other.ProjectsInEffect, other.Corridor);
    }

    /// <summary>The day.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>The first day from which on the same rows hold as on <see cref="Day"/>.</summary>
    public required LocalDate Since { get; init; }

    /// <summary>The first day after it on which others may hold; the last day there is where none is known of.</summary>
    public required LocalDate Until { get; init; }

    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The projects of the scenario that are in effect.</summary>
    public required ImmutableArray<ProjectId> ProjectsInEffect { get; init; }

    /// <summary>The rows that hold.</summary>
    public required Corridor Corridor { get; init; }

    /// <summary>Whether the same rows hold on that day.</summary>
    public bool HoldsOn(LocalDate day) => day >= Since && day < Until;

    /// <summary>The same network on another day on which it holds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Other rows may hold on that day.</exception>
    public Network OnSameRows(LocalDate day) => HoldsOn(day) ? new Network(this, day)
        : throw new ArgumentOutOfRangeException(nameof(day), day, "other rows may hold on that day");

    /// <summary>The place of that key.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Place GetPlace(PlaceId id) => places.Value[id];

    /// <summary>The place of that key, or null.</summary>
    public Place? FindPlace(PlaceId id) => places.Value.GetValueOrDefault(id);

    /// <summary>The country of a place.</summary>
    public Country CountryOf(PlaceId id) => countries.Value[GetPlace(id).Country];

    /// <summary>The calendar of a set of opening hours; null, or a set without rows, is always open.</summary>
    public OpeningCalendar CalendarOf(HoursId? id)
    {
        var key = id ?? default;
        lock (calendars)
        {
            if (!calendars.TryGetValue(key, out var calendar))
            {
                ImmutableArray<OpeningSpan> spans = id is null ? [] : [.. hours.Value[key]];
                var zone = spans.IsEmpty ? DateTimeZone.Utc : countries.Value[new CountryId(spans[0].Country)].Zone;
                calendars.Add(key, calendar = new OpeningCalendar(spans, zone, Corridor.Holidays));
            }

            return calendar;
        }
    }

    /// <summary>
    /// The status rows that keep a crossing from being simply open that day, that way, for those goods; the last one counts.
    /// </summary>
    /// <returns>The row, or null when the crossing is open.</returns>
    public CrossingStatus? FindClosure(CrossingId crossing, CrossingDirection direction, GoodsId? goods, LocalDate day)
    {
        var last = Corridor.CrossingStatus.LastOrDefault(status => status.Crossing == crossing && status.Validity.Covers(day) &&
            (status.Direction == CrossingDirection.Both || direction == CrossingDirection.Both || status.Direction == direction) &&
            (status.Goods.IsEmpty || (goods is { } wanted && status.Goods.Contains(wanted))));
        return last is { State: not CrossingState.Open } ? last : null;
    }
}
