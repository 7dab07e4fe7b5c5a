using Lienvan.Model.Places;
using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.Model.Tariffs;

/// <summary>What one US dollar costs from a day on.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="From">First day.</param>
/// <param name="PerUsd">Units of the currency for one US dollar.</param>
/// <param name="Provenance">Where this comes from.</param>
public sealed record ExchangeRate(string Currency, LocalDate From, double PerUsd, Provenance Provenance);

/// <summary>
/// Converts money between currencies by the rate of a day. A day before the first rate uses the first; one after the last, the last.
/// </summary>
public sealed class ExchangeRates
{
    private readonly Dictionary<string, ExchangeRate[]> byCurrency;

    /// <summary>The rates of a package.</summary>
    public ExchangeRates(IEnumerable<ExchangeRate> rates) =>
        byCurrency = rates.GroupBy(rate => rate.Currency, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderBy(rate => rate.From).ToArray(), StringComparer.Ordinal);

    /// <summary>The rate of that currency on that day, or null when the package has none. The US dollar needs no row.</summary>
    public double? FindPerUsd(string currency, LocalDate day)
    {
        if (currency == "USD")
        {
            return 1;
        }

        if (!byCurrency.TryGetValue(currency, out var rates))
        {
            return null;
        }

        var index = Array.FindLastIndex(rates, rate => rate.From <= day);
        return rates[Math.Max(index, 0)].PerUsd;
    }

    /// <summary>
    /// An amount as US dollars of its own price year: converted by the rate in the middle of that year, so that a price of 2017 is not
    /// converted by today's rate.
    /// </summary>
    /// <returns>US dollars, or null when the package has no rate for the currency.</returns>
    public double? FindUsd(Money money) =>
        FindPerUsd(money.Currency, new LocalDate(Math.Clamp(money.PriceYear, 1990, 2100), 7, 1)) is { } perUsd
            ? (double)money.Amount / perUsd
            : null;
}
