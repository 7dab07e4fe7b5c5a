using Lienvan.Appraisal.Guides;
using Lienvan.Appraisal.Projects;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Valuations;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Appraisal.Projects;

/// <summary>Forecasts written by hand, of one market by road and rail, for appraisals that can be checked with a pencil.</summary>
internal static class HandMade
{
    public const int First = 2026;

    public const int Last = 2060;

    public static GuideProfile Guide(string id = "adb") => GuideProfile.Find(BuiltIn.Corridor.AppraisalValues, id)!;

    /// <summary>A way: tonnes in million, price, hours and kilometres of a tonne.</summary>
    public static AlternativeFlow Way(Mode mode, double millionTonnes, double price, double hours, double marketCost) => new()
    {
        Origin = BuiltIn.Corridor.Zones[0].Id, Destination = BuiltIn.Corridor.Zones[1].Id, Goods = new GoodsId("general"), Mode = mode,
        Tonnes = millionTonnes * 1e6, Price = price, Hours = hours, SpreadHours = hours / 4, TimeValue = 1, GeneralisedCost = price + hours,
        MarketCost = marketCost, RailKilometres = mode == Mode.Rail ? 800 : 0, RoadKilometres = mode == Mode.Road ? 800 : 0,
        Co2Kilograms = mode == Mode.Rail ? 20 : 75, PriceYear = 2025,
        Lines = mode == Mode.Rail ? [new LineId("vn-hn-lc")] : [],
    };

    /// <summary>The same ways in every year; from a year on other ones.</summary>
    public static Forecast Of(ScenarioId scenario, IReadOnlyList<AlternativeFlow> before, IReadOnlyList<AlternativeFlow> after,
        int from) => new()
    {
        Question = new ForecastQuestion { Scenario = scenario, FirstYear = First, LastYear = Last },
        Years =
        [
            .. Enumerable.Range(First, Last - First + 1).Select(year => new ForecastYear
            {
                Year = year, Freight = [.. year >= from ? after : before], Passengers = [], Crossings = [],
                Lines = [new LineLoad { Line = new LineId("vn-hn-lc"), Tonnes = 1e6, TonneKilometres = 8e8, TrainsADay = 10 }],
            }),
        ],
        Saturation = [], Calibration = [],
    };

    /// <summary>Five of ten million tonnes change from road to rail when the line opens.</summary>
    public static AppraisalQuestion Question(string scenario = "lhh", double saving = 20, int from = 2031, Corridor? corridor = null)
    {
        corridor ??= BuiltIn.Corridor;
        AlternativeFlow[] before = [Way(Mode.Road, 9, 60, 60, 100), Way(Mode.Rail, 1, 40, 90, 100)];
        AlternativeFlow[] after = [Way(Mode.Road, 4.5, 60, 60, 100 - saving), Way(Mode.Rail, 6, 35, 50, 100 - saving)];
        return new AppraisalQuestion
        {
            Corridor = corridor,
            With = Scenario.Find(corridor, new ScenarioId(scenario))!,
            Against = Scenario.Find(corridor, new ScenarioId("base"))!,
            ForecastWith = Of(new ScenarioId(scenario), before, after, from),
            ForecastAgainst = Of(new ScenarioId("base"), before, before, from),
            Guide = Guide(),
        };
    }

    public static AppraisalReport Report(AppraisalQuestion question) => Assert.IsType<AppraisalReport>(Appraiser.Appraise(question));

    public static GuideProfile Plain(GuideProfile guide) => guide.With(AppraisalParameter.TaxShare, 0)
        .With(AppraisalParameter.NontradedFactor, 1).With(AppraisalParameter.ShadowWage, 1).With(AppraisalParameter.ExchangeDrift, 0);
}
