using Lienvan.Model.Dataset.Raw;
using NodaTime;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>
/// Time zones and currencies, which no typed value can stand for when they are unknown: such rows are left out before binding.
/// </summary>
internal static class ZoneRules
{
    private static readonly string[] CurrencyColumns = ["currency", "output_currency"];

    public static void DropUnknownZonesAndCurrencies(RawPackage raw, List<Diagnostic> findings)
    {
        var hasChanged = false;
        foreach (var schema in Schema.PackageSchema.Tables)
        {
            var table = raw[schema.Name];
            if (schema.FindColumn("time_zone") is not null)
            {
                hasChanged |= table.Rows.RemoveAll(row => HasUnknownZone(row, findings)) > 0;
            }

            foreach (var column in CurrencyColumns.Where(column => schema.FindColumn(column) is not null))
            {
                hasChanged |= table.Rows.RemoveAll(row => HasBadCurrency(row, column, findings)) > 0;
            }
        }

        if (hasChanged)
        {
            raw.DropDangling(findings);
        }
    }

    /// <summary>Why a value can't be a zone or currency of that column, or null if it can, or if the column holds neither.</summary>
    public static string? FindFault(Schema.Column column, string value)
    {
        if (column.Name == "time_zone" && DateTimeZoneProviders.Tzdb.GetZoneOrNull(value) is null)
        {
            return $"time zone '{value}' is not in the IANA database";
        }

        return CurrencyColumns.Contains(column.Name) && !IsCurrency(value) ? $"'{value}' is not a currency code" : null;
    }

    private static bool IsCurrency(string text) => text.Length == 3 && text.All(char.IsAsciiLetterUpper);

    private static bool HasUnknownZone(RawRow row, List<Diagnostic> findings)
    {
        var zone = row["time_zone"];
        if (zone.Length == 0 || DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null)
        {
            return false;
        }

        findings.Add(PackageFindings.UnknownTimeZone.At(row.Table.File, row.Line,
            $"time zone '{zone}' is not in the IANA database", "write a name such as Asia/Ho_Chi_Minh"));
        return true;
    }

    private static bool HasBadCurrency(RawRow row, string column, List<Diagnostic> findings)
    {
        var currency = row[column];
        if (currency.Length == 0 || IsCurrency(currency))
        {
            return false;
        }

        findings.Add(PackageFindings.NotACurrency.At(row.Table.File, row.Line,
            $"column {column}: '{currency}' is not a currency code", "write three capital letters: VND, CNY, USD"));
        return true;
    }
}
