using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;

namespace Lienvan.Demand.Forecasts;

/// <summary>What moves in each year of a scenario, by which way, and what fills up.</summary>
public sealed record Forecast
{
    /// <summary>The question that it answers.</summary>
    public required ForecastQuestion Question { get; init; }

    /// <summary>The scenario.</summary>
    public ScenarioId Scenario => Question.Scenario;

    /// <summary>The years, in order; fewer than asked for when somebody stopped it.</summary>
    public required ImmutableArray<ForecastYear> Years { get; init; }

    /// <summary>When each crossing and line fills up, in order of the year; those that never do come last, without a year.</summary>
    public required ImmutableArray<SaturationYear> Saturation { get; init; }

    /// <summary>How the constants of the choice were fitted, and what is left.</summary>
    public required ImmutableArray<CalibrationLine> Calibration { get; init; }

    /// <summary>How shares answer to price and time in the first year.</summary>
    public ImmutableArray<ShareElasticity> Elasticities { get; init; } = [];

    /// <summary>What was assumed, in sentences.</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];

    /// <summary>Where the figures come from, each once.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Whether every year asked for is there.</summary>
    public bool IsComplete => Years.Length == Question.Years.Length;

    /// <summary>The year, or null when it is not in the forecast.</summary>
    public ForecastYear? FindYear(int year) => Years.FirstOrDefault(found => found.Year == year);
}

/// <summary>One year of a forecast.</summary>
public sealed record ForecastYear
{
    /// <summary>The calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>Freight by origin, destination, goods, direction and way.</summary>
    public required ImmutableArray<AlternativeFlow> Freight { get; init; }

    /// <summary>Passengers by origin, destination, purpose, direction and way.</summary>
    public required ImmutableArray<AlternativeFlow> Passengers { get; init; }

    /// <summary>What crosses each border, by crossing and direction.</summary>
    public required ImmutableArray<CrossingLoad> Crossings { get; init; }

    /// <summary>What runs on each line.</summary>
    public required ImmutableArray<LineLoad> Lines { get; init; }

    /// <summary>What the cranes and gangs of each terminal have to do where trains are loaded.</summary>
    public ImmutableArray<TerminalLoad> Terminals { get; init; } = [];

    /// <summary>What one more unit of a full capacity is worth; only those that bind.</summary>
    public ImmutableArray<CapacityPrice> Prices { get; init; } = [];

    /// <summary>
    /// How far flows, frequencies and waiting are from agreeing: the part of a mode's tonnes that changed its way in the last round, of the
    /// mode where that is most, or the largest excess over a capacity if that is more. 0 to 1.
    /// </summary>
    public double ConsistencyGap { get; init; }

    /// <summary>Rounds of choice, loading and frequencies that it took.</summary>
    public int Rounds { get; init; }
}

/// <summary>What people travel for.</summary>
public enum TripPurpose
{
    /// <summary>Business, family and everything that is not a holiday.</summary>
    Ordinary,

    /// <summary>Tourism.</summary>
    Tourism,
}

/// <summary>
/// The part of a market — an origin, a destination, one group of goods or one purpose, one direction — that goes one way. Figures of a unit
/// are those of one tonne, or of one person's trip.
/// </summary>
public sealed record AlternativeFlow
{
    /// <summary>Key of the zone of origin; empty where zones are summed over.</summary>
    public required string Origin { get; init; }

    /// <summary>Key of the zone of destination; empty where zones are summed over.</summary>
    public required string Destination { get; init; }

    /// <summary>The goods; null for passengers.</summary>
    public GoodsId? Goods { get; init; }

    /// <summary>What the trip is for; null for freight.</summary>
    public TripPurpose? Purpose { get; init; }

    /// <summary>Seen from Viet Nam; null where it neither leaves nor enters it, or stays in it.</summary>
    public TradeDirection? Direction { get; init; }

    /// <summary>The mode that the way is named after: how it crosses the border, or its longest leg without one.</summary>
    public required Mode Mode { get; init; }

    /// <summary>The crossing; null where it crosses none, and at sea.</summary>
    public CrossingId? Crossing { get; init; }

    /// <summary>The railway lines it uses, in order.</summary>
    public ImmutableArray<LineId> Lines { get; init; } = [];

    /// <summary>Tonnes a year; 0 for passengers.</summary>
    public double Tonnes { get; init; }

    /// <summary>Trips a year; 0 for freight.</summary>
    public double Trips { get; init; }

    /// <summary>Containers a year, TEU; 0 for what goes loose and for passengers.</summary>
    public double Teu { get; init; }

    /// <summary>All charges of a unit, US dollars at constant prices of <see cref="PriceYear"/>.</summary>
    public required double Price { get; init; }

    /// <summary>Hours door to door, waiting included, at the median.</summary>
    public required double Hours { get; init; }

    /// <summary>Hours by which nine of ten may be later than the median.</summary>
    public double SpreadHours { get; init; }

    /// <summary>Greenhouse gas of a unit, kg CO2 equivalent.</summary>
    public double Co2Kilograms { get; init; }

    /// <summary>Kilometres by rail of a unit.</summary>
    public double RailKilometres { get; init; }

    /// <summary>Kilometres by road of a unit.</summary>
    public double RoadKilometres { get; init; }

    /// <summary>Kilometres by sea of a unit.</summary>
    public double SeaKilometres { get; init; }

    /// <summary>US dollars that an hour is worth to a unit.</summary>
    public required double TimeValue { get; init; }

    /// <summary>
    /// Generalised cost of a unit by this way: money, hours and spread in money, transfers, and constant of the way; US dollars.
    /// </summary>
    public required double GeneralisedCost { get; init; }

    /// <summary>
    /// What the market's ways are worth together, US dollars a unit: minus the logsum over them, so less is better. The same for every
    /// way of a
    /// market; its change times the tonnes is the change of surplus.
    /// </summary>
    public required double MarketCost { get; init; }

    /// <summary>The year of whose prices the money is.</summary>
    public int PriceYear { get; init; } = ForecastQuestion.EarliestYear;
}

/// <summary>What crosses a border in a year, one way.</summary>
public sealed record CrossingLoad
{
    /// <summary>The crossing.</summary>
    public required CrossingId Crossing { get; init; }

    /// <summary>Rail or road.</summary>
    public required Mode Mode { get; init; }

    /// <summary>Seen from Viet Nam; null for a crossing of other countries.</summary>
    public TradeDirection? Direction { get; init; }

    /// <summary>Tonnes a year.</summary>
    public required double Tonnes { get; init; }

    /// <summary>Containers a year, TEU.</summary>
    public double Teu { get; init; }

    /// <summary>Passengers a year.</summary>
    public double Passengers { get; init; }

    /// <summary>Trains a day, empty ones included; 0 for a road.</summary>
    public double TrainsADay { get; init; }

    /// <summary>Lorries a day, empty ones included; 0 for a railway.</summary>
    public double VehiclesADay { get; init; }

    /// <summary>
    /// Trains or lorries a day that it can take this way: its part, by traffic, of what both ways share; null where that is not known.
    /// </summary>
    public double? Capacity { get; init; }

    /// <summary>
    /// What limits it: <c>line</c>, <c>station tracks</c>, <c>handling</c> or <c>declared</c>; empty where that is not known.
    /// </summary>
    public string LimitedBy { get; init; } = "";

    /// <summary>Hours that a train or lorry waits in the queue before it, on average over the year.</summary>
    public double QueueHours { get; init; }

    /// <summary>The share of the year's tonnes in each month, January first, by the seasons of what crosses. Shape <c>[12]</c>.</summary>
    public ImmutableArray<double> MonthShares { get; init; } = [];

    /// <summary>The busiest month over the mean one; 1 where months are not known.</summary>
    public double Peak => MonthShares.IsDefaultOrEmpty ? 1 : MonthShares.Max() * MonthShares.Length;

    /// <summary>Saturation in the busiest month; null where the capacity is not known.</summary>
    public double? PeakSaturation => Saturation * Peak;

    /// <summary>Trains or lorries over capacity, 1 for full; null where the capacity is not known.</summary>
    public double? Saturation => Capacity is > 0 ? (Mode == Mode.Rail ? TrainsADay : VehiclesADay) / Capacity : null;
}

/// <summary>What runs on a railway line in a year, both ways together.</summary>
public sealed record LineLoad
{
    /// <summary>The line.</summary>
    public required LineId Line { get; init; }

    /// <summary>Tonnes a year that use any part of it.</summary>
    public required double Tonnes { get; init; }

    /// <summary>Tonne-kilometres a year on it.</summary>
    public required double TonneKilometres { get; init; }

    /// <summary>Trains a day on its busiest section, both ways, passenger trains and empties included.</summary>
    public required double TrainsADay { get; init; }

    /// <summary>Trains a day that its narrowest section can take, both ways; null where that is not known.</summary>
    public double? Capacity { get; init; }

    /// <summary>Share of the capacity of its fullest section that is used, 1 for full; null where the capacity is not known.</summary>
    public double? Saturation { get; init; }

    /// <summary>The fullest section; null where none is known.</summary>
    public string? FullestSection { get; init; }

    /// <summary>Passengers a year that use any part of it.</summary>
    public double Passengers { get; init; }

    /// <summary>Passenger-kilometres a year on it.</summary>
    public double PassengerKilometres { get; init; }
}

/// <summary>What machines of one kind have to do in a terminal on a mean day of a year.</summary>
public sealed record TerminalLoad
{
    /// <summary>The terminal.</summary>
    public required TerminalId Terminal { get; init; }

    /// <summary>Lifting containers, or moving loose cargo.</summary>
    public required Operation Work { get; init; }

    /// <summary>Containers, or wagons of loose cargo, a day.</summary>
    public required double UnitsADay { get; init; }

    /// <summary>How many of them a day can be moved: machines, their rate and open hours, three quarters of the time.</summary>
    public required double Capacity { get; init; }

    /// <summary>Hours that a unit waits for a machine.</summary>
    public double QueueHours { get; init; }

    /// <summary>Load over capacity, 1 for full.</summary>
    public double Saturation => UnitsADay / Capacity;
}

/// <summary>What fills up.</summary>
public enum SaturatedThing
{
    /// <summary>A border crossing.</summary>
    Crossing,

    /// <summary>A railway line.</summary>
    Line,

    /// <summary>A terminal, by its cranes.</summary>
    Terminal,
}

/// <summary>When something fills up.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its key.</param>
/// <param name="Year">The first year in which it is full; null for not in these years.</param>
/// <param name="Bottleneck">What of it is full or the nearest to it: a section, gate, crane or track.</param>
/// <param name="LargestSaturation">The largest saturation of all years, 1 for full.</param>
public sealed record SaturationYear(SaturatedThing Kind, string Id, int? Year, string Bottleneck, double LargestSaturation);

/// <summary>The worth of one more unit of a capacity that binds.</summary>
/// <param name="Kind">What it is a capacity of.</param>
/// <param name="Id">Its key.</param>
/// <param name="Unit">
/// What one more there is of: <c>train path a day</c>, <c>lorry a day</c>, <c>crane move a day</c> or <c>wagon a day</c>.
/// </param>
/// <param name="UsdADay">What one more is worth to those who wait for it or go round, US dollars a day.</param>
public sealed record CapacityPrice(SaturatedThing Kind, string Id, string Unit, double UsdADay);

/// <summary>A published figure that the forecast was fitted to, or held against.</summary>
/// <param name="What">What is counted.</param>
/// <param name="Year">Of which year.</param>
/// <param name="Published">The published figure.</param>
/// <param name="Modelled">What the model has.</param>
/// <param name="Unit">Of both.</param>
/// <param name="IsFitted">Whether a constant was fitted to it; else the model predicts it.</param>
/// <param name="Source">Where the published figure comes from.</param>
public sealed record CalibrationLine(
    string What, int Year, double Published, double Modelled, string Unit, bool IsFitted, string Source);

/// <summary>By how many per cent the share of one mode changes when a price or time of a mode grows by one per cent.</summary>
/// <param name="Share">Whose share.</param>
/// <param name="Changed">What mode's price or time grows; the same as <paramref name="Share"/> for an own elasticity.</param>
/// <param name="OfPrice">To the price.</param>
/// <param name="OfTime">To the time.</param>
public sealed record ShareElasticity(Mode Share, Mode Changed, double OfPrice, double OfTime);
