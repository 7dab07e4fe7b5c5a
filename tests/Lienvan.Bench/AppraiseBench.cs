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
        foreach (var threads in new[] { 1, 2 })
        {
            Time(output, $"100 000 draws on {threads} threads", 3,
                () => MonteCarlo.Run(model, new RiskOptions { Draws = question.Draws, Seed = 1, Threads = threads }));
        }
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
