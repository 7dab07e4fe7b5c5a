using Lienvan.Demand.Flows;

namespace Lienvan.Demand.Forecasts;

/// <summary>What a year of freight is solved with.</summary>
internal sealed record YearQuestion
{
    public required int Year { get; init; }

    public required ChoiceTable Table { get; init; }

    public required Constants Constants { get; init; }

    public required Preferences Preferences { get; init; }

    /// <summary>Growth of each market by output alone. Shape <c>[market]</c>.</summary>
    public required double[] Growth { get; init; }

    /// <summary>By how many per cent each market grows when its cost does by one. Shape <c>[market]</c>.</summary>
    public required double[] CostElasticity { get; init; }

    /// <summary>What ways together cost each market in the base year; null to leave cost out. Shape <c>[market]</c>.</summary>
    public double[]? BaseMarketCosts { get; init; }

    /// <summary>The mean generalised cost of each market in the base year. Shape <c>[market]</c>.</summary>
    public double[]? BaseMeanCosts { get; init; }

    /// <summary>
    /// Hours that lorries, trains and boxes queue at each crossing and terminal in the base year, which are in the published times; by key;
    /// null in that year itself.
    /// </summary>
    public IReadOnlyDictionary<string, double>? BaseQueueHours { get; init; }

    /// <summary>Trains, lorries or units a day of each resource in the base year, by key; null in that year itself.</summary>
    public IReadOnlyDictionary<string, double>? BaseLoads { get; init; }

    /// <summary>
    /// Capacities by formula that the base year's traffic exceeds, by key: the formula, or what the package knows of loops and tracks, is
    /// wrong there, so no limit is known.
    /// </summary>
    public IReadOnlySet<string> Refuted { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The busiest month of each crossing and terminal over the mean one, by key; null or missing for the usual factor.</summary>
    public IReadOnlyDictionary<string, double>? Peaks { get; init; }

    /// <summary>Passenger trains a day, both ways, that each section carries before any freight.</summary>
    public IReadOnlyDictionary<string, double> PassengerTrains { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>What share of the model's traffic a way has in that year whose line opened in that one.</summary>
    public required Func<int, double> Ramp { get; init; }

    /// <summary>In which months goods move.</summary>
    public required Seasons Seasons { get; init; }

    /// <summary>
    /// How much more moves by a way at the end of the base year than in its mean, where traffic grew within it; 1 for what did not, and in
    /// later years.
    /// </summary>
    public Func<ConstantKey, double> RunRate { get; init; } = _ => 1;

    public required double LorryLoad { get; init; }

    public required double LoadFactor { get; init; }

    public required double PeakFactor { get; init; }

    /// <summary>Whether capacities bind, and queues and frequencies follow; else all stay as published.</summary>
    public bool IsConstrained { get; init; } = true;
}

/// <summary>What a year of freight came to. Shapes by alternative, market, crossing, resource or service of the table.</summary>
internal sealed record YearState
{
    public required double[] Tonnes { get; init; }

    public required double[] Shares { get; init; }

    public required double[] Costs { get; init; }

    public required double[] ExtraHours { get; init; }

    /// <summary>Shape <c>[market]</c>.</summary>
    public required double[] MarketCosts { get; init; }

    /// <summary>Shape <c>[market]</c>.</summary>
    public required double[] MeanCosts { get; init; }

    /// <summary>Trains or lorries a day both ways that demand needs. Shape <c>[resource]</c>.</summary>
    public required double[] Loads { get; init; }

    /// <summary>US dollars a train or lorry. Shape <c>[resource]</c>.</summary>
    public required double[] Prices { get; init; }

    /// <summary>Shape <c>[resource]</c>; 0 for sections, on which trains are planned not to queue.</summary>
    public required double[] QueueHours { get; init; }

    /// <summary>Trains a day that each leg needs, one way. Shape <c>[service][leg]</c>.</summary>
    public required double[][] LegTrains { get; init; }

    /// <summary>Departures a day. Shape <c>[service]</c>.</summary>
    public required double[] Frequencies { get; init; }

    public required double Gap { get; init; }

    public required int Rounds { get; init; }
}

/// <summary>Waiting before a bottleneck.</summary>
internal static class QueueFormulas
{
    /// <summary>Trains and lorries do not come quite by chance: the formula for it is not followed to its pole.</summary>
    private const double MostOccupied = 0.9;

    /// <summary>
    /// Mean hours in a queue. Between single vehicles: deterministic service of Poisson arrivals, s·ρ / (2·(1 − ρ)) (F. Pollaczek 1930,
    /// A. Khinchin 1932). On top, where the busiest month overfills the day: the backlog grows through it by what exceeds capacity and is
    /// half as
    /// long on average (a fluid queue; G. F. Newell, Applications of Queueing Theory, 1982), and counts for that month's share of the year.
    /// </summary>
    /// <param name="load">Vehicles a day.</param>
    /// <param name="capacity">Vehicles a day at most; above 0.</param>
    /// <param name="peakFactor">The busiest month over the mean one.</param>
    public static double Hours(double load, double capacity, double peakFactor)
    {
        var occupied = Math.Min(MostOccupied, load / capacity);
        var single = 24 / capacity * occupied / (2 * (1 - occupied));
        var overflow = Math.Max(0, (Math.Min(1, load / capacity) * peakFactor) - 1);
        return single + (overflow * 30 / 2 * 24 * peakFactor / 12);
    }
}
