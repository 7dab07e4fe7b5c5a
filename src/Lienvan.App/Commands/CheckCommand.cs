using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lienvan.App.Questions;
using Lienvan.App.Store;
using Lienvan.Formats.DataPackages;

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

            var report = CheckReport.Of(PackageScan.Read(path));
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

    private static void WriteDescription(string? folder)
    {
        var scan = PackageScan.Read(folder);
        SafeFile.Write(scan.DescriptionPath, DataPackageWriter.Write(NameOf(scan.Folder), scan.Files, scan.Description ?? default));
    }

    private static string NameOf(string folder)
    {
        var name = string.Concat(Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)).ToLowerInvariant()
            .Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-'));
        return name.Length > 0 ? name : "corridor";
    }
}
