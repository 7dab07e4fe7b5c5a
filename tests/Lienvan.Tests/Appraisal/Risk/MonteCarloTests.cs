using FsCheck;
using FsCheck.Fluent;
using System.Runtime.InteropServices;
using Lienvan.Appraisal.CashFlows;
using Lienvan.Appraisal.Risk;

namespace Lienvan.Tests.Appraisal.Risk;

/// <summary>Draws against closed forms; the same seed gives the same bytes.</summary>
public sealed class MonteCarloTests
{
    private static readonly RiskModel Project = new()
    {
        Rate = 0.08,
        Inputs =
        [
            new("capex", Distribution.LognormalOfOverrun(1.39, 0.1)), new("benefit", Distribution.Pert(0.5, 0.9, 1.3)),
            new("delay", Distribution.Triangular(0, 1, 4)),
        ],
        Links = [new("capex", "delay", 0.6), new("capex", "benefit", -0.3)],
        Streams =
        [
            new() { Amounts = [-300, -500, -200], Factors = ["capex"] },
            new() { Amounts = [0, 0, 0, .. Enumerable.Range(0, 27).Select(year => year == 14 ? -200.0 : 150.0)], Factors = ["benefit"],
                Delay = "delay" },
        ],
    };

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads()
    {
        var reports = new[] { 1, 2, 7 }.Select(threads => MonteCarlo.Run(Project, new() { Draws = 1500, Seed = 5,
            Threads = threads })).ToList();
        Assert.All(reports, report =>
        {
            Assert.True(MemoryMarshal.AsBytes(report.NetPresentValues.AsSpan()).SequenceEqual(
                MemoryMarshal.AsBytes(reports[0].NetPresentValues.AsSpan())));
            Assert.Equal((reports[0].NetPresentValue, reports[0].InternalRate, reports[0].InformationValue),
                (report.NetPresentValue, report.InternalRate, report.InformationValue));
            Assert.Equal(reports[0].Inputs.AsEnumerable(), report.Inputs.AsEnumerable());
        });
        Assert.NotEqual(reports[0].NetPresentValue, MonteCarlo.Run(Project, new() { Draws = 1500, Seed = 6 }).NetPresentValue);
    }

    [Fact]
    public void Rank_correlations_come_out_as_asked()
    {
        var sample = RiskSample.Draw(Project, new() { Draws = 10_000, Seed = 3 });
        Assert.Equal(0.6, Spearman(sample[0], sample[2]), 0.01);
        Assert.Equal(-0.3, Spearman(sample[0], sample[1]), 0.01);
        Assert.Equal(0, Spearman(sample[1], sample[2]), 0.01);
    }

    [Fact]
    public void A_normal_value_has_its_closed_forms()
    {
        // NPV = −100 + 100 x with x normal(1.05, 0.2): mean 5, deviation 20.
        var report = MonteCarlo.Run(
            Simple(Distribution.Normal(1.05, 0.2), Distribution.Constant(1)), new() { Draws = 20_000, Seed = 11 });
        Assert.Equal(5, report.NetPresentValue.Mean, 0.01);
        Assert.Equal(20, report.NetPresentValue.Deviation, 0.05);
        Assert.Equal(0.40129, report.ProbabilityUnderHurdle, 0.001); // Φ(−0.25)
        Assert.Equal(0.05, report.InternalRate!.P50, 0.001);
        // E max(NPV, 0) = 20 φ(0.25) + 5 Φ(0.25) = 10.727; less the 5 of building anyway.
        Assert.Equal(5.727, report.InformationValue, 0.03);
        Assert.Equal(report.InformationValue, report.Inputs[0].Value, 0.1);
        Assert.Equal(("gain", 1.0), (report.Inputs[0].Input, report.Inputs[0].RankCorrelation));
        Assert.Equal(("noise", 0.0, 0.0), (report.Inputs[1].Input, report.Inputs[1].Value, report.Inputs[1].RankCorrelation));
    }

    [Fact]
    public void Knowing_what_is_certain_to_pay_is_worth_nothing()
    {
        var report = MonteCarlo.Run(Simple(Distribution.Uniform(1.1, 1.5), Distribution.Uniform(0.99, 1.01)), new() { Draws = 2000 });
        Assert.Equal((0.0, 0.0), (report.ProbabilityUnderHurdle, Math.Round(report.InformationValue, 9)));
    }

    [Fact]
    public void A_delay_puts_off_part_of_a_year_in_proportion()
    {
        var model = new RiskModel
        {
            Rate = 0, Inputs = [new("delay", Distribution.Constant(1.25))],
            Streams = [new() { Amounts = [0, 8, 8, 8], Delay = "delay" }],
        };
        Assert.Equal(6 + 8, MonteCarlo.Run(model, new() { Draws = 2 }).NetPresentValue.Mean, 9);
    }

    [Fact]
    public void Fast_rates_are_the_exact_ones() => Prop.ForAll<short[], bool>((amounts, isProject) =>
    {
        var flow = amounts.Take(30).Select((amount, year) => isProject && year < 2 ? -10.0 * Math.Abs(amount) : amount).ToArray();
        var (fast, exact) = (FastRate.Find(flow, new double[flow.Length]), InternalRates.Of(flow).Rate);
        return fast is { } one ? exact is { } rate && Math.Abs(one - rate) <= 1e-9 * (1 + Math.Abs(rate)) : exact is null;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Models_without_sense_are_refused()
    {
        var links = Project with { Links = [new("capex", "benefit", 0.9), new("capex", "delay", 0.9), new("benefit", "delay", -0.9)] };
        Assert.Throws<ArgumentException>(() => MonteCarlo.Run(links, new()));
        Assert.Throws<ArgumentException>(() => MonteCarlo.Run(Project with { Inputs = [] }, new()));
        Assert.Throws<ArgumentException>(() => MonteCarlo.Run(Project with { Streams = [] }, new()));
        Assert.Throws<ArgumentOutOfRangeException>(() => MonteCarlo.Run(Project, new() { Draws = 1 }));
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => MonteCarlo.Run(Project, new(), null, stopped.Token));
    }

    [Fact]
    public void A_plain_flow_gets_the_reference_class_of_rail()
    {
        var flow = CashFlow.FromNet([-1000, .. Enumerable.Repeat(150.0, 25)]);
        var report = MonteCarlo.Run(ProjectRisk.ModelOf(flow, 0, new() { Draws = 4000 }), new() { Draws = 4000 });
        Assert.Equal((150 * 25) - 1447, report.NetPresentValue.Mean, 1.0);
        var certain = MonteCarlo.Run(ProjectRisk.ModelOf(flow, 0, new() { Draws = 10, CapexOverrun = 0 }), new() { Draws = 10 });
        Assert.Equal((150.0 * 25) - 1000, certain.NetPresentValue.P10, 9);
        var optimistic = ProjectRisk.ModelOf(flow, 0, new() { Draws = 10, BenefitOptimism = 1.06 }).Inputs[1].Distribution;
        Assert.Equal(1, optimistic.Quantile(0.9), 9);
    }

    private static RiskModel Simple(Distribution gain, Distribution noise) => new()
    {
        Rate = 0, Inputs = [new("gain", gain), new("noise", noise)],
        Streams = [new() { Amounts = [-100, 0] }, new() { Amounts = [0, 100], Factors = ["gain", "noise"] }],
    };

    private static double Spearman(double[] a, double[] b)
    {
        var (x, y) = (RankCorrelation.Ranks(a), RankCorrelation.Ranks(b));
        var n = (double)x.Length;
        return 1 - (6 * x.Zip(y, (i, j) => ((double)i - j) * ((double)i - j)).Sum() / (n * ((n * n) - 1)));
    }
}
