using Lienvan.Model.Places;
using Lienvan.Model.Time;
using Lienvan.Model.Units;
using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>
/// What boxes and loose wagons do in a terminal. A box is lifted twice, each time for half of what the work takes: off the train into
/// the stack, and out of it onto a lorry or the next train; it needs its place in the stack first, so a full stack holds trains up. A box
/// that no train has taken after a week goes on by lorry, so that nothing waits for ever.
/// </summary>
/// <remarks>
/// Boxes cost the simulator no events: they are numbers in a flat array, their steps stand in a heap of the terminal, and are worked in
/// order up to the moment at which a train, or the hourly count, looks at the terminal. The same box by box on the kernel is kept in the
/// tests, and gives the same.
/// </remarks>
internal sealed class BoxFlow
{
    private const double PatienceMinutes = 7 * 1440;
    private const int TeuPerBox = 2;

    private readonly Replication run;
    private readonly Yard yard;
    private readonly Simulator simulator;
    private readonly StackRoom? stack;

    /// <summary>Of each lift, who works it, and half of what a unit takes by epoch, minutes.</summary>
    private readonly ForeseenQueue[] liftQueues;
    private readonly double[][] liftMinutes;

    private readonly TerminalWays ways;

    /// <summary>Steps to come, and apart from them those after which there may be more room in the stack.</summary>
    private readonly EventHeap steps = new(Replication.SpanMinutes), leaving = new(Replication.SpanMinutes);

    /// <summary>By gauge, boxes that go on by its trains, in the order in which they can: no step of their own tells when.</summary>
    private readonly EventHeap[] pools;

    /// <summary>A median of four fifths of the mean, as that of a lognormal with so long a tail is.</summary>
    private readonly DeskDwell pickUp;

    private Box[] boxes = new Box[64];
    private int[] free = new int[64];
    private int freeCount, boxCount;
    private ulong sequence;

    /// <summary>When somebody looks next whether there is room; NaN where nobody does.</summary>
    private double watched = double.NaN;

    public BoxFlow(Replication run, Yard yard)
    {
        (this.run, this.yard, simulator) = (run, yard, run.Simulator);
        pickUp = new DeskDwell(new Dwell(run.Assumptions.PickUpHours * 48, run.Assumptions.PickUpHours * 120));
        stack = yard.Find(DeskKind.Stack) is { } desk ? new StackRoom(desk.Capacity!, run.Window) : null;
        pools = [.. yard.Plan.PadDesk.Keys.Select(_ => new EventHeap())];
        wagons = [.. yard.Plan.PadDesk.Keys.Select(_ => new Queue<double>())];
        ways = new TerminalWays(run, yard);
        liftQueues = [.. yard.Plan.Lifts.Select(lift => yard.Desks[lift.Desk].Queue!)];
        liftMinutes = [.. yard.Plan.Lifts.Select(lift => lift.UnitsPerHour.Select(units => 30 / Math.Max(0.01, units)).ToArray())];
        if (yard.Plan.Lifts.Length > 0)
        {
            Schedule(1440, BoxStep.SendOld, 0);
            foreach (var start in run.Plan.EpochStarts.Skip(1))
            {
                Schedule(start, BoxStep.Look, 0);
            }
        }
    }

    /// <summary>Wagons on other bogies that wait for a train of their new gauge: since when each could leave.</summary>
    private readonly Queue<double>[] wagons;

    /// <summary>Boxes that have come and gone; TEU in the stack and boxes that wait for a place in it.</summary>
    public int BoxesIn { get; private set; }

    public int BoxesOut { get; private set; }

    /// <summary>Wagons that have gone on with other bogies.</summary>
    public int WagonsExchanged { get; private set; }

    public int StackInUse => stack?.InUse ?? 0;

    public int StackWaiting => stack?.Waiting ?? 0;

    public ResourceStatistics StackStatistics => stack?.Statistics ?? default;

    public int StackInUseAt(double time)
    {
        AdvanceTo(time);
        return StackInUse;
    }

    /// <summary>Works all steps up to a time, itself included.</summary>
    public void AdvanceTo(double time)
    {
        while (true)
        {
            var (coming, going) = (steps.FirstTime, leaving.FirstTime);
            if (Math.Min(coming, going) > time)
            {
                return;
            }

            var next = coming <= going ? steps.Pop() : leaving.Pop();
            Work(next.Time, (BoxStep)(next.Key & 7), NumberOf(next));
        }
    }

    /// <summary>Takes all boxes off a train; its loose wagons are put aside and emptied one by one.</summary>
    public async Process UnloadTrain(TrainRun train, Arrival arrival)
    {
        AdvanceTo(simulator.Now);
        var work = new TrainWork(simulator) { Left = train.Boxes };
        var gauge = ways.Of(train.Plan.Gauge);
        for (var index = 0; index < train.Boxes; index++)
        {
            var luck = arrival.Luck;
            var (onward, lift, second, fetch, inspection) =
                (luck.NextUnit(), luck.NextUnit(), luck.NextUnit(), luck.NextUnit(), luck.NextUnit());
            var way = Choose(gauge.Onward, onward);
            var number = Add(new Box
            {
                Train = work,
                Lift = (short)way.Lift,
                Pool = (short)way.Pool,
                LiftUnit = lift,
                SecondUnit = second,
                PickUpUnit = fetch,
                InspectionUnit = inspection,
                Cleared = arrival.Cleared,
                IsInspected = index / run.Assumptions.BoxesPerConsignment < arrival.Inspected,
            });
            Come(number, simulator.Now);
        }

        EmptyWagons(ExchangeBogies(train, gauge.Pits, arrival), gauge.Emptying, arrival.Luck);
        if (work.Left > 0)
        {
            if (double.IsNaN(watched))
            {
                WatchStack();
            }

            await work.Off.Join();
        }

        await simulator.Until(work.End);
    }

    /// <summary>Puts onto a train what waits for its gauge, first come first served. Its loose wagons were filled before.</summary>
    /// <returns>When it is loaded.</returns>
    public double LoadTrain(TrainRun train)
    {
        AdvanceTo(simulator.Now);
        var pool = pools[ways.PoolOf(train.Plan.Gauge)];
        var room = (int)(train.Plan.Teu / TeuPerBox * (1 - LooseShare(train)));
        var loaded = simulator.Now;
        for (train.Boxes = 0; train.Boxes < room && pool.FirstTime <= simulator.Now; train.Boxes++)
        {
            loaded = Math.Max(loaded, Remove(NumberOf(pool.Pop()), simulator.Now));
        }

        train.LooseWagons += JoinWagons(train);
        return loaded;
    }

    /// <summary>Lorries bring boxes for a train over the days before, as many as fill what other gauges' trains do not.</summary>
    public void Bring(TrainRun train, double from, double during, RandomNumbers luck)
    {
        AdvanceTo(simulator.Now);
        var assumed = run.Assumptions;
        var gauge = ways.Of(train.Plan.Gauge);
        var transfer = gauge.IsFedByRail ? assumed.TransferShare : 0;
        var share = Math.Min(1, (train.Plan.Load ?? assumed.Load) * (0.7 + (0.6 * luck.NextUnit())));
        var count = (int)Math.Round(train.Plan.Teu / TeuPerBox * share * (1 - LooseShare(train)) * (1 - transfer));
        train.LooseWagons = (int)Math.Round(train.Plan.Wagons * (train.Plan.Load ?? assumed.Load) * LooseShare(train));
        for (var index = 0; index < count; index++)
        {
            var (time, first, second) = (from + (luck.NextUnit() * during), luck.NextUnit(), luck.NextUnit());
            var number = Add(new Box
            {
                Lift = (short)gauge.Bringing,
                Pool = (short)gauge.Pool,
                LiftUnit = first,
                SecondUnit = second,
                Cleared = double.NaN,
            });
            Schedule(yard.Plan.LorryHours.NextOpen(Math.Max(simulator.Now, time)), BoxStep.Comes, number);
        }

        EmptyWagons(train.LooseWagons, gauge.Filling, luck);
    }

    /// <summary>Opens one consignment now.</summary>
    /// <returns>When that is over.</returns>
    public Service Inspect(double unit)
    {
        AdvanceTo(simulator.Now);
        var desk = yard.Find(DeskKind.Inspection)!;
        return desk.Queue!.Serve(new Request(simulator.Now, desk.Minutes(unit)));
    }

    /// <summary>While boxes of a train wait for a place in the stack, nothing may be late: works every step that can make room at its
    /// time. One story looks; another that was to look later ends when it finds that it was forestalled.</summary>
    private async Process LookAt(double time)
    {
        await simulator.Until(time);
        if (time != watched)
        {
            return;
        }

        AdvanceTo(simulator.Now);
        watched = double.NaN;
        WatchStack();
    }

    private void WatchStack()
    {
        if (stack is { Waiting: > 0 })
        {
            watched = leaving.FirstTime; // old boxes are sent every day, so there is always one
            simulator.Start(LookAt(watched));
        }
    }

    private void Work(double now, BoxStep step, int number)
    {
        switch (step)
        {
            case BoxStep.Comes:
                Come(number, now);
                break;
            case BoxStep.Unloaded:
                Open(ref boxes[number], number, now);
                break;
            case BoxStep.Fetched:
                Remove(number, now);
                break;
            case BoxStep.Gone:
                Close(number, now);
                break;
            case BoxStep.SendOld:
                SendOld(now);
                break;
            default:
                Admit(now);
                break;
        }
    }

    private void Come(int number, double now)
    {
        boxes[number].Arrival = now;
        BoxesIn++;
        if (stack?.TryTake(now, TeuPerBox) == false)
        {
            stack.Wait(now, number);
            return;
        }

        Place(number, now);
    }

    /// <summary>Those who wait for a place in the stack get it, as far as there is room.</summary>
    private void Admit(double now)
    {
        while (stack is { Waiting: > 0 } && stack.TryGrant(now, TeuPerBox) is { } number)
        {
            boxes[number].StackWait = (float)(now - boxes[number].Arrival);
            Place(number, now);
        }
    }

    /// <summary>Lifts a box into its place.</summary>
    private void Place(int number, double now)
    {
        ref var box = ref boxes[number];
        var unloaded = Lift(ref box, box.LiftUnit, now);
        if (box.Train is not { } train)
        {
            box.Unloaded = double.NaN;
            PutByTrain(box, number, unloaded);
            return;
        }

        box.Unloaded = unloaded;
        train.Left--;
        train.End = Math.Max(train.End, unloaded);
        if (train.Left == 0)
        {
            train.Off.Release();
        }

        box.Train = null;
        if (box.IsInspected)
        {
            Schedule(unloaded, BoxStep.Unloaded, number);
            return;
        }

        GoOn(ref box, number, unloaded);
    }

    private void Open(ref Box box, int number, double now)
    {
        var desk = yard.Find(DeskKind.Inspection)!;
        var minutes = desk.MinutesIn(run.EpochAt(now), box.InspectionUnit);
        var service = desk.Queue!.Serve(new Request(now, minutes));
        (box.InspectionWait, box.InspectionWork) = ((float)(service.Start - now), (float)minutes);
        GoOn(ref box, number, service.End);
    }

    private void GoOn(ref Box box, int number, double now)
    {
        var cleared = Math.Max(now, box.Cleared);
        (box.Cleared, box.Documents) = (cleared, (float)(cleared - now));
        if (box.Pool >= 0)
        {
            PutByTrain(box, number, cleared);
            return;
        }

        Schedule(yard.Plan.LorryHours.NextOpen(cleared + pickUp.MinutesAt(NormalQuantile.At(box.PickUpUnit))), BoxStep.Fetched, number);
    }

    /// <summary>Lifts a box out of the stack.</summary>
    private double Remove(int number, double now)
    {
        ref var box = ref boxes[number];
        box.Storage = (float)(now - Math.Max(box.Arrival, double.IsNaN(box.Cleared) ? 0 : box.Cleared));
        var gone = Lift(ref box, box.SecondUnit, now);
        Schedule(gone, BoxStep.Gone, number);
        return gone;
    }

    private double Lift(ref Box box, double unit, double now)
    {
        if (box.Lift < 0)
        {
            return now;
        }

        var minutes = HalfMinutes(box.Lift, unit, now);
        var service = liftQueues[box.Lift].Serve(new Request(now, minutes));
        box.HandlingWait += service.Start - now;
        box.HandlingWork += minutes;
        return service.End;
    }

    private void Close(int number, double now)
    {
        ref var box = ref boxes[number];
        BoxesOut++;
        if (run.Window.Contains(now))
        {
            var tally = yard.Stream(StreamKind.Boxes);
            tally.AddRemoved(new Removal(box.Arrival, box.Unloaded, double.NaN, box.Cleared, now), 1, TeuPerBox,
                TeuPerBox * ServiceCompiler.TonnesPerTeu);
            tally.AddStep(StayStep.Stack, box.StackWait, 0, 1);
            tally.AddStep(StayStep.Handling, box.HandlingWait, box.HandlingWork, 1);
            tally.AddStep(StayStep.Inspection, box.InspectionWait, box.InspectionWork, 1);
            tally.AddStep(StayStep.Documents, 0, box.Documents, 1);
            tally.AddStep(StayStep.Storage, box.Storage, 0, 1);
        }

        GiveBack(number);
        stack?.Give(now, TeuPerBox);
        Admit(now);
    }

    private void SendOld(double now)
    {
        foreach (var pool in pools)
        {
            while (pool.FirstTime <= now && boxes[NumberOf(pool.First)].Arrival < now - PatienceMinutes)
            {
                Remove(NumberOf(pool.Pop()), now);
            }
        }

        Schedule(now + 1440, BoxStep.SendOld, 0);
    }

    /// <summary>Loose wagons are emptied, or filled, by a gang, one by one.</summary>
    private void EmptyWagons(int count, int gang, RandomNumbers luck)
    {
        for (var index = 0; index < count; index++)
        {
            var unit = luck.NextUnit();
            if (gang >= 0)
            {
                liftQueues[gang].Serve(new Request(simulator.Now, 2 * HalfMinutes(gang, unit, simulator.Now)));
            }
        }
    }

    /// <summary>
    /// Loose wagons whose bogies are exchanged go on by the next trains of the other gauge, cargo and all: the same share of them as of
    /// boxes.
    /// </summary>
    /// <returns>How many wagons are left to be emptied.</returns>
    private int ExchangeBogies(TrainRun train, Onward[] pits, Arrival arrival)
    {
        var left = train.LooseWagons;
        foreach (var pit in pits)
        {
            var count = Math.Min(left, (int)Math.Round(train.LooseWagons * pit.Share));
            for (left -= count; count > 0; count--)
            {
                var minutes = 2 * HalfMinutes(pit.Lift, arrival.Luck.NextUnit(), simulator.Now);
                var done = liftQueues[pit.Lift].Serve(new Request(simulator.Now, minutes)).End;
                wagons[pit.Pool].Enqueue(Math.Max(done, arrival.Cleared));
            }
        }

        return left;
    }

    /// <summary>Wagons on new bogies join the train, as many as are ready and it can take.</summary>
    private int JoinWagons(TrainRun train)
    {
        var (line, count) = (wagons[ways.PoolOf(train.Plan.Gauge)], 0);
        var room = train.Plan.TakesLoose ? train.Plan.Wagons - train.LooseWagons - ((train.Boxes + 1) / 2) : 0;
        while (count < room && line.Count > 0 && line.Peek() <= simulator.Now)
        {
            line.Dequeue();
            count++;
        }

        WagonsExchanged += count;
        return count;
    }

    private double LooseShare(TrainRun train) => train.Plan.TakesLoose ? run.Assumptions.LooseShare : 0;

    /// <summary>Half of what one unit takes, a third more or less by luck.</summary>
    private double HalfMinutes(int lift, double unit, double now) =>
        liftMinutes[lift][run.EpochAt(now)] * (0.67 + (0.66 * unit));

    private static Onward Choose(Onward[] ways, double unit)
    {
        var way = 0;
        for (; way + 1 < ways.Length && unit >= ways[way].Share; way++)
        {
            unit -= ways[way].Share;
        }

        return ways[way];
    }

    private void Schedule(double time, BoxStep step, int number)
    {
        if (double.IsFinite(time))
        {
            // Of boxes fetched at one time, such as when lorries begin, the first that came is first.
            var order = step is BoxStep.Fetched ? boxes[number].Order : ++sequence;
            (step >= BoxStep.Fetched ? leaving : steps).Push(new Event(time, KeyOf(order, number, step)));
            if (step >= BoxStep.Fetched && time < watched && watched > simulator.Now)
            {
                watched = Math.Max(time, simulator.Now); // room is made sooner than was foreseen
                simulator.Start(LookAt(watched));
            }
        }
    }

    /// <summary>From a time on the next train can take it; of those of one time, such as a train's when its papers are done, the first that
    /// came is first.</summary>
    private void PutByTrain(in Box box, int number, double time)
    {
        if (double.IsFinite(time))
        {
            pools[box.Pool].Push(new Event(time, KeyOf(box.Order, number, 0)));
        }
    }

    private static ulong KeyOf(ulong order, int number, BoxStep step) => (order << 31) | ((ulong)number << 3) | (ulong)step;

    private static int NumberOf(in Event next) => (int)((next.Key >> 3) & 0xFFFFFFF);

    private int Add(in Box box)
    {
        if (boxCount == boxes.Length)
        {
            Array.Resize(ref boxes, boxCount * 2);
        }

        var number = freeCount > 0 ? free[--freeCount] : boxCount++;
        boxes[number] = box;
        boxes[number].Order = ++sequence;
        return number;
    }

    private void GiveBack(int number)
    {
        if (freeCount == free.Length)
        {
            Array.Resize(ref free, freeCount * 2);
        }

        free[freeCount++] = number;
    }

    private enum BoxStep
    {
        Comes,
        Unloaded,
        Fetched,
        Gone,
        SendOld,
        Look,
    }
    /// <summary>A train that is being unloaded: boxes still on it, and when the last of the others is off.</summary>
    private sealed class TrainWork(Simulator simulator)
    {
        public readonly Gathering Off = new(simulator);
        public int Left;
        public double End;
    }

    /// <summary>A box while it is here; the times of its steps, minutes. Pool -1 is for lorries.</summary>
    private struct Box
    {
        public TrainWork? Train;
        public ulong Order;
        public short Lift, Pool;
        public bool IsInspected;
        public double LiftUnit, SecondUnit, PickUpUnit, InspectionUnit;
        public double Arrival, Unloaded, Cleared, HandlingWait, HandlingWork;

        /// <summary>As exact as they are added up: so a box is two lines of the cache long.</summary>
        public float Documents, Storage, StackWait, InspectionWait, InspectionWork;
    }
}
