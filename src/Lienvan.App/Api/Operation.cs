using Microsoft.AspNetCore.Http;

namespace Lienvan.App.Api;

/// <summary>
/// One thing that the API does. What is described here is what is checked before it runs and what the OpenAPI document and the tools of
/// assistants say: they can't differ.
/// </summary>
/// <param name="Id">Its name, unique among all.</param>
/// <param name="Path">Its address, with parameters in braces.</param>
/// <param name="Summary">What it does, in one sentence.</param>
internal sealed record Operation(string Id, string Path, string Summary)
{
    public string Method { get; init; } = "GET";

    /// <summary>Under which heading it stands in the reference.</summary>
    public required string Group { get; init; }

    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>What comes back when all is well.</summary>
    public required OperationAnswer Answer { get; init; }

    /// <summary>The schema of what comes of the run that it starts; empty where it starts none, or none is written down.</summary>
    public string Result { get; init; } = "";

    /// <summary>Whether parameters that are not in the path stand in a JSON body.</summary>
    public bool TakesBody { get; init; }

    /// <summary>Most bytes of the body; for documents it is more.</summary>
    public int LongestBody { get; init; } = 64 << 10;

    /// <summary>Whether it needs processor time, and must queue for it.</summary>
    public bool IsWork { get; init; }

    /// <summary>Whether it answers without an access key.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Answers a question.</summary>
    public Func<ApiRequest, CancellationToken, ApiReply>? Run { get; init; }

    /// <summary>Answers bit by bit, instead of <see cref="Run"/>.</summary>
    public Func<ApiRequest, HttpContext, Task>? Stream { get; init; }
}

/// <summary>What comes back from an operation.</summary>
/// <param name="MediaType">Such as <c>application/json</c>.</param>
/// <param name="Schema">The name of its schema in Schemas.json; empty for what is not JSON.</param>
/// <param name="Summary">What it is.</param>
internal sealed record OperationAnswer(string MediaType, string Schema, string Summary)
{
    public int Status { get; init; } = 200;
}
