using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Units;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Timetables.Slots;

/// <summary>A path for one more train, as it is asked for.</summary>
public sealed record SlotRequest
{
    /// <summary>Where it starts.</summary>
    public required PlaceId From { get; init; }

    /// <summary>Where it ends.</summary>
    public required PlaceId To { get; init; }

    /// <summary>Places that it goes by, in order; none by default.</summary>
    public ImmutableArray<PlaceId> Via { get; init; } = [];

    /// <summary>The train.</summary>
    public required Composition Train { get; init; }

    /// <summary>Its gauge; null for that of its vehicles.</summary>
    public Gauge? Gauge { get; init; }

    /// <summary>The first second at which it may leave.</summary>
    public required Instant Earliest { get; init; }

    /// <summary>The last second at which it may leave.</summary>
    public required Instant Latest { get; init; }

    /// <summary>The trains already there; null for those of the network's timetable.</summary>
    public Timetable? Timetable { get; init; }

    /// <summary>How many paths at most; 3 by default.</summary>
    public int Count { get; init; } = 3;

    /// <summary>What lies between the departures of two paths that are told, so that they differ; a quarter of an hour by
    /// default.</summary>
    public Duration Spread { get; init; } = Duration.FromMinutes(15);

    /// <summary>What lies between the blocking times of two trains at least; one minute by default.</summary>
    public Duration Margin { get; init; } = Duration.FromMinutes(1);
}

/// <summary>What comes of asking for a path: <see cref="Slots"/> or <see cref="NoSlot"/>.</summary>
public abstract record SlotAnswer
{
    private protected SlotAnswer()
    {
    }

    /// <summary>How many trains were looked at that use the way.</summary>
    public int TrainsOnWay { get; init; }
}

/// <summary>Paths, each arriving later than the one before and leaving later too: none is worse in both.</summary>
/// <param name="Paths">The paths by arrival.</param>
public sealed record Slots(ImmutableArray<Slot> Paths) : SlotAnswer;

/// <summary>There is no path.</summary>
/// <param name="Why">The reason in words.</param>
/// <param name="Blocking">What blocks it, in order of time; none when the train can't run there at all.</param>
public sealed record NoSlot(string Why, ImmutableArray<Blocking> Blocking) : SlotAnswer;

/// <summary>A path without conflict.</summary>
/// <param name="Points">The stations in order.</param>
/// <param name="Length">How far.</param>
/// <param name="FreeRun">How long it would take if nobody else ran.</param>
public sealed record Slot(ImmutableArray<SlotPoint> Points, Distance Length, Duration FreeRun)
{
    /// <summary>When it leaves.</summary>
    public Instant Departure => Points[0].Departure;

    /// <summary>When it arrives.</summary>
    public Instant Arrival => Points[^1].Arrival;

    /// <summary>How long it stands in loops.</summary>
    public Duration Waiting => Points.Skip(1).SkipLast(1).Aggregate(Duration.Zero, (sum, point) => sum + (point.Departure - point.Arrival));
}

/// <summary>A station of a path.</summary>
/// <param name="Place">Where.</param>
/// <param name="Arrival">When it arrives.</param>
/// <param name="Departure">When it leaves.</param>
/// <param name="Stops">Whether it stops.</param>
/// <param name="Beside">Numbers of the trains that are there while it stands: those it waits for.</param>
public sealed record SlotPoint(PlaceId Place, Instant Arrival, Instant Departure, bool Stops, ImmutableArray<string> Beside);

/// <summary>A train that stands in the way.</summary>
/// <param name="Train">The train; null for a closed border.</param>
/// <param name="From">Start of the section.</param>
/// <param name="To">End of the section.</param>
/// <param name="Since">From when the section is taken.</param>
/// <param name="Until">Until when.</param>
public sealed record Blocking(TimetabledTrain? Train, PlaceId From, PlaceId To, Instant Since, Instant Until);

