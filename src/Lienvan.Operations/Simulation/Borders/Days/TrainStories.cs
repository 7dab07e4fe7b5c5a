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
            var share = plan.IsPassenger ? 0 : plan.Load ?? run.Assumptions.Load;
            foreach (var line in plan.Lines)
            {
                run.LineTrains[line]++;
                run.LinePassengerTrains[line] += plan.IsPassenger ? 1 : 0;
                run.LineTeu[line] += plan.Teu * share;
                run.LineTonnes[line] += plan.Tonnes * share;
            }
        }

        if (!plan.Visits.IsEmpty)
        {
            simulator.Start(Travel(new TrainRun(plan, time, number), luck));
        }
    }

    private async Process Travel(TrainRun train, ServiceLuck streams)
    {
        var plan = train.Plan;
        var luck = streams.Train.Of(train.Number);
        var late = plan.Service.Delay.MinutesAt(NormalQuantile.At(luck.NextUnit()));
        Load(train, luck);
        for (var index = 0; index < plan.Visits.Length; index++)
        {
            var visit = plan.Visits[index];
            var visitLuck = streams.Visit.Of((train.Number * LuckPerTrain) + index);
            var drawn = new VisitLuck(visitLuck);
            if (index == 0 && visit.Role != VisitRole.Starts)
            {
                var arrives = train.Departure + visit.ArrivalOffset + late;
                if (arrives < 0)
                {
                    return; // it was here before the first midnight
                }

                await simulator.Until(arrives);
            }
            else if (index > 0)
            {
                await simulator.Until(train.LeftAt + RunTo(plan, index, drawn));
            }

            if (plan.IsPassenger)
            {
                await Control(train, visit, drawn);
            }
            else if (visit.Role == VisitRole.Starts)
            {
                await Form(train, visit, drawn, visitLuck);
            }
            else
            {
                await Work(train, visit, drawn, visitLuck);
            }
        }
    }

    /// <summary>The luck of the trains of a service, and of their visits.</summary>
    private readonly record struct ServiceLuck(NamedLuck Train, NamedLuck Visit);

    private double RunTo(ServicePlan plan, int index, VisitLuck luck)
    {
        var visit = plan.Visits[index];
        return visit.CrossingBefore >= 0
            ? run.Plan.RailCrossings[visit.CrossingBefore].Run[run.Epoch].MinutesAt(NormalQuantile.At(luck.Run))
            : Math.Max(0, visit.ArrivalOffset - plan.Visits[index - 1].DepartureOffset);
    }

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
    private async Process Control(TrainRun train, VisitPlan visit, VisitLuck luck)
    {
        var yard = run.Yards[visit.Station];
        if (visit.Role == VisitRole.Starts)
        {
            await simulator.Until(train.Departure + visit.DepartureOffset - 30);
        }

        var stay = Enter(yard);
        stay.Add(StayStep.Track, await yard.Track(train.Plan.Gauge).Resource.Take(1, train.Urgency), 0);
        yard.Waiting--;
        if (visit.CrossingBefore >= 0 || visit.CrossingAfter >= 0)
        {
            var windows = yard.Find(DeskKind.Control)!;
            var passengers = train.Plan.Service.Seats * run.Assumptions.Seats;
            var minutes = WalkMinutes + (passengers * windows.Minutes(0.3 + (0.4 * luck.Control)) / Math.Max(1, windows.Servers));
            var all = Math.Max(1, windows.Resource.Available);
            var waited = await windows.Resource.Take(all);
            await simulator.Delay(minutes);
            windows.Resource.Give(all);
            stay.Add(StayStep.Control, waited, minutes);
            run.Log(yard, train, StayStep.Control, simulator.Now - minutes);
        }

        if (visit.Role == VisitRole.Ends)
        {
            yard.Track(train.Plan.Gauge).Resource.Give();
        }
        else
        {
            await Leave(train, visit, yard, stay, yard.Track(train.Plan.Gauge));
        }

        Close(train, visit, yard, stay);
    }

    /// <summary>A freight train that starts here: boxes are brought, it is formed, loaded, tested and leaves.</summary>
    private async Process Form(TrainRun train, VisitPlan visit, VisitLuck luck, RandomNumbers stream)
    {
        var yard = run.Yards[visit.Station];
        var leaves = train.Departure + visit.DepartureOffset;
        yard.Boxes.Bring(train, leaves - FormingMinutes - BringingMinutes, BringingMinutes, stream);
        await simulator.Until(leaves - FormingMinutes);
        var stay = Enter(yard);
        stay.Add(StayStep.Pad, await yard.Pad(train.Plan.Gauge).Resource.Take(1, train.Urgency), 0);
        yard.Waiting--;
        await UseDesk(yard, train, stay, DeskKind.Shunting, StayStep.Shunting, luck.Shunting);
        var began = simulator.Now;
        await simulator.Until(yard.Boxes.LoadTrain(train));
        stay.Add(StayStep.Handling, 0, simulator.Now - began);
        run.Log(yard, train, StayStep.Handling, began);
        yard.Pad(train.Plan.Gauge).Resource.Give(); // it waits for its time on sidings, of which there are enough
        await Clear(train, visit, yard, stay, luck);
        await UseDesk(yard, train, stay, DeskKind.BrakeTest, StayStep.BrakeTest, luck.BrakeTest);
        await Leave(train, visit, yard, stay, track: null);
        Close(train, visit, yard, stay);
    }

    /// <summary>A freight train that comes: through with its wagons, or to be unloaded here.</summary>
    private async Process Work(TrainRun train, VisitPlan visit, VisitLuck luck, RandomNumbers stream)
    {
        var yard = run.Yards[visit.Station];
        var stay = Enter(yard);
        stay.Add(StayStep.Track, await yard.Track(train.Plan.Gauge).Resource.Take(1, train.Urgency), 0);
        yard.Waiting--;
        var isCrossing = visit.CrossingBefore >= 0 || visit.CrossingAfter >= 0;
        var cleared = isCrossing ? Declare(train, visit, stay, luck) : simulator.Now;
        var inspected = isCrossing ? DrawInspected(train, visit, stream) : 0;
        if (isCrossing)
        {
            await UseDesk(yard, train, stay, DeskKind.Locomotive, StayStep.Locomotive, luck.Locomotive);
            await UseDesk(yard, train, stay, DeskKind.Scanning, StayStep.Scanning, luck.Scanning);
        }

        if (visit.Role == VisitRole.Ends)
        {
            await Unload(train, yard, stay, luck, new Arrival(cleared, inspected, stream));
        }
        else if (isCrossing)
        {
            if (inspected > 0)
            {
                await UseDesk(yard, train, stay, DeskKind.Shunting, StayStep.Shunting, luck.Shunting);
                for (var index = 0; index < inspected; index++)
                {
                    simulator.Start(SetOut(yard, train, visit, stream.NextUnit()));
                }
            }

            await WaitCleared(train, yard, stay, cleared);
            await UseDesk(yard, train, stay, DeskKind.BrakeTest, StayStep.BrakeTest, luck.BrakeTest);
        }

        if (visit.Role == VisitRole.Through)
        {
            await Leave(train, visit, yard, stay, yard.Track(train.Plan.Gauge));
        }

        Close(train, visit, yard, stay);
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

    private async Process Unload(TrainRun train, Yard yard, Stay stay, VisitLuck luck, Arrival arrival)
    {
        var pad = yard.Pad(train.Plan.Gauge);
        stay.Add(StayStep.Pad, await pad.Resource.Take(1, train.Urgency), 0);
        await UseDesk(yard, train, stay, DeskKind.Shunting, StayStep.Shunting, luck.Shunting);
        yard.Track(train.Plan.Gauge).Resource.Give();
        var began = simulator.Now;
        await yard.Boxes.UnloadTrain(train, arrival);
        stay.Add(StayStep.Handling, 0, simulator.Now - began);
        run.Log(yard, train, StayStep.Handling, began);
        stay.Unloaded = simulator.Now;
        pad.Resource.Give();
    }

    private async Process UseDesk(Yard yard, TrainRun train, Stay stay, DeskKind kind, StayStep step, double unit)
    {
        if (yard.Find(kind) is not { Exists: true } desk)
        {
            return;
        }

        var minutes = desk.Minutes(unit);
        var waited = await desk.Resource.Use(minutes, train.Urgency);
        stay.Add(step, waited, minutes);
        run.Log(yard, train, step, simulator.Now - minutes);
    }

    /// <summary>Hands the papers in on the side that is left, on the side that is entered, or both.</summary>
    /// <returns>When the train is cleared.</returns>
    private double Declare(TrainRun train, VisitPlan visit, Stay stay, VisitLuck luck)
    {
        var done = simulator.Now;
        var officers = run.Yards[visit.Station].Find(DeskKind.Customs);
        stay.Declared = done;
        if (visit.CrossingBefore >= 0)
        {
            done = PapersDesk.Clear(run.Plan.RailCrossings[visit.CrossingBefore].Papers[visit.DirectionBefore, 1],
                new PapersTime(done, run.Epoch), new PapersLuck(luck.Regime, luck.Papers, luck.Quarantine, train.NeedsQuarantine,
                    run.Assumptions.AppointmentShare), stay, officers);
        }

        if (visit.CrossingAfter >= 0)
        {
            done = PapersDesk.Clear(run.Plan.RailCrossings[visit.CrossingAfter].Papers[visit.DirectionAfter, 0],
                new PapersTime(done, run.Epoch), new PapersLuck(luck.SecondRegime, luck.SecondPapers, luck.Quarantine,
                    train.NeedsQuarantine, run.Assumptions.AppointmentShare), stay, officers);
        }

        stay.Approved = done;
        return done;
    }

    private int DrawInspected(TrainRun train, VisitPlan visit, RandomNumbers stream)
    {
        var share = 0.0;
        if (visit.CrossingBefore >= 0)
        {
            share = PapersDesk.ShareOf(run.Plan.RailCrossings[visit.CrossingBefore].Papers[visit.DirectionBefore, 1],
                train.NeedsQuarantine, run.Epoch);
        }
        else if (visit.CrossingAfter >= 0)
        {
            share = PapersDesk.ShareOf(run.Plan.RailCrossings[visit.CrossingAfter].Papers[visit.DirectionAfter, 0], train.NeedsQuarantine,
                run.Epoch);
        }

        var count = 0;
        for (var left = train.Consignments(run.Assumptions.BoxesPerConsignment); left > 0; left--)
        {
            count += stream.NextUnit() < share ? 1 : 0;
        }

        return count;
    }

    private async Process Clear(TrainRun train, VisitPlan visit, Yard yard, Stay stay, VisitLuck luck)
    {
        if (visit.CrossingAfter >= 0)
        {
            await WaitCleared(train, yard, stay, Declare(train, visit, stay, luck));
        }
    }

    private async Process WaitCleared(TrainRun train, Yard yard, Stay stay, double cleared)
    {
        var began = simulator.Now;
        if (cleared > began)
        {
            yard.Waiting++;
            await simulator.Until(cleared);
            yard.Waiting--;
            stay.Add(StayStep.Documents, 0, cleared - began);
            run.Log(yard, train, StayStep.Documents, began);
        }
    }

    /// <summary>Waits for its time and a path, gives up its track, and is gone.</summary>
    private async Process Leave(TrainRun train, VisitPlan visit, Yard yard, Stay stay, Desk? track)
    {
        var scheduled = train.Departure + visit.DepartureOffset;
        var began = simulator.Now;
        if (scheduled > began)
        {
            await simulator.Until(scheduled);
            stay.Add(StayStep.Schedule, simulator.Now - began, 0);
        }

        if (visit.CrossingAfter >= 0)
        {
            var ready = simulator.Now;
            var isOnTime = train.Plan.IsPassenger || (!train.Plan.Departures.IsEmpty && ready <= scheduled + PathPatience);
            var leaves = run.Paths[visit.CrossingAfter].Book(ready, visit.DirectionAfter, run.Epoch, isOnTime, train.Plan.IsPassenger);
            yard.Waiting++;
            await simulator.Until(leaves);
            yard.Waiting--;
            stay.Add(StayStep.Path, leaves - ready, 0);
            run.Crossings[visit.CrossingAfter].CountTrain(visit.DirectionAfter, train, leaves - ready, simulator.Now >= run.Plan.Warmup);
            train.BorderArrival = stay.Arrival;
            if (!train.Plan.IsPassenger)
            {
                run.Crossings[visit.CrossingAfter].Passage[visit.DirectionAfter].Add(
                    stay.TimeOf(StayStep.Track) + stay.TimeOf(StayStep.BrakeTest) + stay.TimeOf(StayStep.Path),
                    simulator.Now >= run.Plan.Warmup ? 1 : 0);
                yard.SetOut[visit.DirectionAfter].Release();
            }
        }

        run.Log(yard, train, StayStep.Schedule, began);
        track?.Resource.Give();
        train.LeftAt = simulator.Now;
    }

    private Stay Enter(Yard yard)
    {
        (yard.Present, yard.Waiting, yard.TrainsIn) = (yard.Present + 1, yard.Waiting + 1, yard.TrainsIn + 1);
        return new Stay(simulator.Now);
    }

    /// <summary>Adds the stay up, once it is over and the warm-up too.</summary>
    private void Close(TrainRun train, VisitPlan visit, Yard yard, Stay stay)
    {
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

/// <summary>How an ending train's cargo is cleared: when, how many consignments are opened, and its luck.</summary>
internal sealed record Arrival(double Cleared, int Inspected, RandomNumbers Luck);
