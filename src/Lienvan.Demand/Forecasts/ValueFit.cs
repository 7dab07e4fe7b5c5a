using Lienvan.Demand.Flows;
using Lienvan.Model.Places;
using Lienvan.Model.Zones;

namespace Lienvan.Demand.Forecasts;

/// <summary>
/// Fits how constants of crossings answer to the value of goods, to the value of a tonne that is published for what crosses there in the
/// base year.
/// </summary>
internal sealed class ValueFit
{
    private const double Damping = 0.5;

    /// <summary>A slope changes by at most this in a round.</summary>
    private const double MostStep = 0.3;

    /// <summary>A slope that would have to be steeper can't be what keeps goods away.</summary>
    private const double MostSlope = 4;

    /// <summary>Goods of one value answer to no slope; the spread of logarithms of value is taken as no less.</summary>
    private const double LeastSpread = 0.5;

    private readonly ChoiceTable choices;
    private readonly Constants constants;
    private readonly (DemandFigure Figure, int[] Keys)[] targets;

    public ValueFit(DemandTable table, YearQuestion question)
    {
        (choices, constants) = (question.Table, question.Constants);
        targets =
        [
            .. table.All("crossing_usd_per_t").Where(figure => figure.Year == ForecastQuestion.EarliestYear)
                .Select(figure => (figure, KeysOf(figure))),
        ];
    }

    /// <summary>Changes each slope towards what is published.</summary>
    /// <returns>The largest logarithm of published over modelled.</returns>
    public double Step(YearState state)
    {
        var worst = 0.0;
        foreach (var (figure, keys) in targets)
        {
            var (mean, spread) = Measure(state, keys);
            if (mean > 0)
            {
                var off = Math.Log(figure.Value / mean);
                worst = Math.Max(worst, Math.Abs(off));
                foreach (var key in keys)
                {
                    var step = Math.Clamp(Damping * off / Math.Max(LeastSpread, spread), -MostStep, MostStep);
                    var slope = constants.GetSlope(choices.Keys[key]);
                    constants.AddSlope(choices.Keys[key], Math.Clamp(slope + step, -MostSlope, MostSlope) - slope);
                }
            }
        }

        return worst;
    }

    /// <summary>Published and modelled.</summary>
    public IEnumerable<CalibrationLine> Lines(YearState state) => targets.Select(target => new CalibrationLine(
        $"{target.Figure.Crossing?.Value ?? target.Figure.Market} value", target.Figure.Year, target.Figure.Value,
        Measure(state, target.Keys).Mean, "USD a tonne", IsFitted: true, target.Figure.Provenance.Source));

    private int[] KeysOf(DemandFigure figure) =>
    [
        .. Enumerable.Range(0, choices.Keys.Count).Where(index => choices.Keys[index] is var key && key.Market == figure.Market &&
            key.Crossing == figure.Crossing && (figure.Direction is null || key.Direction == figure.Direction)),
    ];

    /// <summary>The mean value of a tonne that crosses, and the variance of its logarithm.</summary>
    private (double Mean, double Spread) Measure(YearState state, int[] keys)
    {
        var (tonnes, value, sum, squares) = (0.0, 0.0, 0.0, 0.0);
        for (var market = 0; market < choices.Markets.Length; market++)
        {
            var (usd, logarithm) = (choices.Markets[market].UsdPerTonne, choices.Markets[market].LogValue);
            for (var way = choices.First[market]; way < choices.First[market + 1]; way++)
            {
                if (Array.IndexOf(keys, choices.KeyOf[way]) >= 0)
                {
                    var moved = state.Tonnes[way];
                    tonnes += moved;
                    value += moved * usd;
                    sum += moved * logarithm;
                    squares += moved * logarithm * logarithm;
                }
            }
        }

        return tonnes <= 0 ? (0, 0) : (value / tonnes, (squares / tonnes) - (sum / tonnes * sum / tonnes));
    }
}
