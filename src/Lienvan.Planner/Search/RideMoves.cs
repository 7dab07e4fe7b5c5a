using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Units;

namespace Lienvan.Planner.Search;

/// <summary>Rides on trains and ships: every pair of a boarding and a later alighting stop, with the borders between them.</summary>
internal sealed class RideMoves
{
    /// <summary>Sailing distance over great circle where none is given. Source: usual detour of coastal lanes; assumed.</summary>
    private const double SeaDetour = 1.15;

    private readonly MoveContext context;
    private readonly BorderRules rules;
    private readonly RailDistances distances;
    private readonly ILookup<(PlaceId, Carriage), (Service Service, int Stop)> boardings;
    private readonly Dictionary<(PlaceId, PlaceId, Mode), Crossing> crossings = [];
    private readonly Dictionary<ServiceId, ServiceRuns> runs = [];

    public RideMoves(MoveContext context)
    {
        this.context = context;
        rules = new BorderRules(context);
        distances = new RailDistances(context.Network);
        foreach (var crossing in context.Network.Corridor.Crossings.Where(crossing => crossing.Mode != Mode.Road && context.Lets(crossing)))
        {
            crossings[(crossing.PlaceA, crossing.PlaceB, crossing.Mode)] = crossing;
            crossings[(crossing.PlaceB, crossing.PlaceA, crossing.Mode)] = crossing;
        }

        var usable = context.Network.Corridor.Services.Where(IsUsable).ToArray();
        Places = usable.SelectMany(service => service.Stops).Where(stop => stop.Activity != StopActivity.Pass).Select(stop => stop.Place)
            .ToHashSet();
        boardings = usable.SelectMany(service => service.Stops.Select((stop, index) => (service, stop, index)))
            .Where(item => item.stop.Activity is StopActivity.LoadUnload or StopActivity.Load)
            .ToLookup(item => (item.stop.Place, item.service.Carriage), item => (item.service, item.index));
    }

    /// <summary>Places where this cargo can get on or off.</summary>
    public IEnumerable<PlaceId> Places { get; }

    public void AddMoves(int id, CargoState state, Func<CargoState, int> idOf, List<Edge> moves)
    {
        foreach (var (service, board) in boardings[(state.Place, state.Carriage)])
        {
            AddRides(new RideStart(id, state, service, board), idOf, moves);
        }
    }

    private bool IsUsable(Service service)
    {
        var cargo = context.Cargo;
        if (service.Traffic == Traffic.Passenger)
        {
            return false;
        }

        if (!service.Accepts.HasFlag(cargo.Needs))
        {
            context.Refusals.Add(RefusalKind.CargoOnService,
                $"{service.Name.English} does not take {cargo.Needs.ToString().ToLowerInvariant()} cargo");
            return false;
        }

        if (cargo.HeaviestBox > service.BoxMass)
        {
            context.Refusals.Add(RefusalKind.BoxTooHeavy,
                $"{service.Name.English} takes boxes of at most {service.BoxMass}, these weigh {cargo.HeaviestBox}");
            return false;
        }

        if ((service.Capacity is { } teu && cargo.Teu > teu.Count) || (service.CapacityMass is { } mass && cargo.GrossMass > mass))
        {
            context.Refusals.Add(RefusalKind.TrainTooSmall,
                $"{service.Name.English} carries at most " +
                    $"{string.Join(" and ", new object?[] { service.Capacity, service.CapacityMass }.OfType<object>())}");
            return false;
        }

        return true;
    }

    private void AddRides(RideStart start, Func<CargoState, int> idOf, List<Edge> moves)
    {
        var way = new RideWay(start.State.Customs);
        for (var stop = start.Board + 1; stop < start.Service.Stops.Length; stop++)
        {
            if (!Extend(way, start, stop))
            {
                return;
            }

            if (start.Service.Stops[stop].Activity is StopActivity.LoadUnload or StopActivity.Unload)
            {
                AddRidesTo(way, start, stop, idOf, moves);
            }
        }
    }

    /// <summary>Carries the way on to the next stop; false when a border or a missing track ends it there.</summary>
    private bool Extend(RideWay way, RideStart start, int stop)
    {
        var (from, to) = (start.Service.Stops[stop - 1], start.Service.Stops[stop]);
        var (here, there) = (context.CountryOf(from.Place), context.CountryOf(to.Place));
        if (here == there)
        {
            if (LengthBetween(start.Service, from.Place, to) is not { } length)
            {
                return false;
            }

            way.AddLeg(length);
            way.AddPart(there, length);
            return true;
        }

        return !way.Customs.IsUnderSeal && CrossBorder(way, start, stop, (here, there));
    }

    private bool CrossBorder(RideWay way, RideStart start, int stop, (CountryId Here, CountryId There) countries)
    {
        var service = start.Service;
        var (from, to) = (service.Stops[stop - 1].Place, service.Stops[stop].Place);
        if (!crossings.TryGetValue((from, to, service.Mode), out var crossing) ||
            (service.Mode == Mode.Rail && !crossing.Gauges.Contains(service.Gauge)))
        {
            return false;
        }

        if (rules.PassageOpen(crossing, from == crossing.PlaceA).Next(0) >= OpenTimes.Never)
        {
            context.Refusals.Add(RefusalKind.NeverOpen, $"{crossing.Name.English} is not open on any day within the horizon");
            return false;
        }

        var length = service.Stops[stop].FromPrevious ?? crossing.Length;
        way.AddLeg(length);
        way.AddPart(countries.Here, length * 0.5);
        way.AddPart(countries.There, length * 0.5);
        way.Assumptions.AddRange(MoveContext.AssumptionOf(crossing.Provenance, "crossing " + crossing.Id));
        if (!way.Customs.IsClearedForExportAt(context.CrossingIndexes[crossing.Id]))
        {
            way.AddHold(stop - 1, crossing, rules.AtBorder(crossing, from, TradeDirection.Export));
        }

        var simulated = context.FindSimulated(crossing.Id, from == crossing.PlaceA);
        way.AddPassage(stop - 1, crossing, new Step(StepKind.Passage, rules.PassageOpen(crossing, from == crossing.PlaceA),
            simulated is null ? UncertainTime.None : context.Time(simulated.Passage, "passage:" + crossing.Mode),
            simulated is null ? "" : "simulated_dwells " + simulated.Id));
        if (simulated is not null)
        {
            way.Assumptions.AddRange(MoveContext.AssumptionOf(simulated.Provenance, "simulated_dwells " + simulated.Id));
        }

        way.Customs = default;
        way.LastBorder = (stop, crossing);
        way.ImportAtBorder = rules.AtBorder(crossing, to, TradeDirection.Import);
        way.CanClearInland = service.Mode == Mode.Rail && rules.HasInlandImport(crossing, to);
        way.CommitEarlierImport();
        return true;
    }

    private void AddRidesTo(RideWay way, RideStart start, int stop, Func<CargoState, int> idOf, List<Edge> moves)
    {
        if (Make(way, start, stop, isImportInland: false, idOf) is { } ride)
        {
            moves.Add(ride);
        }

        if (way.LastBorder is not null && way.CanClearInland && Make(way, start, stop, isImportInland: true, idOf) is { } sealedRide)
        {
            moves.Add(sealedRide);
        }
    }

    private RideEdge? Make(RideWay way, RideStart start, int stop, bool isImportInland, Func<CargoState, int> idOf)
    {
        if (context.Pricing.Ride(start.Service, way.Parts) is not { } price)
        {
            context.Refusals.Add(RefusalKind.NoTariff, $"no tariff covers this cargo on {start.Service.Name.English}");
            return null;
        }

        var borders = way.Borders(isImportInland);
        var grams = 0.0;
        foreach (var (country, length) in way.Parts)
        {
            grams += context.Pricing.Emission(start.Service.Mode, start.Service.Traction, country, length).Grams;
        }

        var customs = isImportInland ? CustomsState.UnderSealFrom(context.CrossingIndexes[way.LastBorder!.Value.Crossing.Id]) : way.Customs;
        return new RideEdge
        {
            From = start.Id,
            To = idOf(new CargoState(start.Service.Stops[stop].Place, start.Service.Carriage, customs)),
            CostUsd = price.Usd + borders.Usd,
            Co2Grams = grams,
            Runs = RunsOf(start.Service),
            BoardStop = start.Board,
            AlightStop = stop,
            Before = Only(borders.Holds, start.Board, isPassage: false),
            Holds = [.. OnTheWay(borders.Holds, start.Board)],
            LegLengths = [.. way.Lengths],
            Chosen = AssumptionsOf(start.Service, borders, price, [.. way.Parts.Select(part => part.Country)]),
        };
    }

    /// <summary>Worked out only for the few rides that someone reads about.</summary>
    private IEnumerable<Assumption> AssumptionsOf(Service service, BorderCall borders, Price price, CountryId[] countries)
    {
        var own = MoveContext.AssumptionOf(service.Provenance, "service " + service.Id);
        var factors = countries.SelectMany(country =>
            context.Pricing.Emission(service.Mode, service.Traction, country, default).Assumptions);
        foreach (var assumption in borders.Assumptions.Concat(price.Assumptions).Concat(own).Concat(factors))
        {
            yield return assumption;
        }
    }

    /// <summary>
    /// Of the waits at the boarding stop, the formalities, which come before boarding, or the passage, which comes after.
    /// </summary>
    private static BorderHold? Only(ImmutableArray<BorderHold> holds, int stop, bool isPassage) =>
        holds.FirstOrDefault(hold => hold.Stop == stop) is { } found &&
        found.Steps.Where(step => step.Kind == StepKind.Passage == isPassage).ToImmutableArray() is { IsEmpty: false } steps
            ? found with { Steps = steps }
            : null;

    private static IEnumerable<BorderHold> OnTheWay(ImmutableArray<BorderHold> holds, int board)
    {
        if (holds.IsEmpty)
        {
            return [];
        }

        var others = holds.Where(hold => hold.Stop != board);
        return Only(holds, board, isPassage: true) is { } passage ? others.Prepend(passage) : others;
    }

    private Distance? LengthBetween(Service service, PlaceId from, ServiceStop to)
    {
        if (to.FromPrevious is { } given)
        {
            return given;
        }

        return service.Mode == Mode.Rail
            ? distances.Find(from, to.Place, service.Gauge)
            : context.Network.GetPlace(from).Position is { } here && context.Network.GetPlace(to.Place).Position is { } there
                ? here.GreatCircleTo(there) * SeaDetour
                : null;
    }

    private ServiceRuns RunsOf(Service service)
    {
        if (!runs.TryGetValue(service.Id, out var found))
        {
            runs.Add(service.Id, found = new ServiceRuns(service, context.Network, context.Request.Origin, context.Request.HorizonDays,
                context.Luck));
        }

        return found;
    }

    private readonly record struct RideStart(int Id, CargoState State, Service Service, int Board);
}
