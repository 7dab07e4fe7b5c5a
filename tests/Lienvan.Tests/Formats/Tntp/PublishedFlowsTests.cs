using Lienvan.Demand.Assignment;
using Lienvan.Formats.Tntp;
using Xunit.Abstractions;

namespace Lienvan.Tests.Formats.Tntp;

/// <summary>
/// Networks with flows that others computed. Their files are not ours to hand on: left out where LIENVAN_BENCH_DATA does not name a folder
/// that has them in tntp/.
/// </summary>
public sealed class PublishedFlowsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("SiouxFalls", 4231335.287107441)]
    [InlineData("Anaheim", 1286032.1710960327)]
    public void Flows_and_objective_are_those_published(string name, double objective)
    {
        if (Find(name) is not { } problem)
        {
            return;
        }

        var flows = Assert.IsType<AssignedFlows>(
            UserEquilibrium.Solve(problem, new AssignmentOptions { Gap = 1e-12 }, null, CancellationToken.None));
        Assert.Equal(AssignmentEnd.Converged, flows.End);
        Assert.Equal(1, flows.Objective / objective, 1e-10);
        var published = TntpReader.ReadFlows("flow", File.ReadAllText(FileOf(name, "flow"))).Value
            .ToDictionary(flow => (flow.From, flow.To), flow => flow.Volume);
        for (var i = 0; i < problem.Links.Length; i++)
        {
            Assert.Equal(published[(problem.Links[i].From, problem.Links[i].To)], flows.Flows[i], 1e-4);
        }
    }

    /// <summary>Where a package in wide use no longer gets on, at 0.005.</summary>
    [Fact]
    public void Frank_Wolfe_does_not_stall_on_Anaheim()
    {
        if (Find("Anaheim") is { } problem)
        {
            var options = new AssignmentOptions { Gap = 1e-6, Method = AssignmentMethod.BiconjugateFrankWolfe, MostIterations = 300 };
            var flows = Assert.IsType<AssignedFlows>(UserEquilibrium.Solve(problem, options, null, CancellationToken.None));
            Assert.Equal(AssignmentEnd.Converged, flows.End);
        }
    }

    private AssignmentProblem? Find(string name)
    {
        if (!File.Exists(FileOf(name, "net")))
        {
            output.WriteLine($"left out: LIENVAN_BENCH_DATA names no folder with tntp/{name}");
            return null;
        }

        var network = TntpReader.ReadNetwork("net", File.ReadAllText(FileOf(name, "net")));
        var trips = TntpReader.ReadTrips("trips", File.ReadAllText(FileOf(name, "trips")), network.Value!.ZoneCount);
        Assert.Empty(network.Diagnostics.Concat(trips.Diagnostics));
        return TntpProblem.Join("net", network.Value, trips.Value, new AssignmentOptions()).Value;
    }

    private static string FileOf(string name, string what) =>
        Path.Combine(Environment.GetEnvironmentVariable("LIENVAN_BENCH_DATA") ?? "", "tntp", name, $"{name}_{what}.tntp");
}
