namespace Lienvan.Operations.Timetables.Compression;

/// <summary>Closed forms for one section, a formula a function.</summary>
public static class CapacityFormulas
{
    /// <summary>
    /// Pairs of trains a day over a single-track section on which trains alternate: (1440 − M)/(t₁ + t₂ + 2τ). Source: the pair-wise
    /// parallel timetable of the capacity rules of China and Viet Nam; the same as UIC 406 compression of alternating trains.
    /// </summary>
    /// <param name="maintenanceMinutes">M, minutes a day without trains; 0 to 1440.</param>
    /// <param name="minutesOut">t₁, minutes one way.</param>
    /// <param name="minutesBack">t₂, minutes the other way.</param>
    /// <param name="crossingMinutes">τ, minutes from the arrival of one train to the entry of the opposed one.</param>
    public static double AlternatingPairs(double maintenanceMinutes, double minutesOut, double minutesBack, double crossingMinutes) =>
        (1440 - maintenanceMinutes) / (minutesOut + minutesBack + (2 * crossingMinutes));

    /// <summary>
    /// Pairs a day when trains follow each other in fleets of n one way and then n the other: (1440 − M)·n/(t₁ + t₂ + 2τ + 2(n − 1)·h).
    /// </summary>
    /// <param name="alternatingMinutes">t₁ + t₂ + 2τ, minutes.</param>
    /// <param name="availableMinutes">1440 − M.</param>
    /// <param name="fleet">n, trains in a fleet; 1 or more.</param>
    /// <param name="headwayMinutes">h, minutes between two trains of a fleet.</param>
    public static double FleetPairs(double alternatingMinutes, double availableMinutes, int fleet, double headwayMinutes) =>
        availableMinutes * fleet / (alternatingMinutes + (2 * (fleet - 1) * headwayMinutes));

    /// <summary>
    /// Trains a day, both ways together, by Scott's formula: 1440/(T + t)·E. Source: S. Scott, used by Indian Railways; a rule of thumb for
    /// comparison.
    /// </summary>
    /// <param name="minutes">T, minutes of the slowest train over the critical block section.</param>
    /// <param name="operationMinutes">t, minutes to work the block.</param>
    /// <param name="efficiency">E, 0 to 1; 0.7 is usual.</param>
    public static double ScottTrains(double minutes, double operationMinutes, double efficiency) =>
        1440 / (minutes + operationMinutes) * efficiency;
}
