using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Lienvan.App.Rendering;
using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.Tests.Support;

/// <summary>Asks the planner and compares its answer, as short text, with the one that stands in the test.</summary>
internal static class Check
{
    private static readonly TimeText Times = new(Language.English);

    /// <summary>Every Pareto-optimal way, leg by leg, or the no with its reasons.</summary>
    public static void Plan(string corridor, string question, string expected, [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Snap.Is(Text(Asking.Of(Sketch.Corridor(corridor), question).Answer()), expected, file, line);

    /// <summary>The same, one line a way.</summary>
    public static void Ways(string corridor, string question, string expected, [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Snap.Is(Text(Asking.Of(Sketch.Corridor(corridor), question).Answer(), isBrief: true), expected, file, line);

    /// <summary>An answer as text.</summary>
    public static string Text(PlanAnswer answer, bool isBrief = false)
    {
        var text = new StringBuilder();
        switch (answer)
        {
            case PlanAnswer.Plans plans:
                foreach (var itinerary in plans.Itineraries)
                {
                    Write(text, itinerary, isBrief);
                }

                break;
            case PlanAnswer.NoRoute none:
                text.Append("no: ").Append(none.Why).Append('\n');
                foreach (var help in none.WhatWouldHelp)
                {
                    text.Append("  help: ").Append(help).Append('\n');
                }

                break;
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Itinerary itinerary, bool isBrief)
    {
        var by = isBrief ? ", by " + By(itinerary) : "";
        text.Append(CultureInfo.InvariantCulture, $"{Times.Full(itinerary.Departure)} to {Times.Full(itinerary.Arrival)} ")
            .Append(CultureInfo.InvariantCulture, $"(P90 {Times.DateAndClock(itinerary.ArrivalP90)}), ")
            .Append(CultureInfo.InvariantCulture, $"{itinerary.Cost.Usd:0.00} USD, {itinerary.Co2.Kilograms:0.0} kg{by}\n");
        foreach (var leg in isBrief ? [] : itinerary.Legs)
        {
            Write(text, leg);
        }
    }

    private static string By(Itinerary itinerary) => string.Join(' ', itinerary.Legs
        .Where(leg => leg.Kind is not (LegKind.Wait or LegKind.Handling))
        .Select(leg => leg.Service?.Id.Value ?? leg.Crossing?.Id.Value ?? $"{leg.Kind.ToString().ToLowerInvariant()}:{leg.To}"));

    private static void Write(StringBuilder text, Leg leg)
    {
        var where = leg.From == leg.To ? leg.From.Value : $"{leg.From}–{leg.To}";
        text.Append(CultureInfo.InvariantCulture, $"  {Times.Full(leg.Departure)} {leg.Kind.ToString().ToLowerInvariant()} {where}");
        text.Append(CultureInfo.InvariantCulture, $" {Times.Span(leg.Arrival.ToInstant() - leg.Departure.ToInstant())}");
        Append(text, leg.Service?.Id.Value ?? leg.Crossing?.Id.Value);
        Append(text, leg.Gauge.Millimetres > 0 ? leg.Gauge.Millimetres.ToString(CultureInfo.InvariantCulture) : null);
        Append(text, leg.Length.Kilometres > 0 ? string.Create(CultureInfo.InvariantCulture, $"{leg.Length.Kilometres:0.#} km") : null);
        Append(text, leg.Cost.Usd > 0 ? string.Create(CultureInfo.InvariantCulture, $"{leg.Cost.Usd:0.00} USD") : null);
        foreach (var step in leg.Steps)
        {
            Append(text, $"[{step.What} {Times.Span(step.Planned)}]");
        }

        foreach (var note in leg.Notes)
        {
            Append(text, $"({note})");
        }

        text.Append('\n');
    }

    private static void Append(StringBuilder text, string? word)
    {
        if (word is not null)
        {
            text.Append(' ').Append(word);
        }
    }
}
