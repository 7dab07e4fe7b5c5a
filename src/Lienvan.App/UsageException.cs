using Lienvan.Model.Dataset;

namespace Lienvan.App;

/// <summary>A question that can't be answered as asked; ends the command with exit code 2 and one line that says why.</summary>
/// <param name="finding">Says why.</param>
public sealed class UsageException(Diagnostic finding) : Exception(finding?.What)
{
    /// <summary>With a finding of that kind.</summary>
    public UsageException(DiagnosticKind kind, string what, string whatToDo)
        : this(kind.At("lienvan", 0, what, whatToDo))
    {
    }

    /// <summary>The finding.</summary>
    public Diagnostic Finding { get; } = finding!;
}
