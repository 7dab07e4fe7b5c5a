using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lienvan.Appraisal.Claims;

namespace Lienvan.App.Rendering;

/// <summary>Claims beside what the model finds, as JSON; shares, hours or million tonnes a year, as the unit says.</summary>
internal static class ClaimsJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ImmutableArray<ClaimFinding> findings, Language language) => new JsonObject
    {
        ["claims"] = new JsonArray([.. findings.Select(finding => (JsonNode)new JsonObject
        {
            ["id"] = finding.Claim.Id,
            ["claim"] = finding.Claim.Name.In(language.Code),
            ["measure"] = Word(finding.Claim.Measure.ToString()),
            ["scenario"] = finding.Claim.Scenario.Value,
            ["against"] = finding.Claim.Against?.Value,
            ["on"] = finding.Claim.On.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["low"] = finding.Claim.Low,
            ["high"] = finding.Claim.High,
            ["unit"] = finding.Claim.Unit,
            ["found"] = finding.Found,
            ["without"] = finding.Without,
            ["with"] = finding.With,
            ["verdict"] = Word(finding.Verdict.ToString()),
            ["engine"] = Word(finding.Engine.ToString()),
            ["how"] = finding.How,
            ["source"] = finding.Claim.Provenance.Source,
            ["confidence"] = finding.Claim.Provenance.Confidence.ToString(),
            ["note"] = finding.Claim.Provenance.Note,
        })]),
    }.ToJsonString(Options);

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
