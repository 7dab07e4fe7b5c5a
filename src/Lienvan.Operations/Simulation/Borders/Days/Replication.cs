using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;
using NodaTime;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>One replication: the whole corridor from the first midnight of the warm-up to the end.</summary>
internal sealed class Replication
{
    private static readonly LocalDate DayOne = new(2000, 1, 3);

    private readonly List<WorkSpan>? log;

    public Replication(CorridorPlan plan, SimulationQuestion question, int number, ReplicationVariant variant)
    {
        (Plan, Assumptions, MoreOf) = (plan, question.Assumptions, variant.MoreOf);
        log = variant.KeepsEvents ? [] : null;
        Luck = new Luck(question.Seed, number);
        DayNumber = Period.DaysBetween(DayOne, plan.FirstDay);
        Papers = new PapersDesk(this);
        Yards = [.. plan.Stations.Select(station => new Yard(this, station))];
        Gates = [.. plan.Gates.Select(gate => new GateHouse(this, gate))];
        Paths =
        [
            .. plan.RailCrossings.Select(crossing => new PathBook(crossing, MoreOf.Contains(PathKey(crossing)) ? 1 : 0)),
        ];
        Crossings = [.. plan.RailCrossings.Select(_ => new CrossingTally())];
        LineTrains = new double[plan.Lines.Length];
    }

    public Simulator Simulator { get; } = new();

    public CorridorPlan Plan { get; }

    public SimulationAssumptions Assumptions { get; }

    public Luck Luck { get; }

    /// <summary>Keys of desks that have one more than the plan says.</summary>
    public ImmutableHashSet<string> MoreOf { get; }

    public PapersDesk Papers { get; }

    public ImmutableArray<Yard> Yards { get; }

    public ImmutableArray<GateHouse> Gates { get; }

    public ImmutableArray<PathBook> Paths { get; }

    public ImmutableArray<CrossingTally> Crossings { get; }

    public double[] LineTrains { get; }

    /// <summary>Which rows hold now.</summary>
    public int Epoch { get; set; }

    /// <summary>The first day's number since a day long ago, by which luck is named.</summary>
    public long DayNumber { get; }

    public double MinutesSinceDayOne => DayNumber * 1440.0;

    public ImmutableArray<WorkSpan> Events => log is null ? [] : [.. log];

    public static string PathKey(RailCrossingPlan crossing) => crossing.Crossing.Id.Value + ".paths";

    public void Run()
    {
        var trains = new TrainStories(this);
        var boxes = new BoxStories(this);
        foreach (var service in Plan.Services)
        {
            Simulator.Start(trains.Departures(service));
        }

        foreach (var yard in Yards)
        {
            Simulator.Start(boxes.SendOnOld(yard));
        }

        foreach (var gate in Gates)
        {
            var lorries = new LorryStories(this, gate);
            foreach (var stream in gate.Plan.Arrivals)
            {
                Simulator.Start(lorries.Arrive(stream));
            }

            Simulator.Start(lorries.CountClosings(0));
            Simulator.Start(lorries.CountClosings(1));
        }

        Simulator.Start(Watch());
        Simulator.Run(Plan.End);
    }

    /// <summary>Writes down what was done with a train from a time until now.</summary>
    public void Log(Yard yard, TrainRun train, StayStep step, double from)
    {
        if (log is not null && Simulator.Now >= Plan.Warmup && Simulator.Now > from)
        {
            log.Add(new WorkSpan(yard.Plan.Place.Id.Value, $"{train.Plan.Service.Id.Value} {train.Number - DayNumber + 0}", step, from,
                Simulator.Now, 1));
        }
    }

    public void LogLorries(GateHouse gate, int direction, Stay stay, int group) => log?.Add(new WorkSpan(gate.Plan.Crossing.Id.Value,
        direction == 0 ? "a_to_b" : "b_to_a", StayStep.Passage, stay.Arrival, Simulator.Now, group));

    /// <summary>Counts every hour who waits; forgets at the end of the warm-up what desks did before.</summary>
    private async Process Watch()
    {
        for (var time = 0.0; time < Plan.End; time += 60)
        {
            await Simulator.Until(time);
            if (time == Plan.Warmup)
            {
                foreach (var desk in Yards.SelectMany(yard => yard.Desks).Concat(Gates.SelectMany(gate => gate.Desks)))
                {
                    desk.Resource.ResetStatistics();
                }
            }

            if (time < Plan.Warmup)
            {
                continue;
            }

            foreach (var yard in Yards)
            {
                yard.Hours.Add(time, yard.Waiting, yard.Find(DeskKind.Stack)?.Resource.InUse ?? 0);
            }

            foreach (var gate in Gates)
            {
                gate.Hours[0].Add(time, gate.Waiting[0], 0);
                gate.Hours[1].Add(time, gate.Waiting[1], 0);
            }
        }
    }
}

/// <summary>What is different in one run of a replication: more of some desks, events written down.</summary>
internal sealed record ReplicationVariant(ImmutableHashSet<string> MoreOf, bool KeepsEvents)
{
    public static readonly ReplicationVariant Plain = new([], false);
}
