using Lienvan.Model.Dataset;

namespace Lienvan.App.Api;

/// <summary>A question that gets a problem instead of an answer.</summary>
/// <param name="status">The status of HTTP.</param>
/// <param name="kind">The sort of problem.</param>
/// <param name="what">What is wrong.</param>
/// <param name="whatToDo">What to do about it.</param>
internal sealed class ApiException(int status, DiagnosticKind kind, string what, string whatToDo) : Exception(what)
{
    private const int MostFindings = 50;

    public int Status { get; } = status;

    /// <summary>What such problems are called.</summary>
    public string Title { get; } = kind.Title;

    public Diagnostic Finding { get; private init; } = kind.At("api", 0, what, whatToDo);

    /// <summary>What is wrong in a document that was sent, line by line; empty where none was.</summary>
    public ImmutableArray<Diagnostic> Findings { get; private init; } = [];

    /// <summary>The same complaint as on the command line, where options have two dashes.</summary>
    public static ApiException Of(UsageException usage)
    {
        var (what, whatToDo) = (WithoutDashes(usage.Finding.What), WithoutDashes(usage.Finding.WhatToDo));
        return new ApiException(400, usage.Finding.Code switch
        {
            "LV9004" => UsageFindings.UnknownName,
            "LV9005" => UsageFindings.AmbiguousName,
            "LV9002" => UsageFindings.CannotRead,
            _ => UsageFindings.NotUnderstood,
        }, what, whatToDo) { Finding = usage.Finding with { File = "api", What = what, WhatToDo = whatToDo } };
    }

    /// <summary>A document that was sent has errors; the first is told, and all are listed.</summary>
    public static ApiException Of(IEnumerable<Diagnostic> findings)
    {
        var errors = findings.Where(finding => finding.Severity == Severity.Error).Take(MostFindings).ToImmutableArray();
        return new ApiException(422, ApiFindings.BadDocument, errors.IsEmpty ? "it has nothing that can be worked on" : errors[0].What,
            errors.IsEmpty ? "send a whole one" : errors[0].WhatToDo) { Findings = errors };
    }

    public static ApiException BadParameter(string what, string whatToDo) => new(400, ApiFindings.BadParameter, what, whatToDo);

    public static ApiException NotThere(string what, string whatToDo) => new(404, ApiFindings.NotThere, what, whatToDo);

    private static string WithoutDashes(string text) => text.Replace("--", "", StringComparison.Ordinal);
}
