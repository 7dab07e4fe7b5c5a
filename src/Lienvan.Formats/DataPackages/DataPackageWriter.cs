using System.Text.Encodings.Web;
using System.Text.Json;
using Lienvan.Model.Dataset;
using Lienvan.Model.Dataset.Csv;
using Lienvan.Model.Dataset.Schema;

namespace Lienvan.Formats.DataPackages;

/// <summary>
/// Writes the description of a corridor package: a Frictionless tabular data package, made from the schema and the headers of the files.
/// What people wrote into an older description (title, licence, sources, contributors …) stays as it is.
/// </summary>
public static class DataPackageWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n" };

    /// <summary>The description as UTF-8 JSON, with a line end at its end.</summary>
    /// <param name="name">Name of the package, used when the older description has none: lower-case letters, digits, dots, hyphens.</param>
    /// <param name="files">The tables of the package.</param>
    /// <param name="older">The older description; empty for none, and what is not JSON is passed over.</param>
    public static byte[] Write(string name, IEnumerable<PackageFile> files, ReadOnlyMemory<byte> older)
    {
        ArgumentNullException.ThrowIfNull(files);
        var tables = files.Select(file => (File: file, Schema: PackageSchema.FindTable(file.TableName))).Where(pair =>
            pair.Schema is not null)
            .OrderBy(pair => PackageSchema.Tables.IndexOf(pair.Schema!)).ToArray();
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            WriteMetadata(writer, name, older);
            writer.WriteStartArray("resources");
            var present = tables.Select(pair => pair.Schema!.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var (file, schema) in tables)
            {
                WriteResource(writer, schema!, HeaderOf(file), present);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>The columns of a file, in its order.</summary>
    internal static ImmutableArray<string> HeaderOf(PackageFile file)
    {
        var end = file.Content.Span.IndexOfAny((byte)'\n', (byte)'\r');
        var reader = new CsvReader(System.Text.Encoding.UTF8.GetString(end < 0 ? file.Content.Span : file.Content.Span[..end]));
        if (!reader.Read())
        {
            return [];
        }

        var header = ImmutableArray.CreateBuilder<string>(reader.Count);
        for (var cell = 0; cell < reader.Count; cell++)
        {
            header.Add(reader[cell].Trim().ToString());
        }

        return header.MoveToImmutable();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, string name, ReadOnlyMemory<byte> older)
    {
        using var document = TryParse(older);
        var metadata = document?.RootElement is { ValueKind: JsonValueKind.Object } root
            ? root.EnumerateObject().DistinctBy(property => property.Name).Where(property =>
                property.Name is not ("resources" or "profile" or "name")).ToArray()
            : [];
        writer.WriteString("profile", "tabular-data-package");
        writer.WriteString("name", document is not null && document.RootElement.ValueKind == JsonValueKind.Object &&
            document.RootElement.TryGetProperty("name", out var known) && known.ValueKind == JsonValueKind.String ? known.GetString()
                : name);
        if (!metadata.Any(property => property.Name == "title"))
        {
            writer.WriteString("title", $"Corridor package {name}");
        }

        foreach (var property in metadata)
        {
            property.WriteTo(writer);
        }
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return json.IsEmpty ? null : JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void WriteResource(Utf8JsonWriter writer, Table schema, ImmutableArray<string> header, HashSet<string> present)
    {
        writer.WriteStartObject();
        writer.WriteString("profile", "tabular-data-resource");
        writer.WriteString("name", schema.Name.Replace('_', '-'));
        writer.WriteString("path", schema.FileName);
        writer.WriteString("description", schema.Meaning);
        writer.WriteString("format", "csv");
        writer.WriteString("mediatype", "text/csv");
        writer.WriteString("encoding", "utf-8");
        writer.WriteStartObject("schema");
        var columns = header.Select(schema.FindColumn).OfType<Column>().ToArray();
        writer.WriteStartArray("fields");
        foreach (var name in header)
        {
            if (schema.FindColumn(name) is { } column)
            {
                FieldDescription.Write(writer, column);
            }
            else
            {
                WriteUnknownField(writer, name);
            }
        }

        writer.WriteEndArray();
        FieldDescription.WriteWords(writer, "missingValues", [""]);
        FieldDescription.WriteWords(writer, "primaryKey", [.. schema.Key.Where(header.Contains)]);
        WriteForeignKeys(writer, schema, columns, present);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteUnknownField(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("type", "string");
        writer.WriteEndObject();
    }

    /// <summary>References to tables that the package has; lists in one cell are no foreign keys there.</summary>
    private static void WriteForeignKeys(Utf8JsonWriter writer, Table schema, Column[] columns, HashSet<string> present)
    {
        var references = columns.Where(column => column.Type == ColumnType.Reference && !column.IsList &&
            present.Contains(column.RefersTo)).ToArray();
        if (references.Length == 0)
        {
            return;
        }

        writer.WriteStartArray("foreignKeys");
        foreach (var column in references)
        {
            writer.WriteStartObject();
            writer.WriteString("fields", column.Name);
            writer.WriteStartObject("reference");
            writer.WriteString("resource", column.RefersTo == schema.Name ? "" : column.RefersTo.Replace('_', '-'));
            writer.WriteString("fields", PackageSchema.FindTable(column.RefersTo)!.Key[0]);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
