using Lienvan.Model.Lines;
using Lienvan.Operations.Timetables.Tracks;

namespace Lienvan.Operations.Timetables.Trains;

/// <summary>
/// How long a train runs over a section at the section's speed, with what starting and stopping cost: v/2a and v/2b beyond the time of
/// running through (uniform acceleration). A train that the corridor's physics can run is told by them instead.
/// </summary>
internal static class RunningEstimate
{
    /// <summary>m/s²: mean acceleration of a diesel train of the corridor from a stand to line speed; assumed.</summary>
    private const double PassengerAcceleration = 0.20, FreightAcceleration = 0.08;

    /// <summary>m/s²: service braking; the package's default for a vehicle.</summary>
    private const double PassengerBraking = 0.5, FreightBraking = 0.3;

    /// <summary>Running through at line speed, seconds.</summary>
    public static double ThroughSeconds(RailwaySection section, TimetabledTrain train) => section.Length.Metres / SpeedOn(section, train);

    /// <summary>What a start costs beyond running through, seconds.</summary>
    public static double StartSeconds(RailwaySection section, TimetabledTrain train) =>
        SpeedOn(section, train) / (2 * (train.Traffic == Traffic.Passenger ? PassengerAcceleration : FreightAcceleration));

    /// <summary>What a stop costs beyond running through, seconds.</summary>
    public static double StopSeconds(RailwaySection section, TimetabledTrain train) =>
        SpeedOn(section, train) / (2 * (train.Traffic == Traffic.Passenger ? PassengerBraking : FreightBraking));

    /// <summary>The speed on the section, m/s.</summary>
    public static double SpeedOn(RailwaySection section, TimetabledTrain train)
    {
        var line = section.SpeedFor(train.Traffic).MetresPerSecond;
        return train.SpeedMax is { } most ? Math.Min(line, most.MetresPerSecond) : line;
    }
}
