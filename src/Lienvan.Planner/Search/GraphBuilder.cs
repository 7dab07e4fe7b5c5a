using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using NodaTime;

namespace Lienvan.Planner.Search;

/// <summary>What the cargo is in: where, on what, and how far its customs are.</summary>
/// <param name="Place">The place.</param>
/// <param name="Carriage">What it stands on.</param>
/// <param name="Customs">
/// 0 for in order; 1 for cleared for export already, inland; 2 + i for crossed at the i-th crossing of the network under seal, import to be
/// cleared inland.
/// </param>
internal readonly record struct CargoState(PlaceId Place, Carriage Carriage, int Customs);

/// <summary>
/// Every state that a cargo can get into from one place and every move between them, time left open. Gauge is part of the state, so a wagon
/// only ever meets trains of its own gauge; a border is only ever passed by a crossing that lets this cargo through.
/// </summary>
internal sealed class TransportGraph
{
    public required ImmutableArray<CargoState> States { get; init; }

    /// <summary>The moves out of each state.</summary>
    public required ImmutableArray<Edge>[] Out { get; init; }

    public required int Start { get; init; }

    /// <summary>Where the cargo is to be: on a lorry at the destination, customs in order; −1 when no way leads there.</summary>
    public required int Goal { get; init; }

    /// <summary>What a consignment pays for each begun day beyond the free time while it waits in a state for a train or ship.</summary>
    public required StorageRule[] Storage { get; init; }

    /// <summary>The dearest storage of all states.</summary>
    public required double MostStorageUsdPerDay { get; init; }

    /// <summary>What was turned away while the graph was built, and why: for explaining a no.</summary>
    public required Refusals Refusals { get; init; }
}

/// <summary>
/// Storage in a terminal: so long free, then so much a day, counted by the second. Yards charge begun days; but a wait is only known as planned,
/// and counted evenly it can be bounded exactly while the search runs.
/// </summary>
/// <param name="FreeSeconds">Free time.</param>
/// <param name="UsdPerDay">Charge for the consignment.</param>
internal readonly record struct StorageRule(int FreeSeconds, double UsdPerDay)
{
    public double Usd(int waitSeconds) => Math.Max(0, waitSeconds - FreeSeconds) * UsdPerDay / 86400.0;
}

/// <summary>What is asked of a graph.</summary>
internal sealed record GraphRequest
{
    public required Network Network { get; init; }

    public required Cargo Cargo { get; init; }

    public required PlaceId From { get; init; }

    public required PlaceId To { get; init; }

    /// <summary>The instant that seconds count from.</summary>
    public required Instant Origin { get; init; }

    public required int HorizonDays { get; init; }

    public required ulong Seed { get; init; }

    public bool HasThroughPermit { get; init; }
}

/// <summary>Builds the graph by following moves from the start.</summary>
internal sealed class GraphBuilder
{
    private readonly GraphRequest request;
    private readonly Dictionary<CargoState, int> ids = [];
    private readonly List<CargoState> states = [];
    private readonly List<ImmutableArray<Edge>> outgoing = [];
    private readonly RoadMoves roads;
    private readonly TerminalMoves terminals;
    private readonly GateMoves gates;
    private readonly RideMoves rides;
    private readonly Refusals refusals = new();

    private GraphBuilder(GraphRequest request)
    {
        this.request = request;
        var context = new MoveContext(request, refusals);
        terminals = new TerminalMoves(context);
        gates = new GateMoves(context, terminals);
        rides = new RideMoves(context);
        roads = new RoadMoves(context, [request.From, request.To, .. terminals.RoadServedPlaces, .. gates.Places]);
    }

    public static TransportGraph Build(GraphRequest request)
    {
        var builder = new GraphBuilder(request);
        var start = builder.IdOf(new CargoState(request.From, Carriage.Lorry, 0));
        for (var next = 0; next < builder.states.Count; next++)
        {
            builder.outgoing.Add(builder.MovesFrom(next));
        }

        StorageRule[] storage = [.. builder.states.Select(builder.terminals.StorageAt)];
        return new TransportGraph
        {
            States = [.. builder.states],
            Out = [.. builder.outgoing],
            Start = start,
            Goal = builder.ids.TryGetValue(new CargoState(request.To, Carriage.Lorry, 0), out var goal) ? goal : -1,
            Storage = storage,
            MostStorageUsdPerDay = storage.Max(rule => rule.UsdPerDay),
            Refusals = builder.refusals,
        };
    }

    private int IdOf(CargoState state)
    {
        if (!ids.TryGetValue(state, out var id))
        {
            ids.Add(state, id = states.Count);
            states.Add(state);
        }

        return id;
    }

    private ImmutableArray<Edge> MovesFrom(int id)
    {
        var state = states[id];
        var moves = new List<Edge>();
        if (state.Carriage.Mode == Mode.Road)
        {
            roads.AddMoves(id, state, IdOf, moves);
            gates.AddMoves(id, state, IdOf, moves);
        }
        else
        {
            rides.AddMoves(id, state, IdOf, moves);
        }

        terminals.AddMoves(id, state, IdOf, moves);
        gates.AddClearances(id, state, IdOf, moves);
        return [.. moves];
    }
}
