using Lienvan.Planner.Search;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>Holds the label search against the walk over all ways, and makes corridors smaller on which they differ.</summary>
internal static class Twin
{
    /// <summary>What a comparison came to: how many Pareto-optimal ways, or how the two differ.</summary>
    public sealed record Outcome(bool IsCompared, int Ways, string Difference);

    /// <summary>Searches and walks the same graph from the same starts.</summary>
    public static Outcome Compare(string sketch, string question, int[] starts, int mostVisits = 1)
    {
        var graph = GraphOf(sketch, question);
        if (AllWays.Find(graph.Graph, starts, mostVisits) is not { } all)
        {
            return new Outcome(false, 0, "");
        }

        var ways = LabelSearch.Run(graph, new SearchOptions { Starts = [.. starts] }).Ways;
        var walked = Value.Pareto(all);
        return new Outcome(true, walked.Length, Difference(walked, [.. ways.Select(ValueOf)],
            [.. ways.Where(way => IsWalked(way, mostVisits)).Select(ValueOf)]));
    }

    /// <summary>Whether the walk goes that way: the search may be more often in the same state, where circles spare dear storage.</summary>
    private static bool IsWalked(Label way, int mostVisits)
    {
        var states = new List<(int State, bool HasBoarded)>();
        for (var label = way; label.Previous is { } before; label = before)
        {
            states.Add((before.State, before.HasBoarded));
        }

        return states.CountBy(state => state).All(state => state.Value <= mostVisits);
    }

    private static Value ValueOf(Label way) => new(way.Time, way.CostUsd, way.Co2Grams, way.P90, way.Start);

    /// <summary>The graph of a question.</summary>
    public static PlannedGraph GraphOf(string sketch, string question)
    {
        var asking = Asking.Of(Sketch.Corridor(sketch), question);
        return GraphBuilder.Build(asking.Planner.ToGraphRequest(asking.Request));
    }

    /// <summary>The values of the ways that the search finds.</summary>
    public static Value[] Search(PlannedGraph graph, SearchOptions options) =>
        [.. LabelSearch.Run(graph, options).Ways.Select(ValueOf)];

    /// <summary>The values of the ways from a single readiness.</summary>
    public static Value[] Search(string sketch, string question) => Search(GraphOf(sketch, question), new SearchOptions { Starts = [0] });

    /// <summary>The fewest lines of a sketch on which something still happens; a sketch that can't be read has nothing happening.</summary>
    public static string Shrink(string sketch, Func<string, bool> happens)
    {
        var lines = sketch.Split('\n').ToList();
        for (var isSmaller = true; isSmaller;)
        {
            isSmaller = false;
            for (var line = lines.Count - 1; line >= 0; line--)
            {
                var fewer = string.Join('\n', lines.Where((_, index) => index != line));
                if (Try(fewer, happens))
                {
                    lines.RemoveAt(line);
                    isSmaller = true;
                }
            }
        }

        return string.Join('\n', lines);
    }

    private static bool Try(string sketch, Func<string, bool> happens)
    {
        try
        {
            return happens(sketch);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static string Difference(Value[] walked, Value[] searched, Value[] alsoWalked)
    {
        var missing = walked.Where(value => !searched.Any(other => other.IsNoWorseThan(value))).Select(value => "  missing: " + value);
        var invented = alsoWalked.Where(value => !walked.Any(other => other.IsNoWorseThan(value))).Select(value => "  invented: " + value);
        var beaten = searched.Where(value =>
            walked.Any(other => other.IsNoWorseThan(value) && !value.IsNoWorseThan(other))).Select(value => "  beaten: " + value);
        return string.Join('\n', missing.Concat(invented).Concat(beaten));
    }
}
