using System.Text.Json;
using System.Text.Json.Nodes;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Borders;
using Lienvan.Model.Places;

namespace Lienvan.App.Rendering;

/// <summary>A forecast for machines; what is not known is null. Flows by zone are in the files of <c>--out</c> only.</summary>
internal static class ForecastJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n" };

    public static string Render(Forecast forecast, IReadOnlyList<CalibrationLine> published) => ToNode(forecast, published)
        .ToJsonString(Options);

    public static JsonObject ToNode(Forecast forecast, IReadOnlyList<CalibrationLine> published) => new()
    {
        ["scenario"] = forecast.Scenario.Value,
        ["firstYear"] = forecast.Question.FirstYear,
        ["lastYear"] = forecast.Question.LastYear,
        ["growth"] = Word(forecast.Question.Growth),
        ["optimism"] = forecast.Question.Optimism,
        ["seed"] = forecast.Question.Seed,
        ["priceYear"] = ForecastQuestion.EarliestYear,
        ["complete"] = forecast.IsComplete,
        ["years"] = new JsonArray([.. forecast.Years.Select(OfYear)]),
        ["saturation"] = new JsonArray([.. forecast.Saturation.Select(OfSaturation)]),
        ["calibration"] = new JsonArray([.. forecast.Calibration.Select(OfLine)]),
        ["published"] = new JsonArray([.. published.Select(OfLine)]),
        ["elasticities"] = new JsonArray([.. forecast.Elasticities.Select(one => new JsonObject
        {
            ["share"] = Word(one.Share), ["changed"] = Word(one.Changed), ["price"] = Round(one.OfPrice), ["time"] = Round(one.OfTime),
        })]),
        ["assumptions"] = new JsonArray([.. forecast.Assumptions.Select(text => JsonValue.Create(text))]),
        ["sources"] = new JsonArray([.. forecast.Sources.Select(text => JsonValue.Create(text))]),
    };

    private static JsonObject OfYear(ForecastYear year) => new()
    {
        ["year"] = year.Year,
        ["gap"] = Round(year.ConsistencyGap),
        ["rounds"] = year.Rounds,
        ["modes"] = new JsonArray([.. ForecastSums.Modes(year).Select(OfMode)]),
        ["goods"] = new JsonArray([.. ForecastSums.Goods(year).Select(OfGoods)]),
        ["crossings"] = new JsonArray([.. year.Crossings.Select(OfCrossing)]),
        ["lines"] = new JsonArray([.. year.Lines.Select(OfLoad)]),
        ["terminals"] = new JsonArray([.. year.Terminals.Select(OfTerminal)]),
        ["prices"] = new JsonArray([.. year.Prices.Select(price => new JsonObject
        {
            ["kind"] = Word(price.Kind), ["id"] = price.Id, ["unit"] = price.Unit, ["usdADay"] = Round(price.UsdADay),
        })]),
    };

    public static JsonObject OfMode(ModeSum sum) => new()
    {
        ["direction"] = Word(sum.Direction), ["mode"] = Word(sum.Mode), ["tonnes"] = Round(sum.Tonnes), ["teu"] = Round(sum.Teu),
        ["trips"] = Round(sum.Trips), ["share"] = Round(sum.Share),
    };

    private static JsonObject OfGoods(GoodsSum sum) => new()
    {
        ["goods"] = sum.Goods.Value, ["direction"] = Word(sum.Direction), ["mode"] = Word(sum.Mode), ["crossing"] = sum.Crossing?.Value,
        ["tonnes"] = Round(sum.Tonnes), ["teu"] = Round(sum.Teu),
    };

    public static JsonObject OfCrossing(CrossingLoad load) => new()
    {
        ["crossing"] = load.Crossing.Value, ["mode"] = Word(load.Mode), ["direction"] = Word(load.Direction),
            ["tonnes"] = Round(load.Tonnes),
        ["teu"] = Round(load.Teu), ["passengers"] = Round(load.Passengers), ["trainsADay"] = Round(load.TrainsADay),
        ["vehiclesADay"] = Round(load.VehiclesADay), ["capacity"] = Round(load.Capacity), ["saturation"] = Round(load.Saturation),
        ["limitedBy"] = load.LimitedBy.Length == 0 ? null : load.LimitedBy, ["peak"] = Round(load.Peak),
        ["peakSaturation"] = Round(load.PeakSaturation), ["queueHours"] = Round(load.QueueHours),
    };

    public static JsonObject OfTerminal(TerminalLoad load) => new()
    {
        ["terminal"] = load.Terminal.Value, ["work"] = load.Work == Operation.LiftContainer ? "lift" : "bulk",
        ["unitsADay"] = Round(load.UnitsADay), ["capacity"] = Round(load.Capacity), ["saturation"] = Round(load.Saturation),
        ["queueHours"] = Round(load.QueueHours),
    };

    public static JsonObject OfLoad(LineLoad load) => new()
    {
        ["line"] = load.Line.Value, ["tonnes"] = Round(load.Tonnes), ["tonneKilometres"] = Round(load.TonneKilometres),
        ["passengers"] = Round(load.Passengers), ["passengerKilometres"] = Round(load.PassengerKilometres),
        ["trainsADay"] = Round(load.TrainsADay), ["capacity"] = Round(load.Capacity), ["saturation"] = Round(load.Saturation),
        ["fullestSection"] = load.FullestSection,
    };

    public static JsonObject OfSaturation(SaturationYear found) => new()
    {
        ["kind"] = Word(found.Kind), ["id"] = found.Id, ["year"] = found.Year, ["bottleneck"] = found.Bottleneck,
        ["largestSaturation"] = Round(found.LargestSaturation),
    };

    public static JsonObject OfFlow(int year, AlternativeFlow flow) => new()
    {
        ["year"] = year, ["origin"] = flow.Origin, ["destination"] = flow.Destination, ["goods"] = flow.Goods?.Value,
        ["purpose"] = flow.Purpose is { } purpose ? Word(purpose) : null, ["direction"] = Word(flow.Direction), ["mode"] = Word(flow.Mode),
        ["crossing"] = flow.Crossing?.Value, ["tonnes"] = Round(flow.Tonnes), ["trips"] = Round(flow.Trips), ["teu"] = Round(flow.Teu),
        ["price"] = Round(flow.Price), ["hours"] = Round(flow.Hours), ["spreadHours"] = Round(flow.SpreadHours),
        ["co2Kg"] = Round(flow.Co2Kilograms), ["railKm"] = Round(flow.RailKilometres), ["roadKm"] = Round(flow.RoadKilometres),
        ["seaKm"] = Round(flow.SeaKilometres), ["generalisedCost"] = Round(flow.GeneralisedCost), ["marketCost"] = Round(flow.MarketCost),
    };

    private static JsonObject OfLine(CalibrationLine line) => new()
    {
        ["what"] = line.What, ["year"] = line.Year, ["published"] = line.Published, ["modelled"] = Round(line.Modelled),
        ["unit"] = line.Unit, ["error"] = line.Published == 0 ? null : Round((line.Modelled / line.Published) - 1),
        ["is"] = line.IsFitted ? "fitted" : "predicted", ["source"] = line.Source,
    };

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string? Word(TradeDirection? direction) => direction is { } known ? Word(known) : null;

    /// <summary>Six significant digits: a model knows no more.</summary>
    private static JsonValue? Round(double? value) => value is not { } number || !double.IsFinite(number) ? null
        : JsonValue.Create(number == 0 ? 0 : double.Parse(number.ToString("G6", System.Globalization.CultureInfo.InvariantCulture),
            System.Globalization.CultureInfo.InvariantCulture));
}
