using System.Globalization;
using Lienvan.Demand.Assignment;
using Lienvan.Model.Dataset;

namespace Lienvan.Formats.Tntp;

/// <summary>Puts a network and trips together.</summary>
public static class TntpProblem
{
    /// <summary>The problem, and what is wrong with links at these factors.</summary>
    /// <param name="file">Name of the network's file, for findings.</param>
    /// <param name="network">The network.</param>
    /// <param name="trips">The trips.</param>
    /// <param name="options">Of which only toll factor and distance factor count here.</param>
    public static Read<AssignmentProblem> Join(string file, TntpNetwork network, TntpTrips trips, AssignmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(trips);
        ArgumentNullException.ThrowIfNull(options);
        var findings = new TntpFindings(file);
        var links = ImmutableArray.CreateBuilder<AssignmentLink>();
        foreach (var (link, line) in network.Links)
        {
            if (link.CostWhenEmpty(options) is var cost && (cost < 0 || !double.IsFinite(cost)))
            {
                findings.Add(TntpDiagnostics.NegativeCost, line,
                    string.Create(CultureInfo.InvariantCulture, $"the link {link.From} to {link.To} would cost {cost} when empty"),
                    "correct its toll, or give another --toll-factor");
                continue;
            }

            if (link.IsClosed)
            {
                findings.Add(TntpDiagnostics.ClosedLink, line,
                    string.Create(CultureInfo.InvariantCulture, $"the link {link.From} to {link.To} has capacity 0 and is closed"),
                    "give it a capacity, or leave it out");
            }

            links.Add(link);
        }

        return new Read<AssignmentProblem>(new AssignmentProblem
        {
            ZoneCount = network.ZoneCount,
            NodeCount = network.NodeCount,
            FirstThroughNode = network.FirstThroughNode,
            Links = links.ToImmutable(),
            Trips = trips.Trips,
        }, findings.All);
    }
}
