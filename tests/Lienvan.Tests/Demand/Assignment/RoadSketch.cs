using System.Globalization;
using Lienvan.Demand.Assignment;

namespace Lienvan.Tests.Demand.Assignment;

/// <summary>
/// Networks as text: links <c>1-2 t0 b capacity power</c>, where what is left out is 0, 0, 1 and 1; trips <c>1>2 6</c>; semicolons.
/// And random grids.
/// </summary>
internal static class RoadSketch
{
    public static AssignmentProblem Problem(string links, string trips, int zones = 2, int firstThroughNode = 1)
    {
        var read = Parts(links, '-').Select(part => new AssignmentLink(part.From, part.To)
        {
            FreeFlowTime = part.At(0, 0), B = part.At(1, 0), Capacity = part.At(2, 1), Power = part.At(3, 1),
            Toll = part.At(4, 0), Length = part.At(5, 0),
        }).ToImmutableArray();
        return new AssignmentProblem
        {
            ZoneCount = zones,
            NodeCount = Math.Max(zones, read.Max(link => Math.Max(link.From, link.To))),
            FirstThroughNode = firstThroughNode,
            Links = read,
            Trips = [.. Parts(trips, '>').Select(part => new TripDemand(part.From, part.To, part.At(0, 0)))],
        };
    }

    /// <summary>A grid with zones hung on by links that cost nothing; zones are not passed through.</summary>
    public static AssignmentProblem Grid(int seed, double[] powers, int side = 5, int zones = 8, double load = 300)
    {
        var random = new Random(seed);
        var links = ImmutableArray.CreateBuilder<AssignmentLink>();
        for (var cell = 0; cell < side * side; cell++)
        {
            var node = zones + 1 + cell;
            foreach (var (other, isThere) in ((int, bool)[])[(node + 1, (cell + 1) % side != 0), (node + side, cell + side < side * side)])
            {
                foreach (var (from, to) in isThere ? ((int, int)[])[(node, other), (other, node)] : [])
                {
                    links.Add(new AssignmentLink(from, to)
                    {
                        Capacity = 200 + random.Next(900), FreeFlowTime = 1 + (4 * random.NextDouble()), B = 0.1 + random.NextDouble(),
                        Power = powers[random.Next(powers.Length)], Length = random.NextDouble(), Toll = random.NextDouble(),
                    });
                }
            }
        }

        for (var zone = 1; zone <= zones; zone++)
        {
            var node = zones + 1 + random.Next(side * side);
            links.Add(new AssignmentLink(zone, node) { Capacity = 1, FreeFlowTime = 0 });
            links.Add(new AssignmentLink(node, zone) { Capacity = 1, FreeFlowTime = 0 });
        }

        return new AssignmentProblem
        {
            ZoneCount = zones,
            NodeCount = zones + (side * side),
            FirstThroughNode = zones + 1,
            Links = links.ToImmutable(),
            Trips = [.. from origin in Enumerable.Range(1, zones) from end in Enumerable.Range(1, zones)
                select new TripDemand(origin, end, load * random.NextDouble())],
        };
    }

    /// <summary>A grid where costs are whole numbers and three links of ten cost nothing: thousands of ways tie.</summary>
    public static AssignmentProblem TiedGrid(int seed)
    {
        var random = new Random(seed);
        var grid = Grid(seed, [4], side: 8, zones: 12);
        return grid with
        {
            Links = [.. from link in grid.Links
                let isFree = link.B == 0 || random.NextDouble() < 0.3
                select link with
                {
                    Capacity = 100 * Math.Ceiling(link.Capacity / 100), FreeFlowTime = isFree ? 0 : Math.Ceiling(link.FreeFlowTime),
                    B = isFree ? 0 : 0.15, Toll = 0, Length = 0,
                }],
        };
    }

    public static AssignedFlows Solve(AssignmentProblem problem, AssignmentOptions options) =>
        Assert.IsType<AssignedFlows>(UserEquilibrium.Solve(problem, options, null, CancellationToken.None));

    public static AssignedFlows Solve(
        AssignmentProblem problem, AssignmentMethod method = AssignmentMethod.AlgorithmB, double gap = 1e-12) =>
        Solve(problem, new AssignmentOptions { Method = method, Gap = gap });

    private static IEnumerable<Part> Parts(string text, char between) =>
        from part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let words = part.Split(' ')
        let ends = words[0].Split(between).Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray()
        select new Part(ends[0], ends[1], [.. words.Skip(1).Select(word => double.Parse(word, CultureInfo.InvariantCulture))]);

    private sealed record Part(int From, int To, ImmutableArray<double> Numbers)
    {
        public double At(int index, double otherwise) => index < Numbers.Length ? Numbers[index] : otherwise;
    }
}
