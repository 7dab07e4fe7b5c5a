namespace Lienvan.Model.Dataset.Schema;

/// <summary>What the text of a cell must look like.</summary>
public enum ColumnType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A key: lower-case letters, digits, dots and hyphens.</summary>
    Identifier,

    /// <summary>A key of another table.</summary>
    Reference,

    /// <summary>A decimal number with a point.</summary>
    Number,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A date, <c>2026-03-02</c>.</summary>
    Date,

    /// <summary>
    /// A local clock time, <c>18:05</c>, with days after the first as <c>05:30+1</c>; <c>24:00</c> is midnight at the end.
    /// </summary>
    Clock,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    Flag,

    /// <summary>One of a fixed set of words.</summary>
    Choice,

    /// <summary>Days of the week by ISO number, Monday first: <c>1234567</c>.</summary>
    Weekdays,

    /// <summary>A track gauge in millimetres, or several joined by <c>+</c>: <c>1000+1435</c>.</summary>
    Gauges,

    /// <summary>A number for each gauge of the row, joined by <c>+</c>; a single one holds for every gauge.</summary>
    NumberPerGauge,
}

/// <summary>One column of a table of the corridor package.</summary>
public sealed record Column
{
    /// <summary>The header of the column.</summary>
    public required string Name { get; init; }

    /// <summary>What its cells must look like.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>What it means, in one line.</summary>
    public required string Meaning { get; init; }

    /// <summary>The unit of its numbers; empty where there is none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What an empty cell stands for; empty when a cell must be filled or when emptiness means "not known".</summary>
    public string Default { get; init; } = "";

    /// <summary>Whether every row must fill it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it holds several values joined by <c>;</c>.</summary>
    public bool IsList { get; init; }

    /// <summary>The smallest number allowed.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>The largest number allowed.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>The table that a <see cref="ColumnType.Reference"/> points into.</summary>
    public string RefersTo { get; init; } = "";

    /// <summary>The words that a <see cref="ColumnType.Choice"/> allows.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];
}
