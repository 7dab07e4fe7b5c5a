using Lienvan.Model.Places;
using Lienvan.Model.Units;
using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>
/// What boxes and loose wagons do in a terminal. A box is lifted twice, each time for half of what the work takes: off the train into
/// the stack, and out of it onto a lorry or the next train; it needs its place in the stack first, so a full stack holds trains up. A box
/// that no train has taken after a week goes on by lorry, so that nothing waits for ever.
/// </summary>
internal sealed class BoxStories(Replication run)
{
    private const double PatienceMinutes = 7 * 1440;
    private const int TeuPerBox = 2;

    private readonly Simulator simulator = run.Simulator;

    /// <summary>A median of four fifths of the mean, as that of a lognormal with so long a tail is.</summary>
    private readonly Lienvan.Model.Time.Dwell pickUp = new(run.Assumptions.PickUpHours * 48, run.Assumptions.PickUpHours * 120);

    /// <summary>Takes all boxes off a train; its loose wagons are put aside and emptied one by one.</summary>
    public async Process UnloadTrain(Yard yard, TrainRun train, Arrival arrival)
    {
        var works = new Process[train.Boxes];
        for (var index = 0; index < works.Length; index++)
        {
            var box = new BoxLuck(arrival.Luck);
            var lift = FindOnward(yard, train.Plan.Gauge, box.Onward, out var toGauge);
            var plan = new BoxPlan(lift, toGauge, box, arrival.Cleared, index / run.Assumptions.BoxesPerConsignment < arrival.Inspected);
            works[index] = Unload(yard, plan);
        }

        var gang = FindLift(yard, Operation.TransshipBulk, Carriage.Wagon(new Gauge(train.Plan.Gauge)), Carriage.Lorry);
        for (var index = 0; index < train.LooseWagons; index++)
        {
            simulator.Start(Empty(yard, gang, arrival.Luck.NextUnit()));
        }

        foreach (var work in works)
        {
            await work;
        }
    }

    /// <summary>Puts onto a train what waits for its gauge, first come first served. Its loose wagons were filled before.</summary>
    public async Process LoadTrain(Yard yard, TrainRun train)
    {
        var pool = yard.Pool(train.Plan.Gauge);
        train.Boxes = Math.Min(pool.Count, (int)(train.Plan.Teu / TeuPerBox * (1 - LooseShare(train))));
        var works = new Process[train.Boxes];
        for (var index = 0; index < works.Length; index++)
        {
            works[index] = Load(yard, pool.Dequeue());
        }

        foreach (var work in works)
        {
            await work;
        }
    }

    /// <summary>Lorries bring boxes for a train over the days before, as many as fill what other gauges' trains do not.</summary>
    public void Bring(Yard yard, TrainRun train, double from, double during, RandomNumbers luck)
    {
        var assumed = run.Assumptions;
        var transfer = 0.0;
        foreach (var plan in yard.Plan.Transfers)
        {
            transfer = plan.ToGauge == train.Plan.Gauge && plan.Share[run.Epoch] > 0 ? assumed.TransferShare : transfer;
        }

        var share = Math.Min(1, assumed.Load * (0.7 + (0.6 * luck.NextUnit())));
        var count = (int)Math.Round(train.Plan.Teu / TeuPerBox * share * (1 - LooseShare(train)) * (1 - transfer));
        train.LooseWagons = (int)Math.Round(train.Plan.Wagons * assumed.Load * LooseShare(train));
        var lift = FindLift(yard, Operation.LiftContainer, Carriage.Lorry, Carriage.Wagon(new Gauge(train.Plan.Gauge)));
        for (var index = 0; index < count; index++)
        {
            var (time, unit, second) = (from + (luck.NextUnit() * during), luck.NextUnit(), luck.NextUnit());
            simulator.Start(Deliver(yard, train.Plan.Gauge, new Delivery(lift, Math.Max(simulator.Now, time), unit, second)));
        }

        var gang = FindLift(yard, Operation.TransshipBulk, Carriage.Lorry, Carriage.Wagon(new Gauge(train.Plan.Gauge)));
        for (var index = 0; index < train.LooseWagons; index++)
        {
            simulator.Start(Empty(yard, gang, luck.NextUnit()));
        }
    }

    /// <summary>Wagons that are opened stay behind and go on with the next train that way.</summary>
    public void SetOut(Yard yard, TrainRun train, VisitPlan visit, int consignments, RandomNumbers luck)
    {
        for (var index = 0; index < consignments; index++)
        {
            simulator.Start(Inspect(yard, train, visit, luck.NextUnit()));
        }
    }

    /// <summary>Once a day, sends on by lorry what no train has taken.</summary>
    public async Process SendOnOld(Yard yard)
    {
        while (true)
        {
            await simulator.Delay(1440);
            foreach (var pool in yard.Pools)
            {
                while (pool.Count > 0 && pool.Peek().Stay.Arrival < simulator.Now - PatienceMinutes)
                {
                    simulator.Start(Load(yard, pool.Dequeue()));
                }
            }
        }
    }

    private double LooseShare(TrainRun train) => train.Plan.TakesLoose ? run.Assumptions.LooseShare : 0;

    private async Process Inspect(Yard yard, TrainRun train, VisitPlan visit, double unit)
    {
        var arrival = simulator.Now;
        var desk = yard.Find(DeskKind.Inspection)!;
        await desk.Resource.Use(desk.Minutes(unit));
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

    private async Process Unload(Yard yard, BoxPlan box)
    {
        var stay = new Stay(simulator.Now) { Teu = TeuPerBox, Tonnes = TeuPerBox * ServiceCompiler.TonnesPerTeu, Approved = box.Cleared };
        yard.BoxesIn++;
        if (yard.Find(DeskKind.Stack) is { } stack && !stack.Resource.TryTake(TeuPerBox))
        {
            stay.Add(StayStep.Stack, await stack.Resource.Take(TeuPerBox), 0);
        }

        if (FindCrane(yard, box.Lift) is { } crane)
        {
            var minutes = HalfMinutes(yard, box.Lift, box.Luck.Lift);
            stay.Add(StayStep.Handling, await crane.Resource.Use(minutes), minutes);
        }

        stay.Unloaded = simulator.Now;
        simulator.Start(GoOn(yard, box, stay));
    }

    private async Process GoOn(Yard yard, BoxPlan box, Stay stay)
    {
        if (box.IsInspected && yard.Find(DeskKind.Inspection) is { } desk)
        {
            var minutes = desk.Minutes(box.Luck.Inspection);
            stay.Add(StayStep.Inspection, await desk.Resource.Use(minutes), minutes);
        }

        var cleared = Math.Max(simulator.Now, box.Cleared);
        stay.Approved = cleared;
        stay.Add(StayStep.Documents, 0, cleared - simulator.Now);
        if (box.ToGauge != 0)
        {
            if (cleared > simulator.Now)
            {
                await simulator.Until(cleared);
            }

            yard.Pool(box.ToGauge).Enqueue(new PoolBox(stay, box.Lift, box.Luck.SecondLift));
            return;
        }

        var fetched = cleared + pickUp.MinutesAt(NormalQuantile.At(box.Luck.PickUp));
        await simulator.Until(yard.Plan.LorryHours.NextOpen(fetched));
        stay.Add(StayStep.Storage, simulator.Now - cleared, 0);
        await Remove(yard, box.Lift, stay, box.Luck.SecondLift);
    }

    private async Process Deliver(Yard yard, int gauge, Delivery delivery)
    {
        await simulator.Until(yard.Plan.LorryHours.NextOpen(delivery.Time));
        var stay = new Stay(simulator.Now) { Teu = TeuPerBox, Tonnes = TeuPerBox * ServiceCompiler.TonnesPerTeu };
        yard.BoxesIn++;
        if (yard.Find(DeskKind.Stack) is { } stack && !stack.Resource.TryTake(TeuPerBox))
        {
            stay.Add(StayStep.Stack, await stack.Resource.Take(TeuPerBox), 0);
        }

        if (FindCrane(yard, delivery.Lift) is { } crane)
        {
            var minutes = HalfMinutes(yard, delivery.Lift, delivery.Unit);
            stay.Add(StayStep.Handling, await crane.Resource.Use(minutes), minutes);
        }

        yard.Pool(gauge).Enqueue(new PoolBox(stay, delivery.Lift, delivery.SecondUnit));
    }

    private Process Load(Yard yard, PoolBox box)
    {
        box.Stay.Add(StayStep.Storage, simulator.Now - Math.Max(box.Stay.Arrival, double.IsNaN(box.Stay.Approved) ? 0
            : box.Stay.Approved), 0);
        return Remove(yard, box.Lift, box.Stay, box.LiftUnit);
    }

    /// <summary>Lifts a box out of the stack; it is gone.</summary>
    private async Process Remove(Yard yard, int lift, Stay stay, double unit)
    {
        if (FindCrane(yard, lift) is { } crane)
        {
            var minutes = HalfMinutes(yard, lift, unit);
            stay.Add(StayStep.Handling, await crane.Resource.Use(minutes), minutes);
        }

        yard.Find(DeskKind.Stack)?.Resource.Give(TeuPerBox);
        yard.BoxesOut++;
        if (simulator.Now >= run.Plan.Warmup)
        {
            var tally = yard.Stream(StreamKind.Boxes);
            tally.Add(stay, simulator.Now, 1);
            tally.AddRelease(stay, simulator.Now, 1);
        }
    }

    private static Desk? FindCrane(Yard yard, int lift) => lift < 0 ? null : yard.Desks[yard.Plan.Lifts[lift].Desk];

    /// <summary>A loose wagon is emptied, or filled, by a gang.</summary>
    private async Process Empty(Yard yard, int gang, double unit)
    {
        if (gang >= 0)
        {
            await yard.Desks[yard.Plan.Lifts[gang].Desk].Resource.Use(2 * HalfMinutes(yard, gang, unit));
        }
    }

    /// <summary>Half of what one unit takes, a third more or less by luck.</summary>
    private double HalfMinutes(Yard yard, int lift, double unit) =>
        30 / Math.Max(0.01, yard.Plan.Lifts[lift].UnitsPerHour[run.Epoch]) * (0.67 + (0.66 * unit));

    /// <summary>How a box off a train goes on: by a train of another gauge, or by lorry.</summary>
    private int FindOnward(Yard yard, int gauge, double unit, out int toGauge)
    {
        foreach (var transfer in yard.Plan.Transfers)
        {
            if (transfer.FromGauge == gauge)
            {
                if (unit < transfer.Share[run.Epoch])
                {
                    toGauge = transfer.ToGauge;
                    return FindLift(yard, Operation.LiftContainer, Carriage.Wagon(new Gauge(gauge)), Carriage.Wagon(new Gauge(toGauge)));
                }

                unit -= transfer.Share[run.Epoch];
            }
        }

        toGauge = 0;
        return FindLift(yard, Operation.LiftContainer, Carriage.Wagon(new Gauge(gauge)), Carriage.Lorry);
    }

    private int FindLift(Yard yard, Operation operation, Carriage from, Carriage to)
    {
        for (var index = 0; index < yard.Plan.Lifts.Length; index++)
        {
            if (yard.Plan.Lifts[index].Does(operation, from, to) && yard.Desks[yard.Plan.Lifts[index].Desk].Plan.Servers[run.Epoch] > 0)
            {
                return index;
            }
        }

        return -1;
    }

    private readonly struct BoxLuck(RandomNumbers luck)
    {
        public double Onward { get; } = luck.NextUnit();

        public double Lift { get; } = luck.NextUnit();

        public double SecondLift { get; } = luck.NextUnit();

        public double PickUp { get; } = luck.NextUnit();

        public double Inspection { get; } = luck.NextUnit();
    }

    private sealed record BoxPlan(int Lift, int ToGauge, BoxLuck Luck, double Cleared, bool IsInspected);

    private sealed record Delivery(int Lift, double Time, double Unit, double SecondUnit);
}
