using System.Globalization;
using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.App.Rendering;

/// <summary>Prints the answer of the planner: a table of options, then the legs of the one asked for. Plain text, never clipped.</summary>
internal sealed class PlanText(TextWriter output, Names names)
{
    private readonly Language language = names.Language;
    private readonly TimeText times = new(names.Language);
    private readonly RouteText routes = new(names);

    /// <summary>Prints a plan.</summary>
    /// <param name="plans">The answer.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="showAll">Whether every itinerary is listed, or the few that a person would choose among.</param>
    /// <param name="detailed">The number of the option whose legs are shown; none if there is no such option.</param>
    public void Print(PlanAnswer.Plans plans, PlanQuestion question, bool showAll, int detailed)
    {
        PrintTitle(question);
        var isWindow = question.Request.ReadyUntil is not null;
        var shown = showAll ? [.. plans.Itineraries] : isWindow ? ByDeparture.Shortlist(plans.Itineraries) : plans.Shortlisted();
        shown = isWindow ? [.. shown.OrderBy(ReadyOf).ThenBy(itinerary => plans.Itineraries.IndexOf(itinerary))] : shown;
        PrintTable(shown, plans.Itineraries, isWindow);
        if (detailed >= 1 && detailed <= shown.Length)
        {
            output.WriteLine();
            PrintOption(shown[detailed - 1], detailed, question.Request.Ready);
        }

        if (shown.Length < plans.Itineraries.Length)
        {
            output.WriteLine();
            TextTable.PrintWrapped(output, "", language.Say(
                "{0} of {1} ways that are best in something: --all shows the others, --option N their legs, --json everything.",
                shown.Length, plans.Itineraries.Length));
        }
    }

    /// <summary>Prints that there is no way, why, and what would open one.</summary>
    public void Print(PlanAnswer.NoRoute none, PlanQuestion question)
    {
        PrintTitle(question);
        TextTable.PrintWrapped(output, "", language.Say("No: {0}.", names.Reason(none.Why)));
        foreach (var help in none.WhatWouldHelp)
        {
            TextTable.PrintWrapped(output, "  ", language.Say("What would help: {0}", names.Reason(help)));
        }
    }

    /// <summary>Prints what became of the labels at one place.</summary>
    public void Print(ImmutableArray<ExplainedLabel> explained, string place)
    {
        output.WriteLine();
        output.WriteLine(language.Say("At {0}: {1} labels", place, explained.Length));
        foreach (var label in explained)
        {
            var (usd, tonnes) = (NumberText.Money(label.Usd), NumberText.Significant(label.Co2.Tonnes));
            var arrives = $"{times.Full(label.Arrival)} (P90 {times.DateAndClock(label.ArrivalP90)})";
            output.WriteLine($"  {language.Translate(label.Verdict),-9} {arrives} {usd,6} USD {tonnes} t  {label.State}");
            TextTable.PrintWrapped(output, "            ", label.Way);
            TextTable.PrintWrapped(output, "            ", label.Reason);
        }
    }

    private static Instant ReadyOf(Itinerary itinerary) => itinerary.Arrival.ToInstant() - itinerary.DoorToDoor;

    private void PrintTitle(PlanQuestion question)
    {
        var request = question.Request;
        var amount = request.Teu > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{request.Teu} TEU")
            : language.Say("{0} t loose", NumberText.Significant(request.Mass!.Value.Tonnes));
        var goods = question.Goods.Name.In(language.Code);
        var ready = request.Ready.InZone(question.From.Zone).ToOffsetDateTime();
        var title = language.Say(
            "{0} → {1} · {2} {3} · ready {4}",
            names.Of(question.From), names.Of(question.To), amount, Uncapitalised(goods), times.Full(ready));
        var day = ready.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        var scenario = language.Say("scenario {0}, {1}", question.Scenario, day);
        TextTable.PrintWrapped(output, "", $"{title} · {scenario}");
        output.WriteLine();
    }

    private static string Uncapitalised(string text) =>
        text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private void PrintTable(ImmutableArray<Itinerary> shown, ImmutableArray<Itinerary> all, bool isWindow)
    {
        string[] first = isWindow ? ["", language.Say("ready")] : [""];
        string[] rest =
        [
            language.Say("arrives (P50)"), language.Say("P90"), language.Say("door to door"), language.Say("USD") + ">",
            language.Say("CO2 t") + ">", language.Say("by") + "~", language.Say("best in"),
        ];
        var table = new TextTable([.. first, .. rest]);
        foreach (var (itinerary, index) in shown.Select((itinerary, index) => (itinerary, index)))
        {
            var number = (index + 1).ToString(CultureInfo.InvariantCulture);
            var ready = ReadyOf(itinerary).WithOffset(itinerary.Departure.Offset);
            string[] start = isWindow ? [number, times.DateAndClock(ready)] : [number];
            var rivals = isWindow ? all.Where(other => ReadyOf(other) == ReadyOf(itinerary)) : all;
            table.Add(
            [
                .. start,
                times.Full(itinerary.Arrival),
                times.DateAndClock(itinerary.ArrivalP90),
                times.Span(itinerary.DoorToDoor),
                NumberText.Money(itinerary.Cost.Usd) + (itinerary.Assumptions.IsEmpty ? "" : "°"),
                NumberText.Significant(itinerary.Co2.Tonnes),
                routes.Of(itinerary),
                BestIn(itinerary, [.. rivals]),
            ]);
        }

        table.Print(output);
    }

    private string BestIn(Itinerary itinerary, ImmutableArray<Itinerary> all)
    {
        var best = new List<string>();
        void Add(string what, Func<Itinerary, double> valueOf)
        {
            if (valueOf(itinerary) <= all.Min(valueOf))
            {
                best.Add(language.Say(what));
            }
        }

        Add("time", other => other.DoorToDoor.TotalSeconds);
        Add("P90", other => other.ArrivalP90.ToInstant().ToUnixTimeSeconds());
        Add("cost", other => other.Cost.Usd);
        Add("CO2", other => other.Co2.Kilograms);
        return string.Join(language.Comma, best);
    }

    private void PrintOption(Itinerary itinerary, int number, Instant asked)
    {
        var cost = itinerary.Cost;
        var head = $"{language.Say("Option {0}", number)} · {NumberText.Money(cost.Usd)} USD · {NumberText.Money(cost.Cny)} CNY · " +
            $"{NumberText.Money(cost.Vnd)} VND · {NumberText.Significant(itinerary.Co2.Kilograms)} kg CO2";
        var ready = Instant.Max(asked, ReadyOf(itinerary)).WithOffset(itinerary.Departure.Offset);
        if (itinerary.Departure.ToInstant() > ready.ToInstant())
        {
            head += " · " + language.Say("ready {0}, need not leave before {1}", times.Full(ready), times.Full(itinerary.Departure));
        }

        TextTable.PrintWrapped(output, "", head);
        new LegText(output, names).Print(itinerary);
        output.WriteLine();
        var (arrival, p90) = (times.Full(itinerary.Arrival), times.Full(itinerary.ArrivalP90));
        var end = names.Of(itinerary.Legs[^1].To);
        TextTable.PrintWrapped(output, " ", language.Say("{0} at {1}; nine in ten arrive by {2}", arrival, end, p90));
        if (!itinerary.Documents.IsEmpty)
        {
            TextTable.PrintWrapped(output, " ", language.Say("Documents: {0}",
                string.Join("; ", itinerary.Documents.Select(language.Translate))));
        }

        new Footnotes(output, language).Print(itinerary);
    }
}
