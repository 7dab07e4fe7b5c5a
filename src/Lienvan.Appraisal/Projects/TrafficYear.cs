namespace Lienvan.Appraisal.Projects;

/// <summary>What moves in a year with the project and without it.</summary>
public sealed record TrafficYear
{
    /// <summary>The calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>Million tonnes that go by rail, with the project.</summary>
    public required double RailMillionTonnesWith { get; init; }

    /// <summary>Million tonnes that go by rail, without it.</summary>
    public required double RailMillionTonnesAgainst { get; init; }

    /// <summary>Million tonnes that go by any mode, with the project.</summary>
    public required double MillionTonnesWith { get; init; }

    /// <summary>Million tonnes that go by any mode, without it.</summary>
    public required double MillionTonnesAgainst { get; init; }

    /// <summary>Million trips of people by rail, with the project.</summary>
    public required double RailMillionTripsWith { get; init; }

    /// <summary>Million trips of people by rail, without it.</summary>
    public required double RailMillionTripsAgainst { get; init; }

    /// <summary>Million tonne-kilometres by rail more than without it.</summary>
    public required double RailMillionTonneKilometres { get; init; }

    /// <summary>Million tonne-kilometres by road more than without it; negative where lorries stay at home.</summary>
    public required double RoadMillionTonneKilometres { get; init; }

    /// <summary>Million passenger-kilometres by rail more than without it.</summary>
    public required double RailMillionPassengerKilometres { get; init; }

    /// <summary>Thousand tonnes of CO2 equivalent more than without it; negative where less is emitted.</summary>
    public required double ThousandTonnesCo2 { get; init; }
}
