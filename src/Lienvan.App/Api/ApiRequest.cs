using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lienvan.App.Api;

/// <summary>The parameters of a question, checked against what the operation says of them.</summary>
internal sealed class ApiRequest
{
    private readonly Dictionary<string, IReadOnlyList<string>> values;
    private readonly Operation operation;

    private ApiRequest(Operation operation, Dictionary<string, IReadOnlyList<string>> values)
    {
        this.operation = operation;
        this.values = values;
    }

    /// <summary>The parameters, in one order: two questions of one meaning have one text.</summary>
    public string Key => string.Join('&', values.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $"{pair.Key}={string.Join('\u0001', pair.Value)}"));

    /// <exception cref="ApiException">A parameter is unknown, missing or can't have its value.</exception>
    public static ApiRequest Of(Operation operation, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> given)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, texts) in given)
        {
            var parameter = operation.Parameters.FirstOrDefault(parameter => parameter.Name == name) ?? throw ApiException.BadParameter(
                $"there is no parameter '{(name.Length <= 60 ? name : name[..60] + "…")}'",
                $"choose among {string.Join(", ", operation.Parameters.Select(parameter => parameter.Name))}");
            parameter.Check(texts);
            // An empty list says as much as none.
            if (texts.Count > 0)
            {
                values[name] = texts;
            }
        }

        return operation.Parameters.FirstOrDefault(parameter => parameter.IsRequired && !values.ContainsKey(parameter.Name)) is { } missing
            ? throw ApiException.BadParameter($"'{missing.Name}' is missing", $"give it: {missing.Summary}")
            : new ApiRequest(operation, values);
    }

    /// <summary>Parameters from a JSON object, as a body or an assistant gives them.</summary>
    /// <exception cref="ApiException">It is not such an object.</exception>
    public static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> FromJson(JsonNode? json, Operation operation)
    {
        if (json is not JsonObject members)
        {
            throw new ApiException(400, ApiFindings.BadBody, "the body is not a JSON object", "send {\"name\": value, …}");
        }

        return [.. members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(
            member.Key, TextsOf(member.Value, operation.Parameters.FirstOrDefault(parameter => parameter.Name == member.Key)?.Kind)))];
    }

    public string? Text(string name) => values.TryGetValue(name, out var texts) ? texts[0] : DefaultOf(name);

    public string GetText(string name) => Text(name) ?? throw new InvalidOperationException($"'{name}' has neither value nor default");

    public int? Whole(string name) => Text(name) is { } text ? (int)long.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A whole number that has a default.</summary>
    public long Long(string name) => long.Parse(GetText(name), CultureInfo.InvariantCulture);

    public double? Number(string name) => Text(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    public bool Flag(string name) => Text(name) == "true";

    public IReadOnlyList<string> List(string name) => values.GetValueOrDefault(name) ?? [];

    /// <summary>The same question with one other value.</summary>
    /// <exception cref="ApiException">The parameter can't have that value.</exception>
    public ApiRequest With(string name, string value) =>
        Of(operation, values.Where(pair => pair.Key != name).Append(KeyValuePair.Create(name, (IReadOnlyList<string>)[value])));

    private string? DefaultOf(string name) => operation.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Default;

    private static IReadOnlyList<string> TextsOf(JsonNode? value, ParameterKind? kind) => value switch
    {
        JsonObject or JsonArray when kind == ParameterKind.Document => [value.ToJsonString()],
        JsonArray list => [.. list.Select(TextOf)],
        _ => [TextOf(value)],
    };

    private static string TextOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.ToJsonString(),
        _ => throw new ApiException(400, ApiFindings.BadBody, "a value of the body is not a text, number or flag", "send plain values"),
    };
}
