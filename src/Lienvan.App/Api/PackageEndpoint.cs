using System.Text.Json.Nodes;
using Lienvan.App.Questions;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Api;

/// <summary>What package is served, what is found wrong in it, and the places that a few letters may mean.</summary>
internal sealed class PackageEndpoint(LoadedPackage package, IClock clock)
{
    private static readonly Parameter Severity = new("severity", ParameterKind.Text, "Only findings as bad as this; all by default.")
    {
        Choices = ["error", "warning", "info"], Example = "warning",
    };

    private static readonly Parameter Letters =
        new("q", ParameterKind.Text, "The letters: in any language, with or without marks, in pinyin, or a code.")
        {
            IsRequired = true, Example = "bac n", MostLength = 60,
        };

    private static readonly Parameter Few = new("limit", ParameterKind.Whole, "How many at most.")
    {
        Least = 1, Most = 50, Default = "8", Example = "8",
    };

    public IEnumerable<Operation> Describe() =>
    [
        new("package", "/api/package", "Which package is served, how much is in it, and since when its tables are as they are.")
        {
            Group = "Package", Answer = new OperationAnswer("application/json", "package", "The package."), Run = (_, _) => Summary(),
        },
        new("check", "/api/check", "Every finding in the package, page by page.")
        {
            Group = "Package", IsWork = true, Parameters = [Severity, SharedParameters.Limit, SharedParameters.Offset],
            Answer = new OperationAnswer("application/json", "check", "Findings with file, line and code."),
            Run = (request, _) => Check(request),
        },
        new("suggest", "/api/suggest", "The places that a few letters may mean, the likeliest first: for typing ahead.")
        {
            Group = "Package", Parameters = [Letters, Few],
            Answer = new OperationAnswer("application/json", "suggest", "Places."), Run = (request, _) => Suggest(request),
        },
    ];

    private ApiReply Summary() => ApiReply.Json(new JsonObject
    {
        ["name"] = package.Name, ["version"] = package.Version, ["tables"] = package.Corridor.TableCount,
        ["rows"] = package.Corridor.RowCount, ["errors"] = package.ErrorCount,
        ["today"] = LocalDatePattern.Iso.Format(package.Today(clock.GetCurrentInstant())), ["timeZone"] = package.Zone.Id,
        ["program"] = typeof(PackageEndpoint).Assembly.GetName().Version?.ToString(3),
        ["countries"] = new JsonArray([.. package.Corridor.Countries.Select(country => (JsonNode)new JsonObject
        {
            ["id"] = country.Id.Value, ["timeZone"] = country.Zone.Id, ["currency"] = country.Currency,
        })]),
    }) with { HasTag = true };

    private ApiReply Check(ApiRequest request)
    {
        var report = package.Report;
        var wanted = report.Findings.Where(finding => request.Text("severity") is not { } severity || finding.Severity == severity)
            .ToArray();
        var (limit, offset) = (request.Whole("limit")!.Value, request.Whole("offset")!.Value);
        return ApiReply.Json(new JsonObject
        {
            ["folder"] = report.Folder, ["rows"] = report.Rows, ["tables"] = report.Tables, ["errors"] = report.Errors,
            ["warnings"] = report.Warnings, ["infos"] = report.Infos, ["total"] = wanted.Length, ["limit"] = limit, ["offset"] = offset,
            ["findings"] = new JsonArray([.. wanted.Skip(offset).Take(limit).Select(FindingJson)]),
        }) with { HasTag = true };
    }

    /// <summary>Files are named without the folders of this machine.</summary>
    private static JsonNode FindingJson(CheckFinding finding) => new JsonObject
    {
        ["file"] = Path.GetFileName(finding.File), ["line"] = finding.Line, ["severity"] = finding.Severity, ["code"] = finding.Code,
        ["what"] = finding.What, ["whatToDo"] = finding.WhatToDo,
    };

    private ApiReply Suggest(ApiRequest request) => ApiReply.Json(new JsonObject
    {
        ["places"] = new JsonArray([.. package.Finder.Suggest(request.GetText("q"), request.Whole("limit")!.Value).Select(place =>
            (JsonNode)new JsonObject
            {
                ["id"] = place.Id.Value, ["name"] = place.Name.English, ["nameVi"] = place.Name.Vietnamese, ["nameZh"] = place.Name.Chinese,
                ["pinyin"] = place.Pinyin, ["country"] = place.Country.Value, ["kind"] = Rendering.PlaceListings.Word(place.Kind),
            })]),
    }) with { HasTag = true };
}
