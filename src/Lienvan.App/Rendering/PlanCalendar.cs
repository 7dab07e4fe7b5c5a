using System.Globalization;
using Lienvan.Formats.ICalendar;
using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.App.Rendering;

/// <summary>An itinerary as a calendar: an event a leg, the waits left out, and one for the arrival that nine in ten don't
/// exceed.</summary>
internal static class PlanCalendar
{
    public static string Write(Itinerary itinerary, PlanQuestion question, Names names, Instant written)
    {
        var title = $"{names.Of(question.From)} → {names.Of(question.To)}";
        var events = new List<CalendarEvent>();
        var number = 0;
        foreach (var leg in itinerary.Legs.Where(leg => leg.Kind != LegKind.Wait && leg.Arrival.ToInstant() > leg.Departure.ToInstant()))
        {
            events.Add(EventOf(leg, KeyOf(question, itinerary, ++number), names));
        }

        var times = new TimeText(names.Language);
        var (arrival, p90) = (itinerary.Arrival.ToInstant(), itinerary.ArrivalP90.ToInstant());
        events.Add(new CalendarEvent(KeyOf(question, itinerary, 0), arrival, Instant.Max(arrival, p90),
            names.Language.Say("{0} at {1}; nine in ten arrive by {2}", times.Full(itinerary.Arrival), names.Of(question.To),
                times.Full(itinerary.ArrivalP90))) { Location = names.Of(question.To) });
        return ICalendarWriter.Write(title, events, written);
    }

    private static CalendarEvent EventOf(Leg leg, string key, Names names)
    {
        var (language, times) = (names.Language, new TimeText(names.Language));
        var kind = language.Say(leg.Kind switch
        {
            LegKind.Road => "lorry",
            LegKind.Rail => "rail",
            LegKind.Sea => "ship",
            LegKind.Handling => "handling",
            LegKind.Border => "border",
            _ => "customs",
        });
        var where = leg.From == leg.To ? names.Of(leg.From) : $"{names.Of(leg.From)} → {names.Of(leg.To)}";
        var steps = leg.Steps.Where(step => step.Planned > Duration.Zero).Select(step => language.Say(
            "{0} {1}, P90 {2}", language.Translate(names.WithTerminals(step.What)), times.Span(step.Planned), times.Span(step.P90)));
        var clocks = $"{times.Full(leg.Departure)} – {times.Full(leg.Arrival)}{(leg.IsAssumed ? " °" : "")}";
        string?[] lines = [clocks, leg.Service?.Number, .. steps, .. leg.Notes.Select(language.Translate)];
        return new CalendarEvent(key, leg.Departure.ToInstant(), leg.Arrival.ToInstant(), $"{kind} {where}")
        {
            Description = string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line))), Location = names.Of(leg.From),
        };
    }

    /// <summary>The same leg of the same answer keeps its key, so that reading a calendar twice changes nothing.</summary>
    private static string KeyOf(PlanQuestion question, Itinerary itinerary, int leg) => string.Create(CultureInfo.InvariantCulture,
        $"{question.From.Id}.{question.To.Id}.{question.Scenario}.{itinerary.Departure.ToInstant().ToUnixTimeSeconds()}." +
        $"{itinerary.Arrival.ToInstant().ToUnixTimeSeconds()}.{Math.Round(itinerary.Cost.Usd)}.{leg}@lienvan");
}
