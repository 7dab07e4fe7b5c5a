using Lienvan.Model.Dataset;

namespace Lienvan.App.Api;

/// <summary>A question that gets a problem instead of an answer.</summary>
/// <param name="status">The status of HTTP.</param>
/// <param name="kind">The sort of problem.</param>
/// <param name="what">What is wrong.</param>
/// <param name="whatToDo">What to do about it.</param>
internal sealed class ApiException(int status, DiagnosticKind kind, string what, string whatToDo) : Exception(what)
{
    public int Status { get; } = status;

    /// <summary>What such problems are called.</summary>
    public string Title { get; } = kind.Title;

    public Diagnostic Finding { get; } = kind.At("api", 0, what, whatToDo);

    /// <summary>The same complaint as on the command line, where options have two dashes.</summary>
    public static ApiException Of(UsageException usage) => new(400, usage.Finding.Code switch
    {
        "LV9004" => UsageFindings.UnknownName,
        "LV9005" => UsageFindings.AmbiguousName,
        "LV9002" => UsageFindings.CannotRead,
        _ => UsageFindings.NotUnderstood,
    }, usage.Finding.What.Replace("--", "", StringComparison.Ordinal), usage.Finding.WhatToDo.Replace("--", "", StringComparison.Ordinal));

    public static ApiException BadParameter(string what, string whatToDo) => new(400, ApiFindings.BadParameter, what, whatToDo);

    public static ApiException NotThere(string what, string whatToDo) => new(404, ApiFindings.NotThere, what, whatToDo);
}
