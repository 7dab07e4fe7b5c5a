using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Zones;
using Lienvan.Planner;
using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.App.Study;

/// <summary>
/// Hours of freight in transit by the planner: a container ready on each day of a fortnight, the quickest way by the mode that was
/// observed and no other (by rail with lorries to and from stations only, by the train named if one is), from the first departure of that
/// mode to its last arrival; the median over the days.
/// </summary>
internal sealed class PlannerPredictor(StudyNetworks networks) : IPredictor
{
    private const int Days = 14;
    private const double MostByLorry = 60;
    private readonly Dictionary<(Mode, ServiceId?, PlaceId, PlaceId), DoorToDoorPlanner> planners = [];

    public string Engine => "planner";

    public bool Covers(Observation observation) =>
        (observation is { Quantity: "hours" or "minutes", Mode: Mode.Rail or Mode.Road, From: not null, To: not null }
            && (observation.Quantity == "hours" || observation.Mode == Mode.Road)) || IsPriceOfBox(observation);

    /// <summary>What a box costs from door to door; fares of passengers are nothing that the planner knows.</summary>
    private static bool IsPriceOfBox(Observation observation) =>
        observation is { Quantity: "usd", Mode: Mode.Rail or Mode.Road or Mode.Sea, From: not null, To: not null }
        && observation.Subject.Contains("-foot", StringComparison.Ordinal);

    /// <summary>A box of 40 feet unless one of 20 is named.</summary>
    private static int TeuOf(Observation observation) =>
        IsPriceOfBox(observation) && observation.Subject.Contains("20-foot", StringComparison.Ordinal) ? 1 : 2;

    public Prediction Predict(Observation observation, CancellationToken cancellation)
    {
        var (from, to) = (observation.From!.Value, observation.To!.Value);
        var zone = networks.Corridor.Places.First(place => place.Id == from).Zone;
        var first = StudyNetworks.MiddleDay(observation);
        var ready = first.At(new LocalTime(6, 0)).InZoneLeniently(zone).ToInstant();
        var answer = PlannerFor(observation).Plan(new PlanRequest
        {
            From = from, To = to, Goods = Goods(observation), Teu = TeuOf(observation), Ready = ready,
            ReadyUntil = ready + Duration.FromDays(Days - 1), HorizonDays = 40,
        }, cancellation);
        if (answer is not PlanAnswer.Plans plans)
        {
            return new Prediction.None("the planner finds no way");
        }

        if (IsPriceOfBox(observation))
        {
            double[] prices = [.. plans.Itineraries.Where(way => IsBy(way, observation)).Select(way => way.Cost.Usd)];
            return prices.Length == 0 ? new Prediction.None("the planner finds no way by that mode that is best in anything")
                : new Prediction.Value(prices.Min(), "the cheapest way over a fortnight, door to door");
        }

        double[] hours = [.. plans.Itineraries.Where(way => IsBy(way, observation)).GroupBy(way => way.Departure.Date)
            .Select(day => day.Min(way => HoursOf(way, observation))).Order()];
        return hours.Length == 0 ? new Prediction.None("the planner finds no way by that mode that is best in anything")
            : new Prediction.Value(observation.Quantity == "minutes" ? 60 * Median(hours) : Median(hours),
                "median of the quickest ways over a fortnight, first departure to last arrival");
    }

    private DoorToDoorPlanner PlannerFor(Observation observation)
    {
        var key = (observation.Mode!.Value, observation.Service, observation.From!.Value, observation.To!.Value);
        if (!planners.TryGetValue(key, out var planner))
        {
            planners.Add(key, planner = new DoorToDoorPlanner(Only(networks.Corridor, observation), networks.Scenario));
        }

        return planner;
    }

    private static Corridor Only(Corridor corridor, Observation observation) => corridor with
    {
        Services =
        [
            .. corridor.Services.Where(row => observation.Mode != Mode.Road && row.Mode == observation.Mode
                && (observation.Service is null || row.Id == observation.Service)),
        ],
        Crossings = [.. corridor.Crossings.Where(row => row.Mode == observation.Mode)],
    };

    private GoodsId Goods(Observation observation) => observation.Goods.IsEmpty
        ? networks.Corridor.Goods.FirstOrDefault(goods => goods.Id.Value == "general")?.Id ?? networks.Corridor.Goods[0].Id
        : observation.Goods[0];

    /// <summary>By rail lorries only join the ends to stations near by.</summary>
    private static bool IsBy(Itinerary way, Observation observation) => way.Legs.Any(leg => leg.Kind == KindOf(observation))
        && (observation.Mode == Mode.Road
        || way.Legs.Where(leg => leg.Kind == LegKind.Road).Sum(leg => leg.Length.Kilometres) <= MostByLorry);

    private static IEnumerable<Leg> Between(Itinerary way, LegKind kind)
    {
        var legs = way.Legs.ToList();
        var (first, last) = (legs.FindIndex(leg => leg.Kind == kind), legs.FindLastIndex(leg => leg.Kind == kind));
        return legs[first..(last + 1)];
    }

    private static LegKind KindOf(Observation observation) => observation.Mode switch
    {
        Mode.Rail => LegKind.Rail,
        Mode.Sea => LegKind.Sea,
        _ => LegKind.Road,
    };

    private static double HoursOf(Itinerary way, Observation observation)
    {
        var legs = Between(way, KindOf(observation)).ToList();
        return (legs[^1].Arrival.ToInstant() - legs[0].Departure.ToInstant()).TotalHours;
    }

    private static double Median(double[] sorted) => sorted.Length % 2 == 1 ? sorted[sorted.Length / 2]
        : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
}
