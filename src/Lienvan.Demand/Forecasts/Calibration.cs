using Lienvan.Demand.Flows;
using Lienvan.Model.Places;
using Lienvan.Model.Zones;

namespace Lienvan.Demand.Forecasts;

/// <summary>
/// Fits the constants of choice to what is published for the base year: each by the logarithm of published over modelled, by turns, until
/// all
/// agree.
/// </summary>
/// <param name="table">What is published.</param>
/// <param name="question">The base year as published; its constants are fitted in place.</param>
/// <param name="isAtRunRate">Whether to fit to what moves at the end of the base year, where that is known, instead of its mean.</param>
internal sealed class Calibration(DemandTable table, YearQuestion question, bool isAtRunRate)
{
    private const int MostRounds = 80;

    /// <summary>A share answers to its constant by 1 to 1/μ: so much of the step is sure to come nearer.</summary>
    private const double Damping = 0.6;

    private const double Enough = 1e-3;

    /// <summary>A constant moves by at most this in a round.</summary>
    private const double MostStep = 1.5;

    /// <summary>Fits the constants of the question in place.</summary>
    public ImmutableArray<CalibrationLine> Fit()
    {
        Target[] targets = [.. Targets()];
        var values = new ValueFit(table, question);
        var before = new double[targets.Length];
        for (var round = 0; round < MostRounds; round++)
        {
            var state = YearSolver.Solve(question);
            var modelled = Modelled(targets, state);
            var worst = values.Step(state);
            for (var index = 0; index < targets.Length; index++)
            {
                if (modelled[index] <= 0)
                {
                    continue;
                }

                var step = Math.Log(targets[index].Tonnes / modelled[index]);

                // Where all that can come comes already, no constant brings more.
                var isStuck = round > 5 && Math.Abs(Math.Log(modelled[index] / before[index])) < 0.02 * Math.Abs(step);
                worst = isStuck ? worst : Math.Max(worst, Math.Abs(step));
                before[index] = modelled[index];
                question.Constants.Add(targets[index].Key, Math.Clamp(Damping * step, -MostStep, MostStep));
            }

            if (worst < Enough)
            {
                break;
            }
        }

        var last = YearSolver.Solve(question);
        var fitted = Modelled(targets, last);
        return [.. targets.Select((target, index) => target.ToLine(fitted[index])), .. values.Lines(last)];
    }

    /// <summary>
    /// How much more moves by a way from the end of the base year on than in its mean, where a line or service is still growing in; 1 where
    /// nobody says.
    /// </summary>
    public static double RunRateOf(DemandTable table, ConstantKey key) => FindRunRate(table, key)?.Value ?? 1;

    /// <summary>The same where it is reached within the base year, so that its months differ; else 1.</summary>
    public static double RunRateWithin(DemandTable table, ConstantKey key) =>
        FindRunRate(table, key) is { Year: <= ForecastQuestion.EarliestYear } figure ? figure.Value : 1;

    private static DemandFigure? FindRunRate(DemandTable table, ConstantKey key) => table.All("run_rate").FirstOrDefault(figure =>
        figure.Market == key.Market && figure.Direction == key.Direction && figure.Mode == key.Mode && figure.Crossing == key.Crossing);

    private double[] Modelled(Target[] targets, YearState state)
    {
        var byKey = new double[question.Table.Keys.Count];
        for (var way = 0; way < state.Tonnes.Length; way++)
        {
            byKey[question.Table.KeyOf[way]] += state.Tonnes[way];
        }

        return [.. targets.Select(target => question.Table.Keys.IndexOf(target.Key) is >= 0 and var key ? byKey[key] : 0)];
    }

    private IEnumerable<Target> Targets()
    {
        foreach (var figure in table.All("crossing_tonnes").Concat(table.All("crossing_lorries")).Concat(table.All("mode_tonnes")))
        {
            var perUnit = figure.Parameter == "crossing_lorries" ? 365 * question.LorryLoad : 1;
            if (figure is { Mode: { } mode, Year: ForecastQuestion.EarliestYear } && MarketKind.All.Any(kind => kind.Id == figure.Market))
            {
                var key = new ConstantKey(figure.Market, figure.Direction, mode, figure.Crossing);
                var rate = isAtRunRate ? RunRateOf(table, key) : 1;
                yield return new Target(key, figure.Value * perUnit * rate, perUnit, figure);
            }
        }
    }

    private sealed record Target(ConstantKey Key, double Tonnes, double PerUnit, DemandFigure Figure)
    {
        private string About => Key.Direction is { } direction ? direction.ToString() : Key.Mode.ToString();

        public CalibrationLine ToLine(double modelled) => new(
            $"{Key.Crossing?.Value ?? Key.Market} {About.ToLowerInvariant()}",
            Figure.Year, Figure.Value, modelled / PerUnit, PerUnit == 1 ? "t a year" : "lorries a day", IsFitted: true,
            Figure.Provenance.Source);
    }
}
