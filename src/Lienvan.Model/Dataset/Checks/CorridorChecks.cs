namespace Lienvan.Model.Dataset.Checks;

/// <summary>Whether what a package says makes sense, row by row and together.</summary>
internal static class CorridorChecks
{
    public static IEnumerable<Diagnostic> Run(Corridor corridor)
    {
        _ = corridor;
        return [];
    }
}
