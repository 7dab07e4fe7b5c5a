using System.Text.Json.Nodes;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using NodaTime;

namespace Lienvan.App.Rendering;

/// <summary>What is asked about when a package is shown.</summary>
/// <param name="Network">What holds on the day.</param>
/// <param name="Language">The language of names.</param>
/// <param name="At">The time for which gates are told open or closed.</param>
internal sealed record ListingQuestion(Network Network, string Language, Instant At)
{
    public string NameOf(PlaceId id) => Network.FindPlace(id)?.Name.In(Language) ?? id.Value;
}

/// <summary>One thing in a listing: its cells for people, and its values for machines.</summary>
/// <param name="Cells">A text for each column; assumed values bear a mark.</param>
/// <param name="Values">The values.</param>
/// <param name="Names">Everything it may be looked for by.</param>
/// <param name="Provenance">Where it comes from.</param>
internal sealed record ListingRow(string[] Cells, JsonObject Values, string[] Names, Provenance Provenance)
{
    /// <summary>The values and where they come from.</summary>
    public JsonObject WithProvenance()
    {
        Values["source"] = Provenance.Source;
        Values["confidence"] = Provenance.IsAssumed ? "assumed" : Provenance.Confidence.ToString();
        Values["note"] = Provenance.Note;
        return Values;
    }
}

/// <summary>Things of one sort that are in a package on a day.</summary>
/// <param name="Header">The column heads, as <see cref="ListingTable"/> takes them.</param>
/// <param name="Rows">The things.</param>
internal sealed record Listing(string[] Header, IReadOnlyList<ListingRow> Rows)
{
    /// <summary>The mark of a value that rests on an assumption.</summary>
    public const string AssumedMark = "°";

    /// <summary>The rows that have a text in one of their names, whatever its case and marks.</summary>
    public Listing Find(string text)
    {
        var wanted = NameFolding.Fold(text);
        return this with { Rows = [.. Rows.Where(row => row.Names.Any(name =>
            NameFolding.Fold(name).Contains(wanted, StringComparison.Ordinal)))] };
    }

    /// <summary>The text with a mark if the row was assumed.</summary>
    public static string Mark(string text, Provenance provenance) => provenance.IsAssumed && text.Length > 0 ? text + AssumedMark : text;

    /// <summary>Writes table, count and footnote.</summary>
    /// <param name="output">Takes the lines.</param>
    /// <param name="what">The things, in the plural.</param>
    /// <param name="circumstances">The day and scenario.</param>
    public void WriteTo(TextWriter output, string what, string circumstances)
    {
        if (Rows.Count > 0)
        {
            ListingTable.Write(output, Header, [.. Rows.Select(row => row.Cells)]);
        }

        var noun = Rows.Count == 1 && what != "goods" ? what[..^1] : what;
        output.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{(Rows.Count == 0 ? "no" : Rows.Count)} {noun} {circumstances}"));
        WriteFootnote(output);
    }

    private void WriteFootnote(TextWriter output)
    {
        var reasons = Rows.Where(row => row.Provenance.IsAssumed).Select(row =>
            row.Provenance.Source).Distinct(StringComparer.Ordinal).ToArray();
        if (reasons.Length == 0)
        {
            return;
        }

        foreach (var line in reasons.Take(3).SelectMany(reason => ListingTable.Wrap($"{AssumedMark} {reason}", 120)))
        {
            output.WriteLine(line);
        }

        if (reasons.Length > 3)
        {
            output.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"{AssumedMark} and {reasons.Length - 3} more assumptions: --json has the source of each row"));
        }
    }

    public JsonArray ToJson() => [.. Rows.Select(row => (JsonNode)row.WithProvenance())];
}
