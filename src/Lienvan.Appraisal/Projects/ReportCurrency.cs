using Lienvan.Model.Dataset;
using Lienvan.Model.Tariffs;
using NodaTime;

namespace Lienvan.Appraisal.Projects;

/// <summary>What money an appraisal is told in. It is reckoned in dollars, and told by one rate, so that nothing else changes.</summary>
/// <param name="Code">ISO 4217 code.</param>
/// <param name="Unit">What an amount is counted in: <c>million</c>, or <c>billion</c> where money has many zeros.</param>
/// <param name="PerMillionUsd">Such units of it for a million US dollars.</param>
public sealed record ReportCurrency(string Code, string Unit, double PerMillionUsd)
{
    private const double ManyZeros = 1000;

    /// <summary>Million US dollars, the default.</summary>
    public static readonly ReportCurrency Dollars = new("USD", "million", 1);

    /// <summary>The currency by the rate of the package in the middle of a year.</summary>
    /// <param name="corridor">The corridor.</param>
    /// <param name="code">ISO 4217 code.</param>
    /// <param name="year">The price year.</param>
    /// <returns>Null when the package has no rate for it.</returns>
    public static ReportCurrency? Find(Corridor corridor, string code, int year)
    {
        ArgumentNullException.ThrowIfNull(corridor);
        return new ExchangeRates(corridor.ExchangeRates).FindPerUsd(code, new LocalDate(year, 7, 1)) switch
        {
            null => null,
            var rate and >= ManyZeros => new ReportCurrency(code, "billion", rate.Value / ManyZeros),
            var rate => new ReportCurrency(code, "million", rate.Value),
        };
    }
}
