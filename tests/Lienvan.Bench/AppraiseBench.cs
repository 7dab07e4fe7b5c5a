using System.Diagnostics;
using System.Globalization;
using Lienvan.Appraisal.CashFlows;
using Lienvan.Appraisal.Risk;

namespace Lienvan.Bench;

/// <summary>How long every internal rate of a flow takes, and a hundred thousand draws of a railway.</summary>
internal static class AppraiseBench
{
    public static void Run(TextWriter output)
    {
        double[] project = [-2000, -2000, -2000, .. Enumerable.Range(0, 30).Select(year => year == 15 ? -500.0 : 900.0)];
        double[] swings = [.. Enumerable.Range(0, 200).Select(year => Math.Sin(year * year) * 1e6)];
        Time(output, "a project of 33 years, all measures", 200,
            () => CashFlowAppraiser.Appraise(CashFlow.FromNet(project), new AppraisalRates { Discount = 0.09 }));
        Time(output, "200 years of swings, every rate", 3, () => InternalRates.Of(swings));
        var question = new RiskQuestion { Draws = 100_000, BenefitOptimism = 0.3, OpeningDelayYears = 4, Correlation = 0.5 };
        var model = ProjectRisk.ModelOf(CashFlow.FromNet(project), 0.09, question);
        var railway = ProjectModel();
        foreach (var threads in new[] { 1, 2 })
        {
            Time(output, $"100 000 draws of an appraisal with eight inputs on {threads} threads", 3,
                () => MonteCarlo.Run(railway, new RiskOptions { Draws = 100_000, Seed = 1, Threads = threads }));
            Time(output, $"100 000 draws on {threads} threads", 3,
                () => MonteCarlo.Run(model, new RiskOptions { Draws = question.Draws, Seed = 1, Threads = threads }));
        }
    }

    /// <summary>Eight inputs and six streams over forty years, as an appraisal of a railway has.</summary>
    private static RiskModel ProjectModel()
    {
        string[] names =
        [
            "capital cost", "demand", "opening delay", "slow start", "fuel price", "exchange rate", "carbon price", "value of time",
        ];
        RiskSource Source(double each, int from, string? delay, params string[] factors) => new()
        {
            Amounts = [.. Enumerable.Range(0, 40).Select(year => year >= from == delay is not null ? each : 0)],
            Factors = [.. factors], Delay = delay,
        };
        return new RiskModel
        {
            Rate = 0.09,
            Inputs = [.. names.Select(name => new RiskInput(name, name is "opening delay" or "slow start"
                ? Distribution.Triangular(0, 0, 0.5) : Distribution.Lognormal(1, 0.3)))],
            Links = [new RankLink("capital cost", "opening delay", 0.5)],
            Streams =
            [
                Source(-900, 5, null, "capital cost"), Source(-500, 5, null, "capital cost", "exchange rate"),
                Source(300, 5, "opening delay", "demand"), Source(200, 5, "opening delay", "demand", "value of time"),
                Source(40, 5, "opening delay", "demand", "carbon price"), Source(90, 5, "opening delay", "demand", "fuel price"),
            ],
        };
    }

    /// <summary>The median of some rounds, by the clock and by the processor, after one to warm up.</summary>
    private static void Time(TextWriter output, string what, int rounds, Action run)
    {
        run();
        var times = new List<double>();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / rounds;
        times.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {times[times.Count / 2]:0.00} ms, {processor:0.00} ms of processor"));
    }
}
