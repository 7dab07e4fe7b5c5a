using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lienvan.App.Api;

/// <summary>What goes back to the one who asked.</summary>
/// <param name="MediaType">What it is.</param>
/// <param name="Body">Its bytes.</param>
internal sealed record ApiReply(string MediaType, byte[] Body)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<string> tag = new(() => $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Body).AsSpan(0, 12))}\"");

    public int Status { get; init; } = 200;

    /// <summary>The name under which a browser saves it; null to show it.</summary>
    public string? FileName { get; init; }

    /// <summary>Where more of it is; null for no more.</summary>
    public string? Link { get; init; }

    /// <summary>Where something new is; null for nothing new.</summary>
    public string? Location { get; init; }

    /// <summary>Whether the same question has the same answer while the package stays as it is, so that a copy may be asked
    /// about.</summary>
    public bool HasTag { get; init; }

    /// <summary>Names this content: the same bytes, the same tag.</summary>
    public string Tag => tag.Value;

    public static ApiReply Json(JsonNode json) => new("application/json; charset=utf-8", Bytes(json));

    public static ApiReply Text(string mediaType, string text) => new(mediaType, Encoding.UTF8.GetBytes(text));

    public static ApiReply Problem(ApiException problem)
    {
        var json = new JsonObject
        {
            ["type"] = $"urn:lienvan:{problem.Finding.Code}",
            ["title"] = problem.Title,
            ["status"] = problem.Status,
            ["detail"] = problem.Finding.What,
            ["code"] = problem.Finding.Code,
            ["whatToDo"] = problem.Finding.WhatToDo,
        };
        if (!problem.Findings.IsEmpty)
        {
            json["findings"] = new JsonArray([.. problem.Findings.Select(finding => (JsonNode)new JsonObject
            {
                ["file"] = finding.File, ["line"] = finding.Line, ["code"] = finding.Code, ["what"] = finding.What,
                ["whatToDo"] = finding.WhatToDo,
            })]);
        }

        return new ApiReply("application/problem+json; charset=utf-8", Bytes(json)) { Status = problem.Status };
    }

    private static byte[] Bytes(JsonNode json) => JsonSerializer.SerializeToUtf8Bytes(json, Options);
}
