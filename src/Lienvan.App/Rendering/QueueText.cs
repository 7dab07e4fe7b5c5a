using System.Globalization;
using Lienvan.Operations.Simulation.Kernel;
using Lienvan.Operations.Simulation.Queues;

namespace Lienvan.App.Rendering;

/// <summary>A queue's figures for people: each with its plus or minus.</summary>
internal static class QueueText
{
    public static void Print(TextWriter output, QueueRequest request, QueueReport report)
    {
        var table = new TextTable("", "mean>", "±>");
        Add(table, "mean wait", report.MeanWait);
        foreach (var percentile in report.Percentiles)
        {
            Add(table, string.Create(CultureInfo.InvariantCulture, $"  P{percentile.Percent}"), percentile.Wait);
        }

        Add(table, "mean queue", report.MeanQueue);
        Add(table, "utilisation", report.Utilisation);
        Add(table, "time in system", report.MeanSystem);
        Add(table, "number in system", report.MeanInSystem);
        Add(table, "share that waits", report.WaitingShare);
        Add(table, $"share that waits over {NumberText.Significant(request.WaitLimit)}", report.WaitAbove);
        if (request.Capacity is not null)
        {
            Add(table, "share that is lost", report.BlockedShare);
        }

        Add(table, "throughput", report.Throughput);
        foreach (var (number, each) in report.Classes.Index())
        {
            Add(table, string.Create(CultureInfo.InvariantCulture, $"class {number + 1}: mean wait"), each.MeanWait);
        }

        foreach (var (number, each) in report.Stations.Index().Where(_ => report.Stations.Length > 1))
        {
            Add(table, string.Create(CultureInfo.InvariantCulture, $"station {number + 1}: mean wait"), each.MeanWait);
            Add(table, "  utilisation", each.Utilisation);
        }

        if (report.Departures is { } departures)
        {
            Add(table, "wait for departure", departures.MeanWait);
            Add(table, "places filled", departures.Filled);
        }

        table.Print(output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Replications} replications of {request.Customers} customers, seed {request.Seed}; intervals of 95 %"));
        if (report.IsPartial)
        {
            output.WriteLine("stopped before all replications were done: figures of those done");
        }
    }

    private static void Add(TextTable table, string name, Estimate estimate) =>
        table.Add(name, Number(estimate.Mean), Number(estimate.HalfWidth));

    private static string Number(double value) => double.IsFinite(value) ? NumberText.Significant(value) : "–";
}
