using Lienvan.Model.Dataset;

namespace Lienvan.App;

/// <summary>A question that can't be answered as asked; ends the command with exit code 2 and one line that says why.</summary>
public sealed class UsageException(DiagnosticKind kind, string what, string whatToDo) : Exception(what)
{
    /// <summary>The finding.</summary>
    public Diagnostic Finding { get; } = kind.At("lienvan", 0, what, whatToDo);
}
