using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;

namespace Lienvan.Planner.Search;

/// <summary>Distances along the track of one gauge. For many threads at once.</summary>
internal sealed class RailDistances(Network network)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Gauge, (Dictionary<PlaceId, int> Nodes, ShortestPaths Paths)> graphs = [];
    private readonly Dictionary<(Gauge, int), double[]> trees = [];

    /// <summary>The shortest way by track of that gauge, or null when none joins the two places.</summary>
    public Distance? Find(PlaceId from, PlaceId to, Gauge gauge)
    {
        lock (gate)
        {
            var (nodes, paths) = GraphOf(gauge);
            if (!nodes.TryGetValue(from, out var start) || !nodes.TryGetValue(to, out var end))
            {
                return null;
            }

            if (!trees.TryGetValue((gauge, start), out var metres))
            {
                trees.Add((gauge, start), metres = paths.From(start).Weights);
            }

            return double.IsInfinity(metres[end]) ? null : Distance.FromMetres(metres[end]);
        }
    }

    private (Dictionary<PlaceId, int> Nodes, ShortestPaths Paths) GraphOf(Gauge gauge)
    {
        if (graphs.TryGetValue(gauge, out var graph))
        {
            return graph;
        }

        var sections = network.Corridor.Sections.Where(section => section.Has(gauge)).ToArray();
        var nodes = sections.SelectMany(section => new[] { section.From, section.To }).Distinct()
            .Select((place, index) => (place, index)).ToDictionary(pair => pair.place, pair => pair.index);
        var paths = new ShortestPaths(nodes.Count);
        for (var index = 0; index < sections.Length; index++)
        {
            paths.Add(nodes[sections[index].From], nodes[sections[index].To], sections[index].Length.Metres, index);
        }

        return graphs[gauge] = (nodes, paths);
    }
}
