using Lienvan.Model.Dataset;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Lienvan.Formats.Railtoolkit;

/// <summary>
/// Reads rolling stock and running paths of the railtoolkit schemas, version 2022.05: any number of vehicles, trains and paths, in any
/// number of YAML documents. Does not read the versions of 2024 and later, whose sections are mappings.
/// </summary>
public static class RailtoolkitReader
{
    private const int MostDepth = 50;
    private const string Version = "2022.05";
    private const string RollingStock = "https://railtoolkit.org/schema/rolling-stock.json";
    private const string RunningPath = "https://railtoolkit.org/schema/running-path.json";

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its name, for findings.</param>
    /// <param name="text">Its text.</param>
    /// <returns>What could be read, and what is wrong with the rest.</returns>
    public static Read<RailtoolkitFile> Read(string file, string text)
    {
        var findings = new YamlFindings(file);
        var trains = ImmutableArray.CreateBuilder<RailtoolkitTrain>();
        var paths = ImmutableArray.CreateBuilder<RailtoolkitPath>();
        foreach (var root in Documents(text, findings))
        {
            if (YamlRecord.From(root, "the file", findings) is not { } record)
            {
                continue;
            }

            CheckVersion(record, root, findings);
            switch (record.Text("schema"))
            {
                case RollingStock:
                    record.AllowOnly("schema", "schema_version", "trains", "vehicles");
                    trains.AddRange(RollingStockReader.Read(record, findings));
                    break;
                case RunningPath:
                    record.AllowOnly("schema", "schema_version", "paths");
                    paths.AddRange(RunningPathReader.Read(record, findings));
                    break;
                case { } other:
                    findings.Add(RailtoolkitDiagnostics.UnknownSchema, root.Start.Line, $"the schema is '{other}'",
                        $"write {RollingStock} or {RunningPath}");
                    break;
            }
        }

        TellTwice(trains.Select(train => train.Id), "train", findings);
        TellTwice(paths.Select(path => path.Id), "path", findings);
        return new Read<RailtoolkitFile>(new RailtoolkitFile(trains.ToImmutable(), paths.ToImmutable()), findings.All);
    }

    private static List<YamlNode> Documents(string text, YamlFindings findings)
    {
        try
        {
            if (FindTooDeep(text) is { } line)
            {
                findings.Add(RailtoolkitDiagnostics.NotYaml, line, $"values are nested more than {MostDepth} deep", "write them flat");
                return [];
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            var roots = stream.Documents.Select(document => document.RootNode).ToList();
            if (roots.Count == 0)
            {
                findings.Add(RailtoolkitDiagnostics.NotYaml, 0, "the file is empty", "give a railtoolkit file");
            }

            return roots;
        }
        catch (YamlException exception)
        {
            var cause = exception.InnerException?.Message ?? exception.Message;
            findings.Add(RailtoolkitDiagnostics.NotYaml, exception.Start.Line, cause.TrimEnd('.'), "correct the YAML");
            return [];
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException)
        {
            // The library's scanner answers some malformed texts with exceptions of its own making.
            findings.Add(RailtoolkitDiagnostics.NotYaml, 0, exception.Message.TrimEnd('.'), "correct the YAML");
            return [];
        }
    }

    /// <summary>The line at which nesting goes too deep for reading it by recursion, or null.</summary>
    private static long? FindTooDeep(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MostDepth)
            {
                return parser.Current.Start.Line;
            }
        }

        return null;
    }

    private static void CheckVersion(YamlRecord record, YamlNode root, YamlFindings findings)
    {
        if (record.Text("schema_version") is { } version && version != Version)
        {
            findings.Add(RailtoolkitDiagnostics.OtherVersion, root.Start.Line, $"schema_version is '{version}'",
                $"write the file by version {Version}; it is read as if it were");
        }
    }

    private static void TellTwice(IEnumerable<string> ids, string what, YamlFindings findings)
    {
        foreach (var group in ids.GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            findings.Add(RailtoolkitDiagnostics.IdTwice, 0, $"{group.Count()} of {what} have the id '{group.Key}'",
                "give each its own; the first is used");
        }
    }
}
