using Lienvan.Model.Scenarios;
using NodaTime;

namespace Lienvan.Operations.Simulation.Borders;

/// <summary>What is simulated: a scenario, a span of days, how often and with which chance.</summary>
public sealed record SimulationQuestion
{
    /// <summary>What is built and decided.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>First day that counts.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Days that count, 1 to 3660; 28 by default.</summary>
    public int Days { get; init; } = 28;

    /// <summary>Days before the first that are simulated but not counted, 0 to 366; 7 by default.</summary>
    public int WarmupDays { get; init; } = 7;

    /// <summary>Independent replications, 1 to 10,000; 10 by default.</summary>
    public int Replications { get; init; } = 10;

    /// <summary>Of all chance; 1 by default.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Replications at a time, which changes no figure; 1 by default.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Keys of places, crossings and lines that are asked about; empty for all.</summary>
    public ImmutableArray<string> At { get; init; } = [];

    /// <summary>What the package does not say.</summary>
    public SimulationAssumptions Assumptions { get; init; } = new();

    /// <summary>Whether to rerun with one more of each resource, to see what limits; yes by default.</summary>
    public bool FindsLimits { get; init; } = true;

    /// <summary>Whether every resource of each place is tried for that in all replications, and not only the few that are waited for
    /// most in at most five; no by default.</summary>
    public bool TriesAllLimits { get; init; }

    /// <summary>Whether to write down what happened in the first replication.</summary>
    public bool KeepsEvents { get; init; }
}

/// <summary>
/// What the package does not say and the simulation takes for granted; each can be set for a what-if. docs/simulation.md gives reasons.
/// </summary>
public sealed record SimulationAssumptions
{
    /// <summary>Mean share of a freight train's places that is taken; 0.8 by default.</summary>
    public double Load { get; init; } = 0.8;

    /// <summary>Share of the wagons of a train that takes loose cargo which carries it; 0.3 by default.</summary>
    public double LooseShare { get; init; } = 0.3;

    /// <summary>Share of a train that starts at a change of gauge which comes from trains of the other gauge; 0.5 by default.</summary>
    public double TransferShare { get; init; } = 0.5;

    /// <summary>Share of freight trains whose papers go by appointment, where that is offered; 0.5 by default.</summary>
    public double AppointmentShare { get; init; } = 0.5;

    /// <summary>Share of lorries declared beforehand, where that is offered; 0.4 by default.</summary>
    public double SmartShare { get; init; } = 0.4;

    /// <summary>Share of trains that carry goods for quarantine; 0.15 by default.</summary>
    public double QuarantineShare { get; init; } = 0.15;

    /// <summary>Share of lorries that drive through, where that is allowed; 0.05 by default.</summary>
    public double ThroughShare { get; init; } = 0.05;

    /// <summary>Share of lorries whose cargo changes lorries; the others' trailers change tractors; 0.4 by default.</summary>
    public double TransloadShare { get; init; } = 0.4;

    /// <summary>Share of passenger seats that is taken; 0.6 by default.</summary>
    public double Seats { get; init; } = 0.6;

    /// <summary>Containers of 40 feet in one consignment by rail; 2 by default.</summary>
    public int BoxesPerConsignment { get; init; } = 2;

    /// <summary>Mean cargo of a lorry, tonnes; 18 by default.</summary>
    public double LorryTonnes { get; init; } = 18;

    /// <summary>Mean stay of a box in the yard until a lorry fetches it, hours; 20 by default.</summary>
    public double PickUpHours { get; init; } = 20;

    /// <summary>Share of what a gate without counts can pass that comes to it; 0.6 by default.</summary>
    public double GateLoad { get; init; } = 0.6;

    /// <summary>Who goes first at lanes used by all, 0 before 9, of lorries declared beforehand: 5 by default, as everybody.</summary>
    public int DeclaredPriority { get; init; } = 5;

    /// <summary>How many times as bad as on a usual day things go wrong on lines (docs/lines.md); 1 by default, 0 for not at all.</summary>
    public double LineDelays { get; init; } = 1;

    /// <summary>Lorries of one way that are followed as one group, so that no way has more groups a day; 30 by default.</summary>
    public int GroupsPerDay { get; init; } = 30;
}
