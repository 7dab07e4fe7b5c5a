using Lienvan.Appraisal.Guides;
using Lienvan.Appraisal.Risk;
using Lienvan.Model.Valuations;

namespace Lienvan.Appraisal.Projects;

/// <summary>
/// Which parts of an appraisal hang on which uncertain input. Building and what is left of it hang on the capital cost, and by their
/// foreign share on the exchange rate; all that traffic brings on demand and on the delay of opening; hours on the value of time, CO2 on
/// its price, lorries by their fuel share on fuel, choice and convenience on how far a logit is believed; the first five years may lack a
/// part.
/// </summary>
internal sealed class Uncertainty
{
    public const string Capital = "capital cost";
    public const string Demand = "demand";
    public const string Delay = "opening delay";
    public const string RampUp = "slow start";
    public const string Fuel = "fuel price";
    public const string Exchange = "exchange rate";
    public const string Carbon = "carbon price";
    public const string TimeValue = "value of time";
    public const string Choice = "worth of choice";
    private const int RampYears = 5;

    private readonly GuideProfile guide;
    private readonly int opening;
    private readonly double[] capital;
    private readonly double[] certain;
    private readonly Dictionary<string, double[]> traffic = new(StringComparer.Ordinal);

    public Uncertainty(GuideProfile guide, ImmutableArray<EffectFlow> streams, int length, int opening)
    {
        (this.guide, this.opening) = (guide, Math.Clamp(opening, 0, length));
        (capital, certain) = (new double[length], new double[length]);
        foreach (var stream in streams)
        {
            AddTo(TargetOf(stream), stream);
        }
    }

    /// <summary>As planned: factors of one, no delay, no slow start.</summary>
    public static IReadOnlyDictionary<string, double> AsPlanned { get; } = new Dictionary<string, double>
    {
        [Capital] = 1, [Demand] = 1, [Delay] = 0, [RampUp] = 0, [Fuel] = 1, [Exchange] = 1, [Carbon] = 1, [TimeValue] = 1,
        [Choice] = 1,
    };

    /// <summary>
    /// The model with the opening put off by so many years: building and upkeep move, traffic comes by the calendar once it is open, the
    /// last
    /// year's as long as the operation lasts.
    /// </summary>
    public RiskModel ModelOf(int shift = 0)
    {
        var foreign = guide.Get(AppraisalParameter.ForeignShare);
        var built = Shifted(capital, shift);
        var sources = new List<RiskSource>
        {
            new() { Amounts = Scaled(built, 1 - foreign), Factors = [Capital] },
            new() { Amounts = Scaled(built, foreign), Factors = [Capital, Exchange] },
            new() { Amounts = [.. Shifted(certain, shift)] },
        };
        var all = new double[built.Length];
        foreach (var (input, amounts) in traffic.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var open = Opened(amounts, shift);
            for (var year = 0; year < all.Length; year++)
            {
                all[year] += open[year];
            }

            ImmutableArray<string> factors = input.Length == 0 ? [Demand] : [Demand, input];
            sources.Add(new RiskSource { Amounts = [.. open], Factors = factors, Delay = Delay });
        }

        var from = Math.Min(opening + shift, all.Length);
        sources.Add(new RiskSource
        {
            Amounts = [.. all.Select((amount, year) => year >= from && year < from + RampYears ? -amount : 0)],
            Factors = [Demand, RampUp], Delay = Delay,
        });
        return new RiskModel
        {
            Rate = guide.Get(AppraisalParameter.DiscountRate), Inputs = Inputs(), Streams = [.. sources],
            Links = [new RankLink(Capital, Delay, guide.Get(AppraisalParameter.CostDelayCorrelation))],
        };
    }

    private ImmutableArray<RiskInput> Inputs()
    {
        var under = guide.Get(AppraisalParameter.CapitalShareUnderPlan);
        var optimism = Distribution.LognormalOfOverrun(1 + guide.Get(AppraisalParameter.DemandOptimism), under);
        return
        [
            new RiskInput(Capital, Distribution.LognormalOfOverrun(1 + guide.Get(AppraisalParameter.CapitalOverrun), under)),
            // What was overestimated by a factor comes to its inverse.
            new RiskInput(Demand, Distribution.Lognormal(1 / optimism.Quantile(0.5),
                Math.Sqrt(Math.Max(0, 2 * Math.Log(optimism.Mean / optimism.Quantile(0.5)))))),
            new RiskInput(Delay, Distribution.Triangular(0, 0, guide.Get(AppraisalParameter.OpeningDelay))),
            new RiskInput(RampUp, Distribution.Triangular(0, 0, guide.Get(AppraisalParameter.RampShortfall))),
            new RiskInput(Fuel, Distribution.Lognormal(1, guide.Get(AppraisalParameter.FuelDeviation))),
            new RiskInput(Exchange, Distribution.Lognormal(1, guide.Get(AppraisalParameter.ExchangeDeviation))),
            new RiskInput(Carbon, Distribution.Lognormal(1, guide.Get(AppraisalParameter.CarbonDeviation))),
            new RiskInput(TimeValue, Distribution.Lognormal(1, guide.Get(AppraisalParameter.TimeValueDeviation))),
            // The long tail of a logit gives everybody who takes to a new way a large gain that no price or hour shows.
            new RiskInput(Choice, Distribution.Triangular(guide.Get(AppraisalParameter.ChoiceLeast), 1, 1)),
        ];
    }

    private static string? TargetOf(EffectFlow stream) => stream.Effect switch
    {
        AppraisalEffect.Investment or AppraisalEffect.BuildingTaxes or AppraisalEffect.ShadowPrices or AppraisalEffect.Renewals
            or AppraisalEffect.ResidualValue => Capital,
        AppraisalEffect.Maintenance => null,
        AppraisalEffect.UserTime or AppraisalEffect.UserReliability or AppraisalEffect.UserInventory => TimeValue,
        AppraisalEffect.UserChoice => Choice,
        AppraisalEffect.Co2 => Carbon,
        AppraisalEffect.RoadAndSeaCosts => Fuel,
        _ => "",
    };

    private void AddTo(string? target, EffectFlow stream)
    {
        // Of what hauliers spend only a share is fuel; the rest hangs on demand alone.
        var fuel = guide.Get(AppraisalParameter.RoadFuelShare);
        for (var year = 0; year < stream.Amounts.Length; year++)
        {
            var amount = stream.Amounts[year];
            var (array, share) = target switch
            {
                Capital => (capital, 1.0),
                null => (certain, 1.0),
                Fuel => (Array(Fuel), fuel),
                _ => (Array(target), 1.0),
            };
            array[year] += amount * share;
            if (share < 1)
            {
                Array("")[year] += amount * (1 - share);
            }
        }
    }

    private double[] Array(string input)
    {
        if (!traffic.TryGetValue(input, out var amounts))
        {
            traffic[input] = amounts = new double[capital.Length];
        }

        return amounts;
    }

    private static double[] Shifted(double[] amounts, int shift) => [.. new double[shift], .. amounts];

    private double[] Opened(double[] amounts, int shift)
    {
        var open = new double[amounts.Length + shift];
        for (var year = shift == 0 ? 0 : opening + shift; year < open.Length; year++)
        {
            open[year] = amounts[Math.Min(year, amounts.Length - 1)];
        }

        return open;
    }

    private static ImmutableArray<double> Scaled(double[] amounts, double factor) => [.. amounts.Select(amount => amount * factor)];
}
