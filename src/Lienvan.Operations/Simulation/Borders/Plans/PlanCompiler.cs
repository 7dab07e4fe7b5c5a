using Lienvan.Model.Borders;
using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.Operations.Simulation.Borders.Plans;

/// <summary>Compiles a corridor and a question into all that replications need.</summary>
internal sealed class PlanCompiler
{
    private readonly Corridor corridor;
    private readonly SimulationQuestion question;
    private readonly Epochs epochs;
    private readonly Calendars calendars;
    private readonly Instant origin;
    private readonly double end;
    private readonly double startOffset;

    private PlanCompiler(Corridor corridor, SimulationQuestion question)
    {
        (this.corridor, this.question) = (corridor, question);
        var first = question.From.PlusDays(-question.WarmupDays);
        var zone = corridor.Countries[0].Zone;
        origin = zone.AtStartOfDay(first).ToInstant();
        startOffset = zone.GetUtcOffset(origin).Seconds / 60.0;
        end = (question.WarmupDays + question.Days) * 1440.0;
        epochs = new Epochs(corridor, question.Scenario, first, first.PlusDays(question.WarmupDays + question.Days));
        calendars = new Calendars(epochs, origin, end);
    }

    public static CorridorPlan Compile(Corridor corridor, SimulationQuestion question) => new PlanCompiler(corridor, question).Compile();

    private CorridorPlan Compile()
    {
        var papers = new PapersCompiler(epochs, calendars);
        var all = epochs.Networks.SelectMany(network => network.Corridor.Crossings).DistinctBy(row => row.Id).ToArray();
        var rail = all.Where(row => row.Mode == Mode.Rail).ToArray();
        var places = StationPlaces(rail);
        var index = places.Select((place, number) => (place, number)).ToDictionary(pair => pair.place, pair => pair.number);
        var crossings = rail.Where(row => index.ContainsKey(row.PlaceA) && index.ContainsKey(row.PlaceB))
            .Select(row => RailCrossing(row, index, papers)).ToImmutableArray();
        var lineIndex = corridor.Lines.Select((line, number) => (line.Id, number)).ToDictionary(pair => pair.Id, pair => pair.number);
        var services = new ServiceCompiler(epochs, calendars, index, end)
        {
            Crossings = crossings,
            LineIndex = id => lineIndex.GetValueOrDefault(id, 0),
        }.Compile().ToImmutableArray();
        var gates = new GateCompiler(epochs, calendars, papers, origin) { StartOffset = startOffset, End = end, Assumptions =
            question.Assumptions };
        return Keep(new CorridorPlan
        {
            Origin = origin,
            FirstDay = epochs.FirstDay,
            Warmup = question.WarmupDays * 1440.0,
            End = end,
            EpochStarts = [.. Enumerable.Range(0, epochs.Count).Select(epochs.StartOf)],
            Stations = [.. places.Select((place, number) => Station(place, number, rail, services))],
            Gates = [.. all.Where(row => row.Mode == Mode.Road && IsWanted(row)).Select(gates.Compile)],
            RailCrossings = crossings,
            Services = services,
            Lines = new LineCompiler(epochs, question).Compile(corridor),
        });
    }

    private bool IsWanted(Crossing crossing) =>
        question.At.IsEmpty || question.At.Any(key => key == crossing.Id.Value || key == crossing.PlaceA.Value
            || key == crossing.PlaceB.Value);

    /// <summary>Ends of rail crossings, and places whose terminal changes gauges.</summary>
    private ImmutableArray<PlaceId> StationPlaces(Crossing[] rail)
    {
        var ends = rail.SelectMany(row => new[] { row.PlaceA, row.PlaceB });
        var changes = epochs.Networks.SelectMany(network => network.Corridor.Handling
            .Where(row => row is { From.Mode: Mode.Rail, To.Mode: Mode.Rail } && row.From.Gauge != row.To.Gauge
                && row.Operation != Operation.TransferPassengers)
            .Select(row => network.Corridor.Terminals.FirstOrDefault(terminal => terminal.Id == row.Terminal)?.Place).OfType<PlaceId>());
        return [.. ends.Concat(changes).Distinct()];
    }

    private StationPlan Station(PlaceId place, int number, Crossing[] rail, ImmutableArray<ServicePlan> services)
    {
        var coming = services.Where(service => service.Visits.Any(visit => visit.Station == number)).ToArray();
        var handled = epochs.Networks.SelectMany(network => network.Corridor.Handling.Where(row =>
            row.Operation != Operation.TransferPassengers
            && network.Corridor.Terminals.Any(terminal => terminal.Id == row.Terminal && terminal.Place == place)))
            .SelectMany(row => new[] { row.From, row.To }).Where(side => side.Mode == Mode.Rail).Select(side => side.Gauge.Millimetres);
        ImmutableArray<int> gauges = [.. coming.Select(service => service.Gauge).Concat(handled).Distinct().Order()];
        return new StationCompiler(epochs, calendars, origin) { StartOffset = startOffset, Coming = coming, Number = number }
            .Compile(place, rail.Any(row => row.PlaceA == place || row.PlaceB == place), gauges, Transfers(place, number, services));
    }

    /// <summary>
    /// The share of boxes off trains that end on one gauge which goes on by trains that start on another: as many as fill the assumed
    /// share of those trains.
    /// </summary>
    private ImmutableArray<TransferPlan> Transfers(PlaceId place, int number, ImmutableArray<ServicePlan> services)
    {
        var pairs = epochs.Networks.SelectMany(network => network.Corridor.Handling
            .Where(row => row is { Operation: Operation.LiftContainer or Operation.ExchangeBogies,
                From.Mode: Mode.Rail, To.Mode: Mode.Rail }
                && row.From.Gauge != row.To.Gauge
                && network.Corridor.Terminals.Any(terminal => terminal.Id == row.Terminal && terminal.Place == place))
            .SelectMany(row => row.BothWays ? [(row.From.Gauge, row.To.Gauge), (row.To.Gauge, row.From.Gauge)]
                : new[] { (row.From.Gauge, row.To.Gauge) })).Distinct();
        return
        [
            .. pairs.Select(pair => new TransferPlan(pair.Item1.Millimetres, pair.Item2.Millimetres,
            [
                .. Enumerable.Range(0, epochs.Count).Select(epoch =>
                {
                    var now = services.Where(service => !service.IsPassenger && service.To > epochs.StartOf(epoch)
                        && service.From <= epochs.StartOf(epoch)).ToArray();
                    var arriving = TeuPerWeek(now, number, VisitRole.Ends, pair.Item1);
                    var leaving = TeuPerWeek(now, number, VisitRole.Starts, pair.Item2);
                    return arriving > 0 ? Math.Min(0.9, question.Assumptions.TransferShare * leaving / arriving) : 0;
                }),
            ])),
        ];
    }

    private static double TeuPerWeek(ServicePlan[] services, int station, VisitRole role, Gauge gauge) => services
        .Where(service => service.Gauge == gauge.Millimetres && service.Visits.Any(visit => visit.Station == station && visit.Role == role))
        .Sum(service => service.Teu * service.Service.PerWeek);

    private RailCrossingPlan RailCrossing(Crossing crossing, Dictionary<PlaceId, int> index, PapersCompiler papers)
    {
        var versions = epochs.Each(network => network.Corridor.Crossings.FirstOrDefault(row => row.Id == crossing.Id) ?? crossing);
        return new RailCrossingPlan
        {
            Crossing = crossing,
            StationA = index[crossing.PlaceA],
            StationB = index[crossing.PlaceB],
            Run = [.. versions.Select(version => version.Passage)],
            TrainsPerDay = [.. versions.Select((version, epoch) => SetLimit(version, epoch))],
            Tracks = [.. versions.Select(version => Math.Max(1, Math.Max(version.LanesAToB, version.LanesBToA)))],
            Open = [calendars.OfCrossing(crossing, CrossingDirection.AToB), calendars.OfCrossing(crossing, CrossingDirection.BToA)],
            Papers = papers.Of(crossing),
        };
    }

    /// <summary>
    /// The package says what a crossing passes at a usual share of its paths. Here the paths themselves are simulated, so the figure is
    /// a limit only where a policy sets it.
    /// </summary>
    private double SetLimit(Crossing version, int epoch)
    {
        var plain = epochs.Unchanged[epoch].Corridor.Crossings.FirstOrDefault(row => row.Id == version.Id);
        return plain?.VehiclesPerDay == version.VehiclesPerDay ? double.PositiveInfinity
            : version.VehiclesPerDay ?? double.PositiveInfinity;
    }

    /// <summary>
    /// Only what is asked about and what its trains touch: stations that trains join, so that the answer is the same as in the whole.
    /// </summary>
    private CorridorPlan Keep(CorridorPlan plan)
    {
        if (question.At.IsEmpty)
        {
            return plan with { Services = [.. plan.Services.Where(service => service.From < plan.End)] };
        }

        var kept = plan.Stations.Select((station, index) => (station, index)).Where(pair =>
            question.At.Contains(pair.station.Place.Id.Value)
            || plan.RailCrossings.Any(crossing => question.At.Contains(crossing.Crossing.Id.Value)
                && (crossing.StationA == pair.index || crossing.StationB == pair.index))).Select(pair => pair.index).ToHashSet();
        for (var (before, isFirst) = (0, true); isFirst || kept.Count > before; isFirst = false)
        {
            before = kept.Count;
            kept.UnionWith(plan.Services.Where(service => service.Visits.Any(visit => kept.Contains(visit.Station)))
                .SelectMany(service => service.Visits.Select(visit => visit.Station)).ToArray());
        }

        var lines = plan.Lines.Index().Where(pair => question.At.Contains(pair.Item.Id)).Select(pair => pair.Index).ToHashSet();
        return plan with
        {
            Services =
            [
                .. plan.Services.Where(service => service.From < plan.End
                    && (service.Visits.Any(visit => kept.Contains(visit.Station)) || service.Lines.Any(lines.Contains))),
            ],
        };
    }
}
