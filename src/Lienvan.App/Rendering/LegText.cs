using System.Globalization;
using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.App.Rendering;

/// <summary>The legs of one itinerary as a timeline: a row a leg, and below it what a border asks and what else one should know.</summary>
internal sealed class LegText(TextWriter output, Names names)
{
    private const int PlaceColumn = 2;
    private static readonly string[] TimeTables = ["road", "formality", "handling", "crossing", "service"];
    private static readonly string[] CostTables = ["tariff", "formality", "handling", "crossing"];

    private readonly Language language = names.Language;
    private readonly TimeText times = new(names.Language);

    public void Print(Itinerary itinerary)
    {
        var table = new TextTable(
            language.Say("leaves"), language.Say("what"), language.Say("where") + "~", language.Say("km") + ">",
            language.Say("gauge") + ">", language.Say("takes") + ">", language.Say("USD") + ">");
        foreach (var leg in itinerary.Legs)
        {
            table.AddWith(
                NotesOf(leg),
                times.Full(leg.Departure),
                KindOf(leg),
                WhereOf(leg),
                leg.Length.Kilometres >= 0.5 ? NumberText.Money(leg.Length.Kilometres) : "",
                leg.Gauge.Millimetres > 0 ? leg.Gauge.Millimetres.ToString(CultureInfo.InvariantCulture) : "",
                times.Span(leg.Arrival.ToInstant() - leg.Departure.ToInstant()) + Mark(leg, TimeTables),
                leg.Cost.Usd >= 0.5 ? NumberText.Money(leg.Cost.Usd) + Mark(leg, CostTables) : "");
        }

        table.Print(output, " ", PlaceColumn);
    }

    private string KindOf(Leg leg) => language.Say(leg.Kind switch
    {
        LegKind.Road => "lorry",
        LegKind.Rail => "rail",
        LegKind.Sea => "ship",
        LegKind.Wait => "wait",
        LegKind.Handling => "handling",
        LegKind.Border => "border",
        _ => "customs",
    });

    private static string Mark(Leg leg, string[] tables) =>
        leg.AssumedRows.Any(row => tables.Any(table => row.StartsWith(table + " ", StringComparison.Ordinal))) ? "°" : "";

    private string WhereOf(Leg leg) => leg.From == leg.To ? names.Of(leg.From)
        : leg.Kind == LegKind.Border ? $"{names.Of(leg.From)} | {names.Of(leg.To)}"
        : $"{names.Of(leg.From)} → {names.Of(leg.To)}";

    private List<string> NotesOf(Leg leg)
    {
        var lines = new List<string>();
        if (leg.Service is { } service && leg.Kind is LegKind.Rail or LegKind.Sea)
        {
            var name = names.Of(service.Name, isVietnamese: false);
            lines.Add(service.Number.Length > 0 ? $"{service.Number}, {name}" : name);
        }

        if (leg.Kind == LegKind.Border && leg.Departure.Offset != leg.Arrival.Offset)
        {
            var leaves = times.Both(leg.Arrival.WithOffset(leg.Departure.Offset), leg.Arrival.Offset);
            lines.Add(language.Say("in {0}, out {1}", times.Both(leg.Departure, leg.Arrival.Offset), leaves));
        }

        foreach (var step in leg.Steps.Where(step => step.Planned > Duration.Zero))
        {
            var what = language.Translate(names.WithTerminals(step.What));
            lines.Add(language.Say("{0} {1}, P90 {2}", what, times.Span(step.Planned), times.Span(step.P90)));
        }

        if (!leg.Notes.IsEmpty)
        {
            lines.Add(string.Join(" · ", leg.Notes.Select(language.Translate)));
        }

        return lines;
    }
}
