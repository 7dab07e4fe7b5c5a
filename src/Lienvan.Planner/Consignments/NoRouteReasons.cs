using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;
using Lienvan.Planner.Search;
using NodaTime;

namespace Lienvan.Planner.Consignments;

/// <summary>Finds out why there is no way, by asking what single change would open one.</summary>
internal sealed class NoRouteReasons(GraphRequest request)
{
    private readonly TransportGraph graph = GraphBuilder.Build(request).Graph;

    private const int MostNamed = 4;

    public PlanAnswer.NoRoute Explain()
    {
        if (IsJoined(graph))
        {
            return NoDeparture();
        }

        return Cargo() ?? Amount() ?? Crossings() ?? LaterOrOtherwise() ?? new PlanAnswer.NoRoute(
            $"no road, railway or ship of the package leads from {Name(request.From)} to {Name(request.To)}",
                ["a package that joins the two places"]);
    }

    private static bool IsJoined(GraphRequest asked) => IsJoined(GraphBuilder.Build(asked).Graph);

    private static bool IsJoined(TransportGraph graph) => graph.Goal >= 0 && Bounds.To(graph).IsReachable(graph.Start);

    private PlanAnswer.NoRoute NoDeparture()
    {
        var closures = Named([], RefusalKind.GateClosed);
        return closures.IsEmpty
            ? new PlanAnswer.NoRoute("the places are joined, but no departure gets through within the horizon",
                ["a longer horizon (--horizon)", "another day"])
            : new PlanAnswer.NoRoute("the gates on the way are closed on those days: " + string.Join("; ", closures),
                ["a readiness after the closure"]);
    }

    private PlanAnswer.NoRoute? Cargo()
    {
        var plain = request.Cargo.Goods with { Id = new GoodsId("general"), NeedsQuarantine = false };
        var needs = request.Cargo.IsBulk ? CargoKinds.Bulk : CargoKinds.General;
        if (request.Cargo.Needs != needs || plain.Id != request.Cargo.Goods.Id)
        {
            if (FindWays(request.Cargo with { Goods = plain, Needs = needs }) is { } ways)
            {
                var refused = Named(ways, RefusalKind.GoodsAtGate, RefusalKind.CargoAtGate, RefusalKind.CargoOnService,
                    RefusalKind.CargoAtTerminal, RefusalKind.NoTariff);
                return new PlanAnswer.NoRoute(
                    $"no way takes {request.Cargo.Goods.Name.English} that {Needs()}: {string.Join("; ", refused)}",
                    ["other goods in ordinary containers could go", "another gate or terminal that takes them"]);
            }
        }

        return null;
    }

    private string Needs() => request.Cargo.Needs switch
    {
        var needs when needs.HasFlag(CargoKinds.Dangerous) => "are dangerous",
        var needs when needs.HasFlag(CargoKinds.Reefer) => "must be cooled",
        var needs when needs.HasFlag(CargoKinds.Overlength) => "are longer than a container",
        var needs when needs.HasFlag(CargoKinds.Bulk) => "travel loose",
        _ => "travel in containers",
    };

    private PlanAnswer.NoRoute? Amount()
    {
        var little = request.Cargo.IsBulk
            ? request.Cargo with { Mass = Mass.FromTonnes(1) }
            : request.Cargo with { Boxes20 = 1, Boxes40 = 0, Mass = Mass.FromTonnes(1) };
        if (FindWays(little) is not { } ways)
        {
            return null;
        }

        var heaviest = ways.Select(way => way.Select(edge => (edge as RideEdge)?.Service.BoxMass).Min() ?? request.Cargo.HeaviestBox)
            .DefaultIfEmpty(request.Cargo.HeaviestBox).Max();
        ImmutableArray<string> help = request.Cargo.HeaviestBox > heaviest
            ? [$"containers of at most {heaviest}, their own weight included (--tonnes)"]
            : ["fewer containers at a time", "lighter containers"];
        return new PlanAnswer.NoRoute("the consignment is too large or too heavy: " +
            string.Join("; ", Named(ways, RefusalKind.BoxTooHeavy, RefusalKind.TrainTooSmall)), help);
    }

    /// <summary>
    /// The ways, move by move, that another cargo could go from that readiness; empty when no departure gets through, null when none leads
    /// there at all.
    /// </summary>
    private ImmutableArray<ImmutableArray<Edge>>? FindWays(Cargo cargo)
    {
        var planned = GraphBuilder.Build(request with { Cargo = cargo });
        if (!IsJoined(planned.Graph))
        {
            return null;
        }

        var found = LabelSearch.Run(planned, new SearchOptions { Starts = [0] });
        return [.. found.Ways.Select(way => LabelSearch.EdgesOf(way).ToImmutableArray())];
    }

    private PlanAnswer.NoRoute? Crossings()
    {
        var shut = Named([], RefusalKind.NeverOpen, RefusalKind.TruckRule);
        return shut.IsEmpty
            ? null
            : new PlanAnswer.NoRoute("no crossing on the way lets it through: " + string.Join("; ", shut), ["another day", "a permit, " +
                "where one is asked for"]);
    }

    /// <summary>Whether another scenario of the package, or a later day, would join the places.</summary>
    private PlanAnswer.NoRoute? LaterOrOtherwise()
    {
        var corridor = request.Network.Corridor;
        foreach (var definition in corridor.Scenarios)
        {
            foreach (var years in new[] { 0, 5, 10, 20 })
            {
                var day = request.Network.Day.PlusYears(years);
                if (Scenario.Find(Source, definition.Id) is { } scenario && IsJoined(request with { Network = scenario.On(Source, day) }))
                {
                    return new PlanAnswer.NoRoute(
                        $"in scenario {request.Network.Scenario.Id} on {request.Network.Day:uuuu-MM-dd} no way leads" +
                            $" from {Name(request.From)} to {Name(request.To)}",
                        [$"scenario {definition.Id} joins them by {day:uuuu-MM-dd} (--scenario {definition.Id})"]);
                }
            }
        }

        return null;
    }

    /// <summary>The whole corridor, of all days and projects.</summary>
    public required Corridor Source { get; init; }

    /// <summary>What turned the cargo away: of that on the ways that another could go, if there is any; else of all.</summary>
    private ImmutableArray<string> Named(ImmutableArray<ImmutableArray<Edge>> ways, params ReadOnlySpan<RefusalKind> kinds)
    {
        var wanted = kinds.ToArray();
        var all = graph.Refusals.All.Where(refusal => wanted.Contains(refusal.Kind)).ToArray();
        var met = ways.SelectMany(way => way).SelectMany(SubjectsOf).ToHashSet();
        var onWays = all.Where(refusal => met.Contains(refusal.Subject)).ToArray();
        return [.. (onWays.Length > 0 ? onWays : all).OrderBy(refusal => Array.IndexOf(wanted, refusal.Kind))
            .Select(refusal => refusal.What).Take(MostNamed)];
    }

    private static IEnumerable<string> SubjectsOf(Edge edge) => edge switch
    {
        RideEdge ride => ride.Holds.Select(hold => hold.Crossing.Id.Value).Append(ride.Service.Id.Value),
        StepEdge step => new[] { step.Crossing?.Id.Value, step.Handling?.Terminal.Value }.OfType<string>(),
        _ => [],
    };

    private string Name(PlaceId place) => request.Network.GetPlace(place).Name.English;
}
