namespace Lienvan.Operations.Simulation.Lines;

/// <summary>
/// Who goes first over a section: a train yields to another that could come before it has cleared the section, if its own waiting costs
/// less by weight than the other's would. It looks a few stations ahead; a train that can't move counts for nothing. An online rule, not an
/// optimum: <see cref="Timetables.Dispatch.Dispatcher"/> finds that.
/// </summary>
internal sealed class RightOfWay(SceneMap map, TrainState[] trains, StationPlaces places, Predicate<int> canGo)
{
    private const int StationsAhead = 4;

    private readonly LineScene scene = map.Scene;

    /// <summary>When the train to yield to should have cleared the section ahead; null when there is none to yield to.</summary>
    /// <param name="train">The train.</param>
    /// <param name="now">The time.</param>
    /// <param name="entry">When it would enter the section.</param>
    /// <param name="stopSeconds">What it loses beside waiting if it has to stop for that.</param>
    public double? FindYield(int train, double now, double entry, double stopSeconds)
    {
        var (plan, at) = (scene.Trains[train], trains[train].At);
        var run = plan.Runs[at];
        var section = scene.Sections[run.Section];
        if (section.Tracks > 1)
        {
            return null;
        }

        var exit = entry + run.Seconds + section.ClearanceSeconds;
        for (var other = 0; other < trains.Length; other++)
        {
            if (other == train || trains[other].HasEnded || FindEntry(other, run.Section, now) is not var (comes, index))
            {
                continue;
            }

            if (comes < exit && IsWorse((train, plan, at), (other, index), (entry, exit, comes, stopSeconds)))
            {
                return Math.Max(comes, entry) + scene.Trains[other].Runs[index].Seconds + section.ClearanceSeconds;
            }
        }

        return null;
    }

    private bool IsWorse(
        (int Train, SceneTrain Plan, int At) own, (int Train, int At) other,
        (double Entry, double Exit, double Comes, double StopSeconds) times)
    {
        var theirs = scene.Trains[other.Train];
        var run = theirs.Runs[other.At];
        var isSameWay = run.IsForward == own.Plan.Runs[own.At].IsForward;
        var station = own.Plan.Visits[own.At].Station;
        if (isSameWay ? theirs.Weight <= own.Plan.Weight
            : own.At > 0 && !places.HasRoom(station, places.IsLong(station, theirs.LengthMetres)) && !Ends(theirs, other.At + 1))
        {
            return false;
        }

        var clear = Math.Max(times.Comes, times.Entry) + run.Seconds + scene.Sections[run.Section].ClearanceSeconds;
        var ownLoss = (clear - times.Entry + times.StopSeconds) * own.Plan.Weight;
        var theirLoss = (times.Exit - times.Comes) * theirs.Weight;
        return ownLoss < theirLoss;
    }

    private static bool Ends(SceneTrain train, int at) => at == train.Visits.Length - 1;

    /// <summary>When a train could enter a section that is a few stations ahead of it at most, and at which station of its way.</summary>
    private (double Seconds, int At)? FindEntry(int train, int section, double now)
    {
        ref readonly var state = ref trains[train];
        var first = state.At + (state.HasSectionAhead ? 1 : 0);
        var found = map.RunAt(train, section);
        if (found < first || found >= first + StationsAhead || (state.IsWaiting && !canGo(train)))
        {
            return null;
        }

        var plan = scene.Trains[train];
        var isRolling = !state.IsWaiting && state.At > 0 && state.Arrives > now;
        var ready = isRolling ? LeavesAfter(plan, state.At, state.Arrives) : Math.Max(now, state.Ready);
        for (var at = state.At; at < found; at++)
        {
            ready = LeavesAfter(plan, at + 1, Math.Max(ready + plan.Runs[at].Seconds, plan.Visits[at + 1].Arrival));
        }

        return (ready, found);
    }

    private static double LeavesAfter(SceneTrain plan, int at, double arrival) =>
        Math.Max(arrival + plan.Visits[at].LeastStaySeconds, plan.Visits[at].Departure);
}
