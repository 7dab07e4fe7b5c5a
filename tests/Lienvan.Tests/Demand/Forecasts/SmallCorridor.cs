using Lienvan.Demand.Forecasts;
using Lienvan.Model.Borders;
using Lienvan.Model.Dataset;
using Lienvan.Model.Projects;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Demand.Forecasts;

/// <summary>The built-in corridor with a few zones and goods only, so that a forecast takes moments.</summary>
internal static class SmallCorridor
{
    private static readonly string[] Zones = ["vn-hanoi", "vn-bac-ninh", "vn-hai-phong", "vn-lao-cai", "cn-nanning", "cn-kunming",
        "cn-guangdong"];
    private static readonly string[] Goods = ["electronics", "steel", "farm-goods"];

    /// <summary>Three cities and three goods send too little over these to come to what is published.</summary>
    private static readonly string[] Quiet = ["gate-kim-thanh", "gate-tra-linh", "gate-thanh-thuy"];

    /// <summary>What a tonne at one gate is worth here: of farm goods at 900, steel at 800 and electronics at 30 000, a mix.</summary>
    private const double UsdPerTonne = 4000;
    private static readonly CrossingId Valued = new("gate-huu-nghi");

    public static readonly Corridor Corridor = BuiltIn.Corridor with
    {
        Zones = [.. BuiltIn.Corridor.Zones.Where(zone => Zones.Contains(zone.Id))],
        Demand =
        [
            .. BuiltIn.Corridor.Demand.Where(figure => (figure.Parameter != "tonnes" || Goods.Contains(figure.Goods?.Value)) &&
                !Quiet.Contains(figure.Crossing?.Value) &&
                figure.Market is not ("domestic" or "port" or "mines" or "laos" or "travel" or "tourism" or "domestic-travel"))
                .Select(figure => figure.Parameter != "crossing_usd_per_t" ? figure
                    : figure with { Crossing = Valued, Value = UsdPerTonne }),
        ],
    };

    private static readonly Lazy<Forecast> Reference = new(() => Forecaster.Run(Corridor, Question));

    private static readonly Lazy<ForecastBase> Fitted = new(() => ForecastBase.Fit(Corridor, Question));

    private static readonly Lazy<Forecast> FirstYears = new(() => Forecaster.Run(
        Corridor, Question with { FirstYear = 2024, LastYear = 2025 }, Base));

    public static ForecastQuestion Question => new()
    {
        Scenario = new ScenarioId("hpmc"), FirstYear = 2034, LastYear = 2036, Growth = GrowthCase.High, Threads = 2,
    };

    /// <summary>The base year of the question, fitted once: it serves other years and scenarios to the last byte.</summary>
    public static ForecastBase Base => Fitted.Value;

    /// <summary>The answer to the question, worked out once, by itself.</summary>
    public static Forecast Forecast => Reference.Value;

    /// <summary>The same of the base year and the one after, worked out once.</summary>
    public static Forecast Early => FirstYears.Value;
}
