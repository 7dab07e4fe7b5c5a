using FsCheck;
using FsCheck.Fluent;
using Lienvan.Model.Tariffs;
using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.Tests.Model.Units;

public sealed class UnitTests
{
    [Fact]
    public void Distances_add_in_any_order_and_come_back() => Prop.ForAll(
        (from a in Gen.Choose(0, 1_000_000) from b in Gen.Choose(0, 1_000_000) select (a, b)).ToArbitrary(),
        pair =>
        {
            var (a, b) = (Distance.FromMetres(pair.a), Distance.FromMetres(pair.b));
            return a + b == b + a && a + b - b == a && (a < b) == (pair.a < pair.b) &&
                Distance.FromKilometres(a.Kilometres).Metres is var metres && Math.Abs(metres - pair.a) < 1e-6;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Distance_over_speed_is_time() =>
        Assert.Equal("02:26:37.5000000", (Distance.FromKilometres(391) / Speed.FromKilometresPerHour(160)).ToString());

    [Fact]
    public void Great_circles_are_those_of_the_atlas()
    {
        var (hanoi, nanning) = (new Position(21.0245, 105.8412), new Position(22.8170, 108.3665));
        Assert.Equal(328, hanoi.GreatCircleTo(nanning).Kilometres, 0.01 * 328);
        Assert.Equal(hanoi.GreatCircleTo(nanning).Metres, nanning.GreatCircleTo(hanoi).Metres, 6);
        Assert.Equal(0, hanoi.GreatCircleTo(hanoi).Metres);
    }

    [Fact]
    public void Money_of_one_currency_and_year_adds_and_other_money_does_not()
    {
        Assert.Equal(new Money(30, "VND", 2025), new Money(10, "VND", 2025) + new Money(20, "VND", 2025));
        Assert.Equal(new Money(10, "VND", 2025), new Money(30, "VND", 2025) - new Money(20, "VND", 2025));
        Assert.Throws<InvalidOperationException>(() => new Money(10, "VND", 2025) + new Money(20, "CNY", 2025));
        Assert.Throws<InvalidOperationException>(() => new Money(10, "VND", 2025) < new Money(20, "VND", 2024));
    }

    [Theory]
    [InlineData("CNY", 2024, 7.2)]
    [InlineData("CNY", 2025, 7.2)]
    [InlineData("CNY", 2026, 7.0)]
    [InlineData("CNY", 2040, 7.0)]
    [InlineData("USD", 1990, 1.0)]
    public void Rates_hold_until_the_next_and_the_first_holds_before(string currency, int year, double expected)
    {
        var rates = new ExchangeRates(PackageSketch.Valid.Corridor.ExchangeRates);
        Assert.Equal(expected, rates.FindPerUsd(currency, new LocalDate(year, 7, 1)));
        Assert.Equal(10.0 / expected, rates.FindUsd(new Money(10, currency, year))!.Value, 9);
    }

    [Fact]
    public void A_currency_without_rate_has_no_dollars() =>
        Assert.Null(new ExchangeRates(PackageSketch.Valid.Corridor.ExchangeRates).FindUsd(new Money(1, "EUR", 2025)));
}
