namespace Lienvan.Model.Dataset.Checks;

/// <summary>
/// Whether what a package says makes sense, row by row and together. Takes a package whose structure is sound: faulty rows are already left
/// out. Every check is linear, or nearly, in the number of rows.
/// </summary>
internal static class CorridorChecks
{
    private static readonly Action<CheckedCorridor>[] Checks =
    [
        RowChecks.Run,
        VersionChecks.Run,
        PlaceChecks.Run,
        LineChecks.Run,
        GaugeChecks.Run,
        CrossingChecks.Run,
        HoursChecks.Run,
        ServiceChecks.Run,
        ServiceTrackChecks.Run,
        ProjectChecks.Run,
    ];

    /// <summary>What the checks find, in their order: each keeps its own list, so that they may run side by side.</summary>
    public static IEnumerable<Diagnostic> Run(Corridor corridor)
    {
        var first = new CheckedCorridor(corridor);
        var subjects = Array.ConvertAll(Checks, _ => first.WithoutFindings());
        Parallel.For(0, Checks.Length, index => Checks[index](subjects[index]));
        return subjects.SelectMany(subject => subject.Findings);
    }
}
