using System.Globalization;
using Lienvan.Model.Dataset.Raw;
using Lienvan.Model.Dataset.Schema;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>
/// What a row can say wrong by itself, in whichever table: spans, percentiles, sources, currencies, numbers for each gauge, names.
/// </summary>
internal static class RowChecks
{
    private static readonly string[] NoSource = ["-", "--", "?", "n/a", "na", "none", "tbd", "unknown", "own", "todo", "x", "."];

    private static readonly (string P50, string P90)[] Percentiles =
        [("minutes_p50", "minutes_p90"), ("hours", "hours_p90"), ("delay_p50_minutes", "delay_p90_minutes")];

    private static readonly (string From, string To)[] Spans = [("valid_from", "valid_to"), ("period_from", "period_to")];

    private static readonly string[] PerGaugeColumns = ["axle_load_t", "train_mass_t", "train_length_m"];

    public static void Run(CheckedCorridor subject)
    {
        foreach (var schema in PackageSchema.Tables)
        {
            var table = subject.Raw[schema.Name];
            if (table.Rows.Count == 0)
            {
                continue;
            }

            CheckSpans(subject, table);
            CheckPercentiles(subject, table);
            CheckSources(subject, table);
            CheckNames(subject, table);
        }

        CheckCurrencies(subject);
        CheckNumbersPerGauge(subject);
    }

    private static void CheckSpans(CheckedCorridor subject, RawTable table)
    {
        foreach (var (from, to) in Spans)
        {
            if (table.IndexOf(from) is not (>= 0 and var first) || table.IndexOf(to) is not (>= 0 and var last))
            {
                continue;
            }

            foreach (var row in table.Rows)
            {
                // ISO dates compare as text.
                if (row.Cells[first].Length > 0 && row.Cells[last].Length > 0 &&
                    string.CompareOrdinal(row.Cells[first], row.Cells[last]) > 0)
                {
                    subject.Report(CorridorFindings.EndsBeforeItBegins, row,
                        $"{from} {row.Cells[first]} is after {to} {row.Cells[last]}", "swap the dates or correct one");
                }
            }
        }
    }

    private static void CheckPercentiles(CheckedCorridor subject, RawTable table)
    {
        foreach (var (p50, p90) in Percentiles)
        {
            if (table.IndexOf(p50) is not (>= 0 and var median) || table.IndexOf(p90) is not (>= 0 and var ninetieth))
            {
                continue;
            }

            foreach (var row in table.Rows)
            {
                if (CellRules.TryNumber(row.Cells[median], out var half) && CellRules.TryNumber(row.Cells[ninetieth], out var most) &&
                    most < half)
                {
                    subject.Report(CorridorFindings.P90BelowP50, row,
                        $"{p90} {row.Cells[ninetieth]} is less than {p50} {row.Cells[median]}",
                        "nine in ten can't be done sooner than half: correct one of them");
                }
            }
        }
    }

    private static void CheckSources(CheckedCorridor subject, RawTable table)
    {
        var source = table.IndexOf("source");
        var confidence = table.IndexOf("confidence");

        // Neighbouring rows mostly have one source, and equal cells are one string.
        string? lastGood = null;
        foreach (var row in table.Rows)
        {
            var text = row.Cells[source];
            if (row.Cells[confidence].Length == 1 && ReferenceEquals(text, lastGood))
            {
                continue;
            }

            var isAssumed = text.Contains("assumed", StringComparison.OrdinalIgnoreCase);
            lastGood = isAssumed || IsNoSource(text) ? null : text;
            if (row.Cells[confidence] == "A" && (isAssumed || IsNoSource(text)))
            {
                subject.Report(CorridorFindings.CertainWithoutSource, row,
                    isAssumed ? "confidence is A and the source says that something is assumed"
                        : $"confidence is A and the source is '{text}'",
                    "name who published it and when, or lower the confidence");
            }
            else if (row.Cells[confidence] == "assumed" && CountLettersBeyondAssumed(text) < 8)
            {
                subject.Report(CorridorFindings.AssumedWithoutReason, row,
                    $"the row is assumed and its source '{Shorten(text)}' does not say why",
                    "write why this value: assumed: typical of a yard of this size");
            }
        }
    }

    private static bool IsNoSource(string text) => text.Length < 3 || NoSource.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);

    private static int CountLettersBeyondAssumed(string text)
    {
        var letters = 0;
        foreach (var character in text)
        {
            letters += char.IsLetterOrDigit(character) ? 1 : 0;
        }

        return text.StartsWith("assumed", StringComparison.OrdinalIgnoreCase) ? letters - "assumed".Length : letters;
    }

    /// <summary>One finding for a table and language, not one for each row: whoever translates wants the number.</summary>
    private static void CheckNames(CheckedCorridor subject, RawTable table)
    {
        foreach (var column in (ReadOnlySpan<string>)["name_vi", "name_zh"])
        {
            if (table.IndexOf(column) is not (>= 0 and var index))
            {
                continue;
            }

            var without = table.Rows.Count(row => row.Cells[index].Length == 0);
            if (without > 0)
            {
                var first = table.Rows.Find(row => row.Cells[index].Length == 0)!;
                subject.Report(CorridorFindings.NameNotTranslated, first,
                    string.Create(CultureInfo.InvariantCulture,
                        $"{without} of {table.Rows.Count} rows have no {column}, the first is '{first.Id}'"),
                    "fill it, or leave it and the English name is shown");
            }
        }
    }

    private static void CheckCurrencies(CheckedCorridor subject)
    {
        var known = subject.Corridor.ExchangeRates.Select(rate => rate.Currency).Append("USD").Append("").ToHashSet(StringComparer.Ordinal);
        foreach (var schema in PackageSchema.Tables.Where(schema => schema.Name is not ("countries" or "exchange_rates")))
        {
            foreach (var column in schema.Columns.Where(column => column.Name is "currency" or "output_currency"))
            {
                var table = subject.Raw[schema.Name];
                var index = table.IndexOf(column.Name);
                foreach (var rows in table.Rows.Where(row => !known.Contains(row.Cells[index])).GroupBy(row => row.Cells[index],
                    StringComparer.Ordinal))
                {
                    subject.Report(CorridorFindings.CurrencyWithoutRate, rows.First(),
                        string.Create(CultureInfo.InvariantCulture, $"{column.Name} {rows.Key} has no exchange rate ({rows.Count()} rows)"),
                        $"add a row for {rows.Key} to exchange_rates.csv");
                }
            }
        }
    }

    private static void CheckNumbersPerGauge(CheckedCorridor subject)
    {
        foreach (var row in subject.Raw["sections"].Rows)
        {
            var gauges = row["gauges"];
            foreach (var column in PerGaugeColumns)
            {
                var numbers = row[column].AsSpan().Count('+') + 1;
                if (numbers > 1 && numbers != gauges.AsSpan().Count('+') + 1)
                {
                    subject.Report(CorridorFindings.NumbersWithoutGauge, row,
                        $"{column} {row[column]} does not go with gauges {gauges}",
                        "give one number for all gauges or one for each, in their order");
                }
            }

            if (!AreRising(gauges))
            {
                subject.Report(CorridorFindings.NumbersWithoutGauge, row,
                    $"gauges {gauges} are not written from narrow to wide, each once",
                    "write the narrow one first: 1000+1435, and the numbers for each gauge likewise");
            }
        }
    }

    private static bool AreRising(string gauges)
    {
        var last = 0;
        foreach (var range in gauges.AsSpan().Split('+'))
        {
            var gauge = int.Parse(gauges.AsSpan()[range], CultureInfo.InvariantCulture);
            if (gauge <= last)
            {
                return false;
            }

            last = gauge;
        }

        return true;
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..37] + "...";
}
