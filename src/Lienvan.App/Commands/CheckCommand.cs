using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lienvan.App.Store;
using Lienvan.Formats.DataPackages;
using Lienvan.Model.Dataset;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan check</c>: every finding in a corridor package, by file and line.</summary>
internal static class CheckCommand
{
    private static readonly JsonSerializerOptions JsonOptions =
        new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var folder = new Argument<string?>("folder")
        {
            Description = "Folder of the corridor package; the built-in china-viet-nam by default.", Arity = ArgumentArity.ZeroOrOne,
                HelpName = "FOLDER",
        };
        var common = new CommonOptions();
        var verbose = new Option<bool>("--verbose")
        {
            Description = "Tell notes too, such as absent columns and names without translation.",
        };
        var write = new Option<bool>("--write-datapackage")
        {
            Description = "Write datapackage.json from the tables, keeping title, licence and sources.",
        };
        var command = new Command("check", "Every finding in a corridor package, as file(line): severity code: what; what to do.")
        {
            folder, common.Data, common.Json, verbose, write,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(folder) ?? parsed.GetValue(common.Data);
            if (parsed.GetValue(write))
            {
                WriteDescription(path);
            }

            var report = Report.Of(PackageScan.Read(path));
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(common.Json))
            {
                output.WriteLine(JsonSerializer.Serialize(report, JsonOptions));
            }
            else
            {
                report.WriteTo(output, parsed.GetValue(verbose));
            }

            return report.Errors > 0 ? ExitCode.Findings : ExitCode.Success;
        });
        return command;
    }

    /// <summary>Writes beside the old description first and then moves over it, so that it is never half a file.</summary>
    private static void WriteDescription(string? folder)
    {
        var scan = PackageScan.Read(folder);
        var json = DataPackageWriter.Write(NameOf(scan.Folder), scan.Files, scan.Description ?? default);
        var temporary = scan.DescriptionPath + ".new";
        try
        {
            File.WriteAllBytes(temporary, json);
            File.Move(temporary, scan.DescriptionPath, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(UsageFindings.CannotWrite, exception.Message.TrimEnd('.'), "make the folder writable");
        }
    }

    private static string NameOf(string folder)
    {
        var name = string.Concat(Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)).ToLowerInvariant()
            .Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-'));
        return name.Length > 0 ? name : "corridor";
    }

    /// <summary>The answer; the JSON has these names in camel case.</summary>
    internal sealed record Report(string Folder, int Rows, int Tables, int Errors, int Warnings, int Infos,
        ImmutableArray<Finding> Findings)
    {
        public static Report Of(PackageScan scan)
        {
            var read = CorridorReader.ReadAndCheck(scan.Files);
            var unreadable = scan.Findings.Select(finding => Path.GetFileName(finding.File)).ToHashSet(StringComparer.Ordinal);
            var described = DataPackageReader.Check(PackageFolder.ShortName(scan.DescriptionPath), scan.Description, scan.Files);
            var findings = read.Diagnostics.Concat(described).Where(finding => !unreadable.Contains(finding.File)).Concat(scan.Findings)
                .OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ToArray();
            return new Report(
                scan.Folder, read.Value.RowCount, read.Value.TableCount,
                findings.Count(finding => finding.Severity == Severity.Error),
                findings.Count(finding => finding.Severity == Severity.Warning),
                findings.Count(finding => finding.Severity == Severity.Info),
                [.. findings.Select(Finding.Of)]);
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
    internal sealed record Finding(string File, int Line, string Severity, string Code, string What, string WhatToDo)
    {
        internal string Text { get; private init; } = "";

        public static Finding Of(Diagnostic diagnostic) => new(
            diagnostic.File, diagnostic.Line, diagnostic.Severity.ToString().ToLowerInvariant(), diagnostic.Code, diagnostic.What,
                diagnostic.WhatToDo)
        {
            Text = diagnostic.ToString(),
        };
    }
}
