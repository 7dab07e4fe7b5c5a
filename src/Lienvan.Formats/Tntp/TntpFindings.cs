using System.Globalization;
using Lienvan.Model.Dataset;

namespace Lienvan.Formats.Tntp;

/// <summary>Collects findings about one file; of each kind the first hundred, then a count, so that a ruined file stays readable.</summary>
internal sealed class TntpFindings(string file)
{
    private const int MostOfOneKind = 100;

    private readonly List<Diagnostic> diagnostics = [];
    private readonly Dictionary<DiagnosticKind, int> counts = [];

    /// <summary>All findings in the order in which they were made, then how many are not listed.</summary>
    public ImmutableArray<Diagnostic> All => diagnostics.Count == 0 ? [] :
    [
        .. diagnostics,
        .. counts.Where(pair => pair.Value > MostOfOneKind).OrderBy(pair => pair.Key.Code, StringComparer.Ordinal).Select(pair =>
            TntpDiagnostics.More.At(file, 0, string.Create(CultureInfo.InvariantCulture,
                $"{pair.Value - MostOfOneKind} more findings {pair.Key.Code}, {pair.Key.Title}"), "mend those listed first")),
    ];

    /// <summary>Adds a finding about a line, from 1, or about the file as a whole, 0.</summary>
    public void Add(DiagnosticKind kind, int line, string what, string whatToDo)
    {
        counts[kind] = counts.GetValueOrDefault(kind) + 1;
        if (counts[kind] <= MostOfOneKind)
        {
            diagnostics.Add(kind.At(file, line, what, whatToDo));
        }
    }
}
