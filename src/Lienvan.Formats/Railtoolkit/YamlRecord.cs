using System.Globalization;
using Lienvan.Model.Dataset;
using YamlDotNet.RepresentationModel;

namespace Lienvan.Formats.Railtoolkit;

/// <summary>Collects findings about one file.</summary>
internal sealed class YamlFindings(string file)
{
    private readonly List<Diagnostic> diagnostics = [];

    public ImmutableArray<Diagnostic> All => [.. diagnostics.OrderBy(finding => finding.Line)];

    public void Add(DiagnosticKind kind, long line, string what, string whatToDo) =>
        diagnostics.Add(kind.At(file, (int)line, what, whatToDo));
}

/// <summary>A mapping of a YAML file, whose fields are asked for by name; what does not fit is told and null.</summary>
internal sealed class YamlRecord
{
    private readonly YamlMappingNode node;
    private readonly YamlFindings findings;
    private readonly string what;
    private bool isFaulty;

    private YamlRecord(YamlMappingNode node, string what, YamlFindings findings) =>
        (this.node, this.what, this.findings) = (node, what, findings);

    /// <summary>Whether a field was missing or wrong, so that the thing can't be used.</summary>
    public bool IsFaulty => isFaulty;

    public long Line => node.Start.Line;

    /// <summary>The node as a record; null, and told, where it is none.</summary>
    public static YamlRecord? From(YamlNode node, string what, YamlFindings findings)
    {
        if (node is YamlMappingNode mapping)
        {
            return new YamlRecord(mapping, what, findings);
        }

        findings.Add(RailtoolkitDiagnostics.BadValue, node.Start.Line, $"{what} is no mapping of fields",
            "write it as 'field: value' lines");
        return null;
    }

    /// <summary>Tells fields of other names.</summary>
    public void AllowOnly(params ReadOnlySpan<string> names)
    {
        foreach (var key in node.Children.Keys)
        {
            if (key is YamlScalarNode { Value: { } name } && !names.Contains(name))
            {
                findings.Add(RailtoolkitDiagnostics.UnknownField, key.Start.Line, $"{what} has a field '{name}'",
                    $"use one of {string.Join(", ", names.ToArray())}");
            }
        }
    }

    public string? Text(string name, bool isRequired = true) => Find(name, isRequired) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } text } => text,
        var other => Reject<string>(other, $"{name} of {what} is no text", "write a text"),
    };

    /// <summary>A number within bounds.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="above">The number is above this.</param>
    /// <param name="isRequired">Whether its absence is told.</param>
    public double? Number(string name, double above, bool isRequired = false)
    {
        var value = Find(name, isRequired);
        return value is null ? null : Number(value, above) ??
            Reject<double?>(value, $"{name} of {what} is '{value}'", double.IsNegativeInfinity(above) ? "write a number"
                : "write a number above " + Math.Round(above, 6).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The nodes of a list; empty where there is none.</summary>
    public ImmutableArray<YamlNode> List(string name, bool isRequired) => Find(name, isRequired) switch
    {
        null => [],
        YamlSequenceNode sequence => [.. sequence.Children],
        var other => Reject<ImmutableArray<YamlNode>?>(other, $"{name} of {what} is no list", "write it as a list") ?? [],
    };

    /// <summary>The cells of a row such as [ 0.0, 160, 0.00 ]; null, and told, where their number is another.</summary>
    public YamlNode[]? Row(YamlNode row, int cells, string form)
    {
        if (row is YamlSequenceNode sequence && sequence.Children.Count == cells)
        {
            return [.. sequence.Children];
        }

        return Reject<YamlNode[]>(row, $"'{row}' of {what} is no row of {cells}", $"write {form}");
    }

    /// <summary>A number of a row; null, and told, where it is none.</summary>
    public double? Cell(YamlNode cell, double above, string name) => Number(cell, above) ??
        Reject<double?>(cell, $"{name} '{cell}' of {what} is no number in range", "correct it");

    /// <summary>The node of a field, or the whole record where it has none, for its line.</summary>
    public YamlNode Node(string name) => Find(name, isRequired: false) ?? node;

    public T? Reject<T>(YamlNode at, string fault, string whatToDo)
    {
        isFaulty = true;
        findings.Add(RailtoolkitDiagnostics.BadValue, at.Start.Line, fault, whatToDo);
        return default;
    }

    private static double? Number(YamlNode node, double above) =>
        node is YamlScalarNode { Value: { } text } &&
        double.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture,
            out var number) &&
        double.IsFinite(number) && number > above ? number : null;

    private YamlNode? Find(string name, bool isRequired)
    {
        if (node.Children.TryGetValue(new YamlScalarNode(name), out var value) && value is not YamlScalarNode { Value: null or "" or "~" })
        {
            return value;
        }

        if (isRequired)
        {
            isFaulty = true;
            findings.Add(RailtoolkitDiagnostics.FieldMissing, node.Start.Line, $"{what} has no {name}", $"add '{name}:'");
        }

        return null;
    }
}
