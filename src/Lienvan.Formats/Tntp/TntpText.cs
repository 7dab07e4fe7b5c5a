using System.Globalization;

namespace Lienvan.Formats.Tntp;

/// <summary>
/// The parts that all TNTP files share: tags such as <c>&lt;NUMBER OF ZONES&gt; 24</c>, comments from <c>~</c> to the end of the line, rows
/// that end in <c>;</c> or with the line, cells between any blanks.
/// </summary>
internal sealed class TntpText
{
    private const string EndOfTags = "END OF METADATA";

    private readonly Dictionary<string, TntpTag> tags = new(StringComparer.OrdinalIgnoreCase);
    private readonly TntpFindings findings;

    public TntpText(string text, TntpFindings findings)
    {
        this.findings = findings;
        var rows = ImmutableArray.CreateBuilder<TntpRow>();
        var (number, hasEnd) = (0, false);
        for (var rest = text.AsSpan().TrimStart('\ufeff'); !rest.IsEmpty;)
        {
            // Not EnumerateLines: what it searches with is compiled only when it runs, which takes longer than a small network.
            var end = rest.IndexOfAny('\n', '\r');
            var whole = end < 0 ? rest : rest[..end];
            var isPair = end >= 0 && rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n';
            rest = end < 0 ? [] : rest[(end + (isPair ? 2 : 1))..];
            number++;
            var comment = whole.IndexOf('~');
            var line = whole.Trim();
            if (line.StartsWith("<"))
            {
                // The tag <ORIGINAL HEADER> has a comment as its value, so tags are taken with it.
                hasEnd |= ReadTag(line.ToString(), number);
                continue;
            }

            line = (comment < 0 ? whole : whole[..comment]).Trim();
            if (!line.IsEmpty)
            {
                rows.Add(new TntpRow(number, line.ToString()));
            }
        }

        Rows = rows.ToImmutable();
        LastLine = Math.Max(1, number);
        LineForTags = tags.TryGetValue(EndOfTags, out var marked) ? marked.Line : tags.Count > 0 ? tags.Values.Max(tag => tag.Line) : 1;
        if (!hasEnd && tags.Count > 0)
        {
            findings.Add(TntpDiagnostics.NoEndOfTags, LineForTags, "no line says <END OF METADATA>", "add it after the last tag");
        }
    }

    /// <summary>The rows that are not empty, without comments.</summary>
    public ImmutableArray<TntpRow> Rows { get; }

    /// <summary>The last line, at least 1.</summary>
    public int LastLine { get; }

    /// <summary>The line before which, or after which, a missing tag belongs: where tags end; 1 where there are none.</summary>
    public int LineForTags { get; }

    /// <summary>A tag's whole number from the least to the most allowed; null, with a finding, where there is none.</summary>
    public int? FindWhole(string tag, int least, int most)
    {
        if (!tags.TryGetValue(tag, out var found))
        {
            findings.Add(TntpDiagnostics.TagMissing, LineForTags, $"the tag <{tag}> is missing", $"add a line <{tag}> with a whole number");
            return null;
        }

        if (int.TryParse(found.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) &&
            value >= least && value <= most)
        {
            return value;
        }

        findings.Add(TntpDiagnostics.BadTag, found.Line, $"<{tag}> is '{found.Value}'",
            string.Create(CultureInfo.InvariantCulture, $"write a whole number from {least} to {most}"));
        return null;
    }

    /// <summary>The same for a tag that may be missing.</summary>
    public int? FindOptionalWhole(string tag, int least, int most) => tags.ContainsKey(tag) ? FindWhole(tag, least, most) : null;

    /// <summary>A tag's number; null where it is missing, and with a finding where it is something else.</summary>
    public double? FindOptionalNumber(string tag)
    {
        if (!tags.TryGetValue(tag, out var found))
        {
            return null;
        }

        if (TryParse(found.Value, out var value))
        {
            return value;
        }

        findings.Add(TntpDiagnostics.BadTag, found.Line, $"<{tag}> is '{found.Value}'", "write a number");
        return null;
    }

    /// <summary>The line of a tag, 0 where there is none.</summary>
    public int LineOf(string tag) => tags.TryGetValue(tag, out var found) ? found.Line : 0;

    /// <summary>A number that is neither infinite nor none at all.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private bool ReadTag(string line, int number)
    {
        var end = line.IndexOf('>', StringComparison.Ordinal);
        if (end < 0)
        {
            findings.Add(TntpDiagnostics.NotUnderstood, number, $"'{line}' begins a tag and does not end it", "write <TAG> value");
            return false;
        }

        var name = string.Join(' ', line[1..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var value = line[(end + 1)..];
        var comment = value.IndexOf('~', StringComparison.Ordinal);
        tags.TryAdd(name, new TntpTag((comment < 0 ? value : value[..comment]).Trim().TrimEnd(';').TrimEnd(), number));
        return name.Equals(EndOfTags, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>A tag's value, and its line from 1.</summary>
internal sealed record TntpTag(string Value, int Line);

/// <summary>A row of a file.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Text">Its text without comment and outer blanks; not empty.</param>
internal sealed record TntpRow(int Line, string Text);
