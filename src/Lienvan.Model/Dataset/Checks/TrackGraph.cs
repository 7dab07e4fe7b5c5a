using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Units;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>
/// The sections as a graph, for the question which track could take a service from one stop to the next, and how fast at best. Dijkstra's
/// algorithm by running time at the highest speed; a union of places by gauge answers most hopeless questions without a search.
/// </summary>
internal sealed class TrackGraph
{
    /// <summary>Places looked at over the life of the graph: a package of any size is checked in bounded time.</summary>
    private int budget = 4_000_000;

    private readonly ImmutableArray<Section> sections;
    private readonly Dictionary<PlaceId, int> nodes = [];
    private readonly Dictionary<Gauge, int[]> parents = [];
    private readonly int[] firstEdge;
    private readonly int[] edges;
    private readonly double[] bestHours;
    private readonly int[] arrivedBy;
    private readonly int[] stamp;
    private int search;

    public TrackGraph(ImmutableArray<Section> sections)
    {
        this.sections = sections;
        foreach (var section in sections)
        {
            nodes.TryAdd(section.From, nodes.Count);
            nodes.TryAdd(section.To, nodes.Count);
        }

        (bestHours, arrivedBy, stamp) = (new double[nodes.Count], new int[nodes.Count], new int[nodes.Count]);
        firstEdge = new int[nodes.Count + 1];
        edges = new int[sections.Length * 2];
        FillEdges();
        Unite();
    }

    /// <summary>Whether the search gave up, so that what it did not find may yet be there.</summary>
    public bool IsExhausted => budget <= 0;

    /// <summary>Whether any track of that gauge, of whatever day and project, joins the two places.</summary>
    public bool AreJoined(Gauge gauge, PlaceId from, PlaceId to) =>
        parents.TryGetValue(gauge, out var roots) && nodes.TryGetValue(from, out var start) && nodes.TryGetValue(to, out var end) &&
        Root(roots, start) == Root(roots, end);

    /// <summary>The sections of the fastest way for that service, and the hours at best; null when there is none in its days.</summary>
    public (double Hours, ImmutableArray<Section> Sections)? FindFastest(Service service, PlaceId from, PlaceId to)
    {
        if (!nodes.TryGetValue(from, out var start) || !nodes.TryGetValue(to, out var end))
        {
            return null;
        }

        search++;
        var queue = new PriorityQueue<int, double>();
        Reach(start, 0, -1, queue);
        while (queue.TryDequeue(out var node, out var hours))
        {
            if (node == end)
            {
                return (hours, WayTo(end, start));
            }

            if (hours > bestHours[node] || --budget <= 0)
            {
                continue;
            }

            for (var edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++)
            {
                var section = sections[edges[edge]];
                var speed = SpeedOn(section, service).KilometresPerHour;
                if (speed > 0 && IsUsable(section, service))
                {
                    Reach(OtherEnd(section, node), hours + (section.Length.Kilometres / speed), edges[edge], queue);
                }
            }
        }

        return null;
    }

    private void Reach(int node, double hours, int section, PriorityQueue<int, double> queue)
    {
        if (stamp[node] != search || hours < bestHours[node])
        {
            (stamp[node], bestHours[node], arrivedBy[node]) = (search, hours, section);
            queue.Enqueue(node, hours);
        }
    }

    private ImmutableArray<Section> WayTo(int end, int start)
    {
        var way = ImmutableArray.CreateBuilder<Section>();
        for (var node = end; node != start; node = OtherEnd(way[^1], node))
        {
            way.Add(sections[arrivedBy[node]]);
        }

        return way.ToImmutable();
    }

    /// <summary>A row of a project can carry a service only if the service comes about by a project as well.</summary>
    private static bool IsUsable(Section section, Service service) =>
        section.Has(service.Gauge) && (section.Validity.Project.Length == 0 || service.Validity.Project.Length > 0) &&
            section.Validity.Overlaps(service.Validity);

    private static Speed SpeedOn(Section section, Service service) =>
        service.Traffic == Traffic.Freight ? section.FreightSpeed : section.PassengerSpeed;

    private int OtherEnd(Section section, int node) => nodes[section.From] == node ? nodes[section.To] : nodes[section.From];

    private void FillEdges()
    {
        foreach (var section in sections)
        {
            firstEdge[nodes[section.From] + 1]++;
            firstEdge[nodes[section.To] + 1]++;
        }

        for (var node = 1; node < firstEdge.Length; node++)
        {
            firstEdge[node] += firstEdge[node - 1];
        }

        var next = firstEdge.ToArray();
        for (var index = 0; index < sections.Length; index++)
        {
            edges[next[nodes[sections[index].From]]++] = index;
            edges[next[nodes[sections[index].To]]++] = index;
        }
    }

    private void Unite()
    {
        foreach (var section in sections)
        {
            foreach (var limits in section.Gauges)
            {
                if (!parents.TryGetValue(limits.Gauge, out var roots))
                {
                    parents.Add(limits.Gauge, roots = [.. Enumerable.Range(0, nodes.Count)]);
                }

                roots[Root(roots, nodes[section.From])] = Root(roots, nodes[section.To]);
            }
        }
    }

    private static int Root(int[] roots, int node)
    {
        while (roots[node] != node)
        {
            node = roots[node] = roots[roots[node]];
        }

        return node;
    }
}
