using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lienvan.Tests.App.Api;

/// <summary>
/// Checks JSON against the part of JSON Schema that Schemas.json uses: type, properties, required, additionalProperties, items, enum,
/// const and references. Source: JSON Schema 2020-12.
/// </summary>
internal static class JsonSchema
{
    public static IEnumerable<string> Check(JsonNode? value, JsonNode schema, JsonNode document, string at = "$")
    {
        if (schema["$ref"] is { } reference)
        {
            var name = reference.GetValue<string>()["#/components/schemas/".Length..];
            return Check(value, document["components"]!["schemas"]![name]!, document, at);
        }

        return [.. OwnFaults(value, schema, at), .. InnerFaults(value, schema, document, at)];
    }

    private static IEnumerable<string> OwnFaults(JsonNode? value, JsonNode schema, string at)
    {
        var types = schema["type"] switch
        {
            JsonArray several => several.Select(type => type!.GetValue<string>()).ToArray(),
            JsonValue one => [one.GetValue<string>()],
            _ => [],
        };
        if (types.Length > 0 && !types.Any(type => Is(value, type)))
        {
            yield return $"{at}: is {value?.GetValueKind().ToString() ?? "null"}, not {string.Join(" or ", types)}";
        }

        if (schema["const"] is { } wanted && !JsonNode.DeepEquals(value, wanted))
        {
            yield return $"{at}: is not {wanted}";
        }

        if (schema["enum"] is JsonArray choices && !choices.Any(choice => JsonNode.DeepEquals(value, choice)))
        {
            yield return $"{at}: '{value}' is not a choice";
        }
    }

    private static IEnumerable<string> InnerFaults(JsonNode? value, JsonNode schema, JsonNode document, string at)
    {
        if (value is JsonArray list && schema["items"] is { } items)
        {
            return list.SelectMany((item, index) => Check(item, items, document, $"{at}[{index}]"));
        }

        return value is JsonObject members && schema["properties"] is JsonObject properties
            ? MemberFaults(members, schema, properties, document, at) : [];
    }

    private static IEnumerable<string> MemberFaults(JsonObject members, JsonNode schema, JsonObject properties, JsonNode document,
        string at)
    {
        foreach (var missing in (schema["required"]?.AsArray() ?? []).Where(name => !members.ContainsKey(name!.GetValue<string>())))
        {
            yield return $"{at}: lacks {missing}";
        }

        foreach (var (name, inner) in members)
        {
            if (properties[name] is { } known)
            {
                foreach (var fault in Check(inner, known, document, $"{at}.{name}"))
                {
                    yield return fault;
                }
            }
            else if (schema["additionalProperties"]?.GetValueKind() == JsonValueKind.False)
            {
                yield return $"{at}: has {name}, which the schema doesn't know";
            }
        }
    }

    private static bool Is(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "number" or "integer" => value?.GetValueKind() == JsonValueKind.Number,
        _ => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
    };
}
