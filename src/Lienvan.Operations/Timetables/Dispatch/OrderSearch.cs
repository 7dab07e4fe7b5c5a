using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// Local search over ways and orders: takes a train or a few out, lets the others move up, and puts them in again where they push others
/// least; starts then follow from the orders. Keeps what is no worse, and at times what is a little worse (simulated annealing).
/// </summary>
internal sealed class OrderSearch
{
    private const int MostTrains = 4;
    private const int TurnOfWholeWays = 16;
    private const int StepsBeforeCopy = 8;

    private readonly CompiledProblem problem;
    private readonly Chance chance;
    private readonly long[] alone;
    private readonly OrderState state;
    private readonly PushingPlanner planner;
    private readonly List<int> chosen = [];
    private readonly List<int> way = [];
    private readonly List<TrainPart> parts = [];
    private TrainPlan[] best = [];
    private long bestCost;
    private long first;
    private long last;
    private double heat;
    private bool takesWholeWays;

    public OrderSearch(CompiledProblem problem, Chance chance, TrainPlan[] alone)
    {
        (this.problem, this.chance) = (problem, chance);
        this.alone = [.. alone.Select(plan => plan.Cost)];
        state = new OrderState(problem);
        planner = new PushingPlanner(problem, state, this.alone);
    }

    private long Effort => planner.Effort + state.Effort;

    /// <summary>Whether what was begun last has effort left.</summary>
    public bool IsUnderWay => Effort < last;

    /// <summary>Begins anew, hot, to cool down evenly over an effort.</summary>
    /// <param name="start">A whole schedule.</param>
    /// <param name="effort">How much to do until it is cold; as many calls of <see cref="GoOn"/> as it takes.</param>
    /// <param name="warmth">How hot it is at first.</param>
    public void Begin(TrainPlan[] start, long effort, Warmth warmth)
    {
        state.Take(start);
        (best, bestCost) = (state.ToPlans(), state.Cost);
        (first, last) = (Effort, Effort + effort);
        heat = warmth.Share * Losses.StepOf(problem, LossOf, warmth.CountsWhole);
    }

    /// <summary>Goes on from where it was for an effort.</summary>
    /// <returns>The best schedule since it began.</returns>
    public TrainPlan[] GoOn(long effort, CancellationToken cancellation)
    {
        var (isSaved, quiet, known) = (true, 0, best);
        var end = Math.Min(last, Effort + effort);
        while (Effort < end && !cancellation.IsCancellationRequested)
        {
            // To copy a schedule takes longer than to change it: while they come one after the other only the last is copied.
            if (!isSaved && ++quiet > StepsBeforeCopy)
            {
                (best, isSaved) = (state.ToPlans(), true);
            }

            var allowed = heat * (last - Effort) / (last - first);
            if (TryStep(isSaved ? (long)(-Math.Log(1 - chance.Unit()) * allowed) : 0))
            {
                state.Commit();
                if (state.Cost < bestCost)
                {
                    (bestCost, isSaved, quiet) = (state.Cost, false, 0);
                }
            }
            else
            {
                state.Undo();
            }
        }

        // A schedule that is worse in all may be better in places.
        best = isSaved ? Crossover.Merge(problem, best, state.ToPlans()) : state.ToPlans();
        var keepsRules = KnownSchedule.KeepsRules(problem, best);
        Debug.Assert(keepsRules, "orders leave no two trains on one resource");
        best = keepsRules ? best : known;
        bestCost = best.Sum(plan => plan.Cost);
        return best;
    }

    private bool TryStep(long slack)
    {
        Choose();
        var limit = state.Cost + slack;
        var rest = 0L;
        for (var at = 0; at < parts.Count; at++)
        {
            var (train, from, to) = parts[at];
            state.Remove(train, from, to);
            rest += to < 0 ? alone[train] : 0;
        }

        planner.Weight = Math.Exp((3 * chance.Unit()) - 1.5);
        planner.Leeway = Math.Exp(3 * chance.Unit());

        // Who goes first along a whole line may change only if somebody waits for long.
        var reach = takesWholeWays ? Math.Exp(2 * chance.Unit()) : 1;
        var scale = reach * Ticks.FromSeconds(60 + (limit / problem.TrainCount));
        foreach (var part in parts)
        {
            rest -= part.To < 0 ? alone[part.Train] : 0;
            var patience = chance.Below(4) == 0 ? 0 : (long)(-Math.Log(1 - chance.Unit()) * scale);
            if (planner.FindPlan(part, patience, limit - state.Cost - rest) is not { } plan)
            {
                return false;
            }

            if (!state.TryInsert(plan, limit - rest))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Some trains that are in each other's way within a span of time, and what they do in it.</summary>
    private void Choose()
    {
        chosen.Clear();
        parts.Clear();
        var train = chance.Below(4) == 0 ? chance.Below(problem.TrainCount) : Losses.Draw(problem, chance, LossOf);
        FindWay(train);
        var centre = state.StartOf(way[PlaceOfWait()]);
        var length = state.StartOf(way[^1]) - state.StartOf(way[0]);
        takesWholeWays = chance.Below(TurnOfWholeWays) == 0;
        length = takesWholeWays ? Ticks.Never / 4 : (long)(length * Math.Exp(-4 * chance.Unit()));
        var early = centre - (long)(length * chance.Unit());
        var span = new TickSpan(early, early + length);
        chosen.Add(train);
        var size = 1 + Math.Min(chance.Below(MostTrains), chance.Below(MostTrains));
        for (var hop = 0; hop < 2 * size && chosen.Count < size; hop++)
        {
            train = OneInTheWay(train, span);
            if (train < 0)
            {
                train = chosen[chance.Below(chosen.Count)];
            }
            else if (!chosen.Contains(train))
            {
                chosen.Add(train);
            }
        }

        chance.Shuffle(CollectionsMarshal.AsSpan(chosen));
        foreach (var one in chosen)
        {
            var part = PartOf(one, span);
            if (part.To != problem.FirstOperation[one])
            {
                parts.Add(part);
            }
        }
    }

    /// <summary>What a train does in a span of time.</summary>
    private TrainPart PartOf(int train, TickSpan span)
    {
        FindWay(train);
        var (from, to) = (state.FixedEntryOf(train), -1);
        foreach (var operation in way)
        {
            if (state.StartOf(operation) < span.From)
            {
                from = operation;
            }
            else if (state.StartOf(operation) > span.To && operation != from)
            {
                to = operation;
                break;
            }
        }

        // A train that is at its end stays there.
        return new TrainPart(train, from == way[^1] ? state.PreviousOf(from) : from, to);
    }

    private void FindWay(int train)
    {
        way.Clear();
        for (var operation = problem.FirstOperation[train]; operation >= 0; operation = state.NextOf(operation))
        {
            way.Add(operation);
        }
    }

    /// <summary>A place in the way where the train waits for another; any when it does not.</summary>
    private int PlaceOfWait()
    {
        var from = chance.Below(way.Count);
        for (var at = 0; at < way.Count; at++)
        {
            var place = (from + at) % way.Count;
            if (state.HolderBefore(way[place]) >= 0)
            {
                return place;
            }
        }

        return from;
    }

    /// <summary>A train for which another waits, or one that waits for it, in a span of time; negative when there is none.</summary>
    private int OneInTheWay(int train, TickSpan span)
    {
        FindWay(train);
        var isHeld = chance.Below(3) > 0;
        var from = chance.Below(way.Count);
        for (var at = 0; at < way.Count; at++)
        {
            var operation = way[(from + at) % way.Count];
            if (state.StartOf(operation) < span.From || state.StartOf(operation) > span.To)
            {
                continue;
            }

            if (!isHeld)
            {
                if (state.WaiterAfter(operation) is >= 0 and var waiter)
                {
                    return waiter;
                }
            }
            else if (state.HolderBefore(operation) is >= 0 and var holder)
            {
                return problem.TrainOf[holder];
            }
        }

        return -1;
    }

    private long LossOf(int train) => state.CostOf(train) - alone[train];
}

/// <summary>How hot a search is.</summary>
/// <param name="Share">By how many of the steps of <see cref="Losses.StepOf"/> a step may be worse, about.</param>
/// <param name="CountsWhole">Whether that step counts losses as they are, on large problems as well.</param>
internal readonly record struct Warmth(double Share, bool CountsWhole);
