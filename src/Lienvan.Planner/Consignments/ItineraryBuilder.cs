using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;
using Lienvan.Planner.Search;
using NodaTime;

namespace Lienvan.Planner.Consignments;

/// <summary>Turns a way that the search found into an itinerary that a person can follow.</summary>
internal sealed class ItineraryBuilder(TransportGraph graph, Network network, Cargo cargo, Instant origin, CostConverter money)
{
    private readonly ILookup<CrossingId, Formality> formalities = network.Corridor.Formalities.ToLookup(row => row.Crossing);

    /// <summary>Time to spare at the first terminal beyond cut-off, if storage is not free for longer.</summary>
    private const int LeastSlackSeconds = 12 * 3600;

    /// <summary>What assumed rows weigh in a corridor.</summary>
    public required AssumptionWeights Weights { get; init; }

    public Itinerary Build(Label way)
    {
        var chain = ChainOf(way);
        var legs = new LegList(graph, network, origin, money);
        var second = way.Start + ShiftOf(chain);
        var departure = legs.At(second, graph.States[graph.Start].Place);
        foreach (var label in chain)
        {
            second = legs.Add(label, second);
        }

        var destination = graph.States[graph.Goal].Place;
        return new Itinerary
        {
            Departure = departure,
            Arrival = legs.At(way.Time, destination),
            ArrivalP90 = legs.At(way.P90, destination),
            DoorToDoor = Duration.FromSeconds(way.Time - way.Start),
            Cost = money.Convert(way.CostUsd),
            Co2 = Mass.FromKilograms(way.Co2Grams / 1000),
            Legs = legs.ToImmutable(),
            Assumptions = Weights.Of(chain, way),
            Documents = DocumentsOf(legs.ToImmutable()),
        };
    }

    private static List<Label> ChainOf(Label way)
    {
        var chain = new List<Label>();
        for (var label = way; label.Previous is not null; label = label.Previous)
        {
            chain.Add(label);
        }

        chain.Reverse();
        return chain;
    }

    /// <summary>
    /// How much later than ready the goods can leave and still get the same first departure with the slack in hand: what would be idle time
    /// in the first terminal is spent at the sender's. Opening hours on the way may forbid some of it, so less is tried until it fits.
    /// </summary>
    private int ShiftOf(List<Label> chain)
    {
        var boarding = chain.FindIndex(label => label.Edge is RideEdge);
        if (boarding < 0)
        {
            return 0;
        }

        var ride = (RideEdge)chain[boarding].Edge!;
        var ready = chain[boarding].Previous!.Time;
        var departure = chain[boarding].Boarding!.Value.Departure;
        var slack = Math.Max(graph.Storage[ride.From].FreeSeconds, LeastSlackSeconds) + (int)(ride.Service.CutoffMinutes * 60);
        for (var shift = departure - ready - slack; shift >= 3600; shift /= 2)
        {
            var second = chain.Take(boarding).Aggregate(chain[0].Start + shift, (at, label) => label.Edge!.Pass(at, -1));
            if (second < OpenTimes.Never && !IsFrequency(ride) && ride.FindBoarding(second, -1).Departure <= departure)
            {
                return shift;
            }
        }

        return 0;
    }

    private static bool IsFrequency(RideEdge ride) => ride.Service.Pattern == Model.Services.ServicePattern.Frequency;

    private ImmutableArray<string> DocumentsOf(ImmutableArray<Leg> legs)
    {
        var documents = new List<string>();
        foreach (var leg in legs.Where(leg => leg.Crossing is not null && leg.From != leg.To))
        {
            var (from, to) = (network.GetPlace(leg.From).Country, network.GetPlace(leg.To).Country);
            documents.AddRange(formalities[leg.Crossing!.Id]
                .Where(row => row.Goods.IsEmpty || row.Goods.Contains(cargo.Goods.Id))
                .Where(row => row.Kind == FormalityKind.Customs || cargo.Goods.NeedsQuarantine)
                .Where(row => (row.Country == from && row.Direction == TradeDirection.Export) ||
                    (row.Country == to && row.Direction == TradeDirection.Import))
                .SelectMany(row => row.Documents));
        }

        return [.. documents.Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
