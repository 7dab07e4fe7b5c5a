using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;

namespace Lienvan.Operations.Timetables.Orders;

/// <summary>Two trains, or several, that can't all have what they want, whatever the times that are not published.</summary>
/// <param name="Choice">What they want at once.</param>
/// <param name="IsProven">Whether it was proven; else no way out was found within the steps allowed.</param>
internal readonly record struct Clash(Choice Choice, bool IsProven);

/// <summary>The paths with all their times settled, and the clashes that had to be set aside for that.</summary>
internal sealed record OrderPlan
{
    /// <summary>The paths, each with times that keep every choice but those that clash.</summary>
    public required ImmutableArray<TrainPath> Paths { get; init; }

    /// <summary>The clashes, one for each pair of trains, in order of time.</summary>
    public required ImmutableArray<Clash> Clashes { get; init; }
}

/// <summary>
/// Settles the order of trains at every section and station, and with it the times that are not published: as near to the likeliest ones as
/// the order allows. Pairs of trains that cannot both be right are set aside as clashes, so that the others still are settled.
/// </summary>
internal sealed class OrderPlanner(Railway railway, IReadOnlyList<TrainPath> paths, double rounding)
{
    private const int MostSteps = 60000;
    private readonly OrderBuilder builder = new(railway, paths, rounding);
    private readonly List<Clash> clashes = [];
    private List<Choice> choices = [];

    public OrderPlan Run()
    {
        choices = builder.Choices();
        var network = builder.Network(choices);
        if (new OrderSearch(network, MostSteps).Run() != OrderResult.Found)
        {
            SetAsidePairs();
            network = builder.Network(choices);
            if (new OrderSearch(network, MostSteps).Run() != OrderResult.Found)
            {
                network = SetAsideOneByOne();
            }
        }

        return new OrderPlan { Paths = Settle(network), Clashes = [.. clashes.OrderBy(clash => clash.Choice.At)] };
    }

    /// <summary>The pairs that clash even if no other train ran.</summary>
    private void SetAsidePairs()
    {
        foreach (var pair in choices.GroupBy(choice => (choice.PathA, choice.PathB)).ToArray())
        {
            var alone = new OrderBuilder(railway, [paths[pair.Key.PathA], paths[pair.Key.PathB]], rounding);
            var result = new OrderSearch(alone.Network(alone.Choices()), MostSteps).Run();
            if (result != OrderResult.Found)
            {
                SetAside(pair.Key.PathA, pair.Key.PathB, result == OrderResult.None);
            }
        }
    }

    private void SetAside(int a, int b, bool isProven)
    {
        if (choices.Any(choice => choice.Joins(a, b)))
        {
            clashes.Add(new Clash(WorstOf(choices.Where(choice => choice.Joins(a, b))), isProven));
            choices = [.. choices.Where(choice => !choice.Joins(a, b))];
        }
    }

    /// <summary>Trains are added in order of time; where one no longer fits, a pair with it is set aside.</summary>
    private OrderNetwork SetAsideOneByOne()
    {
        int[] order = [.. Enumerable.Range(0, paths.Count).OrderBy(path => paths[path].Departures[0]).ThenBy(path => path)];
        var isIn = new bool[paths.Count];
        var network = builder.Network([]);
        foreach (var path in order)
        {
            isIn[path] = true;
            for (network = Solve(isIn, out var result); result != OrderResult.Found; network = Solve(isIn, out result))
            {
                var others = OthersOf(path, isIn);
                var culprit = others.FirstOrDefault(other => SolvesWithout(isIn, path, other), others[^1]);
                SetAside(path, culprit, result == OrderResult.None);
            }
        }

        return network;
    }

    private OrderNetwork Solve(bool[] isIn, out OrderResult result)
    {
        var network = builder.Network(choices.Where(choice => isIn[choice.PathA] && isIn[choice.PathB]));
        result = new OrderSearch(network, MostSteps).Run();
        return network;
    }

    private int[] OthersOf(int path, bool[] isIn) =>
    [
        .. choices.Where(choice => (choice.PathA == path || choice.PathB == path) && isIn[choice.PathA] && isIn[choice.PathB])
            .Select(choice => choice.PathA == path ? choice.PathB : choice.PathA).Distinct(),
    ];

    private bool SolvesWithout(bool[] isIn, int a, int b)
    {
        var network = builder.Network(choices.Where(choice => isIn[choice.PathA] && isIn[choice.PathB] && !choice.Joins(a, b)));
        return new OrderSearch(network, MostSteps).Run() == OrderResult.Found;
    }

    /// <summary>Where the two overlap longest by their likeliest times: there a reader sees the clash.</summary>
    private Choice WorstOf(IEnumerable<Choice> all) => all.MaxBy(OverlapOf)!;

    private double OverlapOf(Choice choice)
    {
        // Times of which nothing is left open weigh more: there the clash is in the publication itself.
        var fixedGaps = choice.First.Concat(choice.Second).All(gap =>
            builder.EarliestOf(gap.Before) + gap.Seconds > builder.LatestOf(gap.After));
        var overlap = choice.First.Concat(choice.Second).Min(gap => builder.LatestOf(gap.Before)
            + gap.Seconds - builder.EarliestOf(gap.After));
        return overlap + (fixedGaps ? 1e6 : 0);
    }

    private ImmutableArray<TrainPath> Settle(OrderNetwork network)
    {
        var wanted = new List<(double Second, int Moment)>();
        for (var path = 0; path < paths.Count; path++)
        {
            for (var position = 0; position < paths[path].Length; position++)
            {
                wanted.Add((paths[path].Arrivals[position], builder.Events.Arrival(path, position)));
                wanted.Add((paths[path].Departures[position], builder.Events.Departure(path, position)));
            }
        }

        foreach (var (second, moment) in wanted.OrderBy(pair => pair.Second).ThenBy(pair => pair.Moment))
        {
            network.TryFix(moment, Math.Clamp(second, network.EarliestOf(moment),
                Math.Max(network.EarliestOf(moment), network.LatestOf(moment))));
        }

        return
        [
            .. paths.Select((path, index) => path with
            {
                Arrivals = [.. Enumerable.Range(0, path.Length).Select(at => network.EarliestOf(builder.Events.Arrival(index, at)))],
                Departures = [.. Enumerable.Range(0, path.Length).Select(at => network.EarliestOf(builder.Events.Departure(index, at)))],
            }),
        ];
    }
}
