using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.Planner;

/// <summary>What moves are asked for: of which cargo, on which network, between which doors.</summary>
public sealed record MovementQuestion
{
    /// <summary>What is open; its day is the first of those that waits are averaged over.</summary>
    public required Network Network { get; init; }

    /// <summary>What is sent.</summary>
    public required GoodsId Goods { get; init; }

    /// <summary>Containers, in TEU; pairs travel as boxes of 40 feet. 0 for loose cargo; 2 by default.</summary>
    public int Teu { get; init => field = value is >= 0 and <= 10_000 ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "0 to 10,000 TEU"); } = 2;

    /// <summary>Whether every box has 20 feet; false by default.</summary>
    public bool OnlyTwentyFoot { get; init; }

    /// <summary>The goods alone; null for what such goods usually weigh in so many containers. Must be given for loose cargo.</summary>
    public Mass? Mass { get; init; }

    /// <summary>Places where consignments begin and end, each on a lorry.</summary>
    public required ImmutableArray<PlaceId> Doors { get; init; }

    /// <summary>Seed of the days of luck; 1 by default.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>What a movement is.</summary>
public enum MovementKind
{
    /// <summary>A drive within one country.</summary>
    Drive,

    /// <summary>Work in a terminal.</summary>
    Handling,

    /// <summary>Across a border on a lorry.</summary>
    RoadBorder,

    /// <summary>Customs cleared inland.</summary>
    Clearance,

    /// <summary>A ride on a train or ship, with the borders on its way.</summary>
    Ride,
}

/// <summary>
/// A move of one consignment from one state to another, time averaged over a week of departures and opening hours: place × mode × gauge ×
/// how
/// far its customs are, as the planner has it.
/// </summary>
public sealed record Movement
{
    /// <summary>The state before, by its index.</summary>
    public required int From { get; init; }

    /// <summary>The state after.</summary>
    public required int To { get; init; }

    /// <summary>What it is.</summary>
    public required MovementKind Kind { get; init; }

    /// <summary>All charges of the consignment, US dollars.</summary>
    public required double Usd { get; init; }

    /// <summary>Hours as planned, the mean wait for departures and openings included.</summary>
    public required double Hours { get; init; }

    /// <summary>The part of <see cref="Hours"/> that is waiting for a departure: halved where there are twice as many.</summary>
    public double DepartureWaitHours { get; init; }

    /// <summary>Hours more or less than as planned on each day of luck, openings and timetables left out.</summary>
    public required ImmutableArray<float> LuckHours { get; init; }

    /// <summary>Greenhouse gas of the consignment, kg CO2 equivalent.</summary>
    public required double Co2Kilograms { get; init; }

    /// <summary>Kilometres on the mode that <see cref="State"/> of its start is on; 0 where nothing moves.</summary>
    public double Kilometres { get; init; }

    /// <summary>The train or ship; null for none.</summary>
    public Service? Service { get; init; }

    /// <summary>Of a ride, the stop where it begins.</summary>
    public int BoardStop { get; init; }

    /// <summary>Of a ride, the stop where it ends.</summary>
    public int AlightStop { get; init; }

    /// <summary>The crossings that it passes, in order.</summary>
    public ImmutableArray<CrossingId> Crossings { get; init; } = [];

    /// <summary>Key of the handling; null where there is none.</summary>
    public string? Handling { get; init; }

    /// <summary>The terminal where it is handled; null where there is none.</summary>
    public TerminalId? Terminal { get; init; }
}

/// <summary>What a consignment is in.</summary>
/// <param name="Place">Where.</param>
/// <param name="Country">The country of the place.</param>
/// <param name="Carriage">What it stands on.</param>
/// <param name="IsInOrder">Whether no customs are open.</param>
public readonly record struct State(PlaceId Place, CountryId Country, Carriage Carriage, bool IsInOrder);

/// <summary>
/// Every move of one cargo that the planner knows, with mean waits instead of a clock: for questions about very many consignments, where
/// <see cref="DoorToDoorPlanner"/> would be asked too often. Pure; can be asked by several threads at once.
/// </summary>
public sealed class MovementGraph
{
    private readonly Dictionary<PlaceId, int> doors;

    internal MovementGraph(ImmutableArray<State> states, ImmutableArray<Movement> movements, double teu, double tonnes)
    {
        (States, Movements, Teu, Tonnes) = (states, movements, teu, tonnes);
        doors = Enumerable.Range(0, states.Length)
            .Where(index => states[index].Carriage == Carriage.Lorry && states[index].IsInOrder)
            .ToDictionary(index => states[index].Place, index => index);
    }

    /// <summary>The states.</summary>
    public ImmutableArray<State> States { get; }

    /// <summary>The moves, in the order of the states that they leave.</summary>
    public ImmutableArray<Movement> Movements { get; }

    /// <summary>Containers of the consignment, TEU; 0 for loose cargo.</summary>
    public double Teu { get; }

    /// <summary>Goods of the consignment, tonnes.</summary>
    public double Tonnes { get; }

    /// <summary>The state of a consignment on a lorry at that place, customs in order; null where no lorry comes.</summary>
    public int? FindDoor(PlaceId place) => doors.TryGetValue(place, out var state) ? state : null;

    /// <summary>Compiles the moves.</summary>
    /// <exception cref="ArgumentException">The goods are not in the corridor, or loose cargo has no mass.</exception>
    public static MovementGraph Compile(MovementQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return MovementCompiler.Compile(question);
    }
}
