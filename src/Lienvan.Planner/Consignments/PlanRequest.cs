using Lienvan.Model.Places;
using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.Planner.Consignments;

/// <summary>A consignment that someone wants to send.</summary>
public sealed record PlanRequest
{
    /// <summary>Where it is.</summary>
    public required PlaceId From { get; init; }

    /// <summary>Where it shall be.</summary>
    public required PlaceId To { get; init; }

    /// <summary>What it is.</summary>
    public required GoodsId Goods { get; init; }

    /// <summary>Containers, in TEU; pairs travel as boxes of 40 feet. 0 for loose cargo; 1 by default.</summary>
    public int Teu { get; init => field = value is >= 0 and <= 10_000 ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "0 to 10,000 TEU"); } = 1;

    /// <summary>Whether every box has 20 feet; false by default.</summary>
    public bool OnlyTwentyFoot { get; init; }

    /// <summary>The goods alone; null for what such goods usually weigh in so many containers. Must be given for loose cargo.</summary>
    public Mass? Mass { get; init; }

    /// <summary>Whether the goods also need cooling, or are dangerous or over-long, beyond what their group says.</summary>
    public CargoKinds AlsoNeeds { get; init; }

    /// <summary>When it is ready at the sender's.</summary>
    public required Instant Ready { get; init; }

    /// <summary>For every departure in a window rather than one readiness: the last day's readiness; null for one readiness.</summary>
    public Instant? ReadyUntil { get; init; }

    /// <summary>Whether the sender has a permit with which lorries drive through where the gate allows it; false by default.</summary>
    public bool HasThroughPermit { get; init; }

    /// <summary>
    /// Whether only the ordinary way through customs is open to the sender; by default the quickest that a side offers is taken: declared
    /// beforehand at a smart gate, or by appointment.
    /// </summary>
    public bool OnlyStandardClearance { get; init; }

    /// <summary>How long a journey may take at most, days; 75 by default.</summary>
    public int HorizonDays { get; init => field = value is >= 1 and <= 200 ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "1 to 200 days"); } = 75;

    /// <summary>Seed of the days of luck; 1 by default.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>A place at which to note what happens to labels; null for none.</summary>
    public PlaceId? Explain { get; init; }
}
