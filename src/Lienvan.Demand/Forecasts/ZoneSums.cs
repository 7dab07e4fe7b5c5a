namespace Lienvan.Demand.Forecasts;

/// <summary>Flows without their zones: what a year is told in when nobody asks for its zones, for zones take most of the memory.</summary>
public static class ZoneSums
{
    /// <summary>A year with its freight summed over zones.</summary>
    /// <param name="year">The year.</param>
    public static ForecastYear Of(ForecastYear year) => year with
    {
        Freight = Of(year.Freight),
    };

    /// <summary>
    /// Flows summed by goods or purpose, direction, mode and crossing: tonnes, TEU and trips add up; figures of a unit are the mean over
    /// all units. Origin and destination are empty.
    /// </summary>
    /// <param name="flows">Freight, or passengers.</param>
    public static ImmutableArray<AlternativeFlow> Of(IEnumerable<AlternativeFlow> flows) =>
    [
        .. flows.GroupBy(flow => (flow.Goods, flow.Purpose, flow.Direction, flow.Mode, flow.Crossing)).Select(group => Sum([.. group])),
    ];

    private static AlternativeFlow Sum(AlternativeFlow[] flows)
    {
        var tonnes = flows.Sum(flow => flow.Tonnes);
        var trips = flows.Sum(flow => flow.Trips);
        double Mean(Func<AlternativeFlow, double> of) => flows.Sum(flow => of(flow) * (flow.Tonnes + flow.Trips)) / (tonnes + trips);
        return flows[0] with
        {
            Origin = "", Destination = "", Lines = [], Tonnes = tonnes, Trips = trips, Teu = flows.Sum(flow => flow.Teu),
            Price = Mean(flow => flow.Price),
            Hours = Mean(flow => flow.Hours), SpreadHours = Mean(flow => flow.SpreadHours),
            Co2Kilograms = Mean(flow => flow.Co2Kilograms), RailKilometres = Mean(flow => flow.RailKilometres),
            RoadKilometres = Mean(flow => flow.RoadKilometres), SeaKilometres = Mean(flow => flow.SeaKilometres),
            TimeValue = Mean(flow => flow.TimeValue), GeneralisedCost = Mean(flow => flow.GeneralisedCost),
            MarketCost = Mean(flow => flow.MarketCost),
        };
    }
}
