using System.Text.Json;
using Lienvan.Model.Dataset.Schema;

namespace Lienvan.Formats.DataPackages;

/// <summary>
/// How a column of the corridor package reads as a field of a Frictionless Table Schema. Source: Table Schema 1,
/// https://specs.frictionlessdata.io/table-schema/. A list in one cell has no type there: it is a string with a pattern.
/// </summary>
internal static class FieldDescription
{
    private const string IdentifierPattern = "[a-z0-9.-]+";
    private const string NumberPattern = "[+-]?[0-9]+(\\.[0-9]+)?";

    /// <summary>The type of the field.</summary>
    public static string TypeOf(Column column) => column.Type switch
    {
        _ when column.IsList => "string",
        ColumnType.Number => "number",
        ColumnType.WholeNumber => "integer",
        ColumnType.Date => "date",
        ColumnType.Flag => "boolean",
        _ => "string",
    };

    public static void Write(Utf8JsonWriter writer, Column column)
    {
        writer.WriteStartObject();
        writer.WriteString("name", column.Name);
        writer.WriteString("type", TypeOf(column));
        writer.WriteString("description", Describe(column));
        if (column.Type == ColumnType.Flag)
        {
            WriteWords(writer, "trueValues", ["yes"]);
            WriteWords(writer, "falseValues", ["no"]);
        }

        WriteConstraints(writer, column);
        writer.WriteEndObject();
    }

    /// <summary>Meaning, unit, and what an empty cell stands for, as one text.</summary>
    public static string Describe(Column column)
    {
        var unit = column.Unit.Length > 0 ? $" Unit: {column.Unit}." : "";
        var several = column.IsList ? " Several joined by ;." : "";
        var otherwise = column.Default.Length > 0 ? $" Empty: {column.Default}." : "";
        return column.Meaning + unit + several + otherwise;
    }

    private static void WriteConstraints(Utf8JsonWriter writer, Column column)
    {
        var pattern = PatternOf(column);
        var isChoice = column.Type == ColumnType.Choice && !column.IsList;
        var hasRange = !column.IsList && column.Type is ColumnType.Number or ColumnType.WholeNumber;
        var (hasMinimum, hasMaximum) = (hasRange && double.IsFinite(column.Minimum),
            hasRange && double.IsFinite(column.Maximum) && column.Maximum < int.MaxValue);
        if (!column.IsRequired && pattern is null && !isChoice && !hasMinimum && !hasMaximum)
        {
            return;
        }

        writer.WriteStartObject("constraints");
        if (column.IsRequired)
        {
            writer.WriteBoolean("required", true);
        }

        if (isChoice)
        {
            WriteWords(writer, "enum", column.Choices);
        }

        if (pattern is not null)
        {
            writer.WriteString("pattern", pattern);
        }

        if (hasMinimum)
        {
            writer.WriteNumber("minimum", column.Minimum);
        }

        if (hasMaximum)
        {
            writer.WriteNumber("maximum", column.Maximum);
        }

        writer.WriteEndObject();
    }

    private static string? PatternOf(Column column)
    {
        var one = column.Type switch
        {
            ColumnType.Identifier => IdentifierPattern,
            ColumnType.Reference => column.RefersTo == "countries" ? "[A-Z]{2}" : IdentifierPattern,
            ColumnType.Clock => "([01]?[0-9]|2[0-3]):[0-5][0-9](\\+[0-9]{1,2})?|24:00(\\+[0-9]{1,2})?",
            ColumnType.Weekdays => "[1-7]{1,7}",
            ColumnType.Gauges => "[0-9]{3,4}(\\+[0-9]{3,4})*",
            ColumnType.NumberPerGauge => $"{NumberPattern}(\\+{NumberPattern})*",
            ColumnType.Choice when column.IsList => string.Join('|', column.Choices),
            _ => null,
        };
        return one is null ? null : column.IsList ? $"({one})( *; *({one}))*" : one;
    }

    public static void WriteWords(Utf8JsonWriter writer, string name, ImmutableArray<string> words)
    {
        writer.WriteStartArray(name);
        foreach (var word in words)
        {
            writer.WriteStringValue(word);
        }

        writer.WriteEndArray();
    }
}
