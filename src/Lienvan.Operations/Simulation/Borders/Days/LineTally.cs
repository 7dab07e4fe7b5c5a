using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;
using Lienvan.Operations.Simulation.Lines;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>What comes of a line in a replication, on the days that stand for all.</summary>
internal sealed class LineTally
{
    private const double SecondsPerMinute = 60, SecondsPerHour = 3600, SecondsPerDay = 86_400;
    private const int Hours = 24;

    private readonly LinePlan plan;
    private readonly LineDayPlan[] days;

    /// <summary>How many days each day stands for.</summary>
    private readonly double weight;

    /// <param name="plan">The line.</param>
    /// <param name="span">Days that count.</param>
    /// <param name="replication">Which of how many. They share the days out, so that all of them together see each.</param>
    public LineTally(LinePlan plan, double span, (int Number, int Of) replication)
    {
        this.plan = plan;
        var each = (plan.Days.Length + replication.Of - 1) / replication.Of;
        days = [.. Enumerable.Range(replication.Number * each, each).Select(number => plan.Days[number % plan.Days.Length])];
        weight = days.Length > 0 ? span / days.Length : 0;
        Sections = [.. plan.Sections.Select(_ => new LineDeskTally())];
        Stations = [.. plan.Stations.Select(_ => new LineDeskTally())];
    }

    /// <summary>Trains that run on some of the line over all days that count, passenger trains among them.</summary>
    public double Trains { get; private set; }

    public double PassengerTrains { get; private set; }

    /// <summary>What they carry on average, by their places and loads.</summary>
    public double Teu { get; private set; }

    public double Tonnes { get; private set; }

    public StreamTally Freight { get; } = new(StreamKind.FreightOnLine);

    public StreamTally Passengers { get; } = new(StreamKind.PassengersOnLine);

    /// <summary>Mean number of trains that wait for others at each full hour of the line's clock.</summary>
    public double[] Waiting { get; } = new double[Hours];

    /// <summary>The most that wait at any full hour.</summary>
    public double Greatest { get; private set; }

    public LineDeskTally[] Sections { get; }

    public LineDeskTally[] Stations { get; }

    /// <summary>Counts one train of a service, such a share of its places taken.</summary>
    public void CountTrain(ServicePlan service, double share)
    {
        Trains++;
        PassengerTrains += service.IsPassenger ? 1 : 0;
        Teu += service.Teu * share;
        Tonnes += service.Tonnes * share;
    }

    /// <summary>Simulates each day once with the luck of a replication.</summary>
    public void Run(Luck luck, LineDelays delays, ImmutableHashSet<string> moreOf)
    {
        foreach (var planned in days)
        {
            var day = moreOf.IsEmpty ? planned : WithMore(planned, moreOf);
            var chance = new LineLuck(day.Map.Scene, delays, luck);
            var run = new LineRun(day.Map, chance);
            run.Run();
            new DayCount(this, day, chance).Count(run.Passes);
        }
    }

    private LineDayPlan WithMore(LineDayPlan day, ImmutableHashSet<string> moreOf)
    {
        for (var desk = 0; desk < plan.Sections.Length; desk++)
        {
            var section = Array.IndexOf(day.SectionDesks, desk);
            if (section >= 0 && moreOf.Contains(plan.TrackKey(plan.Sections[desk])))
            {
                day = day with { Map = new SceneMap(SceneChanges.WithTrack(day.Map.Scene, section)) };
            }
            else if (section >= 0 && moreOf.Contains(plan.LoopKey(plan.Sections[desk])))
            {
                // The halves of a section count as the section; the loop belongs to none.
                day = new LineDayPlan(new SceneMap(SceneChanges.WithLoop(day.Map.Scene, section)), day.DayStart,
                    [.. day.SectionDesks, desk], [.. day.StationDesks, -1]);
            }
        }

        for (var desk = 0; desk < plan.Stations.Length; desk++)
        {
            var station = Array.IndexOf(day.StationDesks, desk);
            if (station >= 0 && moreOf.Contains(plan.TrackKey(plan.Stations[desk])))
            {
                day = day with { Map = new SceneMap(SceneChanges.WithStationTrack(day.Map.Scene, station)) };
            }
        }

        return day;
    }

    /// <summary>Counts one day: trains that are to enter on it, and what the line bears while it lasts.</summary>
    private sealed class DayCount(LineTally tally, LineDayPlan day, LineLuck luck)
    {
        private readonly LineScene scene = day.Map.Scene;
        private readonly double dayStart = day.DayStart;
        private readonly int[] waiting = new int[Hours];

        public void Count(LinePass[][] passes)
        {
            for (var train = 0; train < passes.Length; train++)
            {
                Count(scene.Trains[train], passes[train]);
            }

            for (var hour = 0; hour < Hours; hour++)
            {
                tally.Waiting[hour] += waiting[hour] / (double)tally.days.Length;
                tally.Greatest = Math.Max(tally.Greatest, waiting[hour]);
            }

            foreach (var (desks, plans) in ((LineDeskTally[], ImmutableArray<LineDesk>)[])
                [(tally.Sections, tally.plan.Sections), (tally.Stations, tally.plan.Stations)])
            {
                for (var desk = 0; desk < desks.Length; desk++)
                {
                    desks[desk].Elapsed += SecondsPerDay;
                    desks[desk].Available += SecondsPerDay * plans[desk].Tracks;
                }
            }
        }

        /// <summary>From when it is ready to leave its first station of the line to when it comes to its last.</summary>
        private void Count(SceneTrain train, LinePass[] passes)
        {
            var first = Array.FindIndex([.. train.Runs], run => day.SectionDesks[run.Section] >= 0);
            if (first < 0)
            {
                return;
            }

            var end = 1 + Array.FindLastIndex([.. train.Runs], run => day.SectionDesks[run.Section] >= 0);
            var entered = ReadyAt(train, first, passes[first]);
            var stay = new Stay(entered / SecondsPerMinute);
            for (var at = first; at < end; at++)
            {
                var ready = at == first ? entered : CountStop(train, at, passes[at], stay);
                CountWait(train.Runs[at], ready, passes[at].Departure, stay);
                CountRun(train.Runs[at], passes[at].Departure, passes[at + 1].Arrival, stay);
            }

            if (InDay(entered))
            {
                var stream = train.IsPassenger ? tally.Passengers : tally.Freight;
                stream.Add(stay, passes[end].Arrival / SecondsPerMinute, tally.weight);
                stream.AddDelay(Late(entered, train.Visits[first].Departure), Late(passes[end].Arrival, train.Visits[end].Arrival));
            }
        }

        /// <summary>Minutes; NaN without a plan.</summary>
        private static double Late(double second, double planned) =>
            double.IsFinite(planned) ? (second - planned) / SecondsPerMinute : double.NaN;

        /// <summary>When it could leave if no other train were there.</summary>
        private double ReadyAt(SceneTrain train, int at, LinePass pass)
        {
            var visit = train.Visits[at];
            return at == 0 ? Math.Max(visit.Departure, 0) + luck.Late(train)
                : Math.Min(pass.Departure, Math.Max(pass.Arrival + visit.LeastStaySeconds + luck.Handover(train, at), visit.Departure));
        }

        /// <summary>What it stands for on its own account; when it is ready to leave.</summary>
        private double CountStop(SceneTrain train, int at, LinePass pass, Stay stay)
        {
            var visit = train.Visits[at];
            var ready = ReadyAt(train, at, pass);
            var handover = luck.Handover(train, at);
            var scheduled = Math.Max(0, ready - pass.Arrival - visit.LeastStaySeconds - handover);
            stay.Add(StayStep.Stop, handover / SecondsPerMinute, visit.LeastStaySeconds / SecondsPerMinute);
            stay.Add(StayStep.Schedule, scheduled / SecondsPerMinute, 0);
            if (day.StationDesks[visit.Station] is >= 0 and var desk)
            {
                tally.Stations[desk].Use += Within(pass.Arrival, pass.Departure);
                tally.Stations[desk].Add(Within(ready, pass.Departure), InDay(pass.Departure));
            }

            return ready;
        }

        /// <summary>Waiting for others: for the section ahead, or for a track at its end.</summary>
        private void CountWait(SceneRun run, double ready, double leaves, Stay stay)
        {
            stay.Add(StayStep.Path, (leaves - ready) / SecondsPerMinute, 0);
            if (day.SectionDesks[run.Section] is >= 0 and var section)
            {
                tally.Sections[section].Add(Within(ready, leaves), InDay(leaves));
            }

            var hour = (int)Math.Max(0, Math.Ceiling((ready - dayStart) / SecondsPerHour));
            for (; hour < Hours && dayStart + (hour * SecondsPerHour) < leaves; hour++)
            {
                waiting[hour]++;
            }
        }

        private void CountRun(SceneRun run, double from, double to, Stay stay)
        {
            stay.Add(StayStep.Run, Math.Max(0, to - from - run.Seconds) / SecondsPerMinute, run.Seconds / SecondsPerMinute);
            if (day.SectionDesks[run.Section] is >= 0 and var desk)
            {
                tally.Sections[desk].Use += Within(from, to + scene.Sections[run.Section].ClearanceSeconds);
            }
        }

        private double Within(double from, double to) =>
            Math.Max(0, Math.Min(to, dayStart + SecondsPerDay) - Math.Max(from, dayStart));

        private bool InDay(double second) => second >= dayStart && second < dayStart + SecondsPerDay;
    }
}

/// <summary>A section or station of a line in a replication; seconds.</summary>
internal sealed class LineDeskTally
{
    public double Use { get; set; }

    public double Available { get; set; }

    public double Elapsed { get; set; }

    public double QueueArea { get; private set; }

    public int Granted { get; private set; }

    /// <summary>By Little's law; NaN where nobody came.</summary>
    public double MeanWaitMinutes => Granted > 0 ? QueueArea / Granted / 60 : double.NaN;

    public void Add(double waited, bool isGranted)
    {
        QueueArea += waited;
        Granted += isGranted ? 1 : 0;
    }
}
