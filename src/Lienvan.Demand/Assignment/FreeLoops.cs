namespace Lienvan.Demand.Assignment;

/// <summary>
/// Nodes that links without any cost join to each other both ways, directly or round a loop. Every way costs the same to all of them,
/// whatever the flows, so the search takes them for one; how flow goes between them is settled at the end. Else an origin that uses such a
/// link one way could use it the other way only after giving it up entirely, and thousands of origins would wait for each other.
/// </summary>
internal sealed class FreeLoops
{
    private readonly AssignmentProblem problem;
    private readonly List<int>[] freeOut;
    private readonly List<int>[] freeIn;
    private readonly List<Loop> loops = [];
    private readonly double[] left;
    private readonly double[] carried;
    private readonly ILookup<int, TripDemand> trips;

    /// <summary>Finds them.</summary>
    /// <param name="problem">The network.</param>
    /// <param name="isFree">Whether a link costs nothing at any flow.</param>
    public FreeLoops(AssignmentProblem problem, bool[] isFree)
    {
        this.problem = problem;
        Meeting = [.. Enumerable.Range(0, problem.NodeCount)];
        (freeOut, freeIn) = ([], []);
        (left, carried) = (new double[problem.NodeCount], new double[problem.NodeCount]);
        trips = problem.Trips.ToLookup(trip => trip.From - 1);
        if (!HasAny(isFree))
        {
            return;
        }

        (freeOut, freeIn) = (Lists(), Lists());
        for (var link = 0; link < isFree.Length; link++)
        {
            if (Joins(link, isFree))
            {
                freeOut[problem.Links[link].From - 1].Add(link);
                freeIn[problem.Links[link].To - 1].Add(link);
            }
        }

        Group();
        foreach (var root in Enumerable.Range(0, problem.NodeCount).Where(node => Meeting[node] != node).Select(node => Meeting[node])
            .Distinct())
        {
            loops.Add(new Loop(root, Tree(root, isDown: true), Tree(root, isDown: false)));
        }
    }

    /// <summary>Whether there are any.</summary>
    public bool IsAny => loops.Count > 0;

    /// <summary>The lowest node, from 0, of those that each node is one with; itself where it is alone.</summary>
    public int[] Meeting { get; }

    /// <summary>
    /// Sends what comes from one zone over links between nodes taken for one, such that nothing is lost at any. One zone at a time: what
    /// goes one way for some cannot stand for what goes the other way for others.
    /// </summary>
    /// <param name="bush">The ways in use from the zone.</param>
    /// <param name="flows">Flow of every link; what such links get is added.</param>
    public void Settle(Bush bush, double[] flows)
    {
        Array.Clear(left);
        for (var slot = 0; slot < bush.Links.Length; slot++)
        {
            var link = problem.Links[bush.Links[slot]];
            left[link.From - 1] -= bush.Flows[slot];
            left[link.To - 1] += bush.Flows[slot];
        }

        foreach (var trip in trips[bush.Origin.Zone])
        {
            left[trip.From - 1] += trip.Volume;
            left[trip.To - 1] -= trip.Volume;
        }

        foreach (var loop in loops)
        {
            Carry(loop.Up, loop.Root, 1, flows);
            Carry(loop.Down, loop.Root, -1, flows);
            CancelOut(loop, flows);
        }
    }

    /// <summary>Up to the root what is left over, or down from it what is lacking, farthest first.</summary>
    private void Carry(List<Step> tree, int root, int sign, double[] flows)
    {
        carried[root] = 0;
        foreach (var step in tree)
        {
            carried[step.Node] = Math.Max(0, sign * left[step.Node]);
        }

        for (var i = tree.Count - 1; i >= 0; i--)
        {
            var step = tree[i];
            step.Amount = carried[step.Node];
            flows[step.Link] += step.Amount;
            carried[step.Before] += step.Amount;
        }
    }

    /// <summary>What the zone would send both ways between two nodes goes neither way.</summary>
    private static void CancelOut(Loop loop, double[] flows)
    {
        foreach (var (up, down) in loop.Pairs)
        {
            var both = Math.Min(up.Amount, down.Amount);
            flows[up.Link] -= both;
            flows[down.Link] -= both;
        }
    }

    /// <summary>Steps from the root to every node one with it, along the links or against them, nearest first.</summary>
    private List<Step> Tree(int root, bool isDown)
    {
        var steps = new List<Step>();
        var seen = new HashSet<int> { root };
        for (var (node, next) = (root, 0); ; node = steps[next++].Node)
        {
            foreach (var link in (isDown ? freeOut : freeIn)[node])
            {
                var other = (isDown ? problem.Links[link].To : problem.Links[link].From) - 1;
                if (Meeting[other] == root && seen.Add(other))
                {
                    steps.Add(new Step(other, node, link));
                }
            }

            if (next == steps.Count)
            {
                return steps;
            }
        }
    }

    private bool HasAny(bool[] isFree)
    {
        for (var link = 0; link < isFree.Length; link++)
        {
            if (Joins(link, isFree))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A node that no way passes through is one with no other.</summary>
    private bool Joins(int link, bool[] isFree) =>
        isFree[link] && problem.Links[link].From >= problem.FirstThroughNode && problem.Links[link].To >= problem.FirstThroughNode &&
        problem.Links[link].From != problem.Links[link].To;

    private List<int>[] Lists() => [.. Enumerable.Range(0, problem.NodeCount).Select(_ => new List<int>(0))];

    /// <summary>
    /// Strongly connected components by two searches (Kosaraju and Sharir 1981): the order in which nodes are left in one, backwards, is
    /// that in which the other starts against the links.
    /// </summary>
    private void Group()
    {
        var left = new List<int>();
        var isSeen = new bool[problem.NodeCount];
        for (var node = 0; node < problem.NodeCount; node++)
        {
            Leave(node, isSeen, left);
        }

        var isGrouped = new bool[problem.NodeCount];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            if (!isGrouped[left[i]])
            {
                Join(left[i], isGrouped);
            }
        }
    }

    private void Leave(int start, bool[] isSeen, List<int> left)
    {
        var open = new Stack<(int Node, int Next)>();
        if (!isSeen[start])
        {
            isSeen[start] = true;
            open.Push((start, 0));
        }

        while (open.TryPop(out var top))
        {
            if (top.Next == freeOut[top.Node].Count)
            {
                left.Add(top.Node);
                continue;
            }

            open.Push((top.Node, top.Next + 1));
            var other = problem.Links[freeOut[top.Node][top.Next]].To - 1;
            if (!isSeen[other])
            {
                isSeen[other] = true;
                open.Push((other, 0));
            }
        }
    }

    private void Join(int start, bool[] isGrouped)
    {
        var group = new List<int> { start };
        isGrouped[start] = true;
        for (var i = 0; i < group.Count; i++)
        {
            foreach (var link in freeIn[group[i]])
            {
                var other = problem.Links[link].From - 1;
                if (!isGrouped[other])
                {
                    isGrouped[other] = true;
                    group.Add(other);
                }
            }
        }

        var lowest = group.Min();
        foreach (var node in group)
        {
            Meeting[node] = lowest;
        }
    }

    private sealed record Step(int Node, int Before, int Link)
    {
        public double Amount { get; set; }
    }

    private sealed record Loop(int Root, List<Step> Down, List<Step> Up)
    {
        public (Step Up, Step Down)[] Pairs { get; } =
            [.. Up.Join(Down, step => (step.Node, step.Before), step => (step.Node, step.Before), (up, down) => (up, down))];
    }
}
