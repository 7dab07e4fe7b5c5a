using Lienvan.Model.Dataset;
using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Borders.Reporting;

namespace Lienvan.Operations.Simulation.Borders;

/// <summary>
/// Scenarios side by side with the same luck. The difference of two is taken replication by replication, so that luck that both had falls
/// out of it (common random numbers: Heikes, Montgomery and Rardin 1976); its interval is that of paired samples.
/// </summary>
public static class ScenarioComparison
{
    /// <summary>Simulates each question and takes the first from every other.</summary>
    /// <param name="corridor">The package.</param>
    /// <param name="variants">Two or more; days, replications and seed should be the same.</param>
    /// <param name="progress">Told how many runs are done of how many.</param>
    /// <param name="cancellation">Ends before the next replication.</param>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    public static ComparisonReport Run(Corridor corridor, ImmutableArray<ComparedVariant> variants,
        IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(corridor);
        if (variants.Length < 2)
        {
            throw new ArgumentException("a comparison needs two variants", nameof(variants));
        }

        var all = variants.Sum(variant => variant.Question.Replications);
        var done = 0;
        MetricTable? first = null;
        var compared = ImmutableArray.CreateBuilder<VariantReport>();
        foreach (var variant in variants)
        {
            CorridorSimulation.Check(variant.Question);
            var question = variant.Question with { FindsLimits = false };
            var study = new SimulationStudy(PlanCompiler.Compile(corridor, question), question, new Shifted(progress, done, all),
                cancellation);
            var (report, table) = study.RunWithTable();
            done += question.Replications;
            compared.Add(new VariantReport(variant.Name, report, first is null ? null : study.ReportOf(table.Minus(first))));
            first ??= table;
        }

        return new ComparisonReport(compared.ToImmutable());
    }

    private sealed class Shifted(IProgress<SimulationProgress>? inner, int by, int of) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => inner?.Report(new SimulationProgress(by + value.Done, of));
    }
}

/// <summary>One side of a comparison.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Question">What is simulated.</param>
public sealed record ComparedVariant(string Name, SimulationQuestion Question);

/// <summary>Scenarios side by side.</summary>
/// <param name="Variants">In the order asked; the first is what the others are compared with.</param>
public sealed record ComparisonReport(ImmutableArray<VariantReport> Variants);

/// <summary>One side of a comparison and what came of it.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Report">Its figures.</param>
/// <param name="Change">The same figures as changes against the first variant, paired; null for the first. Negative dwell is
/// quicker.</param>
public sealed record VariantReport(string Name, SimulationReport Report, SimulationReport? Change);
