using System.Text.Json.Nodes;

namespace Lienvan.App.Api;

/// <summary>The operations as an OpenAPI document. Source: OpenAPI Specification 3.1.0; the schemas are in Schemas.json.</summary>
internal static class OpenApiDocument
{
    /// <summary>What every operation may answer instead, and when.</summary>
    private static readonly ImmutableArray<(string Status, string When)> Problems =
    [
        ("400", "A parameter makes no sense."), ("401", "An access key is needed."), ("403", "Another site asks."),
        ("404", "There is no such thing."), ("405", "The address does not take that method."), ("421", "The host is not this machine."),
        ("429", "More requests than the limit."), ("500", "A fault of the program."), ("503", "Too much to do, or it took too long."),
    ];

    public static JsonObject Write(ImmutableArray<Operation> operations)
    {
        var paths = new JsonObject();
        foreach (var path in operations.GroupBy(operation => operation.Path))
        {
            paths[path.Key] = new JsonObject(path.Select(operation =>
                KeyValuePair.Create(operation.Method.ToLowerInvariant(), (JsonNode?)Describe(operation))));
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Lienvan", ["version"] = typeof(OpenApiDocument).Assembly.GetName().Version?.ToString(3),
                ["summary"] = "The planning and operating twin of cross-border railways with a break of gauge.",
                ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject(), Needs("bearer"), Needs("key")),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = Schemas(), ["securitySchemes"] = SecuritySchemes() },
        };
    }

    private static JsonObject Needs(string scheme) => new() { [scheme] = new JsonArray() };

    private static JsonObject SecuritySchemes() => new()
    {
        ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
        ["key"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "X-Api-Key" },
    };

    private static JsonNode Schemas()
    {
        using var stream = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("Schemas.json")!;
        return JsonNode.Parse(stream)!;
    }

    private static JsonObject Describe(Operation operation)
    {
        var described = new JsonObject { ["operationId"] = operation.Id, ["summary"] = operation.Summary,
            ["tags"] = new JsonArray(operation.Group) };
        var inBody = operation.Parameters.Where(parameter => operation.TakesBody && !IsInPath(operation, parameter)).ToArray();
        var others = operation.Parameters.Except(inBody).ToArray();
        if (others.Length > 0)
        {
            described["parameters"] = new JsonArray([.. others.Select(parameter => (JsonNode)Describe(operation, parameter))]);
        }

        if (operation.TakesBody)
        {
            described["requestBody"] = Body(inBody);
        }

        var responses = new JsonObject { [$"{operation.Answer.Status}"] = Response(operation.Answer) };
        foreach (var (status, when) in Problems)
        {
            responses[status] = Response(new OperationAnswer("application/problem+json", "problem", when));
        }

        described["responses"] = responses;
        if (operation.Result.Length > 0)
        {
            described["x-result"] = new JsonObject { ["$ref"] = $"#/components/schemas/{operation.Result}" };
        }

        return described;
    }

    private static bool IsInPath(Operation operation, Parameter parameter) =>
        operation.Path.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal);

    private static JsonObject Describe(Operation operation, Parameter parameter)
    {
        var isInPath = IsInPath(operation, parameter);
        var described = new JsonObject
        {
            ["name"] = parameter.Name, ["in"] = isInPath ? "path" : "query", ["required"] = isInPath || parameter.IsRequired,
            ["description"] = parameter.Summary, ["schema"] = parameter.Schema(),
        };
        if (parameter.Example is { } example)
        {
            described["example"] = parameter.AsJson(example);
        }

        return described;
    }

    private static JsonObject Body(IReadOnlyCollection<Parameter> parameters)
    {
        var properties = new JsonObject();
        var example = new JsonObject();
        foreach (var parameter in parameters)
        {
            var schema = parameter.Schema();
            schema["description"] = parameter.Summary;
            properties[parameter.Name] = schema;
            if (parameter.Example is { } value)
            {
                example[parameter.Name] = parameter.AsJson(value);
            }
        }

        var required = new JsonArray([.. parameters.Where(parameter => parameter.IsRequired)
            .Select(parameter => (JsonNode)parameter.Name)]);
        var content = new JsonObject
        {
            ["schema"] = new JsonObject
            {
                ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false,
            },
            ["example"] = example,
        };
        return new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = content } };
    }

    private static JsonObject Response(OperationAnswer answer)
    {
        var content = new JsonObject();
        if (answer.Schema.Length > 0)
        {
            content["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{answer.Schema}" };
        }
        else if (!answer.MediaType.EndsWith("json", StringComparison.Ordinal))
        {
            content["schema"] = new JsonObject { ["type"] = "string" };
        }

        return new JsonObject { ["description"] = answer.Summary, ["content"] = new JsonObject { [answer.MediaType] = content } };
    }
}
