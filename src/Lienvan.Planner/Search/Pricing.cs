using System.Collections.Concurrent;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Tariffs;
using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.Planner.Search;

/// <summary>What a move of one cargo costs and emits, from the tariffs, rates and factors of a day. Money is in US dollars.</summary>
internal sealed class Pricing(Network network, Cargo cargo)
{
    private readonly ExchangeRates rates = new(network.Corridor.ExchangeRates);
    private readonly Dictionary<(Mode, CountryId, Gauge), (Tariff[] Tariffs, bool IsFound)> generalTariffs = [];
    private readonly ConcurrentDictionary<(Mode?, Traction, CountryId), Factor?> factors = [];
    private readonly Dictionary<(ServiceId, CountryId), Tariff[]> namedTariffs = [];
    private readonly Dictionary<Tariff, TariffInUsd> inUsd = new(ReferenceEqualityComparer.Instance);

    /// <summary>The rates of the package.</summary>
    public ExchangeRates Rates => rates;

    public double Charge(Charge charge) => Usd(charge.Amount) * cargo.UnitsOf(charge.Unit);

    public double Usd(Money money) => rates.FindUsd(money) ?? 0;

    /// <summary>The storage of the whole consignment for a begun day.</summary>
    public double StoragePerDay(Terminal terminal) => Usd(terminal.StoragePerTeuDay) * cargo.UnitsOf(ChargeUnit.Teu);

    /// <summary>The price of a drive in one country, tolls aside, or null when no tariff covers it.</summary>
    public Price? Drive(CountryId country, Distance length) => General(Mode.Road, country, default, length);

    /// <summary>The price of a ride over so much of each country, or null when some of it is covered by no tariff.</summary>
    public Price? Ride(Service service, IReadOnlyList<(CountryId Country, Distance Length)> parts)
    {
        var total = new Price(0, []);
        foreach (var (country, length) in parts)
        {
            var own = NamedBy(service, country);
            var part = own.Length > 0 ? Cheapest(own, length) : General(service.Mode, country, service.Gauge, length);
            if (part is not { } price)
            {
                return null;
            }

            total = total.Plus(price);
        }

        return total;
    }

    /// <summary>The tariffs that a service names for a country; if it has none, those that it names for all.</summary>
    private Tariff[] NamedBy(Service service, CountryId country)
    {
        if (!namedTariffs.TryGetValue((service.Id, country), out var found))
        {
            var named = network.Corridor.Tariffs.Where(tariff => service.Tariffs.Contains(tariff.Id)).Where(Fits).ToArray();
            found = [.. named.Where(tariff => tariff.Country == country)];
            found = found.Length > 0 ? found : [.. named.Where(tariff => tariff.Country is null)];
            namedTariffs.Add((service.Id, country), found);
        }

        return found;
    }

    /// <summary>
    /// Grams of CO2 equivalent, well to wheel: the goods' tonnes by kilometres by the factor, as ISO 14083 counts transport activity.
    /// </summary>
    public Emitted Emission(Mode mode, Traction traction, CountryId country, Distance length) =>
        FindFactor(mode, traction, country) is { } factor
        ? new Emitted(factor.Grams * cargo.Mass.Tonnes * length.Kilometres, factor.Assumptions)
        : new Emitted(0, []);

    /// <summary>Grams for handling the consignment once.</summary>
    public double HandlingEmission(CountryId country) =>
        FindFactor(null, Traction.Any, country) is { } factor ? factor.Grams * cargo.UnitsOf(ChargeUnit.Teu) : 0;

    private Price? General(Mode mode, CountryId country, Gauge gauge, Distance length)
    {
        var key = (mode, country, gauge);
        if (!generalTariffs.TryGetValue(key, out var found))
        {
            var fitting = network.Corridor.Tariffs.Where(tariff => !tariff.OnlyNamed && tariff.Mode == mode && Fits(tariff)).ToArray();
            var tariffs = MostSpecific(fitting, country, gauge);
            generalTariffs.Add(key, found = (tariffs, tariffs.Length > 0));
        }

        return found.IsFound ? Cheapest(found.Tariffs, length) : null;
    }

    private static Tariff[] MostSpecific(Tariff[] fitting, CountryId country, Gauge gauge)
    {
        var inCountry = fitting.Where(tariff => tariff.Country == country).ToArray();
        inCountry = inCountry.Length > 0 ? inCountry : [.. fitting.Where(tariff => tariff.Country is null)];
        var onGauge = inCountry.Where(tariff => tariff.Gauge == gauge).ToArray();
        return onGauge.Length > 0 ? onGauge : [.. inCountry.Where(tariff => tariff.Gauge is null)];
    }

    private bool Fits(Tariff tariff) => tariff.Traffic == Traffic.Freight && tariff.Accepts.HasFlag(cargo.Needs) && IsUsable(tariff.Per);

    private bool IsUsable(ChargeUnit unit) => unit switch
    {
        ChargeUnit.Box20 or ChargeUnit.Box40 or ChargeUnit.Teu or ChargeUnit.Box => !cargo.IsBulk,
        ChargeUnit.T => cargo.IsBulk,
        ChargeUnit.Passenger => false,
        _ => true,
    };

    /// <summary>
    /// Tariffs by box of 20 and of 40 feet complement each other; any other unit prices the whole consignment. The cheapest way counts.
    /// </summary>
    private Price? Cheapest(Tariff[] tariffs, Distance length)
    {
        Price? best = null;
        foreach (var tariff in tariffs)
        {
            if (tariff.Per is not (ChargeUnit.Box20 or ChargeUnit.Box40))
            {
                best = Lower(best, PriceOf(tariff, cargo.UnitsOf(tariff.Per), length));
            }
        }

        return Lower(best, ByBox(tariffs, length));
    }

    private Price? ByBox(Tariff[] tariffs, Distance length)
    {
        var total = new Price(0, []);
        foreach (var (unit, count) in new[] { (ChargeUnit.Box20, cargo.Boxes20), (ChargeUnit.Box40, cargo.Boxes40) })
        {
            if (count == 0)
            {
                continue;
            }

            Price? best = null;
            foreach (var tariff in tariffs.Where(tariff => tariff.Per == unit))
            {
                best = Lower(best, PriceOf(tariff, count, length));
            }

            if (best is not { } price)
            {
                return null;
            }

            total = total.Plus(price);
        }

        return cargo.Boxes == 0 ? null : total;
    }

    private static Price? Lower(Price? a, Price? b) => a is null || (b is { } price && price.Usd < a.Value.Usd) ? b : a;

    private Price PriceOf(Tariff tariff, double units, Distance length)
    {
        if (!inUsd.TryGetValue(tariff, out var usd))
        {
            inUsd.Add(tariff, usd = new TariffInUsd(
                tariff.EmptyReturnFactor * Usd(tariff.Base),
                tariff.EmptyReturnFactor * Usd(tariff.PerKilometre),
                Usd(tariff.Minimum),
                [.. MoveContext.AssumptionOf(tariff.Provenance, "tariff " + tariff.Id)]));
        }

        return new Price(units * Math.Max(usd.Minimum, usd.Base + (usd.PerKilometre * length.Kilometres)), usd.Assumptions);
    }

    /// <summary>Asked again when an answer is written, by whatever thread does it.</summary>
    private Factor? FindFactor(Mode? mode, Traction traction, CountryId country) =>
        factors.GetOrAdd((mode, traction, country), static (key, network) => Factor.Find(network, key), network);

    /// <summary>An emission factor, grams a unit of activity, and what it rests on.</summary>
    private sealed record Factor(double Grams, ImmutableArray<Assumption> Assumptions)
    {
        public static Factor? Find(Network network, (Mode? Mode, Traction Traction, CountryId Country) key)
        {
            var row = network.Corridor.EmissionFactors
                .Where(row => row.Mode == key.Mode && (row.Traction == key.Traction || row.Traction == Traction.Any) &&
                    (row.Country == key.Country || row.Country is null))
                .OrderByDescending(row => row.Country is not null).ThenByDescending(row => row.Traction != Traction.Any).FirstOrDefault();
            return row is null ? null : new Factor(row.Grams, [.. MoveContext.AssumptionOf(row.Provenance, "CO2 factor " + row.Id)]);
        }
    }
}

/// <summary>Grams of CO2 equivalent and the assumed factor that they rest on.</summary>
internal readonly record struct Emitted(double Grams, ImmutableArray<Assumption> Assumptions);

/// <summary>A tariff in US dollars, the empty way back included.</summary>
internal sealed record TariffInUsd(double Base, double PerKilometre, double Minimum, ImmutableArray<Assumption> Assumptions);

/// <summary>A price in US dollars and the assumed tariffs that it rests on.</summary>
internal readonly record struct Price(double Usd, ImmutableArray<Assumption> Assumptions)
{
    public Price Plus(Price other) => new(Usd + other.Usd, Assumptions.AddRange(other.Assumptions));
}
