using System.Globalization;

namespace Lienvan.Model.Dataset;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is left out.</summary>
    Info,

    /// <summary>Probably a mistake; the row is used.</summary>
    Warning,

    /// <summary>A mistake; the row or cell is left out.</summary>
    Error,
}

/// <summary>One finding in a file: where, how bad, which kind, what, and what to do about it.</summary>
public sealed record Diagnostic
{
    /// <summary>The file, as the reader was told its name.</summary>
    public required string File { get; init; }

    /// <summary>The line, from 1; 0 when the finding is about the file as a whole.</summary>
    public int Line { get; init; }

    /// <summary>How bad it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Stable code such as <c>LV0103</c>; docs/diagnostics.md lists them all.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong.</summary>
    public required string What { get; init; }

    /// <summary>What to do about it.</summary>
    public required string WhatToDo { get; init; }

    /// <summary>One line that editors and CI can follow: <c>file(line): error LV0103: what; what to do</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}{(Line > 0 ? $"({Line})" : "")}: {SeverityWord} {Code}: {What}; {WhatToDo}");

    private string SeverityWord => Severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };
}

/// <summary>A value read from files, with everything that was found wrong on the way.</summary>
/// <param name="Value">What could be read; faulty rows are left out.</param>
/// <param name="Diagnostics">The findings, by file and line.</param>
public sealed record Read<T>(T Value, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether any finding is an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}
