using System.Text;
using System.Text.Json;
using Lienvan.Model.Dataset;
using Lienvan.Model.Dataset.Schema;

namespace Lienvan.Formats.DataPackages;

/// <summary>
/// Holds the description of a corridor package, <c>datapackage.json</c>, against its files and the schema. Never throws for bad JSON.
/// </summary>
public static class DataPackageReader
{
    /// <summary>What is wrong with the description.</summary>
    /// <param name="name">The name of the description's file, as findings shall show it.</param>
    /// <param name="json">Its bytes; null when there is no such file.</param>
    /// <param name="files">The tables of the package.</param>
    public static ImmutableArray<Diagnostic> Check(string name, ReadOnlyMemory<byte>? json, IReadOnlyList<PackageFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var findings = new List<Diagnostic>();
        if (json is not { } bytes)
        {
            findings.Add(DataPackageFindings.Missing.At(name, 0, "the package has no datapackage.json",
                "write one: lienvan check FOLDER --write-datapackage"));
            return [.. findings];
        }

        try
        {
            using var document = JsonDocument.Parse(WithoutByteOrderMark(bytes));
            new Description(name, bytes, findings).Check(document.RootElement, files);
        }
        catch (JsonException exception)
        {
            findings.Add(DataPackageFindings.NotJson.At(name, (int)(exception.LineNumber ?? 0) + 1,
                "the file is not JSON", "correct it, or remove it and write it anew: lienvan check FOLDER --write-datapackage"));
        }
        catch (InvalidOperationException)
        {
            // A string with half a surrogate pair is JSON to the parser and no text to anyone.
            findings.Add(DataPackageFindings.NotJson.At(name, 0, "a text in the file is not Unicode", "retype it, or write the file anew"));
        }

        return [.. findings];
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    /// <summary>One description under check.</summary>
    private sealed class Description(string name, ReadOnlyMemory<byte> bytes, List<Diagnostic> findings)
    {
        public void Check(JsonElement root, IReadOnlyList<PackageFile> files)
        {
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("resources", out var resources) ||
                resources.ValueKind != JsonValueKind.Array)
            {
                Note(DataPackageFindings.NotADataPackage, 0, "the file has no list of resources",
                    "write it anew: lienvan check FOLDER --write-datapackage");
                return;
            }

            CheckLicence(root);
            var byName = files.DistinctBy(file => file.TableName).ToDictionary(file => file.TableName, StringComparer.Ordinal);
            var described = new HashSet<string>(StringComparer.Ordinal);
            foreach (var resource in resources.EnumerateArray())
            {
                CheckResource(resource, byName, described);
            }

            foreach (var file in files.Where(file => !described.Contains(file.TableName) &&
                PackageSchema.FindTable(file.TableName) is not null))
            {
                Note(DataPackageFindings.FileWithoutResource, 0,
                    $"{file.TableName}.csv is not among the resources", "write the description anew with --write-datapackage");
            }
        }

        private void CheckLicence(JsonElement root)
        {
            var hasLicence = root.TryGetProperty("licenses", out var licences) && licences.ValueKind == JsonValueKind.Array &&
                licences.GetArrayLength() > 0;
            if (!hasLicence)
            {
                Note(DataPackageFindings.NoLicence, 0, "nothing says what others may do with the data", "add \"licenses\": [{\"name\": " +
                    "\"ODbL-1.0\", \"path\": \"https://opendatacommons.org/licenses/odbl/1-0/\"}] or your own");
            }
        }

        private void CheckResource(JsonElement resource, Dictionary<string, PackageFile> files, HashSet<string> described)
        {
            if (resource.ValueKind != JsonValueKind.Object || !resource.TryGetProperty("path", out var path) ||
                path.ValueKind != JsonValueKind.String)
            {
                Note(DataPackageFindings.NotADataPackage, 0, "a resource has no path", "give it the name of its file");
                return;
            }

            var text = path.GetString()!;
            var line = LineOf($"\"{text}\"");
            if (text.StartsWith('/') || text.Contains("..", StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal) ||
                text.Contains('\\', StringComparison.Ordinal))
            {
                Note(DataPackageFindings.UnsafePath, line,
                    $"path '{Shorten(text)}' leads out of the package", "name a file of the package's own folder");
                return;
            }

            var table = text.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? text[..^4] : text;
            if (!described.Add(table))
            {
                Note(DataPackageFindings.DescribedTwice, line, $"'{Shorten(text)}' is described twice", "keep one of them");
            }
            else if (!files.TryGetValue(table, out var file))
            {
                Note(DataPackageFindings.ResourceWithoutFile, line,
                    $"the package has no file '{Shorten(text)}'", "add it, or remove the resource");
            }
            else
            {
                CheckFields(resource, file, line);
            }
        }

        private void CheckFields(JsonElement resource, PackageFile file, int line)
        {
            if (!resource.TryGetProperty("schema", out var schema) || schema.ValueKind != JsonValueKind.Object ||
                !schema.TryGetProperty("fields", out var fields) || fields.ValueKind != JsonValueKind.Array)
            {
                Note(DataPackageFindings.FieldsDiffer, line,
                    $"the fields of {file.TableName}.csv are not described", "write the description anew with --write-datapackage");
                return;
            }

            var header = DataPackageWriter.HeaderOf(file);
            var described = fields.EnumerateArray().Select(field => TextOf(field, "name")).ToArray();
            if (!described.SequenceEqual(header, StringComparer.Ordinal))
            {
                var first = header.Except(described, StringComparer.Ordinal).Select(column => $"'{Shorten(column)}' is not described")
                    .Concat(described.Except(header, StringComparer.Ordinal).Select(field =>
                        $"the file has no '{Shorten(field)}'")).FirstOrDefault("their order differs");
                Note(DataPackageFindings.FieldsDiffer, line,
                    $"the fields of {file.TableName}.csv are not its columns: {first}",
                    "write the description anew with --write-datapackage");
            }

            CheckTypes(fields, file.TableName, line);
        }

        private void CheckTypes(JsonElement fields, string table, int line)
        {
            if (PackageSchema.FindTable(table) is not { } schema)
            {
                return;
            }

            foreach (var field in fields.EnumerateArray())
            {
                var type = TextOf(field, "type");
                if (schema.FindColumn(TextOf(field, "name")) is { } column && type.Length > 0 && type != "any" &&
                    type != FieldDescription.TypeOf(column))
                {
                    Note(DataPackageFindings.TypeDiffers, line,
                        $"{table}.{column.Name} is described as {Shorten(type)} and is {FieldDescription.TypeOf(column)}",
                        "write the description anew with --write-datapackage");
                }
            }
        }

        private static string TextOf(JsonElement element, string property) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var value) &&
                value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

        /// <summary>The line of the first mention of a text, or 0 where it is written in another way.</summary>
        private int LineOf(string text)
        {
            var at = bytes.Span.IndexOf(Encoding.UTF8.GetBytes(text));
            return at < 0 ? 0 : bytes.Span[..at].Count((byte)'\n') + 1;
        }

        private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";

        private void Note(DiagnosticKind kind, int line, string what, string whatToDo) => findings.Add(kind.At(name, line, what, whatToDo));
    }
}
