using System.Globalization;
using System.Text.Json.Nodes;
using Lienvan.App.Questions;

namespace Lienvan.App.Api;

/// <summary>What values a parameter takes.</summary>
internal enum ParameterKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>A day such as 2026-03-02.</summary>
    Day,

    /// <summary>A time such as 2026-03-02T08:00, with or without its offset.</summary>
    Time,

    /// <summary>Any number of texts.</summary>
    List,

    /// <summary>A whole file: text of many lines; one in JSON may also stand as JSON.</summary>
    Document,
}

/// <summary>A parameter of an operation: it is read, checked and described by this one record.</summary>
/// <param name="Name">As it stands in the query, in the path between braces, or in a JSON body.</param>
/// <param name="Kind">What values it takes.</param>
/// <param name="Summary">What it means, and its default.</param>
internal sealed record Parameter(string Name, ParameterKind Kind, string Summary)
{
    private const int MostTexts = 20;

    public bool IsRequired { get; init; }

    public double Least { get; init; } = double.MinValue;

    public double Most { get; init; } = double.MaxValue;

    public int MostLength { get; init; } = 120;

    public ImmutableArray<string> Choices { get; init; } = [];

    public string? Example { get; init; }

    public string? Default { get; init; }

    /// <exception cref="ApiException">The parameter can't have that value.</exception>
    public void Check(IReadOnlyList<string> values)
    {
        if (values.Count > (Kind == ParameterKind.List ? MostTexts : 1))
        {
            throw ApiException.BadParameter($"'{Name}' is given {values.Count} times", Kind == ParameterKind.List
                ? $"give it at most {MostTexts} times" : "give it once");
        }

        if (values.Count == 0 && Kind != ParameterKind.List)
        {
            throw ApiException.BadParameter($"'{Name}' is an empty list", "give one value");
        }

        foreach (var value in values)
        {
            CheckText(value);
            CheckValue(value);
        }
    }

    /// <summary>Its values as JSON schema, for OpenAPI and for assistants.</summary>
    public JsonObject Schema()
    {
        var schema = new JsonObject
        {
            ["type"] = Kind switch
            {
                ParameterKind.Whole => "integer",
                ParameterKind.Number => "number",
                ParameterKind.Flag => "boolean",
                ParameterKind.List => "array",
                _ => "string",
            },
        };
        Limit(schema);
        if (Default is not null)
        {
            schema["default"] = AsJson(Default);
        }

        return schema;
    }

    public JsonNode AsJson(string value) => Kind switch
    {
        ParameterKind.Whole => long.Parse(value, CultureInfo.InvariantCulture),
        ParameterKind.Number => double.Parse(value, CultureInfo.InvariantCulture),
        ParameterKind.Flag => value == "true",
        ParameterKind.List => new JsonArray(value),
        _ => value,
    };

    private void Limit(JsonObject schema)
    {
        if (Kind is ParameterKind.Text or ParameterKind.Document)
        {
            schema["maxLength"] = MostLength;
        }

        if (Kind == ParameterKind.Day)
        {
            schema["format"] = "date";
        }

        if (Kind == ParameterKind.List)
        {
            schema["items"] = new JsonObject { ["type"] = "string", ["maxLength"] = MostLength };
            schema["maxItems"] = MostTexts;
        }

        if (!Choices.IsEmpty)
        {
            schema["enum"] = new JsonArray([.. Choices.Select(choice => (JsonNode)choice)]);
        }

        if (Least > double.MinValue)
        {
            schema["minimum"] = Least;
        }

        if (Most < double.MaxValue)
        {
            schema["maximum"] = Most;
        }
    }

    private void CheckText(string value)
    {
        if (value.Length > MostLength)
        {
            throw ApiException.BadParameter($"'{Name}' has {value.Length} characters", $"give at most {MostLength}");
        }

        if (value.Any(IsNoText) || !IsWellFormed(value))
        {
            throw ApiException.BadParameter($"'{Name}' has characters that no text has", "write it in UTF-8, without control characters");
        }

        if (!Choices.IsEmpty && !Choices.Contains(value))
        {
            throw ApiException.BadParameter($"'{Name}' can't be '{Shown(value)}'", $"choose one of {string.Join(", ", Choices)}");
        }
    }

    private void CheckValue(string value)
    {
        switch (Kind)
        {
            case ParameterKind.Whole when !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                out var whole) ||
                whole < Least || whole > Most:
                throw ApiException.BadParameter($"'{Name}' can't be '{Shown(value)}'", $"give a whole number{Range}");
            case ParameterKind.Number when !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ||
                !double.IsFinite(number) || number < Least || number > Most:
                throw ApiException.BadParameter($"'{Name}' can't be '{Shown(value)}'", $"give a number{Range}");
            case ParameterKind.Flag when value is not ("true" or "false"):
                throw ApiException.BadParameter($"'{Name}' can't be '{Shown(value)}'", "give true or false");
            case ParameterKind.Day:
                _ = TimeWords.ParseDay(value);
                break;
            case ParameterKind.Time:
                _ = TimeWords.ParseTime(value, NodaTime.DateTimeZone.Utc);
                break;
            default:
                break;
        }
    }

    private string Range => string.Create(CultureInfo.InvariantCulture,
        $"{(Least > double.MinValue ? $" from {Least:0.######}" : "")}{(Most < double.MaxValue ? $" to {Most:0.######}" : "")}");

    private bool IsNoText(char character) => character == '\uFFFD' ||
        (char.IsControl(character) && !(Kind == ParameterKind.Document && character is '\n' or '\r' or '\t'));

    private static string Shown(string value) => value.Length <= 60 ? value : value[..60] + "…";

    private static bool IsWellFormed(string value)
    {
        for (var at = 0; at < value.Length; at++)
        {
            if (char.IsSurrogate(value[at]))
            {
                if (!char.IsSurrogatePair(value, at))
                {
                    return false;
                }

                at++;
            }
        }

        return true;
    }
}
