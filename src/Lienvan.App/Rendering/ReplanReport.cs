using System.Globalization;
using System.Text.Json.Nodes;
using Lienvan.Model.Places;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Replan;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Rendering;

/// <summary>A replanned day as text and as JSON; docs/dispatch.md describes both.</summary>
internal sealed class ReplanReport(LineDay question, ReplanRequest request, Language language)
{
    private readonly LineNames names = new(question.Network, question.Railway, question.Line, language);

    /// <summary>The answer for machines, the page among them.</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="seconds">How long it took; null to leave that out.</param>
    public JsonObject ToJson(ReplanResult result, double? seconds)
    {
        var plan = result as Replanned;
        var answer = new JsonObject
        {
            ["line"] = question.Line.Line.Id.Value,
            ["date"] = LocalDatePattern.Iso.Format(question.Day),
            ["scenario"] = question.Network.Scenario.Id.Value,
            ["late"] = new JsonArray([.. request.Late.Select(LateJson)]),
            ["closed"] = new JsonArray([.. request.Closed.Select(ClosureJson), .. request.ClosedLoops.Select(LoopJson)]),
            ["objective"] = plan?.Objective,
            ["objectiveBefore"] = plan?.ObjectiveBefore,
            ["bound"] = plan?.Bound,
            ["optimal"] = plan?.IsOptimal ?? false,
            ["seconds"] = seconds,
        };
        if (result is NotReplanned none)
        {
            (answer["why"], answer["infeasible"]) = (none.Why, none.IsProven);
            return answer;
        }

        answer["before"] = Totals(plan!.Trains.Select(train => train.DelayBefore));
        answer["after"] = Totals(plan.Trains.Select(train => (Duration?)train.DelayAfter));
        answer["conflicts"] = plan.After.Conflicts.Length;
        answer["waits"] = new JsonArray([.. plan.Waits.Select(WaitJson)]);
        answer["meets"] = new JsonArray([.. plan.After.Meets.Select(meet => (JsonNode)MeetJson(meet))]);
        answer["movedMeets"] = new JsonArray([.. plan.MovedMeets.Select(MovedJson)]);
        answer["trains"] = new JsonArray([.. plan.Trains.Select(TrainJson)]);
        answer["untimed"] = new JsonArray([.. question.Untimed.Select(service =>
            (JsonNode)new JsonObject { ["train"] = service.Id, ["perWeek"] = service.PerWeek })]);
        return answer;
    }

    public string ToText(ReplanResult result)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var line = names.NameOf(question.Line.Line.Name);
        var day = new TimeText(language).Date(question.Day);
        if (result is not Replanned plan)
        {
            output.WriteLine(language.Say("{0} ({1}), {2}: no plan", line, question.Line.Line.Id, day));
            output.WriteLine(((NotReplanned)result).Why);
            return output.ToString();
        }

        output.WriteLine(language.Say("{0} ({1}), {2}: {3} trains", line, question.Line.Line.Id, day, plan.Trains.Length));
        output.WriteLine(language.Say("delay at the end of the line: {0} if trains keep their order, {1} in the best plan",
            Sum(plan.Trains.Select(train => train.DelayBefore)), Sum(plan.Trains.Select(train => (Duration?)train.DelayAfter))));
        output.WriteLine(language.Say("weighted seconds late, all calls: {0} if trains keep their order, {1} in the best plan",
            plan.ObjectiveBefore?.ToString(CultureInfo.InvariantCulture) ?? "–", plan.Objective));
        output.WriteLine(plan.IsOptimal ? language.Say("no plan is better: proven")
            : language.Say("not proven to be the best: no plan is under {0}", plan.Bound));
        PrintDelays(output, plan);
        PrintWaits(output, plan);
        PrintMoved(output, plan);
        return output.ToString();
    }

    private void PrintDelays(StringWriter output, Replanned plan)
    {
        var late = plan.Trains.Where(train => train.DelayBefore != Duration.Zero || train.MostDelayAfter != Duration.Zero).ToArray();
        if (late.Length == 0)
        {
            output.WriteLine(language.Say("every train keeps its time"));
            return;
        }

        output.WriteLine();
        output.WriteLine(language.Say("Delays"));
        var table = new TextTable(language.Say("train"), language.Say("kept order") + ">", language.Say("best plan") + ">",
            language.Say("most on the way") + ">");
        foreach (var train in late)
        {
            table.Add(train.Planned.Train.Number, train.DelayBefore is { } before ? Minutes(before) : language.Say("stuck"),
                Minutes(train.DelayAfter), Minutes(train.MostDelayAfter));
        }

        table.Print(output, " ");
    }

    private void PrintWaits(StringWriter output, Replanned plan)
    {
        if (plan.Waits.IsEmpty)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(language.Say("Who waits"));
        var table = new TextTable(language.Say("from"), language.Say("until"), language.Say("train"), language.Say("where"),
            language.Say("waits for") + "~");
        foreach (var wait in plan.Waits)
        {
            table.Add(names.Clock(wait.Place, wait.From, question.Day), names.Clock(wait.Place, wait.To, question.Day), wait.Train.Number,
                wait.IsBeforeStation ? language.Say("before {0}", names.Of(wait.Place)) : names.Of(wait.Place),
                wait.For?.Number ?? language.Say(wait.IsBeforeStation ? "the closed loop" : "the closed section"));
        }

        table.Print(output, " ");
    }

    private void PrintMoved(StringWriter output, Replanned plan)
    {
        if (plan.MovedMeets.IsEmpty)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(language.Say("Meets moved"));
        var table = new TextTable(language.Say("trains"), language.Say("planned at"), "", language.Say("now at"), "");
        foreach (var moved in plan.MovedMeets)
        {
            table.Add($"{moved.One.Number} × {moved.Other.Number}", PlaceOf(moved.Planned), ClockOf(moved.Planned), PlaceOf(moved.Now),
                ClockOf(moved.Now));
        }

        table.Print(output, " ");
    }

    private string PlaceOf(Encounter? meet) => meet is null ? "–" : names.Of(meet.Place) + (meet.IsCertain ? "" : "°");

    private string ClockOf(Encounter? meet) => meet is null ? "" : names.Clock(meet.Place, meet.From, question.Day);

    private string Sum(IEnumerable<Duration?> delays)
    {
        var all = delays.ToArray();
        return all.Any(delay => delay is null) ? language.Say("trains that block each other for good")
            : language.Say("{0} min", Minutes(all.Aggregate(Duration.Zero, (sum, delay) => sum + delay!.Value)));
    }

    private static string Minutes(Duration delay) => delay.TotalMinutes.ToString("0.#", CultureInfo.InvariantCulture);

    private static double InMinutes(Duration delay) => Math.Round(delay.TotalMinutes, 2);

    private static JsonObject Totals(IEnumerable<Duration?> delays)
    {
        var all = delays.ToArray();
        return new JsonObject
        {
            ["totalDelayMinutes"] = InMinutes(all.OfType<Duration>().Aggregate(Duration.Zero, (sum, delay) => sum + delay)),
            ["lateTrains"] = all.Count(delay => delay is null || delay > Duration.Zero),
            ["stuckTrains"] = all.Count(delay => delay is null),
        };
    }

    private static JsonNode LateJson(LateTrain late) => new JsonObject
    {
        ["train"] = late.Train, ["startsOn"] = LocalDatePattern.Iso.Format(late.StartsOn), ["minutes"] = InMinutes(late.By),
    };

    private JsonNode ClosureJson(SectionClosure closure)
    {
        var section = question.Railway.Sections.First(section => section.Id == closure.Section);
        var (from, to) = (question.Railway.Stations[section.From].Place, question.Railway.Stations[section.To].Place);
        return new JsonObject
        {
            ["section"] = closure.Section, ["place"] = from.Value, ["end"] = to.Value,
            ["from"] = names.Iso(from, closure.From), ["to"] = names.Iso(to, closure.To),
        };
    }

    private JsonNode LoopJson(LoopClosure closure) => new JsonObject
    {
        ["section"] = null, ["place"] = closure.Station.Value, ["end"] = null,
        ["from"] = names.Iso(closure.Station, closure.From), ["to"] = names.Iso(closure.Station, closure.To),
    };

    private JsonNode WaitJson(TrainWait wait) => new JsonObject
    {
        ["train"] = wait.Train.Id, ["number"] = wait.Train.Number, ["place"] = wait.Place.Value, ["placeName"] = names.Of(wait.Place),
        ["from"] = names.Iso(wait.Place, wait.From), ["to"] = names.Iso(wait.Place, wait.To), ["minutes"] = InMinutes(wait.Length),
        ["for"] = wait.For?.Id, ["forNumber"] = wait.For?.Number, ["beforeStation"] = wait.IsBeforeStation,
    };

    private JsonObject MeetJson(Encounter meet) => new()
    {
        ["trains"] = new JsonArray(meet.One.Id, meet.Other.Id), ["numbers"] = new JsonArray(meet.One.Number, meet.Other.Number),
        ["place"] = meet.Place.Value, ["placeName"] = names.Of(meet.Place), ["from"] = names.Iso(meet.Place, meet.From),
        ["to"] = names.Iso(meet.Place, meet.To),
    };

    private JsonNode MovedJson(MovedMeet moved) => new JsonObject
    {
        ["trains"] = new JsonArray(moved.One.Id, moved.Other.Id), ["numbers"] = new JsonArray(moved.One.Number, moved.Other.Number),
        ["planned"] = moved.Planned is null ? null : MeetJson(moved.Planned), ["now"] = moved.Now is null ? null : MeetJson(moved.Now),
    };

    private JsonNode TrainJson(ReplannedTrain train) => new JsonObject
    {
        ["train"] = train.Planned.Train.Id, ["number"] = train.Planned.Train.Number,
        ["startsOn"] = LocalDatePattern.Iso.Format(train.Planned.Train.StartsOn),
        ["traffic"] = train.Planned.Train.Traffic.ToString().ToLowerInvariant(),
        ["gaugeMillimetres"] = train.Planned.Train.Gauge.Millimetres > 0 ? train.Planned.Train.Gauge.Millimetres : null,
        ["delayMinutesBefore"] = train.DelayBefore is { } before ? InMinutes(before) : null,
        ["delayMinutesAfter"] = InMinutes(train.DelayAfter), ["mostDelayMinutesAfter"] = InMinutes(train.MostDelayAfter),
        ["points"] = new JsonArray([.. train.Planned.Points.Zip(train.After.Points, PointJson)]),
    };

    private JsonNode PointJson(PassingPoint planned, PassingPoint after)
    {
        var place = question.Railway.Stations[planned.Station].Place;
        return new JsonObject
        {
            ["place"] = place.Value, ["placeName"] = names.Of(place), ["km"] = names.KilometreOf(place),
            ["published"] = planned.IsPublished,
            ["plannedArrival"] = names.Iso(place, planned.Arrival), ["plannedDeparture"] = names.Iso(place, planned.Departure),
            ["arrival"] = names.Iso(place, after.Arrival), ["departure"] = names.Iso(place, after.Departure),
        };
    }
}
