using Lienvan.Model.Zones;

namespace Lienvan.App.Study;

/// <summary>
/// Holds the model against every published figure. Nothing is left out: what no engine speaks of is a row that says so. A bound that was
/// published as the most or the least counts as kept on its right side.
/// </summary>
internal static class RealityCheck
{
    /// <summary>
    /// By how much a model may be off, by quantity; chosen before any result was seen, after how exact such a figure is published and how
    /// far such models are from counts as a rule. docs/reality.md says why each.
    /// </summary>
    public static readonly ImmutableDictionary<string, double> Tolerances = new Dictionary<string, double>
    {
        ["minutes"] = 0.10, ["kmh"] = 0.10, ["hours"] = 0.25, ["train_mass_t"] = 0.10, ["trains_per_day"] = 0.25, ["trains"] = 0.30,
        ["teu"] = 0.30, ["t"] = 0.30, ["vehicles"] = 0.30, ["vehicles_per_day"] = 0.30, ["passengers"] = 0.30, ["usd"] = 0.15,
    }.ToImmutableDictionary();

    /// <summary>Holds predictors against observations.</summary>
    /// <param name="observations">What was published.</param>
    /// <param name="predictors">The engines; the first that has a value is judged, the others' values are told beside it.</param>
    /// <param name="progress">Told how many observations are done.</param>
    /// <param name="cancellation">Stops; the report is then of those done and says so.</param>
    public static RealityReport Run(
        ImmutableArray<Observation> observations, ImmutableArray<IPredictor> predictors, IProgress<int>? progress,
        CancellationToken cancellation)
    {
        var rows = ImmutableArray.CreateBuilder<RealityRow>(observations.Length);
        foreach (var observation in observations)
        {
            rows.Add(Judge(observation, predictors, cancellation));
            progress?.Report(rows.Count);
        }

        return new RealityReport(rows.MoveToImmutable(), cancellation.IsCancellationRequested);
    }

    private static RealityRow Judge(Observation observation, ImmutableArray<IPredictor> predictors, CancellationToken cancellation)
    {
        var tolerance = Tolerances[observation.Quantity];
        var none = new RealityRow(observation, "", null, "no engine speaks of this", null, tolerance, Verdict.NotModelled);
        RealityRow? first = null;
        foreach (var predictor in predictors.Where(predictor => predictor.Covers(observation)))
        {
            if (cancellation.IsCancellationRequested)
            {
                return first ?? none with { How = "stopped before this was asked" };
            }

            switch (Ask(predictor, observation, cancellation))
            {
                case Prediction.Value value when first is null:
                    var mark = value.IsInput ? Mark.Input : value.IsFitted || observation.MayFit ? Mark.Fitted : Mark.Predicted;
                    first = new RealityRow(observation, predictor.Engine, value.Number, value.How, mark, tolerance,
                        IsWithin(observation, value.Number, tolerance) ? Verdict.Within : Verdict.Outside);
                    break;
                case Prediction.Value value:
                    first = first! with { Others = first.Others.Add(new OtherValue(predictor.Engine, value.Number)) };
                    break;
                case Prediction.None why:
                    none = none with { Engine = predictor.Engine, How = why.Why };
                    break;
            }
        }

        return first ?? none;
    }

    private static Prediction Ask(IPredictor predictor, Observation observation, CancellationToken cancellation)
    {
        try
        {
            return predictor.Predict(observation, cancellation);
        }
        catch (OperationCanceledException)
        {
            return new Prediction.None("stopped before this was asked");
        }
    }

    private static bool IsWithin(Observation observation, double model, double tolerance)
    {
        var (least, most) = (observation.Value * (1 - tolerance), observation.Value * (1 + tolerance));
        return observation.Bound switch
        {
            ObservationBound.Upper => model <= most,
            ObservationBound.Lower => model >= least,
            _ => model >= least && model <= most,
        };
    }
}
