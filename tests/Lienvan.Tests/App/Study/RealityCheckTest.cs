using System.Text.Json.Nodes;
using Lienvan.App.Rendering;
using Lienvan.App.Study;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Zones;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.App.Study;

/// <summary>Every observation has a row; verdicts, marks and bounds are as stated.</summary>
public sealed class RealityCheckTest
{
    [Theory]
    [InlineData(100, 100, "Within")]
    [InlineData(109.9, 100, "Within")]
    [InlineData(110.1, 100, "Outside")]
    [InlineData(89.9, 100, "Outside")]
    public void A_value_is_judged_by_the_tolerance_of_its_quantity(double model, double observed, string verdict) =>
        Assert.Equal(verdict, Judge(Observed("minutes", observed), model).Verdict.ToString());

    [Theory]
    [InlineData(1, ObservationBound.Upper, "Within")]
    [InlineData(120, ObservationBound.Upper, "Outside")]
    [InlineData(500, ObservationBound.Lower, "Within")]
    [InlineData(80, ObservationBound.Lower, "Outside")]
    public void A_bound_is_kept_on_its_right_side(double model, ObservationBound bound, string verdict) =>
        Assert.Equal(verdict, Judge(Observed("minutes", 100) with { Bound = bound }, model).Verdict.ToString());

    [Fact]
    public void What_was_seen_is_marked()
    {
        Assert.Equal(Mark.Predicted, Judge(Observed("minutes", 1), 1).Mark);
        Assert.Equal(Mark.Fitted, Judge(Observed("minutes", 1) with { MayFit = true }, 1).Mark);
        Assert.Equal(Mark.Input, Judge(Observed("minutes", 1) with { MayFit = true }, 1, isInput: true).Mark);
    }

    [Fact]
    public void Nothing_is_hidden_and_the_counts_add_up()
    {
        var networks = new StudyNetworks(BuiltIn.Corridor, Scenario.Existing);
        // Planner, forecast and simulation have tests of their own; they would take long here.
        ImmutableArray<IPredictor> predictors = [.. RealityPredictors.All(networks, threads: 1)
            .Where(predictor => predictor.Engine is "running times" or "services" or "limits")];
        var report = RealityCheck.Run(BuiltIn.Corridor.Observations, predictors, null, CancellationToken.None);
        Assert.Equal(BuiltIn.Corridor.Observations.Select(row => row.Id), report.Rows.Select(row => row.Observation.Id));
        var json = JsonNode.Parse(new RealityText(report, "base", new SubjectNames(BuiltIn.Corridor), Language.English).ToJson())!;
        var counts = json["counts"]!;
        Assert.Equal(report.Rows.Length, (int)counts["within"]! + (int)counts["outside"]! + (int)counts["notModelled"]!);
        Assert.Equal((int)counts["within"]! + (int)counts["outside"]!, (int)counts["fitted"]! + (int)counts["predicted"]!
            + (int)counts["input"]!);
        Assert.All(report.Rows, row => Assert.Equal(row.Model is null, row.Verdict == Verdict.NotModelled));
        Assert.All(report.Rows.Where(row => row.Model is null), row => Assert.NotEmpty(row.How));
        Assert.True(report.Rows.Count(row => row.Mark == Mark.Predicted) > 30);
    }

    [Fact]
    public void A_predictor_that_cannot_say_leaves_the_word_to_the_next()
    {
        var row = RealityCheck.Run([Observed("minutes", 10)], [new Says(null), new Says(10)], null, CancellationToken.None).Rows[0];
        Assert.Equal((Verdict.Within, 10.0), (row.Verdict, row.Model));
        Assert.Equal("no", RealityCheck.Run([Observed("minutes", 10)], [new Says(null)], null, CancellationToken.None).Rows[0].How);
    }

    [Fact]
    public void When_stopped_the_rest_is_told_as_not_asked()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        var report = RealityCheck.Run([Observed("minutes", 10)], [new Says(10)], null, stopped.Token);
        Assert.True(report.IsPartial);
        Assert.Equal(Verdict.NotModelled, report.Rows[0].Verdict);
    }

    private static RealityRow Judge(Observation observation, double model, bool isInput = false) =>
        RealityCheck.Run([observation], [new Says(model, isInput)], null, CancellationToken.None).Rows[0];

    private static Observation Observed(string quantity, double value) => new()
    {
        Id = "seen", Subject = "something", Quantity = quantity, PeriodFrom = new LocalDate(2024, 1, 1),
        PeriodTo = new LocalDate(2024, 12, 31), Value = value, Provenance = new Provenance("somebody", Confidence.A, ""),
    };

    private sealed class Says(double? number, bool isInput = false) : IPredictor
    {
        public string Engine => "words";

        public bool Covers(Observation observation) => true;

        public Prediction Predict(Observation observation, CancellationToken cancellation) =>
            number is { } value ? new Prediction.Value(value, "said", isInput) : new Prediction.None("no");
    }
}
