using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;
using Lienvan.Operations.Simulation.Lines;
using NodaTime;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>One replication: the whole corridor from the first midnight of the warm-up to the end.</summary>
internal sealed class Replication
{
    /// <summary>Of what happens, an hour at a time is sorted.</summary>
    public const double SpanMinutes = 60;

    private static readonly LocalDate DayOne = new(2000, 1, 3);

    private readonly List<WorkSpan>? log;

    /// <summary>Lines touch nothing else: what came of one without more of anything on it needs not be simulated again.</summary>
    private readonly bool[] knownLines;
    private double epochFrom = double.NaN, epochTo = double.NegativeInfinity;
    private int epochFound;

    public Replication(CorridorPlan plan, SimulationQuestion question, int number, ReplicationVariant variant)
    {
        (Plan, Assumptions, MoreOf) = (plan, question.Assumptions, variant.MoreOf);
        log = variant.KeepsEvents ? [] : null;
        Luck = new Luck(question.Seed, number);
        Room = variant.Room ?? new GateRoom();
        DayNumber = Period.DaysBetween(DayOne, plan.FirstDay);
        Window = new Window(plan.Warmup, plan.End);
        Yards = [.. plan.Stations.Select(station => new Yard(this, station))];
        Gates = [.. plan.Gates.Select(gate => new GateHouse(this, gate))];
        Paths =
        [
            .. plan.RailCrossings.Select(crossing => new PathBook(crossing, MoreOf.Contains(PathKey(crossing)) ? 1 : 0)),
        ];
        Crossings = [.. plan.RailCrossings.Select(_ => new CrossingTally())];
        knownLines = [.. plan.Lines.Select(line => !variant.Lines.IsDefault && !line.HasMore(MoreOf))];
        Lines =
        [
            .. plan.Lines.Select((line, index) => knownLines[index] ? variant.Lines[index]
                : new LineTally(line, plan.Days, (number, question.Replications))),
        ];
    }

    public Simulator Simulator { get; } = new(SpanMinutes);

    public CorridorPlan Plan { get; }

    public SimulationAssumptions Assumptions { get; }

    public Luck Luck { get; }

    /// <summary>Keys of desks that have one more than the plan says.</summary>
    public ImmutableHashSet<string> MoreOf { get; }

    public ImmutableArray<Yard> Yards { get; }

    public ImmutableArray<GateHouse> Gates { get; }

    public ImmutableArray<PathBook> Paths { get; }

    public ImmutableArray<CrossingTally> Crossings { get; }

    public ImmutableArray<LineTally> Lines { get; }

    /// <summary>Which rows hold now.</summary>
    public int Epoch { get; set; }

    /// <summary>The time that counts.</summary>
    public Window Window { get; }

    /// <summary>Room for the lorries of one gate, used by one after the other.</summary>
    public GateRoom Room { get; }

    /// <summary>The first day's number since a day long ago, by which luck is named.</summary>
    public long DayNumber { get; }

    public double MinutesSinceDayOne => DayNumber * 1440.0;

    /// <summary>What was written down, in order of its end.</summary>
    public ImmutableArray<WorkSpan> Events => log is null ? [] : [.. log.OrderBy(span => span.To)];

    public static string PathKey(RailCrossingPlan crossing) => crossing.Crossing.Id.Value + ".paths";

    /// <summary>Which rows hold at a time; mostly the same as last time.</summary>
    public int EpochAt(double time)
    {
        if (time < epochFrom || time >= epochTo)
        {
            var starts = Plan.EpochStarts;
            for (epochFound = 0; epochFound + 1 < starts.Length && starts[epochFound + 1] <= time; epochFound++)
            {
            }

            epochFrom = epochFound == 0 ? double.NegativeInfinity : starts[epochFound];
            epochTo = epochFound + 1 < starts.Length ? starts[epochFound + 1] : double.PositiveInfinity;
        }

        return epochFound;
    }

    public void Run()
    {
        foreach (var gate in Gates)
        {
            new GateFlow(this, gate).Run();
        }

        RunTrains();
        var delays = LineDelays.UsualTimes(Assumptions.LineDelays);
        for (var line = 0; line < Lines.Length; line++)
        {
            if (!knownLines[line])
            {
                Lines[line].Run(Luck, delays, MoreOf);
            }
        }
    }

    /// <summary>Counts a train on the lines it runs on, where they are not known with all their trains.</summary>
    public void CountOnLines(ServicePlan service)
    {
        var share = service.IsPassenger ? 0 : service.Load ?? Assumptions.Load;
        foreach (var line in service.Lines)
        {
            if (!knownLines[line])
            {
                Lines[line].CountTrain(service, share);
            }
        }
    }

    private void RunTrains()
    {
        var trains = new TrainStories(this);
        foreach (var service in Plan.Services)
        {
            Simulator.Start(trains.Departures(service));
        }

        Simulator.Start(KeepEpoch());
        Simulator.Start(Watch());
        Simulator.Run(Plan.End);
        foreach (var yard in Yards)
        {
            yard.Boxes.AdvanceTo(Plan.End);
        }
    }

    /// <summary>Writes down what was done with a train from a time until now.</summary>
    public void Log(TrainVisit visit, StayStep step, double from)
    {
        if (log is not null && Simulator.Now >= Plan.Warmup && Simulator.Now > from)
        {
            var train = visit.Train;
            log.Add(new WorkSpan(visit.Yard.Plan.Place.Id.Value, $"{train.Plan.Service.Id.Value} {train.Number - DayNumber + 0}", step,
                from, Simulator.Now, 1));
        }
    }

    public void LogLorries(GateHouse gate, in Lorry lorry, double leaves, int units) => log?.Add(new WorkSpan(
        gate.Plan.Crossing.Id.Value, lorry.Stream.Direction == 0 ? "a_to_b" : "b_to_a", StayStep.Passage, lorry.Arrival, leaves, units));

    /// <summary>Turns the page when other rows begin to hold.</summary>
    private async Process KeepEpoch()
    {
        for (Epoch = 0; Epoch + 1 < Plan.EpochStarts.Length; Epoch++)
        {
            await Simulator.Until(Plan.EpochStarts[Epoch + 1]);
        }
    }

    /// <summary>Counts every hour who waits; forgets at the end of the warm-up what desks did before.</summary>
    private async Process Watch()
    {
        for (var time = 0.0; time < Plan.End; time += 60)
        {
            await Simulator.Until(time);
            if (time == Plan.Warmup)
            {
                foreach (var desk in Yards.SelectMany(yard => yard.Desks))
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
                yard.Hours.Add(time, yard.Waiting, yard.Boxes.StackInUseAt(time));
            }
        }
    }
}

/// <summary>What is different in one run of a replication: more of some desks, events written down, room that is there.</summary>
internal sealed record ReplicationVariant(ImmutableHashSet<string> MoreOf, bool KeepsEvents, GateRoom? Room = null)
{
    /// <summary>What came of the lines in this replication without more of anything; default where that is not known.</summary>
    public ImmutableArray<LineTally> Lines { get; init; }

    public static readonly ReplicationVariant Plain = new([], false);
}
