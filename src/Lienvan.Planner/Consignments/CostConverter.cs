using Lienvan.Model.Tariffs;
using NodaTime;

namespace Lienvan.Planner.Consignments;

/// <summary>US dollars in the three currencies of the corridor, at the rates of one day.</summary>
internal sealed class CostConverter(ExchangeRates rates, LocalDate day)
{
    private readonly double vndPerUsd = rates.FindPerUsd("VND", day) ?? 0;
    private readonly double cnyPerUsd = rates.FindPerUsd("CNY", day) ?? 0;

    public Cost Convert(double usd) => new(usd, usd * vndPerUsd, usd * cnyPerUsd);
}
