using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lienvan.App.Rendering;

/// <summary>
/// JSON objects as a table of CSV: a column a member, objects flattened as <c>name_en</c>, lists of plain values joined by semicolons,
/// lists
/// of objects as JSON. Source: RFC 4180.
/// </summary>
internal static class CsvText
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<JsonObject> objects)
    {
        var rows = objects.Select(Flatten).ToArray();
        var columns = rows.SelectMany(row => row.Select(cell => cell.Name)).Distinct(StringComparer.Ordinal).ToArray();
        var text = new StringBuilder().AppendJoin(',', columns.Select(Quote)).Append("\r\n");
        foreach (var row in rows)
        {
            var cells = row.ToDictionary(cell => cell.Name, cell => cell.Text, StringComparer.Ordinal);
            text.AppendJoin(',', columns.Select(column => Quote(cells.GetValueOrDefault(column, "")))).Append("\r\n");
        }

        return text.ToString();
    }

    private static List<(string Name, string Text)> Flatten(JsonObject values)
    {
        var cells = new List<(string Name, string Text)>();
        foreach (var (name, value) in values)
        {
            if (value is JsonObject inner)
            {
                cells.AddRange(Flatten(inner).Select(cell => ($"{name}_{cell.Name}", cell.Text)));
            }
            else
            {
                cells.Add((name, value is JsonArray list ? TextOf(list) : TextOf(value)));
            }
        }

        return cells;
    }

    private static string TextOf(JsonArray list) =>
        list.Any(item => item is JsonObject or JsonArray) ? list.ToJsonString(Options) : string.Join(';', list.Select(TextOf));

    private static string TextOf(JsonNode? value) =>
        value is null ? "" : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(Options);

    /// <summary>A cell that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    private static string Quote(string cell)
    {
        var safe = cell is ['=' or '@' or '\t', ..] || (cell is ['+' or '-', ..] && !double.TryParse(cell,
            System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _)) ? "'" + cell : cell;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
