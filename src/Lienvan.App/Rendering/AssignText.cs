using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lienvan.Demand.Assignment;
using Lienvan.Model.Dataset;

namespace Lienvan.App.Rendering;

/// <summary>What an assignment came to, for people or as JSON.</summary>
internal sealed class AssignText(TextWriter output, Language language, bool asJson)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Why there is no answer: files at fault. People have seen the findings already.</summary>
    public void PrintFindings(ImmutableArray<Diagnostic> findings)
    {
        if (asJson)
        {
            Write(new JsonObject
            {
                ["why"] = "the files have errors",
                ["findings"] = new JsonArray([.. findings.Select(finding => (JsonNode)finding.ToString())]),
            });
        }
    }

    public void Print(AssignmentResult result, AssignmentOptions asked, double seconds)
    {
        switch (result)
        {
            case var any when asJson:
                Write(AssignJson.Write(any, asked, seconds));
                break;
            case AssignedFlows flows:
                Print(flows, seconds);
                break;
            case NoAssignment none:
                output.WriteLine(language.Say("no assignment: {0}", language.Translate(none.Why)));
                break;
        }
    }

    private void Print(AssignedFlows flows, double seconds)
    {
        output.WriteLine(language.Say("objective {0} · relative gap {1} · {2} iterations · {3} s",
            flows.Objective.ToString("R", CultureInfo.InvariantCulture),
            flows.RelativeGap.ToString("0.##E-0", CultureInfo.InvariantCulture),
            flows.Iterations, seconds.ToString("0.000", CultureInfo.InvariantCulture)));
        if (flows.End != AssignmentEnd.Converged)
        {
            output.WriteLine(language.Say(flows.End switch
            {
                AssignmentEnd.MostIterations => "the gap asked for is not reached: allow more with --max-iterations",
                AssignmentEnd.NoProgress =>
                    "the gap asked for is not reached: it no longer falls; ask for a larger one, or take --method b",
                _ => "the gap asked for is not reached: stopped; this is the best so far",
            }));
        }
    }

    private void Write(JsonObject json) => output.WriteLine(json.ToJsonString(Options));
}
