using System.Diagnostics;
using System.Globalization;
using Lienvan.Demand.Assignment;
using Lienvan.Formats.Tntp;

namespace Lienvan.Bench;

/// <summary>
/// Times both methods on made-up grids, which run anywhere, and on the published networks in tntp/ of LIENVAN_BENCH_DATA: Algorithm B to a
/// gap of 1e-12, and both to 1e-5 for the ratio of the two.
/// </summary>
public static class AssignBench
{
    private const int Passes = 5;

    /// <summary>Prints the table.</summary>
    public static void Run(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine("best of 5, ms           zones   links   b to 1e-12 (iterations)   b to 1e-5   bfw to 1e-5 (iterations)   bfw/b");
        Tell(output, "grid of 100 zones", Grid(100, 20));
        Tell(output, "grid of 400 zones", Grid(400, 25));
        if (Environment.GetEnvironmentVariable("LIENVAN_BENCH_DATA") is not { } folder || !Directory.Exists(Path.Combine(folder, "tntp")))
        {
            output.WriteLine("published networks: left out, LIENVAN_BENCH_DATA names no folder with tntp/");
            return;
        }

        var nets = Directory.GetFiles(Path.Combine(folder, "tntp"), "*_net.tntp", SearchOption.AllDirectories);
        foreach (var net in nets.Order(StringComparer.Ordinal))
        {
            var network = TntpReader.ReadNetwork(net, File.ReadAllText(net)).Value!;
            var tripsFile = net.Replace("_net.tntp", "_trips.tntp", StringComparison.Ordinal);
            var trips = TntpReader.ReadTrips(tripsFile, File.ReadAllText(tripsFile), network.ZoneCount).Value;
            var name = Path.GetFileName(net).Replace("_net.tntp", "", StringComparison.Ordinal);
            Tell(output, name, TntpProblem.Join(net, network, trips, new AssignmentOptions()).Value);
        }
    }

    private static void Tell(TextWriter output, string name, AssignmentProblem problem)
    {
        var (exact, exactIterations) = Time(problem, AssignmentMethod.AlgorithmB, 1e-12);
        var (rough, _) = Time(problem, AssignmentMethod.AlgorithmB, 1e-5);
        var (other, otherIterations) = Time(problem, AssignmentMethod.BiconjugateFrankWolfe, 1e-5);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-22} {problem.ZoneCount,6} {problem.Links.Length,7} {exact,12:F1} ({exactIterations,4}) {rough,18:F1} " +
            $"{other,13:F1} ({otherIterations,4}) {other / rough,17:F1} x"));
    }

    private static (double Milliseconds, int Iterations) Time(AssignmentProblem problem, AssignmentMethod method, double gap)
    {
        var (best, iterations) = (double.PositiveInfinity, 0);
        for (var pass = 0; pass < Passes; pass++)
        {
            var start = Stopwatch.GetTimestamp();
            var options = new AssignmentOptions { Method = method, Gap = gap };
            iterations = ((AssignedFlows)UserEquilibrium.Solve(problem, options, null, CancellationToken.None)).Iterations;
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return (best, iterations);
    }

    private static AssignmentProblem Grid(int zones, int side)
    {
        var random = new Random(1);
        var links = ImmutableArray.CreateBuilder<AssignmentLink>();
        void Add(int from, int to, double time) => links.Add(
            new AssignmentLink(from, to) { Capacity = 500 + random.Next(3000), FreeFlowTime = time, B = 0.15, Power = 4 });
        for (var cell = 0; cell < side * side; cell++)
        {
            var node = zones + 1 + cell;
            foreach (var (other, isThere) in ((int, bool)[])[(node + 1, (cell + 1) % side != 0), (node + side, cell + side < side * side)])
            {
                if (isThere)
                {
                    Add(node, other, 1 + (4 * random.NextDouble()));
                    Add(other, node, 1 + (4 * random.NextDouble()));
                }
            }
        }

        for (var zone = 1; zone <= zones; zone++)
        {
            var node = zones + 1 + random.Next(side * side);
            Add(zone, node, 0);
            Add(node, zone, 0);
        }

        return new AssignmentProblem
        {
            ZoneCount = zones,
            NodeCount = zones + (side * side),
            FirstThroughNode = zones + 1,
            Links = links.ToImmutable(),
            Trips = [.. from origin in Enumerable.Range(1, zones) from end in Enumerable.Range(1, zones)
                where origin != end select new TripDemand(origin, end, 60_000.0 / zones / zones * random.NextDouble() * 2)],
        };
    }
}
