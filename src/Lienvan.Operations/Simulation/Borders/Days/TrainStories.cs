using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>What trains do, day after day: leave, visit border stations, cross.</summary>
internal sealed class TrainStories(Replication run)
{
    /// <summary>Boxes are brought from so long before a train is formed; a train is formed so long before it leaves; minutes,
    /// assumed.</summary>
    private const double BringingMinutes = 2160, FormingMinutes = 240;

    /// <summary>To walk to the windows and back, minutes; assumed.</summary>
    private const double WalkMinutes = 8;

    /// <summary>A train by a timetable keeps its path up to so late, minutes; assumed.</summary>
    private const double PathPatience = 10;

    private const int LuckPerTrain = 64;

    private readonly Simulator simulator = run.Simulator;

    /// <summary>Visits that are over, to be used again.</summary>
    private readonly Stack<TrainVisit> free = new();

    /// <summary>All departures of a service in its epoch.</summary>
    public async Process Departures(ServicePlan plan)
    {
        var luck = new ServiceLuck(run.Luck.Named("train:" + plan.Service.Id.Value), run.Luck.Named("visit:" + plan.Service.Id.Value));
        var lead = plan.Visits.Length > 0 && plan.Visits[0].Role == VisitRole.Starts ? BringingMinutes + FormingMinutes : 0;
        foreach (var (time, number) in plan.Departures)
        {
            await simulator.Until(Math.Max(0, time - lead));
            Begin(plan, time, number, luck);
        }

        if (plan.Departures.IsEmpty && double.IsFinite(plan.Interval))
        {
            // At even intervals from a day long ago, so that a train's number does not depend on where the study begins.
            var phase = run.Luck.Of("phase:" + plan.Service.Id.Value).NextUnit() * plan.Interval;
            var first = (long)Math.Ceiling((plan.From + run.MinutesSinceDayOne - phase) / plan.Interval);
            for (var number = first; ; number++)
            {
                var time = phase + (number * plan.Interval) - run.MinutesSinceDayOne;
                if (time >= plan.To)
                {
                    return;
                }

                await simulator.Until(Math.Max(0, time - lead));
                Begin(plan, time, number, luck);
            }
        }
    }

    private void Begin(ServicePlan plan, double time, long number, ServiceLuck luck)
    {
        if (time >= run.Plan.Warmup && time < run.Plan.End)
        {
            run.CountOnLines(plan);
        }

        if (!plan.Visits.IsEmpty)
        {
            simulator.Start(Travel(new TrainRun(plan, time, number), luck));
        }
    }

    private async Process Travel(TrainRun train, ServiceLuck streams)
    {
        var luck = streams.Train.Of(train.Number);
        var late = train.Plan.Service.Delay.MinutesAt(NormalQuantile.At(luck.NextUnit()));
        Load(train, luck);
        for (var index = 0; index < train.Plan.Visits.Length; index++)
        {
            var visit = Rent();
            visit.Begin(train, train.Plan.Visits[index], run.Yards[train.Plan.Visits[index].Station],
                streams.Visit.Of((train.Number * LuckPerTrain) + index));
            if (index == 0 && visit.Plan.Role != VisitRole.Starts)
            {
                var arrives = train.Departure + visit.Plan.ArrivalOffset + late;
                if (arrives < 0)
                {
                    return; // it was here before the first midnight
                }

                await simulator.Until(arrives);
            }
            else if (index > 0)
            {
                await simulator.Until(train.LeftAt + RunTo(visit, train.Plan.Visits[index - 1]));
            }

            await (train.Plan.IsPassenger ? Control(visit) : visit.Plan.Role == VisitRole.Starts ? Form(visit) : Work(visit));
            if (visit.Plan.Role != VisitRole.Ends)
            {
                await Leave(visit);
            }

            Close(visit);
            free.Push(visit);
        }
    }

    private TrainVisit Rent() => free.TryPop(out var visit) ? visit : new TrainVisit();

    /// <summary>The luck of the trains of a service, and of their visits.</summary>
    private readonly record struct ServiceLuck(NamedLuck Train, NamedLuck Visit);

    private double RunTo(TrainVisit visit, VisitPlan before) => visit.Plan.CrossingBefore >= 0
        ? run.Plan.RailCrossings[visit.Plan.CrossingBefore].Run[run.Epoch].MinutesAt(NormalQuantile.At(visit.Luck.Run))
        : Math.Max(0, visit.Plan.ArrivalOffset - before.DepartureOffset);

    /// <summary>What is on a train that comes from elsewhere: about the assumed load, between two fifths and all of its places.</summary>
    private void Load(TrainRun train, RandomNumbers luck)
    {
        var assumed = run.Assumptions;
        var share = Math.Min(1, (train.Plan.Load ?? assumed.Load) * (0.7 + (0.6 * luck.NextUnit())));
        train.NeedsQuarantine = luck.NextUnit() < assumed.QuarantineShare;
        var loose = train.Plan.TakesLoose ? assumed.LooseShare : 0;
        if (train.Plan.IsPassenger || train.Plan.Visits[0].Role == VisitRole.Starts)
        {
            return;
        }

        train.Boxes = (int)Math.Round(train.Plan.Teu / 2 * share * (1 - loose));
        train.LooseWagons = (int)Math.Round(train.Plan.Wagons * share * loose);
    }

    /// <summary>A passenger train: everyone is controlled, then it leaves by its times.</summary>
    private async Process Control(TrainVisit visit)
    {
        if (visit.Plan.Role == VisitRole.Starts)
        {
            await simulator.Until(visit.Train.Departure + visit.Plan.DepartureOffset - 30);
        }

        Enter(visit);
        var track = visit.Yard.Track(visit.Train.Plan.Gauge).Resource;
        visit.Track = track;
        visit.Stay.Add(StayStep.Track, track.TryTake() ? 0 : await track.Take(1, visit.Train.Urgency), 0);
        visit.Yard.Waiting--;
        if (visit.IsCrossing)
        {
            var windows = visit.Yard.Find(DeskKind.Control)!;
            var passengers = visit.Train.Plan.Service.Seats * run.Assumptions.Seats;
            var minutes = WalkMinutes
                + (passengers * windows.Minutes(0.3 + (0.4 * visit.Luck.Control)) / Math.Max(1, windows.Servers));
            var all = Math.Max(1, windows.Resource.Available);
            var waited = windows.Resource.TryTake(all) ? 0 : await windows.Resource.Take(all);
            await simulator.Delay(minutes);
            windows.Resource.Give(all);
            visit.Stay.Add(StayStep.Control, waited, minutes);
            run.Log(visit, StayStep.Control, simulator.Now - minutes);
        }

        if (visit.Plan.Role == VisitRole.Ends)
        {
            visit.Track.Give();
        }
    }

    /// <summary>A freight train that starts here: boxes are brought, it is formed, loaded, and waits for its time on sidings, of which
    /// there are enough.</summary>
    private async Process Form(TrainVisit visit)
    {
        var leaves = visit.Train.Departure + visit.Plan.DepartureOffset;
        visit.Yard.Boxes.Bring(visit.Train, leaves - BringingMinutes - FormingMinutes, BringingMinutes, visit.Stream);
        await simulator.Until(leaves - FormingMinutes);
        Enter(visit);
        var pad = visit.Yard.Pad(visit.Train.Plan.Gauge).Resource;
        visit.Stay.Add(StayStep.Pad, pad.TryTake() ? 0 : await pad.Take(1, visit.Train.Urgency), 0);
        visit.Yard.Waiting--;
        await Use(visit, DeskKind.Shunting, StayStep.Shunting, visit.Luck.Shunting);
        var began = simulator.Now;
        await simulator.Until(visit.Yard.Boxes.LoadTrain(visit.Train));
        visit.Stay.Add(StayStep.Handling, 0, simulator.Now - began);
        run.Log(visit, StayStep.Handling, began);
        pad.Give();
        visit.Cleared = visit.Plan.CrossingAfter >= 0 ? Declare(visit) : simulator.Now;
    }

    /// <summary>A freight train that comes: through with its wagons, or to be unloaded here.</summary>
    private async Process Work(TrainVisit visit)
    {
        Enter(visit);
        var track = visit.Yard.Track(visit.Train.Plan.Gauge).Resource;
        visit.Track = track;
        visit.Stay.Add(StayStep.Track, track.TryTake() ? 0 : await track.Take(1, visit.Train.Urgency), 0);
        visit.Yard.Waiting--;
        visit.Cleared = visit.IsCrossing ? Declare(visit) : simulator.Now;
        var inspected = visit.IsCrossing ? DrawInspected(visit) : 0;
        if (visit.IsCrossing)
        {
            await Use(visit, DeskKind.Locomotive, StayStep.Locomotive, visit.Luck.Locomotive);
            await Use(visit, DeskKind.Scanning, StayStep.Scanning, visit.Luck.Scanning);
        }

        if (visit.Plan.Role == VisitRole.Ends)
        {
            await Unload(visit, inspected);
        }
        else if (inspected > 0)
        {
            await Use(visit, DeskKind.Shunting, StayStep.Shunting, visit.Luck.Shunting);
            for (var index = 0; index < inspected; index++)
            {
                simulator.Start(SetOut(visit.Yard, visit.Train, visit.Plan, visit.Stream.NextUnit()));
            }
        }
    }

    /// <summary>A wagon that is opened stays behind and goes on with the next train that way.</summary>
    private async Process SetOut(Yard yard, TrainRun train, VisitPlan visit, double unit)
    {
        var arrival = simulator.Now;
        await simulator.Until(yard.Boxes.Inspect(unit).End);
        var (crossing, direction) = visit.CrossingAfter >= 0
            ? (visit.CrossingAfter, visit.DirectionAfter) : (visit.CrossingBefore, visit.DirectionBefore);
        if (visit.CrossingAfter >= 0)
        {
            await yard.SetOut[direction].Join();
        }

        if (simulator.Now >= run.Plan.Warmup)
        {
            run.Crossings[crossing].AddOpened(direction, train, simulator.Now - arrival);
        }
    }

    private async Process Unload(TrainVisit visit, int inspected)
    {
        var pad = visit.Yard.Pad(visit.Train.Plan.Gauge).Resource;
        visit.Stay.Add(StayStep.Pad, pad.TryTake() ? 0 : await pad.Take(1, visit.Train.Urgency), 0);
        await Use(visit, DeskKind.Shunting, StayStep.Shunting, visit.Luck.Shunting);
        visit.Track!.Give();
        var began = simulator.Now;
        await visit.Yard.Boxes.UnloadTrain(visit.Train, new Arrival(visit.Cleared, inspected, visit.Stream));
        visit.Stay.Add(StayStep.Handling, 0, simulator.Now - began);
        run.Log(visit, StayStep.Handling, began);
        visit.Stay.Unloaded = simulator.Now;
        pad.Give();
    }

    /// <summary>Uses a desk of that kind, where there is one.</summary>
    private DeskUse Use(TrainVisit visit, DeskKind kind, StayStep step, double unit) =>
        visit.Yard.Find(kind) is { Exists: true } desk ? new DeskUse(run, visit, desk, (step, desk.Minutes(unit))) : default;

    /// <summary>Hands the papers in on the side that is left, on the side that is entered, or both.</summary>
    /// <returns>When the train is cleared.</returns>
    private double Declare(TrainVisit visit)
    {
        var (plan, done) = (visit.Plan, simulator.Now);
        visit.Stay.Declared = done;
        if (plan.CrossingBefore >= 0)
        {
            var papers = run.Plan.RailCrossings[plan.CrossingBefore].Papers[plan.DirectionBefore, 1];
            done = HandIn(visit, papers, done, (visit.Luck.Regime, visit.Luck.Papers));
        }

        if (plan.CrossingAfter >= 0)
        {
            var papers = run.Plan.RailCrossings[plan.CrossingAfter].Papers[plan.DirectionAfter, 0];
            done = HandIn(visit, papers, done, (visit.Luck.SecondRegime, visit.Luck.SecondPapers));
        }

        visit.Stay.Approved = done;
        return done;
    }

    private double HandIn(TrainVisit visit, PapersPlan papers, double time, (double Regime, double Time) luck) => PapersDesk.Clear(
        papers, new PapersTime(time, run.Epoch), new PapersLuck(luck.Regime, luck.Time, visit.Luck.Quarantine,
            visit.Train.NeedsQuarantine, run.Assumptions.AppointmentShare), visit.Stay, visit.Yard.Find(DeskKind.Customs));

    private int DrawInspected(TrainVisit visit)
    {
        var (plan, share) = (visit.Plan, 0.0);
        if (plan.CrossingBefore >= 0)
        {
            share = PapersDesk.ShareOf(run.Plan.RailCrossings[plan.CrossingBefore].Papers[plan.DirectionBefore, 1],
                visit.Train.NeedsQuarantine, run.Epoch);
        }
        else if (plan.CrossingAfter >= 0)
        {
            share = PapersDesk.ShareOf(run.Plan.RailCrossings[plan.CrossingAfter].Papers[plan.DirectionAfter, 0],
                visit.Train.NeedsQuarantine, run.Epoch);
        }

        var count = 0;
        for (var left = visit.Train.Consignments(run.Assumptions.BoxesPerConsignment); left > 0; left--)
        {
            count += visit.Stream.NextUnit() < share ? 1 : 0;
        }

        return count;
    }

    /// <summary>Waits for its papers and is tested, where that is still to be done; waits for its time and a path, gives up its track, and
    /// is gone.</summary>
    private async Process Leave(TrainVisit visit)
    {
        var began = simulator.Now;
        if (visit.Cleared > began)
        {
            visit.Yard.Waiting++;
            await simulator.Until(visit.Cleared);
            visit.Yard.Waiting--;
            visit.Stay.Add(StayStep.Documents, 0, visit.Cleared - began);
            run.Log(visit, StayStep.Documents, began);
        }

        if (visit.IsTested)
        {
            await Use(visit, DeskKind.BrakeTest, StayStep.BrakeTest, visit.Luck.BrakeTest);
        }

        began = simulator.Now;
        if (visit.Train.Departure + visit.Plan.DepartureOffset > began)
        {
            await simulator.Until(visit.Train.Departure + visit.Plan.DepartureOffset);
            visit.Stay.Add(StayStep.Schedule, simulator.Now - began, 0);
        }

        if (visit.Plan.CrossingAfter >= 0)
        {
            var ready = simulator.Now;
            var leaves = BookPath(visit, ready);
            visit.Yard.Waiting++;
            await simulator.Until(leaves);
            visit.Yard.Waiting--;
            Cross(visit, leaves - ready);
        }

        run.Log(visit, StayStep.Schedule, began);
        visit.Track?.Give();
        visit.Train.LeftAt = simulator.Now;
    }

    private double BookPath(TrainVisit visit, double ready)
    {
        var train = visit.Train.Plan;
        var isOnTime = train.IsPassenger || (!train.Departures.IsEmpty
            && ready <= visit.Train.Departure + visit.Plan.DepartureOffset + PathPatience);
        return run.Paths[visit.Plan.CrossingAfter].Book(ready, visit.Plan.DirectionAfter, run.Epoch, isOnTime, train.IsPassenger);
    }

    /// <summary>Counts a train that leaves over a crossing, and lets those go with it that were set out.</summary>
    private void Cross(TrainVisit visit, double waited)
    {
        var (train, stay, direction) = (visit.Train, visit.Stay, visit.Plan.DirectionAfter);
        var tally = run.Crossings[visit.Plan.CrossingAfter];
        var counts = simulator.Now >= run.Plan.Warmup;
        stay.Add(StayStep.Path, waited, 0);
        tally.CountTrain(direction, train, waited, counts);
        train.BorderArrival = stay.Arrival;
        if (!train.Plan.IsPassenger)
        {
            tally.Passage[direction].Add(
                stay.TimeOf(StayStep.Track) + stay.TimeOf(StayStep.BrakeTest) + stay.TimeOf(StayStep.Path), counts ? 1 : 0);
            visit.Yard.SetOut[direction].Release();
        }
    }

    private void Enter(TrainVisit visit)
    {
        var yard = visit.Yard;
        (yard.Present, yard.Waiting, yard.TrainsIn) = (yard.Present + 1, yard.Waiting + 1, yard.TrainsIn + 1);
        visit.Stay.Begin(simulator.Now);
    }

    /// <summary>Adds the stay up, once it is over and the warm-up too.</summary>
    private void Close(TrainVisit closed)
    {
        var (train, visit, yard, stay) = (closed.Train, closed.Plan, closed.Yard, closed.Stay);
        (yard.Present, yard.TrainsOut) = (yard.Present - 1, yard.TrainsOut + 1);
        var now = simulator.Now;
        if (now < run.Plan.Warmup)
        {
            return;
        }

        var isIn = visit.CrossingBefore >= 0;
        var isOut = visit.CrossingAfter >= 0;
        var kind = train.Plan.IsPassenger
            ? isIn ? StreamKind.PassengersIn : StreamKind.PassengersOut
            : isIn ? StreamKind.FreightIn : isOut ? StreamKind.FreightOut : StreamKind.FreightInland;
        var tally = yard.Stream(kind);
        (stay.Teu, stay.Tonnes) = (train.Teu, train.Tonnes);
        tally.Add(stay, now, 1);
        tally.AddDelay(
            visit.Role == VisitRole.Starts ? double.NaN : stay.Arrival - train.Departure - visit.ArrivalOffset,
            visit.Role == VisitRole.Ends ? double.NaN : now - train.Departure - visit.DepartureOffset);
        var consignments = train.Consignments(run.Assumptions.BoxesPerConsignment);
        if (!train.Plan.IsPassenger && (isIn || isOut))
        {
            tally.AddRelease(stay, now, consignments);
        }

        if (isIn && !train.Plan.IsPassenger && !double.IsNaN(train.BorderArrival))
        {
            var until = visit.Role == VisitRole.Ends ? Math.Max(now, stay.Approved) : now;
            run.Crossings[visit.CrossingBefore].AddConsignments(visit.DirectionBefore, train, until - train.BorderArrival, run.Assumptions);
        }
    }
}

/// <summary>Use of a desk by a train, waited for in the train's own story: a story within it would cost a state of its own, and trains use
/// desks three hundred thousand times a year. Nothing to wait for where there is no such desk.</summary>
internal readonly struct DeskUse(Replication run, TrainVisit visit, Desk? desk, (StayStep Step, double Minutes) work) : IWaitPoint
{
    public Simulator Simulator => run.Simulator;

    public bool IsCompleted => desk is null;

    public DeskUse GetAwaiter() => this;

    public void Park(Waiter waiter) => desk!.Resource.Serve(waiter, work.Minutes, visit.Train.Urgency);

    public void GetResult()
    {
        if (desk is not null)
        {
            visit.Stay.Add(work.Step, run.Simulator.Current!.Waited, work.Minutes);
            run.Log(visit, work.Step, run.Simulator.Now - work.Minutes);
        }
    }
}

/// <summary>How an ending train's cargo is cleared: when, how many consignments are opened, and its luck.</summary>
internal sealed record Arrival(double Cleared, int Inspected, RandomNumbers Luck);
