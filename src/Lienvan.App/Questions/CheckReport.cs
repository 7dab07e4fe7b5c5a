using System.Globalization;
using Lienvan.App.Store;
using Lienvan.Formats.DataPackages;
using Lienvan.Model.Dataset;

namespace Lienvan.App.Questions;

/// <summary>Every finding in a corridor package; the JSON has these names in camel case.</summary>
internal sealed record CheckReport(string Folder, int Rows, int Tables, int Errors, int Warnings, int Infos,
    ImmutableArray<CheckFinding> Findings)
{
    public static CheckReport Of(PackageScan scan)
    {
        var read = CorridorReader.ReadAndCheck(scan.Files);
        var unreadable = scan.Findings.Select(finding => Path.GetFileName(finding.File)).ToHashSet(StringComparer.Ordinal);
        var described = DataPackageReader.Check(PackageFolder.ShortName(scan.DescriptionPath), scan.Description, scan.Files);
        var findings = read.Diagnostics.Concat(described).Where(finding => !unreadable.Contains(finding.File)).Concat(scan.Findings)
            .OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ToArray();
        return new CheckReport(
            scan.Folder, read.Value.RowCount, read.Value.TableCount,
            findings.Count(finding => finding.Severity == Severity.Error),
            findings.Count(finding => finding.Severity == Severity.Warning),
            findings.Count(finding => finding.Severity == Severity.Info),
            [.. findings.Select(CheckFinding.Of)]);
    }

    public void WriteTo(TextWriter output, bool verbose)
    {
        foreach (var finding in Findings.Where(finding => verbose || finding.Severity != "info"))
        {
            output.WriteLine(finding.Text);
        }

        var hidden = Infos > 0 && !verbose ? " (told with --verbose)" : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Rows} rows in {Tables} tables: {Errors} errors, {Warnings} warnings, {Infos} notes{hidden}"));
    }
}

/// <summary>One finding.</summary>
internal sealed record CheckFinding(string File, int Line, string Severity, string Code, string What, string WhatToDo)
{
    internal string Text { get; private init; } = "";

    public static CheckFinding Of(Diagnostic diagnostic) => new(
        diagnostic.File, diagnostic.Line, diagnostic.Severity.ToString().ToLowerInvariant(), diagnostic.Code, diagnostic.What,
            diagnostic.WhatToDo)
    {
        Text = diagnostic.ToString(),
    };
}
