using Lienvan.Operations.Simulation.Kernel;
using Lienvan.Operations.Simulation.Queues;

namespace Lienvan.Tests.Operations.Simulation.Queues;

/// <summary>Short words for requests, and the comparison with theory.</summary>
internal static class Asked
{
    public static Distribution Time(string text) =>
        DistributionText.TryParse(text, out var distribution, out var fault) ? distribution : throw new ArgumentException(fault);

    public static QueueRequest Queue(string arrivals, string service, int servers = 1) => new()
    {
        Arrivals = Time(arrivals),
        Stations = [new QueueStation(Time(service), servers)],
        Customers = 12_000,
        Replications = 12,
        Seed = 20260302,
    };

    public static QueueReport Run(this QueueRequest request) => QueueStudy.Run(request, null, CancellationToken.None);

    /// <summary>Fails when the estimate is more than three standard errors from theory.</summary>
    public static void AssertWithinThreeErrors(double theory, Estimate estimate, int replications)
    {
        var error = estimate.HalfWidth / StudentQuantile.At(0.975, replications - 1);
        Assert.True(
            Math.Abs(estimate.Mean - theory) <= (3 * error) + 1e-12,
            $"{estimate.Mean:G6} ± {error:G3} (one standard error) is {(estimate.Mean - theory) / error:F2} errors from {theory:G6}");
    }
}
