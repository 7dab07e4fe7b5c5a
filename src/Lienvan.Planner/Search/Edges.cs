using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Units;

namespace Lienvan.Planner.Search;

/// <summary>
/// What is worked out when it is asked for first, by whatever thread: one byte, so that no other ever sees half of it.
/// </summary>
internal enum Known : byte
{
    NotYet,
    No,
    Yes,
}

/// <summary>How it is worked out.</summary>
internal static class KnownOnce
{
    public static Known Or<T>(this Known known, Func<T, bool> find, T of) =>
        known != Known.NotYet ? known : find(of) ? Known.Yes : Known.No;
}

/// <summary>A move of the cargo from one state to another: what it costs, whatever the time, and how time passes on it.</summary>
internal abstract class Edge
{
    public required int From { get; init; }

    public required int To { get; init; }

    public required double CostUsd { get; init; }

    public required double Co2Grams { get; init; }

    /// <summary>
    /// The seconds that it takes at least: as planned, and on each day of luck; every wait for an opening or a known departure left out.
    /// </summary>
    public abstract UncertainTime Least { get; }

    /// <summary>Whether it is closed at some hours, so that it may be passed by one cargo and not by the next.</summary>
    public abstract bool MayClose { get; }

    /// <summary>Rows of the package that were chosen rather than found, on which the time or cost of this move rests.</summary>
    public abstract IEnumerable<Assumption> Assumptions { get; }

    /// <summary>
    /// When the cargo is through if it comes at that second, as planned or on one day of luck (0 to Luck.Days − 1; −1 as planned).
    /// </summary>
    public abstract int Pass(int second, int day);
}

/// <summary>A row that was chosen rather than found, and what rests on it.</summary>
/// <param name="What">What it is about.</param>
/// <param name="Why">Why this value was chosen.</param>
internal readonly record struct Assumption(string What, string Why);

/// <summary>What a step of a move is, for people.</summary>
internal enum StepKind
{
    Drive,
    Lift,
    Transload,
    ExportFormality,
    ImportFormality,
    Passage,
}

/// <summary>One step of a move: waiting until it is open, then the time that it takes.</summary>
internal sealed record Step(StepKind Kind, OpenTimes Open, UncertainTime Time, string Note)
{
    /// <summary>When all steps are done, one after the other, by a cargo that comes at that second; day −1 as planned.</summary>
    public static int Pass(ImmutableArray<Step> steps, int second, int day)
    {
        foreach (var step in steps)
        {
            second = step.Open.Next(second) + (day < 0 ? step.Time.Planned : step.Time.ByLuck[day]);
            if (second >= OpenTimes.Never)
            {
                return OpenTimes.Never;
            }
        }

        return second;
    }

    /// <summary>Whether any of them is ever closed.</summary>
    public static bool MayClose(ImmutableArray<Step> steps)
    {
        foreach (var step in steps)
        {
            if (step.Open.LongestClosed > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same for every day of luck, in place; shape <c>[Luck.Days]</c>.</summary>
    public static void PassAll(ImmutableArray<Step> steps, Span<int> seconds)
    {
        foreach (var step in steps)
        {
            step.Open.NextOfAll(seconds);
            Bounds.Add(seconds, step.Time.ByLuck, seconds);
        }
    }
}

/// <summary>A move that can begin at any time: a drive, work in a terminal, a road gate, clearance inland.</summary>
internal sealed class StepEdge : Edge
{
    private UncertainTime? least;
    private Assumption[]? chosen;
    private Known mayClose;

    public required EdgeKind Kind { get; init; }

    public required ImmutableArray<Step> Steps { get; init; }

    public required IEnumerable<Assumption> Chosen { get; init; }

    public Distance Length { get; init; }

    public Crossing? Crossing { get; init; }

    public Handling? Handling { get; init; }

    /// <summary>Things the user should know about this move.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public override IEnumerable<Assumption> Assumptions => chosen ??= [.. Chosen];

    public override UncertainTime Least => least ??= Steps.Length == 1 ? Steps[0].Time
        : UncertainTime.Sum([.. Steps.Select(step => step.Time)]);

    public override bool MayClose => (mayClose = mayClose.Or(Step.MayClose, Steps)) == Known.Yes;

    public override int Pass(int second, int day) => Step.Pass(Steps, second, day);

    /// <summary>When the cargo is through on every day of luck. Shapes <c>[Luck.Days]</c>.</summary>
    public void PassAll(ReadOnlySpan<int> seconds, Span<int> through)
    {
        seconds.CopyTo(through);
        Step.PassAll(Steps, through);
    }
}

/// <summary>What a move that can begin at any time is.</summary>
internal enum EdgeKind
{
    Drive,
    Handle,
    CrossByRoad,
    ClearInland,
}

/// <summary>A wait at a stop of a train for what a border asks: the formalities of a side.</summary>
/// <param name="Stop">The index of the stop.</param>
/// <param name="Crossing">The crossing.</param>
/// <param name="Steps">What is done, one after the other.</param>
internal sealed record BorderHold(int Stop, Crossing Crossing, ImmutableArray<Step> Steps)
{
    private UncertainTime? work;

    /// <summary>What is done there, with every wait for an opening left out.</summary>
    public UncertainTime Work => work ??= UncertainTime.Sum([.. Steps.Select(step => step.Time)]);

    public bool MayClose => Step.MayClose(Steps);

    public int Pass(int second, int day) => Step.Pass(Steps, second, day);
}

/// <summary>A ride on a train or ship from one of its stops to another.</summary>
internal sealed class RideEdge : Edge
{
    private UncertainTime? least;
    private Assumption[]? chosen;
    private Known mayClose;
    private int mostWaiting = -1;

    public required ServiceRuns Runs { get; init; }

    public required int BoardStop { get; init; }

    public required int AlightStop { get; init; }

    /// <summary>Formalities before boarding, when the ride begins at a border station.</summary>
    public required BorderHold? Before { get; init; }

    /// <summary>Formalities on the way, in order of stops; the last may be at the alighting stop.</summary>
    public required ImmutableArray<BorderHold> Holds { get; init; }

    public required ImmutableArray<Distance> LegLengths { get; init; }

    public required IEnumerable<Assumption> Chosen { get; init; }

    public Service Service => Runs.Service;

    public override IEnumerable<Assumption> Assumptions => chosen ??= [.. Chosen];

    public override UncertainTime Least => least ??= FindLeast();

    public override bool MayClose => (mayClose =
        mayClose.Or(static ride => ride.Before is { MayClose: true } || ride.Holds.Any(hold => hold.MayClose), this)) == Known.Yes;

    /// <summary>The longest that cargo may have to wait for its departure, as planned, formalities before it included.</summary>
    public int MostWaiting => mostWaiting >= 0 ? mostWaiting : mostWaiting = (int)Math.Min(OpenTimes.Never, Runs.MostWaiting(BoardStop) +
        (Before?.Steps.Sum(step => (long)step.Open.LongestClosed + step.Time.Planned) ?? 0));

    public override int Pass(int second, int day)
    {
        var boarding = FindBoarding(second, day);
        return boarding.Departure >= OpenTimes.Never ? OpenTimes.Never : Alight(boarding, day);
    }

    /// <summary>
    /// The ride and what its borders add to it: work before boarding in full, work on the way as far as the train stands no longer than it
    /// takes anyway, work at the last stop as far as it takes longer than to be handed out there.
    /// </summary>
    private UncertainTime FindLeast()
    {
        var ride = Runs.Least(BoardStop, AlightStop);
        if ((Before is null && Holds.IsEmpty) || ride.Planned >= OpenTimes.Never)
        {
            return ride;
        }

        var (planned, byLuck) = (ride.Planned, (int[])ride.ByLuck.Clone());
        if (Before is { } before)
        {
            planned += before.Work.AddBeyond(0, byLuck);
        }

        foreach (var hold in Holds)
        {
            var spared = hold.Stop == AlightStop ? Runs.ReleaseSeconds : hold.Stop == BoardStop ? 0 : Runs.LongestStop(hold.Stop);
            planned += hold.Work.AddBeyond(spared, byLuck);
        }

        return new UncertainTime(planned, byLuck);
    }

    /// <summary>When cargo that waits for that departure, or gets a later one by bad luck, is through on every day of luck.</summary>
    public void PassAll(ReadOnlySpan<int> seconds, Boarding planned, Span<int> through)
    {
        if (Before is null && Holds.IsEmpty)
        {
            Runs.PassAll(seconds, planned, (BoardStop, AlightStop), through);
            return;
        }

        seconds.CopyTo(through);
        if (Before is { } hold)
        {
            Step.PassAll(hold.Steps, through);
        }

        for (var day = 0; day < Luck.Days; day++)
        {
            var boarding = Runs.FindBoarding(through[day], BoardStop, day, planned.Run);
            through[day] = boarding.Departure >= OpenTimes.Never ? OpenTimes.Never : Alight(boarding, day);
        }
    }

    /// <summary>The departure that cargo ready at that second gets.</summary>
    public Boarding FindBoarding(int second, int day) => Runs.FindBoarding(Before?.Pass(second, day) ?? second, BoardStop, day);

    /// <summary>When cargo of that departure can be had at the alighting stop.</summary>
    public int Alight(Boarding boarding, int day)
    {
        var late = 0;
        var available = 0;
        foreach (var hold in Holds)
        {
            // At the boarding stop the cargo is aboard from the departure on; only a closed border can still hold the train.
            var isBoarding = hold.Stop == BoardStop;
            var arrival = (isBoarding ? boarding.Departure : Runs.ArrivalAt(boarding, hold.Stop, day)) + late;
            var done = hold.Pass(arrival, day);
            if (done >= OpenTimes.Never)
            {
                return OpenTimes.Never;
            }

            if (hold.Stop == AlightStop)
            {
                available = done;
            }
            else
            {
                late += Math.Max(0, done - (isBoarding ? arrival : Runs.DepartureAt(boarding, hold.Stop, day) + late));
            }
        }

        return Math.Max(available, Runs.ArrivalAt(boarding, AlightStop, day) + late + Runs.ReleaseSeconds);
    }
}

/// <summary>One departure of a service: which run, and when it leaves the boarding stop.</summary>
/// <param name="Run">The index of the run for a timetable; −1 for a frequency.</param>
/// <param name="Start">When the run leaves its first stop, by plan; for a frequency, shifted so that it leaves the boarding stop at
/// <paramref name="Departure"/>.</param>
/// <param name="Departure">When it leaves the boarding stop.</param>
internal readonly record struct Boarding(int Run, int Start, int Departure);
