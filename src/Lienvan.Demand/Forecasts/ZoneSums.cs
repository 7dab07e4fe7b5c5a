namespace Lienvan.Demand.Forecasts;

/// <summary>Flows without their zones: what a year is told in when nobody asks for its zones, for zones take most of the memory.</summary>
internal static class ZoneSums
{
    public static ForecastYear Of(ForecastYear year) => year with
    {
        Freight =
        [
            .. year.Freight.GroupBy(flow => (flow.Goods, flow.Direction, flow.Mode, flow.Crossing)).Select(group => Sum([.. group])),
        ],
    };

    /// <summary>Tonnes add up; figures of a tonne are the mean of all tonnes.</summary>
    private static AlternativeFlow Sum(AlternativeFlow[] flows)
    {
        var tonnes = flows.Sum(flow => flow.Tonnes);
        double Mean(Func<AlternativeFlow, double> of) => flows.Sum(flow => of(flow) * flow.Tonnes) / tonnes;
        return flows[0] with
        {
            Origin = "", Destination = "", Lines = [], Tonnes = tonnes, Teu = flows.Sum(flow => flow.Teu), Price = Mean(flow => flow.Price),
            Hours = Mean(flow => flow.Hours), SpreadHours = Mean(flow => flow.SpreadHours),
            Co2Kilograms = Mean(flow => flow.Co2Kilograms), RailKilometres = Mean(flow => flow.RailKilometres),
            RoadKilometres = Mean(flow => flow.RoadKilometres), SeaKilometres = Mean(flow => flow.SeaKilometres),
            TimeValue = Mean(flow => flow.TimeValue), GeneralisedCost = Mean(flow => flow.GeneralisedCost),
            MarketCost = Mean(flow => flow.MarketCost),
        };
    }
}
