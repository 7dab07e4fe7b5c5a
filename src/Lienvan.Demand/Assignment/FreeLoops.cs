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

    /// <summary>Finds them.</summary>
    /// <param name="problem">The network.</param>
    /// <param name="isFree">Whether a link costs nothing at any flow.</param>
    public FreeLoops(AssignmentProblem problem, bool[] isFree)
    {
        this.problem = problem;
        Meeting = [.. Enumerable.Range(0, problem.NodeCount)];
        freeOut = [];
        freeIn = [];
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
    }

    /// <summary>The lowest node, from 0, of those that each node is one with; itself where it is alone.</summary>
    public int[] Meeting { get; }

    /// <summary>Sets the flows of links between nodes taken for one, such that no flow is lost at any of them.</summary>
    /// <param name="flows">Flow of every link; those between nodes taken for one are set.</param>
    public void Settle(double[] flows)
    {
        var loops = Enumerable.Range(0, problem.NodeCount).Where(node => Meeting[node] != node).GroupBy(node => Meeting[node]).ToArray();
        if (loops.Length == 0)
        {
            return;
        }

        var left = LeftOver(flows);
        foreach (var loop in loops)
        {
            Gather(loop.Key, flows, left);
        }
    }

    /// <summary>What comes to each node, or starts there, and must go on to a node that is one with it; below 0: what it lacks.</summary>
    private double[] LeftOver(double[] flows)
    {
        var left = new CompensatedSum[problem.NodeCount];
        for (var link = 0; link < flows.Length; link++)
        {
            var (from, to) = (problem.Links[link].From - 1, problem.Links[link].To - 1);
            if (Meeting[from] != Meeting[to])
            {
                left[from].Add(-flows[link]);
                left[to].Add(flows[link]);
            }
        }

        foreach (var trip in problem.Trips)
        {
            if (trip.From != trip.To)
            {
                left[trip.From - 1].Add(trip.Volume);
                left[trip.To - 1].Add(-trip.Volume);
            }
        }

        return [.. left.Select(sum => sum.Value)];
    }

    /// <summary>
    /// Sends what is left over up one tree to a node and what is lacking down another; what would go both ways between two nodes does not.
    /// </summary>
    private void Gather(int root, double[] flows, double[] left)
    {
        var (down, up) = (Tree(root, isDown: true), Tree(root, isDown: false));
        var upward = up.ToDictionary(step => step.Node, step => Math.Max(0, left[step.Node]));
        upward[root] = 0;
        var downward = down.ToDictionary(step => step.Node, step => Math.Max(0, -left[step.Node]));
        downward[root] = 0;
        Carry(up, upward, flows);
        Carry(down, downward, flows);
        var links = down.ToDictionary(step => (step.Before, step.Node), step => step.Link);
        foreach (var step in up)
        {
            if (links.TryGetValue((step.Before, step.Node), out var back))
            {
                var both = Math.Min(flows[step.Link], flows[back]);
                flows[step.Link] -= both;
                flows[back] -= both;
            }
        }
    }

    private static void Carry(List<Step> tree, Dictionary<int, double> amounts, double[] flows)
    {
        for (var i = tree.Count - 1; i >= 0; i--)
        {
            var amount = amounts[tree[i].Node];
            flows[tree[i].Link] += amount;
            amounts[tree[i].Before] += amount;
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

    private readonly record struct Step(int Node, int Before, int Link);
}
