using System.Globalization;

namespace Lienvan.Model.Units;

/// <summary>
/// An amount of money in one currency at the prices of one year. Amounts of different currencies or price years do not add:
/// convert them first with <c>ExchangeRates</c>. <c>default</c> is zero of no currency.
/// </summary>
public readonly record struct Money : IComparable<Money>
{
    private readonly string? currency;

    /// <summary>An amount of that currency at the prices of that year.</summary>
    /// <param name="amount">May be negative.</param>
    /// <param name="currency">ISO 4217 code of three letters.</param>
    /// <param name="priceYear">The year whose prices these are.</param>
    public Money(decimal amount, string currency, int priceYear)
    {
        ArgumentNullException.ThrowIfNull(currency);
        Amount = amount;
        this.currency = currency;
        PriceYear = priceYear;
    }

    /// <summary>How much.</summary>
    public decimal Amount { get; }

    /// <summary>ISO 4217 code; empty for <c>default</c>.</summary>
    public string Currency => currency ?? "";

    /// <summary>The year whose prices these are.</summary>
    public int PriceYear { get; }

    /// <summary>The sum of two amounts of one currency and price year.</summary>
    /// <exception cref="InvalidOperationException">The currencies or price years differ.</exception>
    public static Money operator +(Money a, Money b) => new(a.Amount + b.Amount, CommonCurrency(a, b), a.PriceYear);

    /// <summary>The difference of two amounts of one currency and price year.</summary>
    /// <exception cref="InvalidOperationException">The currencies or price years differ.</exception>
    public static Money operator -(Money a, Money b) => new(a.Amount - b.Amount, CommonCurrency(a, b), a.PriceYear);

    /// <summary>A multiple.</summary>
    public static Money operator *(Money money, decimal factor) => new(money.Amount * factor, money.Currency, money.PriceYear);

    /// <summary>Whether less, of one currency and price year.</summary>
    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;

    /// <summary>Whether more, of one currency and price year.</summary>
    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;

    /// <summary>Whether not more, of one currency and price year.</summary>
    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;

    /// <summary>Whether not less, of one currency and price year.</summary>
    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The currencies or price years differ.</exception>
    public int CompareTo(Money other)
    {
        _ = CommonCurrency(this, other);
        return Amount.CompareTo(other.Amount);
    }

    /// <summary>Amount, currency and price year, such as <c>2140 USD (2025)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:0.##} {Currency} ({PriceYear})");

    private static string CommonCurrency(Money a, Money b) => a.Currency == b.Currency && a.PriceYear == b.PriceYear
        ? a.Currency
        : throw new InvalidOperationException($"{a} and {b} differ in currency or price year: convert one first");
}
