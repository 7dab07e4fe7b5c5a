using System.Runtime.InteropServices;

namespace Lienvan.Operations.Simulation.Lines;

/// <summary>
/// One replication: trains enter, run, stand and leave. A train moves on when section and place are free, the state stays safe
/// (<see cref="SafeOrder"/>) and the right of way is its own (<see cref="RightOfWay"/>). Whoever waits asks again when anything has moved;
/// when nothing moves any more, one that can goes without asking for the right of way.
/// </summary>
internal sealed class LineRun
{
    private const double Instant = 1e-6;

    /// <summary>How much longer than expected a train lets another go first, seconds.</summary>
    private const double Patience = 300;

    private readonly LineScene scene;
    private readonly TrainState[] trains;
    private readonly double[][] disturbances;
    private readonly LineLuck luck;
    private readonly StationPlaces places, future;
    private readonly SafeOrder safe;
    private readonly RightOfWay right;
    private readonly List<Standing> standing = [];
    private readonly List<int> waiting = [];
    private readonly PriorityQueue<(Step Step, int Train), (double Second, long Rank)> events = new();
    private readonly SectionState[] sections;
    private readonly LinePass[][] passes;
    private long rank;
    private double now;

    public LineRun(SceneMap map, LineLuck luck)
    {
        (scene, this.luck) = (map.Scene, luck);
        (places, future, safe) = (new StationPlaces(scene), new StationPlaces(scene), new SafeOrder(map));
        disturbances = [.. scene.Trains.Select(train => luck.Disturbances(train))];
        sections = [.. scene.Sections.Select(_ => new SectionState())];
        trains = [.. scene.Trains.Select(_ => new TrainState())];
        passes = [.. scene.Trains.Select(train => new LinePass[train.Visits.Length])];
        right = new RightOfWay(map, trains, places, CanGo);
    }

    /// <summary>What can happen.</summary>
    private enum Step
    {
        Ready,
        Decide,
        Arrive,
        Wake,
    }

    /// <summary>Events that have happened.</summary>
    public long EventCount { get; private set; }

    /// <summary>When each train came to each station and left it.</summary>
    public LinePass[][] Passes => passes;

    /// <summary>What became of each train.</summary>
    public TrainState[] Run()
    {
        for (var train = 0; train < trains.Length; train++)
        {
            var (late, plan) = (luck.Late(scene.Trains[train]), scene.Trains[train].Visits[0]);
            trains[train].Ready = Math.Max(plan.Departure, 0) + late;
            Schedule(trains[train].Ready, Step.Ready, train);
        }

        while (true)
        {
            while (events.TryDequeue(out var next, out var at))
            {
                now = at.Second;
                EventCount++;
                Happen(next.Step, next.Train);
            }

            if (waiting.Count == 0)
            {
                return trains;
            }

            Force();
        }
    }

    private void Schedule(double second, Step step, int train) => events.Enqueue((step, train), (Math.Max(second, now), rank++));

    private void Happen(Step step, int train)
    {
        switch (step)
        {
            case Step.Ready:
                trains[train].IsWaiting = true;
                waiting.Add(train);
                TryWaiting();
                break;
            case Step.Decide:
                Decide(train);
                break;
            case Step.Arrive:
                Arrive(train);
                break;
            default:
                TryWaiting();
                break;
        }
    }

    /// <summary>At the braking point: a train that need not stand runs through, or brakes.</summary>
    private void Decide(int train)
    {
        ref var state = ref trains[train];
        var run = scene.Trains[train].Runs[state.At - 1];
        if (CanGo(train) && right.FindYield(train, now, state.Arrives, run.StopSeconds + run.StartSeconds) is null)
        {
            Grant(train);
            state.RunsThrough = true;
        }
        else
        {
            state.Arrives += run.StopSeconds;
            state.StartLoss = run.StartSeconds;
        }

        Schedule(state.Arrives, Step.Arrive, train);
    }

    private void Arrive(int train)
    {
        ref var state = ref trains[train];
        var plan = scene.Trains[train];
        var run = plan.Runs[state.At - 1];
        var section = sections[run.Section];
        if (scene.Sections[run.Section].Tracks == 2 && section.Queue(run.IsForward) is { Count: > 0 } queue && queue.Peek() != train)
        {
            state.IsHeldBack = true;
            return;
        }

        LeaveSection(train, run);
        passes[train][state.At] = new LinePass(now, now);
        if (state.At == plan.Visits.Length - 1)
        {
            (state.Ended, state.HasEnded) = (now, true);
        }
        else if (state.RunsThrough)
        {
            places.Give(plan.Visits[state.At].Station, state.IsMain);
            state.RunsThrough = false;
            SetOff(train);
        }
        else
        {
            var visit = plan.Visits[state.At];
            state.Ready = Math.Max(now + visit.LeastStaySeconds + luck.Handover(plan, state.At), visit.Departure);
            Schedule(state.Ready, Step.Ready, train);
        }

        TryWaiting();
    }

    private void LeaveSection(int train, in SceneRun run)
    {
        var (section, row) = (sections[run.Section], scene.Sections[run.Section]);
        if (row.Tracks == 1)
        {
            section.IsHeld = false;
            section.FreeFrom = now + row.ClearanceSeconds;
            Schedule(section.FreeFrom, Step.Wake, train);
        }
        else if (row.Tracks == 2)
        {
            var queue = section.Queue(run.IsForward);
            queue.Dequeue();
            section.LastExit(run.IsForward) = now;
            if (queue.TryPeek(out var next) && trains[next].IsHeldBack)
            {
                trains[next].IsHeldBack = false;
                Schedule(now + run.HeadwaySeconds, Step.Arrive, next);
            }
        }
    }

    /// <summary>In the order in which they came; whoever goes may make room for another.</summary>
    private void TryWaiting()
    {
        for (var index = 0; index < waiting.Count; index++)
        {
            var train = waiting[index];
            if (CanGo(train) && !Yields(train))
            {
                waiting.RemoveAt(index);
                Leave(train);
                index = -1;
            }
        }
    }

    /// <summary>A train yields once at a place, and no longer than the other should take: estimates can be wrong.</summary>
    private bool Yields(int train)
    {
        ref var state = ref trains[train];
        if (state.YieldsUntil > 0 && now >= state.YieldsUntil)
        {
            return false;
        }

        if (right.FindYield(train, now, now, 0) is not { } clear)
        {
            return false;
        }

        if (state.YieldsUntil == 0)
        {
            state.YieldsUntil = clear + Patience;
            Schedule(state.YieldsUntil, Step.Wake, train);
        }

        return true;
    }

    /// <summary>Nothing moves: the first that can goes. Some train can, or the proof in docs/lines.md is wrong.</summary>
    private void Force()
    {
        var index = waiting.FindIndex(CanGo);
        if (index < 0 && events.Count > 0)
        {
            return;
        }

        if (index < 0)
        {
            throw new InvalidOperationException("trains block each other for good, which was proven to be impossible");
        }

        var train = waiting[index];
        waiting.RemoveAt(index);
        Leave(train);
        TryWaiting();
    }

    private void Leave(int train)
    {
        ref var state = ref trains[train];
        var (from, isMain) = (state.At, state.IsMain);
        state.IsWaiting = false;
        Grant(train);
        if (from == 0)
        {
            state.Entered = now;
        }
        else
        {
            places.Give(scene.Trains[train].Visits[from].Station, isMain);
        }

        SetOff(train);
    }

    /// <summary>Whether section and place ahead are free and the state stays safe.</summary>
    private bool CanGo(int train)
    {
        var (plan, at) = (scene.Trains[train], trains[train].At);
        var (run, next) = (plan.Runs[at], plan.Visits[at + 1]);
        var section = sections[run.Section];
        var tracks = scene.Sections[run.Section].Tracks;
        if (tracks == 1 && (section.IsHeld || now < section.FreeFrom - Instant))
        {
            return false;
        }

        if (tracks == 2 && now < section.NextEntry(run.IsForward) - Instant)
        {
            Schedule(section.NextEntry(run.IsForward), Step.Wake, train);
            return false;
        }

        return at + 1 == plan.Visits.Length - 1
            || (places.HasRoom(next.Station, places.IsLong(next.Station, plan.LengthMetres)) && StaysSafe(train));
    }

    private bool StaysSafe(int train)
    {
        var (plan, at) = (scene.Trains[train], trains[train].At);
        var station = plan.Visits[at + 1].Station;
        var isMain = places.WouldTakeMain(station, places.IsLong(station, plan.LengthMetres));
        var index = standing.FindIndex(other => other.Train == train);
        var before = index >= 0 ? standing[index] : default;
        Move(index, new Standing(train, at + 1, isMain));
        var isSafe = safe.IsSafe(future, CollectionsMarshal.AsSpan(standing));
        if (index >= 0)
        {
            Move(index, before);
        }
        else
        {
            Remove(standing.Count - 1);
        }

        return isSafe;
    }

    /// <summary>Takes section and place ahead.</summary>
    private void Grant(int train)
    {
        ref var state = ref trains[train];
        var plan = scene.Trains[train];
        var run = plan.Runs[state.At];
        var index = standing.FindIndex(other => other.Train == train);
        if (state.At + 1 == plan.Visits.Length - 1)
        {
            if (index >= 0)
            {
                Remove(index);
            }
        }
        else
        {
            var station = plan.Visits[state.At + 1].Station;
            state.IsMainAhead = places.WouldTakeMain(station, places.IsLong(station, plan.LengthMetres));
            places.Take(station, state.IsMainAhead);
            Move(index, new Standing(train, state.At + 1, state.IsMainAhead));
        }

        var section = sections[run.Section];
        section.IsHeld = scene.Sections[run.Section].Tracks == 1;
        section.NextEntry(run.IsForward) = Math.Max(now, state.Arrives) + run.HeadwaySeconds;
        state.HasSectionAhead = true;
    }

    /// <summary>Runs over the section that it was granted.</summary>
    private void SetOff(int train)
    {
        ref var state = ref trains[train];
        var plan = scene.Trains[train];
        var run = plan.Runs[state.At];
        var section = sections[run.Section];
        passes[train][state.At] = new LinePass(state.At == 0 ? now : passes[train][state.At].Arrival, now);
        var arrives = now + run.Seconds + disturbances[train][state.At] + state.StartLoss;
        if (scene.Sections[run.Section].Tracks == 2)
        {
            section.Queue(run.IsForward).Enqueue(train);
            arrives = Math.Max(arrives, section.LastExit(run.IsForward) + run.HeadwaySeconds);
        }

        (state.At, state.IsMain, state.StartLoss, state.YieldsUntil) = (state.At + 1, state.IsMainAhead, 0, 0);
        state.HasSectionAhead = false;
        var visit = plan.Visits[state.At];
        state.Arrives = Math.Max(arrives, visit.Arrival);
        var isThrough = state.At < plan.Visits.Length - 1 && visit.LeastStaySeconds <= 0 && visit.Departure <= state.Arrives + Instant;
        if (isThrough)
        {
            // It is told before it must brake, and comes then whether it stops or not.
            Schedule(state.Arrives - run.StopSeconds, Step.Decide, train);
        }
        else
        {
            Schedule(state.Arrives, Step.Arrive, train);
        }
    }

    private void Move(int index, Standing to)
    {
        if (index >= 0)
        {
            future.Give(StationOf(standing[index]), standing[index].IsMain);
            standing[index] = to;
        }
        else
        {
            standing.Add(to);
        }

        future.Take(StationOf(to), to.IsMain);
    }

    private void Remove(int index)
    {
        future.Give(StationOf(standing[index]), standing[index].IsMain);
        standing.RemoveAt(index);
    }

    private int StationOf(Standing train) => scene.Trains[train.Train].Visits[train.At].Station;
}
