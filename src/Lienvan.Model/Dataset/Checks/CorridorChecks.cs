namespace Lienvan.Model.Dataset.Checks;

/// <summary>
/// Whether what a package says makes sense, row by row and together. Takes a package whose structure is sound: faulty rows are already left
/// out. Every check is linear, or nearly, in the number of rows.
/// </summary>
internal static class CorridorChecks
{
    public static IEnumerable<Diagnostic> Run(Corridor corridor)
    {
        var subject = new CheckedCorridor(corridor);
        RowChecks.Run(subject);
        VersionChecks.Run(subject);
        PlaceChecks.Run(subject);
        LineChecks.Run(subject);
        GaugeChecks.Run(subject);
        CrossingChecks.Run(subject);
        HoursChecks.Run(subject);
        ServiceChecks.Run(subject);
        ServiceTrackChecks.Run(subject);
        ProjectChecks.Run(subject);
        return subject.Findings;
    }
}
