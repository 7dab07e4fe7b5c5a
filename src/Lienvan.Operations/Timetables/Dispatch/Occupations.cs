using System.Runtime.InteropServices;

namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>Which train holds each resource when; the times of one resource in order of their starts.</summary>
internal sealed class Occupations
{
    private readonly CompiledProblem problem;
    private readonly List<Occupation>[] held;

    /// <summary>The longest that anything ever held a resource, release included.</summary>
    private readonly long[] longest;

    public Occupations(CompiledProblem problem)
    {
        this.problem = problem;
        held = new List<Occupation>[problem.Problem.Resources.Length];
        longest = new long[held.Length];
        for (var resource = 0; resource < held.Length; resource++)
        {
            held[resource] = [];
        }
    }

    public ReadOnlySpan<Occupation> Of(int resource) => CollectionsMarshal.AsSpan(held[resource]);

    /// <summary>Those that may end, release included, at a tick or later: the others are left out as far as their order tells.</summary>
    public ReadOnlySpan<Occupation> From(int resource, long tick)
    {
        var list = held[resource];
        return CollectionsMarshal.AsSpan(list)[PlaceAfter(list, tick - longest[resource] - 1)..];
    }

    public void Add(int train, TrainPlan plan)
    {
        for (var place = 0; place < plan.Operations.Length; place++)
        {
            Add(train, plan.Operations[place], plan.Starts[place], plan.EndOf(place));
        }
    }

    public void Add(int train, int operation, long start, long end)
    {
        foreach (var use in problem.Uses[operation])
        {
            var list = held[use.Resource];
            list.Insert(PlaceAfter(list, start), new Occupation(start, end, use.Release, train));
            longest[use.Resource] = Math.Max(longest[use.Resource], end + use.Release - start);
        }
    }

    public void Remove(int train, TrainPlan plan)
    {
        for (var place = 0; place < plan.Operations.Length; place++)
        {
            Remove(train, plan.Operations[place], plan.Starts[place]);
        }
    }

    public void Remove(int train, int operation, long start)
    {
        foreach (var use in problem.Uses[operation])
        {
            var list = held[use.Resource];
            var at = PlaceAfter(list, start) - 1;
            while (list[at].Train != train || list[at].Start != start)
            {
                at--;
            }

            list.RemoveAt(at);
        }
    }

    private static int PlaceAfter(List<Occupation> list, long start)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = list[middle].Start <= start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>A train holds a resource.</summary>
/// <param name="Start">From this tick.</param>
/// <param name="End">Until this tick.</param>
/// <param name="Release">Ticks that others must wait after the end.</param>
/// <param name="Train">The train.</param>
internal readonly record struct Occupation(long Start, long End, long Release, int Train);
