using System.Globalization;
using Lienvan.Model.Dataset;

namespace Lienvan.Formats.Gtfs;

/// <summary>
/// Collects findings; of each kind the first thousand, then a count, so that a ruined file of millions of rows stays readable.
/// </summary>
internal sealed class GtfsFindings
{
    private const int MostOfOneKind = 1_000;

    private readonly List<Diagnostic> diagnostics = [];
    private readonly Dictionary<DiagnosticKind, int> counts = [];
    private readonly List<DiagnosticKind> overflowing = [];

    /// <summary>Adds a finding.</summary>
    public void Add(DiagnosticKind kind, GtfsPlace place, string what, string whatToDo)
    {
        var count = counts.GetValueOrDefault(kind) + 1;
        counts[kind] = count;
        if (count <= MostOfOneKind)
        {
            diagnostics.Add(kind.At(place.File, place.Line, what, whatToDo));
        }
        else if (count == MostOfOneKind + 1)
        {
            overflowing.Add(kind);
        }
    }

    /// <summary>All findings in the order in which they were made.</summary>
    public ImmutableArray<Diagnostic> ToImmutable(string feedName)
    {
        var more = overflowing.Select(kind => GtfsDiagnostics.More.At(
            feedName,
            0,
            string.Create(CultureInfo.InvariantCulture, $"{counts[kind] - MostOfOneKind} more findings {kind.Code}, {kind.Title}"),
            "mend those listed first"));
        return [.. diagnostics, .. more];
    }
}

/// <summary>Where a finding is.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">From 1; 0 for the file as a whole.</param>
internal readonly record struct GtfsPlace(string File, int Line);
