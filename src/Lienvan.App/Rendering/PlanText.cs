using System.Globalization;
using Lienvan.Model.Places;
using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.App.Rendering;

/// <summary>Prints the answer of the planner on a terminal: a table of options, then the legs of those asked for.</summary>
internal sealed class PlanText(TextWriter output, IReadOnlyDictionary<PlaceId, Place> places, string language)
{
    private const int MostAssumptions = 12;

    public void Print(PlanAnswer.Plans plans, string title, bool showAll, int detailed)
    {
        output.WriteLine(title);
        output.WriteLine();
        var shown = showAll ? [.. Enumerable.Range(0, plans.Itineraries.Length)] : plans.Shortlist;
        PrintTable(plans, shown);
        foreach (var (position, number) in shown.Select((index, position) => (index, position + 1)))
        {
            if (number == detailed)
            {
                output.WriteLine();
                PrintLegs(plans.Itineraries[position], number);
            }
        }

        if (shown.Length < plans.Itineraries.Length)
        {
            output.WriteLine();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{shown.Length} of {plans.Itineraries.Length} ways that are best in something: --all shows the others, --option N their legs, --json everything."));
        }
    }

    public void Print(PlanAnswer.NoRoute none, string title)
    {
        output.WriteLine(title);
        output.WriteLine();
        output.WriteLine("No: " + none.Why + ".");
        foreach (var help in none.WhatWouldHelp)
        {
            output.WriteLine("  What would help: " + help);
        }
    }

    public void Print(ImmutableArray<ExplainedLabel> explained, string place)
    {
        output.WriteLine();
        output.WriteLine($"At {place}: {explained.Length} labels");
        foreach (var label in explained)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {label.Verdict,-9} {TimeText.Full(label.Arrival)} (P90 {TimeText.DateAndClock(label.ArrivalP90)}) {NumberText.Money(label.Usd),6} USD {NumberText.Significant(label.Co2.Tonnes)} t  {label.State}"));
            output.WriteLine($"            {label.Way}");
            output.WriteLine($"            {label.Reason}");
        }
    }

    private void PrintTable(PlanAnswer.Plans plans, ImmutableArray<int> shown)
    {
        var table = new TextTable("", "arrives (P50)", "P90", "door to door", "USD>", "CO2 t>", "by");
        foreach (var (index, number) in shown.Select((index, position) => (index, position + 1)))
        {
            var itinerary = plans.Itineraries[index];
            table.Add(
                number.ToString(CultureInfo.InvariantCulture),
                TimeText.Full(itinerary.Arrival),
                TimeText.DateAndClock(itinerary.ArrivalP90),
                TimeText.Span(itinerary.DoorToDoor),
                NumberText.Money(itinerary.Cost.Usd) + (itinerary.Assumptions.IsEmpty ? "" : "°"),
                NumberText.Significant(itinerary.Co2.Tonnes),
                Summary(itinerary));
        }

        table.Print(output);
    }

    private void PrintLegs(Itinerary itinerary, int number)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Option {number} · {NumberText.Money(itinerary.Cost.Usd)} USD · {NumberText.Money(itinerary.Cost.Cny)} CNY · {NumberText.Money(itinerary.Cost.Vnd)} VND · {NumberText.Significant(itinerary.Co2.Kilograms)} kg CO2"));
        var table = new TextTable("leaves", "what", "where", "km>", "gauge", "takes", "USD>", "notes");
        foreach (var leg in itinerary.Legs)
        {
            table.Add(
                TimeText.Short(leg.Departure),
                leg.Kind.ToString().ToLowerInvariant(),
                WhereOf(leg),
                leg.Length.Kilometres >= 0.5 ? NumberText.Money(leg.Length.Kilometres) : "",
                leg.Gauge.Millimetres > 0 ? leg.Gauge.Millimetres.ToString(CultureInfo.InvariantCulture) : "",
                TimeText.Span(leg.Arrival.ToInstant() - leg.Departure.ToInstant()),
                leg.Cost.Usd >= 0.5 ? NumberText.Money(leg.Cost.Usd) + (leg.IsAssumed ? "°" : "") : "",
                NotesOf(leg));
        }

        table.Print(output, " ");
        output.WriteLine($" {TimeText.Full(itinerary.Arrival)} at {Name(itinerary.Legs[^1].To)}; nine in ten arrive by {TimeText.Full(itinerary.ArrivalP90)}");
        if (!itinerary.Documents.IsEmpty)
        {
            output.WriteLine(" Documents: " + string.Join("; ", itinerary.Documents));
        }

        PrintAssumptions(itinerary);
    }

    private void PrintAssumptions(Itinerary itinerary)
    {
        if (itinerary.Assumptions.IsEmpty)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(" ° rests on values that nobody publishes and the package assumes:");
        foreach (var row in itinerary.Assumptions.Take(MostAssumptions))
        {
            output.WriteLine($"   {row.What}: {Shorten(row.Why.StartsWith("assumed: ", StringComparison.Ordinal) ? row.Why["assumed: ".Length..] : row.Why)}");
        }

        if (itinerary.Assumptions.Length > MostAssumptions)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   and {itinerary.Assumptions.Length - MostAssumptions} more: --json lists them all"));
        }
    }

    private string WhereOf(Leg leg)
    {
        if (leg.From == leg.To)
        {
            return Name(leg.From);
        }

        return leg.Kind == LegKind.Border ? $"{Name(leg.From)} | {Name(leg.To)}" : $"{Name(leg.From)} → {Name(leg.To)}";
    }

    private string NotesOf(Leg leg)
    {
        var notes = new List<string>();
        if (leg.Kind == LegKind.Border)
        {
            notes.Add(TimeText.Both(leg.Departure, leg.Arrival.Offset));
        }

        if (leg.Service is { } service && leg.Kind is LegKind.Rail or LegKind.Sea)
        {
            notes.Add(leg.Service.Number.Length > 0 ? leg.Service.Number : service.Name.In(language));
        }

        notes.AddRange(leg.Steps.Where(step => step.Planned > Duration.Zero).Select(step => $"{step.What} {TimeText.Span(step.Planned)} (P90 {TimeText.Span(step.P90)})"));
        notes.AddRange(leg.Notes);
        return string.Join(" · ", notes);
    }

    private string Summary(Itinerary itinerary)
    {
        var parts = new List<string>();
        foreach (var leg in itinerary.Legs)
        {
            var part = leg.Kind switch
            {
                LegKind.Road => "lorry",
                LegKind.Rail => string.Create(CultureInfo.InvariantCulture, $"rail {leg.Gauge.Millimetres}"),
                LegKind.Sea => "ship",
                LegKind.Border => leg.Crossing!.Name.In(language),
                _ => "",
            };
            if (part.Length > 0 && (parts.Count == 0 || parts[^1] != part))
            {
                parts.Add(part);
            }
        }

        return string.Join(", ", parts.Where((part, index) => part != "lorry" || parts.Count == 1 || (index > 0 && index < parts.Count - 1)).Distinct());
    }

    private string Name(PlaceId place) => places[place].Name.In(language);

    private static string Shorten(string text) => text.Length <= 150 ? text : string.Concat(text.AsSpan(0, 147), "…");
}
