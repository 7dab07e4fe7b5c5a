using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.App.Rendering;

/// <summary>What the marks ° stand for: which row was assumed, how much of the itinerary hangs on it, and why that value.</summary>
internal sealed class Footnotes(TextWriter output, Language language)
{
    private const int Most = 8;
    private const string Prefix = "assumed: ";
    private readonly TimeText times = new(language);

    public void Print(Itinerary itinerary)
    {
        if (itinerary.Assumptions.IsEmpty)
        {
            return;
        }

        output.WriteLine();
        const string Heading = "° rests on values assumed for want of published ones; the weightiest for this option first:";
        TextTable.PrintWrapped(output, " ", language.Say(Heading));
        var notes = itinerary.Assumptions.GroupBy(row => (Table: TableOf(row), row.Why)).ToArray();
        foreach (var note in notes.Take(Most))
        {
            var names = string.Join(", ", note.Select(row => row.What[(TableOf(row).Length + 1)..]));
            var why = note.Key.Why.StartsWith(Prefix, StringComparison.Ordinal) ? note.Key.Why[Prefix.Length..] : note.Key.Why;
            TextTable.PrintWrapped(output, "   ", $"{language.Translate($"{note.Key.Table} {names}")} ({Moves([.. note])}): {why}");
        }

        if (notes.Length > Most)
        {
            output.WriteLine("   " + language.Say("and {0} more: --json lists them all", notes.Length - Most));
        }
    }

    private static string TableOf(AssumedRow row)
    {
        string[] tables = ["CO2 factor", "tariff", "road", "crossing", "formality", "handling", "service"];
        return tables.FirstOrDefault(table => row.What.StartsWith(table + " ", StringComparison.Ordinal)) ?? row.What.Split(' ')[0];
    }

    private string Moves(ImmutableArray<AssumedRow> rows)
    {
        var time = rows.Aggregate(Duration.Zero, (sum, row) => sum + row.Time);
        var p90 = rows.Aggregate(Duration.Zero, (sum, row) => sum + row.TimeP90);
        var (usd, kilograms) = (rows.Sum(row => row.Usd), rows.Sum(row => row.Co2.Kilograms));
        var parts = new List<string>();
        if (p90 > Duration.Zero)
        {
            parts.Add(p90 > time ? $"{times.Span(time)}, P90 {times.Span(p90)}" : times.Span(time));
        }

        if (usd >= 0.5)
        {
            parts.Add($"{NumberText.Money(usd)} USD");
        }

        if (kilograms >= 0.5)
        {
            parts.Add($"{NumberText.Significant(kilograms)} kg CO2");
        }

        return parts.Count == 0 ? "—" : string.Join(language.Comma, parts);
    }
}
