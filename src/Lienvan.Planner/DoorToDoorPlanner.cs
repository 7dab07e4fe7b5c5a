using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;
using Lienvan.Planner.Consignments;
using Lienvan.Planner.Search;
using NodaTime;

namespace Lienvan.Planner;

/// <summary>
/// Plans one consignment door to door over what is open on the day when it is ready: lorries, trains and ships, handling, gauge changes and
/// borders. The answer is the exact Pareto set over arrival, cost, CO2 and the ninetieth percentile of arrival; see docs/planning.md. Pure:
/// the same corridor, scenario and request give the same answer.
/// </summary>
public sealed class DoorToDoorPlanner(Corridor corridor, Scenario scenario)
{
    private const int SecondsPerDay = 86400, DaysPerWeek = 7, MostSpans = 24;

    private readonly Grounds grounds = new();
    private readonly Lock gate = new();
    private readonly List<KnownDays> known = [];

    /// <summary>Plans one consignment.</summary>
    /// <param name="request">What is sent, from where to where, and when it is ready.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentException">A place or group of goods of the request is not in the corridor, or loose cargo has no
    /// mass.</exception>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    public PlanAnswer Plan(PlanRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = ToGraphRequest(request);
        if (asked.From == asked.To)
        {
            return new PlanAnswer.NoRoute("the goods are there already", []);
        }

        // Times count from the Monday before, so that all questions about a week and a cargo share what is compiled for it.
        var ground = asked with { Origin = StartOfWeek(asked.Origin), HorizonDays = asked.HorizonDays + DaysPerWeek };
        var planned = grounds.Between(ground);
        var graph = planned.Graph;
        var trace = request.Explain is { } place ? new SearchTrace(graph, place) : null;
        var found = LabelSearch.Run(planned, new SearchOptions
        {
            Starts = Starts(request, (int)(asked.Origin - ground.Origin).TotalSeconds),
            Trace = trace,
            Cancellation = cancellation,
        });
        var explained = trace is null ? [] : new LabelExplainer(graph, ground.Network, ground.Origin).Explain(trace);
        return found.Ways.IsEmpty
            ? new NoRouteReasons(asked) { Source = corridor }.Explain() with { Explained = explained }
            : Rank(found, graph, ground) with { Explained = explained };
    }

    private static Instant StartOfWeek(Instant instant)
    {
        var day = instant.InUtc().Date;
        return day.PlusDays(IsoDayOfWeek.Monday - day.DayOfWeek).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
    }

    private static ImmutableArray<int> Starts(PlanRequest request, int ready)
    {
        var days = request.ReadyUntil is { } until && until > request.Ready ? (int)(until - request.Ready).TotalDays : 0;
        return [.. Enumerable.Range(0, days + 1).Select(day => ready + (day * SecondsPerDay))];
    }

    private PlanAnswer.Plans Rank(SearchResult found, TransportGraph graph, GraphRequest asked)
    {
        var rates = new Model.Tariffs.ExchangeRates(asked.Network.Corridor.ExchangeRates);
        var builder = new ItineraryBuilder(graph, asked.Network, asked.Cargo, asked.Origin, new CostConverter(rates, asked.Network.Day))
        {
            Weights = On(asked.Network.Day).Weights,
        };
        var itineraries = found.Ways.Select(builder.Build)
            .OrderBy(itinerary => Shortlist.GeneralisedUsd(itinerary, asked.Cargo.Goods, asked.Cargo.Mass.Tonnes)).ToImmutableArray();
        return new PlanAnswer.Plans(itineraries, Shortlist.Of(itineraries));
    }

    internal GraphRequest ToGraphRequest(PlanRequest request)
    {
        var goods = corridor.Goods.FirstOrDefault(row => row.Id == request.Goods) ??
            throw new ArgumentException($"no goods '{request.Goods}'", nameof(request));
        var from = FindPlace(request.From);
        var day = request.Ready.InZone(from.Zone).Date;
        var network = On(day).Network.OnSameRows(day);
        return new GraphRequest
        {
            Network = network,
            Cargo = ToCargo(request, goods),
            From = from.Id,
            To = FindPlace(request.To).Id,
            Origin = request.Ready,
            HorizonDays = request.HorizonDays + (request.ReadyUntil is { } until ? (int)(until - request.Ready).TotalDays : 0),
            JourneyDays = request.HorizonDays,
            Seed = request.Seed,
            HasThroughPermit = request.HasThroughPermit,
            OnlyStandardClearance = request.OnlyStandardClearance,
        };
    }

    private KnownDays On(LocalDate day)
    {
        lock (gate)
        {
            if (known.Find(days => days.Network.HoldsOn(day)) is { } found)
            {
                return found;
            }

            if (known.Count == MostSpans)
            {
                known.RemoveAt(0);
            }

            var network = scenario.On(corridor, day);
            known.Add(new KnownDays(network, new AssumptionWeights(network.Corridor)));
            return known[^1];
        }
    }

    private Place FindPlace(PlaceId id) =>
        corridor.Places.FirstOrDefault(place => place.Id == id) ?? throw new ArgumentException($"no place '{id}'", nameof(id));

    internal static Cargo ToCargo(PlanRequest request, Goods goods)
    {
        var isBulk = request.Teu == 0;
        if (isBulk && request.Mass is null)
        {
            throw new ArgumentException("loose cargo needs a mass", nameof(request));
        }

        var needs = (goods.Needs == CargoKinds.General ? CargoKinds.None : goods.Needs) | request.AlsoNeeds;
        needs &= ~(CargoKinds.Bulk | CargoKinds.General);
        needs |= isBulk ? CargoKinds.Bulk : needs == CargoKinds.None ? CargoKinds.General : CargoKinds.None;
        return new Cargo
        {
            Goods = goods,
            Needs = needs,
            Boxes40 = request.OnlyTwentyFoot ? 0 : request.Teu / 2,
            Boxes20 = request.OnlyTwentyFoot ? request.Teu : request.Teu % 2,
            Mass = request.Mass ?? goods.PerTeu * request.Teu,
        };
    }

    /// <summary>What holds on some days, and what assumed rows weigh in it.</summary>
    private sealed record KnownDays(Network Network, AssumptionWeights Weights);
}
