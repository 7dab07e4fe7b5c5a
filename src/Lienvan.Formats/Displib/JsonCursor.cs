using System.Globalization;
using System.Text.Json;
using Lienvan.Model.Dataset;

namespace Lienvan.Formats.Displib;

/// <summary>Walks over JSON and notes what is not as it should be, with its place such as <c>trains[3][5].successors</c>.</summary>
internal sealed class JsonCursor(string file)
{
    /// <summary>Of one file no more are told: a file of the wrong kind is wrong everywhere.</summary>
    private const int MostFindings = 100;

    private const int LargestNumber = 1_000_000_000;

    private readonly List<Diagnostic> findings = [];

    public ImmutableArray<Diagnostic> Findings => [.. findings];

    public bool HasFindings => findings.Count > 0;

    /// <summary>Parses a file; null and a finding when it is not JSON.</summary>
    public JsonDocument? FindDocument(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
        }
        catch (JsonException exception)
        {
            findings.Add(DisplibDiagnostics.NotJson.At(file, (int)(exception.LineNumber ?? 0) + 1, "the file is not JSON",
                "give a file in the format of DISPLIB 2025"));
            return null;
        }
    }

    public void Note(DiagnosticKind kind, string place, string what, string whatToDo)
    {
        if (findings.Count < MostFindings)
        {
            findings.Add(kind.At(file, 0, $"{place}: {what}", whatToDo));
        }
    }

    /// <summary>The items of a list; none, and a finding, when it is not one.</summary>
    public JsonElement[] Items(JsonElement element, string place)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return [.. element.EnumerateArray()];
        }

        Note(DisplibDiagnostics.BadMember, place, "there is no list", "write it as [ … ]");
        return [];
    }

    /// <summary>The items of a list that a member holds; none when the member may be missing and is.</summary>
    public JsonElement[] Items(JsonElement owner, string name, string place, bool isRequired) =>
        FindMember(owner, name, place, isRequired) is { } element ? Items(element, $"{place}{name}") : [];

    /// <summary>A whole number that a member holds; null when there is none.</summary>
    public int? FindNumber(JsonElement owner, string name, string place, bool isRequired = false, bool mayBeNegative = false)
    {
        if (FindMember(owner, name, place, isRequired) is not { } element)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Number && TryWhole(element, out var number)
            && number <= LargestNumber && number >= (mayBeNegative ? -LargestNumber : 0))
        {
            return (int)number;
        }

        Note(DisplibDiagnostics.BadNumber, place + name, $"'{element}' is not a number that this may be",
            $"give a whole number from {(mayBeNegative ? "-1000000000" : "0")} to 1000000000");
        return null;
    }

    public string? FindText(JsonElement owner, string name, string place)
    {
        if (FindMember(owner, name, place, isRequired: true) is not { } element)
        {
            return null;
        }

        try
        {
            if (element.ValueKind == JsonValueKind.String)
            {
                return element.GetString();
            }
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: JSON to the parser and no text to anyone.
        }

        Note(DisplibDiagnostics.BadMember, place + name, "there is no text", "write it in quotes");
        return null;
    }

    /// <summary>An index below a count; null and a finding when it is not.</summary>
    public int? FindIndex(JsonElement element, string place, int count)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var index) && index >= 0 && index < count)
        {
            return index;
        }

        Note(DisplibDiagnostics.UnknownIndex, place, $"'{element}' is none of the {count.ToString(CultureInfo.InvariantCulture)} indices",
            "count from 0");
        return null;
    }

    public JsonElement? FindMember(JsonElement owner, string name, string place, bool isRequired)
    {
        if (owner.ValueKind != JsonValueKind.Object)
        {
            Note(DisplibDiagnostics.BadMember, place.TrimEnd('.'), "there is no object", "write it as { … }");
            return null;
        }

        if (owner.TryGetProperty(name, out var element) && element.ValueKind != JsonValueKind.Null)
        {
            return element;
        }

        if (isRequired)
        {
            Note(DisplibDiagnostics.BadMember, place + name, "the member is missing", "add it");
        }

        return null;
    }

    private static bool TryWhole(JsonElement element, out long number)
    {
        if (element.TryGetInt64(out number))
        {
            return true;
        }

        // Some writers put 12.0 for 12.
        var isWhole = element.TryGetDouble(out var value) && Math.Abs(value) <= LargestNumber && value == Math.Floor(value);
        number = isWhole ? (long)value : 0;
        return isWhole;
    }
}
