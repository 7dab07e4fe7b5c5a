using System.Globalization;
using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.Tests.Operations.Timetables.Dispatch;

/// <summary>
/// Dispatching problems as text, a line a train: <c>A: west 0 @0-0 &gt; line 5 &gt; east/loop 2 &gt; . late 8</c>. Steps are parted by &gt;; a step has
/// resources (joined by +, with release times in brackets, a dot for none; with / between them the train may choose), the least time, and after @
/// the earliest and latest start. Each second after <c>late</c> that the last step starts costs one.
/// </summary>
internal static class DispatchSketch
{
    public static DispatchProblem Read(string sketch)
    {
        var (names, trains, costs) = (new List<string>(), new List<DispatchTrain>(), new List<DelayCost>());
        foreach (var line in sketch.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(" late ");
            var (name, way) = (parts[0][..parts[0].IndexOf(':', StringComparison.Ordinal)], parts[0][(parts[0].IndexOf(':', StringComparison.Ordinal) + 1)..]);
            var operations = ReadWay(way, names);
            if (parts.Length > 1)
            {
                costs.Add(new DelayCost { Train = trains.Count, Operation = operations.Length - 1, ThresholdSeconds = Number(parts[1]), PerSecond = 1 });
            }

            trains.Add(new DispatchTrain { Name = name, Operations = operations });
        }

        return new DispatchProblem { Trains = [.. trains], Resources = [.. names], Costs = [.. costs] };
    }

    /// <summary>The schedule, a line a train: <c>A 0 0, 1 5</c>: operation and start.</summary>
    public static string Show(Dispatched schedule) => string.Join('\n', schedule.Events.GroupBy(start => start.Train).OrderBy(group => group.Key)
        .Select(group => $"{(char)('A' + group.Key)}: {string.Join(", ", group.Select(start => $"{start.Operation} at {start.Seconds}"))}"));

    private static ImmutableArray<DispatchOperation> ReadWay(string way, List<string> names)
    {
        var steps = way.Split('>', StringSplitOptions.TrimEntries).Select(step => step.Split(' ')).ToArray();
        var firsts = new int[steps.Length + 1];
        for (var step = 0; step < steps.Length; step++)
        {
            firsts[step + 1] = firsts[step] + steps[step][0].Split('/').Length;
        }

        var operations = ImmutableArray.CreateBuilder<DispatchOperation>();
        for (var step = 0; step < steps.Length; step++)
        {
            var window = steps[step].FirstOrDefault(word => word.StartsWith('@'))?[1..].Split('-') ?? ["0"];
            foreach (var choice in steps[step][0].Split('/'))
            {
                operations.Add(new DispatchOperation
                {
                    Resources = [.. choice.Split('+').Where(use => use != ".").Select(use => ReadUse(use, names))],
                    MinimumSeconds = steps[step].Length > 1 && !steps[step][1].StartsWith('@') ? Number(steps[step][1]) : 0,
                    EarliestStartSeconds = Number(window[0]),
                    LatestStartSeconds = window.Length > 1 ? Number(window[1]) : null,
                    Successors = step + 1 < steps.Length ? [.. Enumerable.Range(firsts[step + 1], firsts[step + 2] - firsts[step + 1])] : [],
                });
            }
        }

        return operations.ToImmutable();
    }

    private static ResourceUse ReadUse(string text, List<string> names)
    {
        var parts = text.TrimEnd(']').Split('[');
        if (!names.Contains(parts[0]))
        {
            names.Add(parts[0]);
        }

        return new ResourceUse(names.IndexOf(parts[0]), parts.Length > 1 ? Number(parts[1]) : 0);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
