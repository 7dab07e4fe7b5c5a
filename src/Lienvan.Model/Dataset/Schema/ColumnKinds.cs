namespace Lienvan.Model.Dataset.Schema;

/// <summary>Short ways to write a column down, and the groups of columns that many tables share.</summary>
internal static class ColumnKinds
{
    public static Column Id(string meaning) => new() { Name = "id", Type = ColumnType.Identifier, Meaning = meaning, IsRequired = true };

    public static Column Text(string name, string meaning) => new() { Name = name, Type = ColumnType.Text, Meaning = meaning };

    public static Column Reference(string name, string table, string meaning) =>
        new() { Name = name, Type = ColumnType.Reference, Meaning = meaning, RefersTo = table };

    public static Column Number(string name, string unit, string meaning, double minimum, double maximum = double.PositiveInfinity) =>
        new() { Name = name, Type = ColumnType.Number, Meaning = meaning, Unit = unit, Minimum = minimum, Maximum = maximum };

    public static Column Whole(string name, string unit, string meaning, int minimum, int maximum = int.MaxValue) =>
        new() { Name = name, Type = ColumnType.WholeNumber, Meaning = meaning, Unit = unit, Minimum = minimum, Maximum = maximum };

    public static Column Date(string name, string meaning) => new() { Name = name, Type = ColumnType.Date, Meaning = meaning };

    public static Column Clock(string name, string meaning) => new() { Name = name, Type = ColumnType.Clock, Meaning = meaning };

    public static Column Flag(string name, string meaning) => new() { Name = name, Type = ColumnType.Flag, Meaning = meaning };

    public static Column Choice(string name, string meaning, params ReadOnlySpan<string> choices) =>
        new() { Name = name, Type = ColumnType.Choice, Meaning = meaning, Choices = [.. choices] };

    public static Column Weekdays(string name, string meaning) => new() { Name = name, Type = ColumnType.Weekdays, Meaning = meaning };

    public static Column Gauges(string name, string meaning) =>
        new() { Name = name, Type = ColumnType.Gauges, Meaning = meaning, Unit = "mm" };

    public static Column PerGauge(string name, string unit, string meaning) =>
        new() { Name = name, Type = ColumnType.NumberPerGauge, Meaning = meaning, Unit = unit, Minimum = 0 };

    public static Column Required(this Column column) => column with { IsRequired = true };

    public static Column List(this Column column) => column with { IsList = true };

    public static Column Otherwise(this Column column, string value) => column with { Default = value };

    /// <summary>The names of a thing in the three languages of the page.</summary>
    public static ImmutableArray<Column> Names =>
    [
        Text("name_en", "Name in English.").Required(),
        Text("name_vi", "Name in Vietnamese, with its tone marks.").Otherwise("name_en"),
        Text("name_zh", "Name in Chinese, simplified characters.").Otherwise("name_en"),
    ];

    /// <summary>When a row holds: both days included, and only once its project is in effect.</summary>
    public static ImmutableArray<Column> Validity =>
    [
        Date("valid_from", "First day on which the row holds.").Otherwise("always"),
        Date("valid_to", "Last day on which the row holds.").Otherwise("for ever"),
        Reference("project", "projects", "The project that brings the row about; the row holds from the day when every part of it is open.")
            .Otherwise("none"),
    ];

    /// <summary>A currency and the year of its prices.</summary>
    public static ImmutableArray<Column> Price =>
    [
        Text("currency", "ISO 4217 code of the money in this row.").Otherwise("USD"),
        Whole("price_year", "year", "The year whose prices these are.", 1990, 2100).Otherwise("2025"),
    ];

    /// <summary>Where a row comes from; every table ends with these.</summary>
    public static ImmutableArray<Column> Provenance =>
    [
        Text("source", "Who says so: publisher, page or document, date; for an assumed value, why this value.").Required(),
        Choice("confidence",
            "How sure: A official or two independent sources, B one reputable source, C weak or old, D derived, or assumed.",
            "A", "B", "C", "D", "assumed").Required(),
        Text("note", "Anything a reader should know, such as a contradicting source.").Otherwise("none"),
    ];

    /// <summary>What cargo a thing can take.</summary>
    public static Column Accepts =>
        Choice("accepts", "Kinds of cargo it takes.", "general", "reefer", "dangerous", "overlength", "bulk", "passenger")
            .List().Otherwise("general");
}
