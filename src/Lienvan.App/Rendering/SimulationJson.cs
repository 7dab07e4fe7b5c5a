using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lienvan.Operations.Simulation.Borders;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.App.Rendering;

/// <summary>
/// A simulation for machines. Every figure is <c>{mean, halfWidth}</c>, all times are minutes, what is not known is null.
/// docs/simulation.md lists the members.
/// </summary>
internal static class SimulationJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(SimulationReport report, ImmutableArray<CrossingMeasure> measures)
    {
        var node = Of(report);
        node["measures"] = new JsonArray([.. measures.Select(Measure)]);
        return node.ToJsonString(Options);
    }

    /// <summary>What CAREC measures at a crossing: its indicators 1, 2 and 4.</summary>
    public static JsonObject Measure(CrossingMeasure measure) => new()
    {
        ["crossing"] = measure.Crossing.Value,
        ["direction"] = measure.IsAToB ? "a_to_b" : "b_to_a",
        ["mode"] = Word(measure.Mode),
        ["borderHours"] = Dwell(measure.Time),
        ["borderUsd"] = Number(Math.Round(measure.Usd, 2)),
        ["speedWithoutDelayKmh"] = Number(measure.SpeedWithoutDelay),
        ["speedWithDelayKmh"] = Number(measure.SpeedWithDelay),
    };

    public static string Write(JsonNode node) => node.ToJsonString(Options);

    public static JsonObject Of(SimulationReport report) => new()
    {
        ["scenario"] = report.Question.Scenario.Id.Value,
        ["from"] = report.Question.From.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
        ["days"] = report.Question.Days,
        ["warmupDays"] = report.Question.WarmupDays,
        ["replications"] = report.Replications,
        ["seed"] = report.Question.Seed,
        ["confidence"] = 0.95,
        ["partial"] = report.IsPartial,
        ["events"] = report.EventCount,
        ["fingerprint"] = report.Fingerprint.ToString("x16", CultureInfo.InvariantCulture),
        ["timeUnit"] = "min",
        ["borders"] = List(report.Borders),
        ["terminals"] = List(report.Terminals),
        ["gates"] = List(report.Gates),
        ["crossings"] = new JsonArray([.. report.Crossings.Select(Crossing)]),
        ["lines"] = List(report.Lines),
    };

    public static JsonObject? Estimate(Estimate estimate) => double.IsFinite(estimate.Mean)
        ? new JsonObject { ["mean"] = Number(estimate.Mean), ["halfWidth"] = Number(estimate.HalfWidth) }
        : null;

    public static JsonObject Dwell(DwellReport dwell) => new()
    {
        ["mean"] = Estimate(dwell.Mean),
        ["p50"] = Estimate(dwell.P50),
        ["p90"] = Estimate(dwell.P90),
        ["p95"] = Estimate(dwell.P95),
    };

    public static string Word(Enum value) => char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..];

    private static JsonArray List(IEnumerable<PlaceReport> places) => new([.. places.Select(Place)]);

    private static JsonObject Place(PlaceReport place)
    {
        var node = new JsonObject
        {
            ["id"] = place.Id,
            ["name"] = Name(place.Name),
            ["throughput"] = Throughput(place.Throughput),
            ["dwell"] = Dwell(place.Dwell),
            ["dwellDistribution"] = Distribution(place),
            ["timeByStep"] = Steps(MainSteps(place)),
            ["queueByHour"] = Hours(place.QueueByHour),
            ["greatestQueue"] = Estimate(place.GreatestQueue),
            ["utilisation"] = new JsonArray([.. place.Desks.Select(Desk)]),
            ["limits"] = new JsonArray([.. place.Limits.Select(Limit)]),
            ["punctuality"] = Estimate(MainPunctuality(place)),
            ["streams"] = new JsonArray([.. place.Streams.Where(stream => stream.PerDay.Mean > 0).Select(Stream)]),
            ["assumed"] = place.IsAssumed,
        };
        if (place.Kind == PlaceReportKind.Gate)
        {
            node["queueByHourBack"] = Hours(place.QueueByHourBack);
            node["leftOver"] = Estimate(place.LeftOver);
            node["backInTime"] = Estimate(place.BackInTime);
        }

        return node;
    }

    private static JsonObject Distribution(PlaceReport place) => new()
    {
        ["spanMinutes"] = place.DwellSpanMinutes,
        ["shares"] = new JsonArray([.. place.DwellShares.Select(share => (JsonNode?)Number(share))]),
    };

    /// <summary>Steps of all streams together, each weighing as many as it has.</summary>
    public static ImmutableArray<StepReport> MainSteps(PlaceReport place)
    {
        var streams = place.Streams.Where(stream => stream.PerDay.Mean > 0 && stream.Kind is not StreamKind.PassengersIn
            and not StreamKind.PassengersOut and not StreamKind.FreightInland).ToArray();
        return streams.Length <= 1 ? streams.FirstOrDefault()?.Steps ?? [] :
        [
            .. Enum.GetValues<StayStep>().Select(step =>
            {
                var parts = streams.Select(stream => (stream.PerDay.Mean, Step: stream.Steps[(int)step])).ToArray();
                var all = parts.Sum(part => part.Mean);
                return new StepReport(step, Weigh(parts.Select(part => (part.Mean / all, part.Step.Wait))),
                    Weigh(parts.Select(part => (part.Mean / all, part.Step.Work))));
            }),
        ];
    }

    private static Estimate Weigh(IEnumerable<(double Share, Estimate Value)> parts)
    {
        var (mean, square) = (0.0, 0.0);
        foreach (var (share, value) in parts)
        {
            mean += share * value.Mean;
            square += share * value.HalfWidth * share * value.HalfWidth;
        }

        return new Estimate(mean, Math.Sqrt(square));
    }

    public static Estimate MainPunctuality(PlaceReport place) => place.Streams
        .Where(stream => double.IsFinite(stream.Punctuality.Mean)).OrderByDescending(stream => stream.PerDay.Mean)
        .Select(stream => stream.Punctuality).FirstOrDefault(new Estimate(double.NaN, double.NaN));

    private static JsonObject Stream(StreamReport stream) => new()
    {
        ["kind"] = Word(stream.Kind),
        ["perDay"] = Estimate(stream.PerDay),
        ["dwell"] = Dwell(stream.Dwell),
        ["timeByStep"] = Steps(stream.Steps),
        ["timeRelease"] = new JsonObject(stream.Release.Where(row => double.IsFinite(row.Time.Mean.Mean))
            .Select(row => KeyValuePair.Create<string, JsonNode?>(Word(row.Interval), Dwell(row.Time)))),
        ["passage"] = double.IsFinite(stream.Passage.Mean.Mean) ? Dwell(stream.Passage) : null,
        ["punctuality"] = Estimate(stream.Punctuality),
        ["delayIn"] = double.IsFinite(stream.DelayIn.Mean.Mean) ? Dwell(stream.DelayIn) : null,
        ["delayOut"] = double.IsFinite(stream.DelayOut.Mean.Mean) ? Dwell(stream.DelayOut) : null,
    };

    private static JsonArray Steps(IEnumerable<StepReport> steps) => new(
    [
        .. steps.Where(step => step.Wait.Mean > 0 || step.Work.Mean > 0).Select(step => new JsonObject
        {
            ["step"] = Word(step.Step), ["wait"] = Estimate(step.Wait), ["work"] = Estimate(step.Work),
        }),
    ]);

    private static JsonArray Hours(IEnumerable<Estimate> hours) => new([.. hours.Select(hour => (JsonNode?)Estimate(hour))]);

    private static JsonObject Desk(DeskReport desk) => new()
    {
        ["desk"] = desk.Key,
        ["kind"] = desk.Kind,
        ["servers"] = desk.Servers,
        ["utilisation"] = Estimate(desk.Utilisation),
        ["meanWait"] = Estimate(desk.MeanWait),
        ["meanQueue"] = Estimate(desk.MeanQueue),
        ["assumed"] = desk.IsAssumed,
    };

    private static JsonObject Limit(LimitReport limit) => new()
    {
        ["desk"] = limit.Desk,
        ["kind"] = limit.Kind,
        ["more"] = limit.More,
        ["dwellMean"] = Estimate(limit.Mean),
        ["dwellP90"] = Estimate(limit.P90),
        ["perDay"] = Estimate(limit.PerDay),
    };

    private static JsonObject Crossing(RailCrossingReport crossing) => new()
    {
        ["id"] = crossing.Id.Value,
        ["name"] = Name(crossing.Name),
        ["aToB"] = Direction(crossing.Directions[0]),
        ["bToA"] = Direction(crossing.Directions[1]),
    };

    private static JsonObject Direction(RailDirectionReport direction) => new()
    {
        ["throughput"] = Throughput(direction.Throughput),
        ["passage"] = Dwell(direction.Passage),
        ["consignments"] = new JsonArray([.. direction.Consignments.Where(each => each.PerDay.Mean > 0).Select(each => new JsonObject
        {
            ["class"] = Word(each.Class), ["perDay"] = Estimate(each.PerDay), ["dwell"] = Dwell(each.Dwell),
        })]),
    };

    private static JsonObject Throughput(ThroughputReport throughput) => new()
    {
        ["trains"] = Estimate(throughput.Trains),
        ["passengerTrains"] = Estimate(throughput.PassengerTrains),
        ["teu"] = Estimate(throughput.Teu),
        ["t"] = Estimate(throughput.Tonnes),
        ["vehicles"] = Estimate(throughput.Vehicles),
    };

    private static JsonObject Name(Lienvan.Model.Places.LocalName name) =>
        new() { ["en"] = name.English, ["vi"] = name.Vietnamese, ["zh"] = name.Chinese };

    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
