using Lienvan.Appraisal.CashFlows;
using Lienvan.Appraisal.Projects;
using Lienvan.Appraisal.Risk;
using Lienvan.Appraisal.Timing;

namespace Lienvan.Tests.Appraisal.Projects;

/// <summary>What an answer hangs on.</summary>
public sealed class SensitivityTests
{
    [Fact]
    public void As_planned_the_model_of_uncertainty_is_worth_what_the_appraisal_says()
    {
        var report = HandMade.Report(HandMade.Question());
        Assert.Equal(report.NetPresentValue, MonteCarlo.ValueAt(report.Uncertainty, Uncertainty.AsPlanned), 3);
    }

    [Fact]
    public void A_switching_value_makes_the_value_zero()
    {
        var report = HandMade.Report(HandMade.Question(saving: 90));
        foreach (var one in report.Switches.Where(one => Uncertainty.AsPlanned.ContainsKey(one.Input) && one.Switch is not null))
        {
            var values = new Dictionary<string, double>(Uncertainty.AsPlanned) { [one.Input] = one.Switch!.Value };
            Assert.Equal(0, MonteCarlo.ValueAt(report.Uncertainty, values), 3);
        }

        var co2 = report.Switches.Single(one => one.Input == "co2");
        Assert.Equal(report.NetPresentValue, co2.Value - co2.Switch!.Value, 3);
        Assert.Equal(report.Economic.InternalRates.Rate, report.Switches.Single(one => one.Input == "discount rate").Switch);
    }

    [Fact]
    public void The_tornado_is_sorted_and_names_every_input()
    {
        var tornado = HandMade.Report(HandMade.Question()).Tornado;
        Assert.Equal(tornado.OrderByDescending(bar => bar.Width).Select(bar => bar.Input), tornado.Select(bar => bar.Input));
        Assert.Equal(Uncertainty.AsPlanned.Keys.Order(StringComparer.Ordinal),
            tornado.Select(bar => bar.Input).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_planned_opening_is_the_appraisal_and_a_project_that_loses_is_better_later()
    {
        var report = HandMade.Report(HandMade.Question());
        Assert.Equal(report.NetPresentValue, report.Openings[0].NetPresentValue, 3);
        Assert.True(report.NetPresentValue < 0);
        Assert.Equal(report.Openings[^1], report.BestOpening);
        var rich = HandMade.Report(HandMade.Question(saving: 400));
        Assert.Equal(rich.OpeningYear, rich.BestOpening.OpeningYear);
    }

    [Fact]
    public void Being_able_to_wait_is_never_worth_less_than_nothing()
    {
        foreach (var saving in (double[])[5, 60, 120, 400])
        {
            var waiting = HandMade.Report(HandMade.Question(saving: saving)).Waiting;
            Assert.True(waiting.OptionValue >= 0);
            Assert.Equal(waiting.Tree.Value, Math.Max(0, Math.Max(waiting.BuildNow, waiting.WaitAndSee)), 9);
        }
    }

    [Fact]
    public void Draws_are_the_same_on_any_number_of_threads_and_stop_when_asked()
    {
        var question = HandMade.Question() with { Draws = 4000, Seed = 7 };
        var (one, two) = (HandMade.Report(question).Risk!, HandMade.Report(question with { Threads = 2 }).Risk!);
        Assert.Equal(one.NetPresentValues.AsEnumerable(), two.NetPresentValues.AsEnumerable());
        Assert.True(one.IsComplete);
        Assert.InRange(one.ProbabilityUnderHurdle, 0, 1);

        using var stop = new CancellationTokenSource();
        var progress = new StopAfter(stop);
        var stopped = Assert.IsType<AppraisalReport>(Appraiser.Appraise(question, progress, stop.Token)).Risk!;
        Assert.False(stopped.IsComplete);
        Assert.InRange(stopped.Draws, 2, 3999);
        Assert.Equal(stopped.Draws, stopped.NetPresentValues.Length);
    }

    [Fact]
    public void A_decision_tree_folds_back()
    {
        var tree = new DecisionNode("now",
            new TreeBranch("build", 1, new ChanceNode("demand", new TreeBranch("high", 0.4, new TreeLeaf(100)),
                new TreeBranch("low", 0.6, new
                TreeLeaf(-80)))),
            new TreeBranch("wait", 1, new ChanceNode("demand",
                new TreeBranch("high", 0.4, new DecisionNode("then", new TreeBranch("build", 1, new TreeLeaf(60)),
                    new TreeBranch("never", 1, new
                    TreeLeaf(0)))),
                new TreeBranch("low", 0.6, new DecisionNode("then", new TreeBranch("build", 1, new TreeLeaf(-50)),
                    new TreeBranch("never", 1, new
                    TreeLeaf(0)))))));
        Assert.Equal(("wait", 24.0), (tree.Best.Name, tree.Value));
        Assert.Throws<ArgumentException>(() => new ChanceNode("x", new TreeBranch("a", 0.5, new TreeLeaf(1))));
    }

    [Fact]
    public void The_first_year_rate_is_what_the_flow_says()
    {
        // What the whole line brings in 2032, when its link is open too, over what was spent, compounded to 2032.
        var report = HandMade.Report(HandMade.Question(saving: 120));
        double Sum(int year, bool isBuilt) => report.Streams.Where(stream => isBuilt == stream.Effect is AppraisalEffect.Investment
            or AppraisalEffect.BuildingTaxes or AppraisalEffect.ShadowPrices or AppraisalEffect.Renewals or AppraisalEffect.ResidualValue)
            .Sum(stream => stream.Amounts[year - 2026]);
        var spent = Enumerable.Range(2026, 6).Sum(year => -Sum(year, true) * Math.Pow(1.09, 2032 - year));
        Assert.Equal(Sum(2032, false) / spent, report.Openings[0].FirstYearRate!.Value, 9);
        Assert.Equal(report.Economic.NetPresentValue, Discounting.FindNetPresentValue(report.Economic.Flow.Net.AsSpan(), 0.09));
    }

    private sealed class StopAfter(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value) => stop.Cancel();
    }
}
