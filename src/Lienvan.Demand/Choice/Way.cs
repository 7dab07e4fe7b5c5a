using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Services;

namespace Lienvan.Demand.Choice;

/// <summary>A ride of a way.</summary>
/// <param name="Service">The train or ship.</param>
/// <param name="Board">The stop where it begins.</param>
/// <param name="Alight">The stop where it ends.</param>
/// <param name="WaitHours">The part of its time that is waiting for a departure.</param>
internal readonly record struct WayRide(ServiceId Service, int Board, int Alight, double WaitHours);

/// <summary>
/// One way between two doors for a class of cargo, as the search found it. Money, gas and time are those of one consignment.
/// </summary>
internal sealed record Way
{
    public required Mode Mode { get; init; }

    /// <summary>The crossing that it is named after; null at sea and at home.</summary>
    public required CrossingId? Crossing { get; init; }

    /// <summary>Movements of the graph, in order.</summary>
    public required ImmutableArray<int> Movements { get; init; }

    /// <summary>Its rides, in order.</summary>
    public ImmutableArray<WayRide> Rides { get; init; } = [];

    /// <summary>Keys of what terminals do with it, in order.</summary>
    public ImmutableArray<string> Handlings { get; init; } = [];

    public required double Usd { get; init; }

    public required double Hours { get; init; }

    /// <summary>Hours by which nine of ten may be later than the median.</summary>
    public required double SpreadHours { get; init; }

    public required double Co2Kilograms { get; init; }

    public required double RailKilometres { get; init; }

    public required double RoadKilometres { get; init; }

    public required double SeaKilometres { get; init; }

    /// <summary>How often the cargo is handed over.</summary>
    public required int Transfers { get; init; }

    /// <summary>How much of it is a way of its own among those of its doors and mode, above 0 and at most 1.</summary>
    public double PathSize { get; init; } = 1;
}
