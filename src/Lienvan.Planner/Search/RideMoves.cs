using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Units;

namespace Lienvan.Planner.Search;

/// <summary>Rides on trains and ships: every pair of a boarding and a later alighting stop, with the borders between them.</summary>
internal sealed class RideMoves
{
    private readonly MoveContext context;
    private readonly BorderRules rules;
    private readonly ILookup<(PlaceId, Carriage), (PricedService Priced, int Stop)> boardings;
    private readonly Dictionary<(PlaceId, PlaceId, Mode), Crossing> crossings = [];

    public RideMoves(MoveContext context)
    {
        this.context = context;
        rules = new BorderRules(context);
        foreach (var crossing in context.Network.Corridor.Crossings.Where(crossing => crossing.Mode != Mode.Road && context.Lets(crossing)))
        {
            crossings[(crossing.PlaceA, crossing.PlaceB, crossing.Mode)] = crossing;
            crossings[(crossing.PlaceB, crossing.PlaceA, crossing.Mode)] = crossing;
        }

        var usable = context.Network.Corridor.Services.Where(IsUsable).ToArray();
        Places = usable.SelectMany(service => service.Stops).Where(stop => stop.Activity != StopActivity.Pass).Select(stop => stop.Place)
            .ToHashSet();
        boardings = usable.Select(service => new PricedService(service, context))
            .SelectMany(priced => priced.Service.Stops.Select((stop, index) => (priced, stop, index)))
            .Where(item => item.stop.Activity is StopActivity.LoadUnload or StopActivity.Load)
            .ToLookup(item => (item.stop.Place, item.priced.Service.Carriage), item => (item.priced, item.index));
    }

    /// <summary>Places where this cargo can get on or off.</summary>
    public IEnumerable<PlaceId> Places { get; }

    public void AddMoves(int id, CargoState state, Func<CargoState, int> idOf, List<Edge> moves)
    {
        foreach (var (priced, board) in boardings[(state.Place, state.Carriage)])
        {
            AddRides(new RideStart(id, state, priced, board), idOf, moves);
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
            context.Refusals.Add(RefusalKind.CargoOnService, service.Id.Value,
                $"{service.Name.English} does not take {cargo.Needs.ToString().ToLowerInvariant()} cargo");
            return false;
        }

        if (cargo.HeaviestBox > service.BoxMass)
        {
            context.Refusals.Add(RefusalKind.BoxTooHeavy, service.Id.Value,
                $"{service.Name.English} takes boxes of at most {service.BoxMass}, these weigh {cargo.HeaviestBox}");
            return false;
        }

        if ((service.Capacity is { } teu && cargo.Teu > teu.Count) || (service.CapacityMass is { } mass && cargo.GrossMass > mass))
        {
            context.Refusals.Add(RefusalKind.TrainTooSmall, service.Id.Value,
                $"{service.Name.English} carries at most " +
                    $"{string.Join(" and ", new object?[] { service.Capacity, service.CapacityMass }.OfType<object>())}");
            return false;
        }

        return true;
    }

    private void AddRides(RideStart start, Func<CargoState, int> idOf, List<Edge> moves)
    {
        var way = new RideWay(start.State.Customs, start.Board);
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
            if (start.Priced.FindLength(stop) is not { } length)
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
            context.Refusals.Add(RefusalKind.NeverOpen, crossing.Id.Value,
                $"{crossing.Name.English} is not open on any day within the horizon");
            return false;
        }

        var length = service.Stops[stop].FromPrevious ?? crossing.Length;
        way.AddLeg(length);
        way.AddPart(countries.Here, length * 0.5);
        way.AddPart(countries.There, length * 0.5);
        way.Assumptions.AddRange(MoveContext.AssumptionOf(crossing.Provenance, "crossing " + crossing.Id));
        if (!way.Customs.IsClearedForExportAt(context.Terrain.CrossingIndexes[crossing.Id]))
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
        if (start.Priced.Ride(start.Board, stop, way) is not { } ride)
        {
            return null;
        }

        var borders = way.Borders(isImportInland);
        var customs = isImportInland
            ? CustomsState.UnderSealFrom(context.Terrain.CrossingIndexes[way.LastBorder!.Value.Crossing.Id]) : way.Customs;
        return new RideEdge
        {
            From = start.Id,
            To = idOf(new CargoState(start.Service.Stops[stop].Place, start.Service.Carriage, customs)),
            CostUsd = ride.Price.Usd + borders.Usd,
            Co2Grams = ride.Grams,
            Runs = start.Priced.Runs,
            BoardStop = start.Board,
            AlightStop = stop,
            Before = borders.Before,
            Holds = borders.Holds,
            LegLengths = ride.LegLengths,
            Chosen = start.Priced.AssumptionsOf(ride, borders),
        };
    }

    private readonly record struct RideStart(int Id, CargoState State, PricedService Priced, int Board)
    {
        public Service Service => Priced.Service;
    }
}
