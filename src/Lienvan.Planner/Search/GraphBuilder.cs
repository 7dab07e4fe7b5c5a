using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using NodaTime;

namespace Lienvan.Planner.Search;

/// <summary>What the cargo is in: where, on what, and how far its customs are.</summary>
/// <param name="Place">The place.</param>
/// <param name="Carriage">What it stands on.</param>
/// <param name="Customs">How far its customs are.</param>
internal readonly record struct CargoState(PlaceId Place, Carriage Carriage, CustomsState Customs);

/// <summary>How far the customs of a cargo are. <c>default</c> is in order: nothing begun, nothing open.</summary>
/// <param name="Code">0 in order; 1 + 2 i cleared inland for export at the i-th crossing of the network; 2 + 2 i crossed there under seal,
/// import open.</param>
internal readonly record struct CustomsState(int Code)
{
    public bool IsInOrder => Code == 0;

    public bool IsClearedForExportAt(int crossing) => Code == 1 + (2 * crossing);

    public bool IsUnderSeal => Code > 0 && Code % 2 == 0;

    public bool IsUnderSealFrom(int crossing) => Code == 2 + (2 * crossing);

    public static CustomsState ClearedForExportAt(int crossing) => new(1 + (2 * crossing));

    public static CustomsState UnderSealFrom(int crossing) => new(2 + (2 * crossing));
}

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

    /// <summary>The most that a journey may take as planned.</summary>
    public required int HorizonSeconds { get; init; }

    /// <summary>What was turned away while the graph was built, and why: for explaining a no.</summary>
    public required Refusals Refusals { get; init; }

    /// <summary>The same with other moves out of each state.</summary>
    public TransportGraph WithMoves(ImmutableArray<Edge>[] moves) => new()
    {
        States = States, Out = moves, Start = Start, Goal = Goal, Storage = Storage, MostStorageUsdPerDay = MostStorageUsdPerDay,
        HorizonSeconds = HorizonSeconds, Refusals = Refusals,
    };
}

/// <summary>
/// Storage in a terminal: so long free, then so much a day, counted by the second. Yards charge begun days; but a wait is only known as
/// planned, and counted evenly it can be bounded exactly while the search runs.
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

    /// <summary>How long a journey may take at most, as planned.</summary>
    public required int JourneyDays { get; init; }

    public required ulong Seed { get; init; }

    public bool HasThroughPermit { get; init; }

    public bool OnlyStandardClearance { get; init; }
}

/// <summary>
/// Builds graphs for one cargo by following its moves: from one start only, or once from wherever a lorry can load or cross, as a ground
/// that any two places are then joined to. Both give the same ways.
/// </summary>
internal sealed class GraphBuilder
{
    /// <summary>Places asked about last that are remembered with what leads to or from them.</summary>
    private const int MostEnds = 12;

    private readonly Dictionary<CargoState, int> ids = [];
    private readonly List<CargoState> states = [];
    private readonly List<ImmutableArray<Edge>> outgoing = [];
    private readonly List<StorageRule> storage = [];
    private readonly RoadMoves roads;
    private readonly TerminalMoves terminals;
    private readonly GateMoves gates;
    private readonly RideMoves rides;
    private readonly Refusals refusals = new();
    private readonly PlaceId[] hubs;
    private readonly Remembered<PlaceId, GoalSide> goals = new(MostEnds);
    private readonly Remembered<PlaceId, StartSide> starts = new(MostEnds);

    private GraphBuilder(GraphRequest request, Terrain terrain, IEnumerable<PlaceId> doors)
    {
        var context = new MoveContext(request, terrain, refusals);
        terminals = new TerminalMoves(context);
        gates = new GateMoves(context, terminals);
        rides = new RideMoves(context);
        hubs = [.. terminals.RoadServedPlaces.Intersect(rides.Places).Concat(gates.Places).Concat(doors).Distinct()];
        roads = new RoadMoves(context, hubs);
    }

    /// <summary>Every state found.</summary>
    public IReadOnlyList<CargoState> States => states;

    /// <summary>The moves out of each state.</summary>
    public IReadOnlyList<ImmutableArray<Edge>> Moves => outgoing;

    /// <summary>After the states of the ground, a goal that is none of them, and then a start.</summary>
    private int GoalSlot => states.Count;

    private int StartSlot => states.Count + 1;

    /// <summary>The graph of what can be reached from the start of a request.</summary>
    public static PlannedGraph Build(GraphRequest request)
    {
        var builder = new GraphBuilder(request, new Terrain(request), []);
        builder.IdOf(AsLorryAt(request.From));
        builder.FollowAll();
        return builder.Between(request.From, request.To, request.JourneyDays);
    }

    /// <summary>A builder that knows every move of a cargo, whose places a request doesn't matter for.</summary>
    public static GraphBuilder BuildGround(GraphRequest request) => BuildGround(request, new Terrain(request), []);

    /// <summary>The same on a terrain that others use, too, and with further places where consignments begin or end.</summary>
    public static GraphBuilder BuildGround(GraphRequest request, Terrain terrain, IEnumerable<PlaceId> doors)
    {
        var builder = new GraphBuilder(request, terrain, doors);
        foreach (var hub in builder.hubs)
        {
            builder.IdOf(AsLorryAt(hub));
        }

        builder.FollowAll();
        return builder;
    }

    /// <summary>The graph from one place to another. Can be asked by several threads at once.</summary>
    /// <param name="from">Where the cargo is.</param>
    /// <param name="to">Where it is to be.</param>
    /// <param name="journeyDays">The most that a journey may take, as planned.</param>
    public PlannedGraph Between(PlaceId from, PlaceId to, int journeyDays)
    {
        var goal = goals.Get(to, FindGoal);
        var start = starts.Get(from, FindStart);
        var moves = goal.Moves.ToArray();
        if (start.State == StartSlot)
        {
            var direct = FindDrive(StartSlot, AsLorryAt(from), to, goal.State);
            moves[StartSlot] = direct is null ? start.Drives : start.Drives.Add(direct);
        }

        var graph = new TransportGraph
        {
            States = [.. states, AsLorryAt(to), AsLorryAt(from)],
            Out = moves,
            Start = start.State,
            Goal = goal.IsReached || moves[start.State].Any(edge => edge.To == goal.State) ? goal.State : -1,
            Storage = [.. storage, default, default],
            MostStorageUsdPerDay = storage.Count == 0 ? 0 : storage.Max(rule => rule.UsdPerDay),
            HorizonSeconds = journeyDays * 86400,
            Refusals = refusals,
        };
        return new PlannedGraph(graph, () => start.Before.Value,
            () => start.State == StartSlot ? goal.After.Value.With(StartSlot, moves[StartSlot]) : goal.After.Value);
    }

    /// <summary>The moves of the ground with the last drives to a goal, from every state in which the cargo is on a lorry.</summary>
    private GoalSide FindGoal(PlaceId to)
    {
        var moves = WithoutEnds();
        var isKnown = ids.TryGetValue(AsLorryAt(to), out var goal);
        if (!isKnown)
        {
            goal = GoalSlot;
            for (var state = 0; state < states.Count; state++)
            {
                if (states[state].Carriage == Carriage.Lorry && FindDrive(state, states[state], to, goal) is { } drive)
                {
                    moves[state] = moves[state].Add(drive);
                }
            }
        }

        return new GoalSide(goal, moves, moves.Any(edges => edges.Any(edge => edge.To == goal)),
            new Lazy<Outlook>(() => Outlook.To(Bare(moves, 0, goal))));
    }

    /// <summary>The first drives from a start, unless it is a state of the ground.</summary>
    private StartSide FindStart(PlaceId from)
    {
        var moves = WithoutEnds();
        if (ids.TryGetValue(AsLorryAt(from), out var start))
        {
            return new StartSide(start, [], new Lazy<Bounds>(() => Bounds.From(Bare(moves, start, -1))));
        }

        moves[StartSlot] = [.. hubs.Select(hub => ids.TryGetValue(AsLorryAt(hub), out var state)
            ? FindDrive(StartSlot, AsLorryAt(from), hub, state) : null).OfType<Edge>()];
        return new StartSide(StartSlot, moves[StartSlot], new Lazy<Bounds>(() => Bounds.From(Bare(moves, StartSlot, -1))));
    }

    private ImmutableArray<Edge>[] WithoutEnds() => [.. outgoing, [], []];

    private StepEdge? FindDrive(int state, CargoState from, PlaceId to, int target)
    {
        lock (roads)
        {
            return from == AsLorryAt(to) ? null : roads.Find(state, from, to, _ => target);
        }
    }

    /// <summary>Moves as a graph, of which only moves and ends are asked for.</summary>
    private static TransportGraph Bare(ImmutableArray<Edge>[] moves, int start, int goal) => new()
    {
        States = [], Out = moves, Start = start, Goal = goal, Storage = [], MostStorageUsdPerDay = 0, HorizonSeconds = 0, Refusals = new(),
    };

    private static CargoState AsLorryAt(PlaceId place) => new(place, Carriage.Lorry, default);

    private void FollowAll()
    {
        for (var next = 0; next < states.Count; next++)
        {
            outgoing.Add(MovesFrom(next));
            storage.Add(terminals.StorageAt(states[next]));
        }
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
            gates.AddClearances(id, state, IdOf, moves);
        }

        terminals.AddMoves(id, state, IdOf, moves);
        return [.. moves];
    }

    /// <summary>A goal among the states or after them, and all moves with those that lead to it.</summary>
    private sealed record GoalSide(int State, ImmutableArray<Edge>[] Moves, bool IsReached, Lazy<Outlook> After);

    /// <summary>A start among the states or after them, and the drives from it.</summary>
    private sealed record StartSide(int State, ImmutableArray<Edge> Drives, Lazy<Bounds> Before);
}
