namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// Large-neighbourhood search: takes some trains out that have to do with each other and plans them again in another order; keeps what is
/// no worse, and at times what is a little worse (Shaw 1998; Li, Chen, Harabor, Stuckey, Koenig 2021 for many agents).
/// </summary>
internal sealed class LocalSearch(CompiledProblem problem, Chance chance, TrainPlan[] alone)
{
    private const int MostTrains = 10;
    private const int JointSteps = 512;
    private const int MostOfFew = 8;
    private const long EffortOfFew = 300_000;
    private const int FewestOfMany = 4;
    private const int MostOfMany = 23;
    private const long EffortOfMany = 2_000_000;

    private readonly RoutePlanner planner = new(problem);
    private readonly HashSet<int> chosen = [];
    private readonly HashSet<int> neighbours = [];
    private readonly List<(int Train, TrainPlan Plan)> old = [];
    private readonly List<int> order = [];
    private readonly JointPlanner joint = new(problem);
    private long idleEffort;

    /// <summary>Whether planning together is worth rounds of its own: of fewer trains, the search for proof plans all together.</summary>
    public bool PlansTogether => problem.IsLarge || problem.TrainCount > MostOfMany;

    private long Effort => planner.Effort + joint.Effort + idleEffort;

    /// <summary>The best schedule that an effort leads to from a given one.</summary>
    /// <param name="start">A whole schedule.</param>
    /// <param name="effort">How much to do.</param>
    /// <param name="warmth">By how many of the steps of <see cref="Losses.StepOf"/> a step may be worse, about, at first.</param>
    /// <param name="isTogether">Whether trains are only planned together, as well as can be.</param>
    /// <param name="cancellation">Stops early, with the best so far.</param>
    public TrainPlan[] Improve(TrainPlan[] start, long effort, double warmth, bool isTogether, CancellationToken cancellation)
    {
        var state = new ScheduleState(problem);
        state.Take(start);
        var (best, bestCost) = (start, state.Cost);
        var (first, last) = (Effort, Effort + effort);
        var step = Losses.StepOf(problem, train => LossOf(train, state), countsWhole: false);
        while (Effort < last && !cancellation.IsCancellationRequested)
        {
            var allowed = warmth * step * (last - Effort) / (last - first);
            var isTaken = isTogether ? TryExact(state, ChooseMany(state), Math.Min(EffortOfMany, 2 * effort), cancellation)
                : chance.Below(JointSteps) == 0 ? TryExact(state, ChooseFew(state), EffortOfFew, cancellation)
                : TryStep(state, (long)(-Math.Log(1 - chance.Unit()) * allowed));
            if (isTaken && state.Cost < bestCost)
            {
                // What was planned around others may now leave them room to go earlier.
                state.Take(Retiming.Shift(problem, state.ToPlans()));
                idleEffort += problem.TrainCount * 50;
                (best, bestCost) = (state.ToPlans(), state.Cost);
            }
        }

        return Crossover.Merge(problem, best, state.ToPlans());
    }

    private bool TryStep(ScheduleState state, long slack)
    {
        Choose(state);
        old.Clear();
        var before = 0L;
        foreach (var train in order)
        {
            var plan = state.Remove(train);
            before += plan.Cost;
            old.Add((train, plan));
        }

        var least = order.Sum(train => alone[train].Cost);
        var left = before + slack - least;
        foreach (var train in order)
        {
            var plan = planner.FindPlan(train, state.Occupations, left + alone[train].Cost);
            if (plan is null)
            {
                Undo(state);
                return false;
            }

            left -= plan.Cost - alone[train].Cost;
            state.Insert(train, plan);
        }

        return true;
    }

    /// <summary>Plans some trains together as well as can be around the others.</summary>
    private bool TryExact(ScheduleState state, int[] trains, long effort, CancellationToken cancellation)
    {
        var before = trains.Sum(train => state[train]!.Cost);
        if (before <= trains.Sum(train => alone[train].Cost))
        {
            idleEffort += 1000;
            return false;
        }

        if (joint.FindPlans(trains, state, before, effort, cancellation) is not { } plans)
        {
            return false;
        }

        foreach (var train in trains)
        {
            state.Remove(train);
        }

        for (var at = 0; at < trains.Length; at++)
        {
            state.Insert(trains[at], plans[at]);
        }

        return true;
    }

    private int[] ChooseFew(ScheduleState state)
    {
        Choose(state);
        return [.. order.Take(MostOfFew).Order()];
    }

    /// <summary>
    /// A train that loses, those in whose way it would be if it went as though alone, and so on from them. What keeps a train late is
    /// mostly this: let it through, and a dozen others move by minutes and hardly lose, but none of them can be moved by itself.
    /// </summary>
    private int[] ChooseMany(ScheduleState state)
    {
        var size = Math.Min(problem.TrainCount, FewestOfMany + chance.Below(MostOfMany - FewestOfMany + 1));
        var many = new List<int> { Losses.Draw(problem, chance, train => LossOf(train, state)) };
        var (from, goesAll) = (many[0], true);
        for (var hop = 0; hop < 3 * size && many.Count < size; hop++)
        {
            neighbours.Clear();
            Conflicts.Collect(problem, state.Occupations, (from, alone[from]), neighbours);
            int[] list = [.. neighbours.Order()];
            chance.Shuffle(list);
            many.AddRange(list.Except(many).Take(goesAll ? size - many.Count : 1));
            (from, goesAll) = (many[chance.Below(many.Count)], false);
        }

        return [.. many.Order()];
    }

    private void Undo(ScheduleState state)
    {
        foreach (var (train, _) in old)
        {
            if (state[train] is not null)
            {
                state.Remove(train);
            }
        }

        foreach (var (train, plan) in old)
        {
            state.Insert(train, plan);
        }
    }

    private void Choose(ScheduleState state)
    {
        chosen.Clear();
        var size = 2 + Math.Min(chance.Below(MostTrains - 1), chance.Below(MostTrains - 1));
        size = Math.Min(size, problem.TrainCount);
        switch (chance.Below(4))
        {
            case 0:
                Spread(state, chance.Below(problem.TrainCount), size);
                break;
            case 1:
                ChooseAround(state, size);
                break;
            default:
                Spread(state, Losses.Draw(problem, chance, train => LossOf(train, state)), size);
                break;
        }

        while (chosen.Count == 0 || (chosen.Count < size && chance.Below(8) > 0))
        {
            chosen.Add(chance.Below(problem.TrainCount));
        }

        order.Clear();
        order.AddRange(chosen.Order());
        Arrange(state);
    }

    /// <summary>In which order they are planned again: any, those first that end first, or those that lose most.</summary>
    private void Arrange(ScheduleState state)
    {
        chance.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(order));
        switch (chance.Below(3))
        {
            case 0:
                order.Sort((one, two) => (state[one]!.Starts[^1], one).CompareTo((state[two]!.Starts[^1], two)));
                break;
            case 1:
                order.Sort((one, two) => (LossOf(two, state), one).CompareTo((LossOf(one, state), two)));
                break;
            default:
                break;
        }
    }

    private long LossOf(int train, ScheduleState state) => state[train]!.Cost - alone[train].Cost;

    /// <summary>From a train to those in its way, and on from them.</summary>
    private void Spread(ScheduleState state, int first, int size)
    {
        chosen.Add(first);
        var train = first;
        for (var hop = 0; hop < size * 2 && chosen.Count < size; hop++)
        {
            neighbours.Clear();
            if (chance.Below(2) == 0)
            {
                Conflicts.CollectBlockers(problem, state.Occupations, (train, state[train]!), neighbours);
            }
            else
            {
                Conflicts.Collect(problem, state.Occupations, (train, chance.Below(3) == 0 ? state[train]! : alone[train]), neighbours);
            }

            if (neighbours.Count == 0)
            {
                continue;
            }

            var list = neighbours.Order().ToArray();
            train = list[chance.Below(list.Length)];
            chosen.Add(train);
        }
    }

    /// <summary>Trains that use one resource one after the other.</summary>
    private void ChooseAround(ScheduleState state, int size)
    {
        var plan = state[chance.Below(problem.TrainCount)]!;
        var uses = problem.Uses[plan.Operations[chance.Below(plan.Operations.Length)]];
        if (uses.Length == 0)
        {
            return;
        }

        var held = state.Occupations.Of(uses[chance.Below(uses.Length)].Resource);
        for (var at = Math.Max(0, chance.Below(held.Length) - (size / 2)); at < held.Length && chosen.Count < size; at++)
        {
            chosen.Add(held[at].Train);
        }
    }
}
