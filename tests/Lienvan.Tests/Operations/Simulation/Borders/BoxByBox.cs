using Lienvan.Model.Places;
using Lienvan.Model.Units;
using Lienvan.Operations.Simulation.Borders.Days;
using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Tests.Operations.Simulation.Borders;

/// <summary>
/// The twin of a terminal: every box a thing of its own, every crane a server with its own line, one plain list of events. Nothing of
/// the kernel, of foreseen queues or of heaps of steps is used; from the same luck it must give the same.
/// </summary>
internal sealed class BoxByBox
{
    private const int TeuPerBox = 2;
    private readonly PriorityQueue<Action, (double Time, int Rank, long Order)> events = new();
    private readonly Dictionary<int, Server> servers = [];
    private readonly Dictionary<int, List<Box>> pools = [];
    private readonly Queue<Box> outside = new();
    private readonly Replication run;
    private readonly StationPlan plan;
    private readonly int room;
    private long order;
    private int boxCount, inStack;
    private double now;

    public BoxByBox(Replication run, Yard yard)
    {
        (this.run, plan) = (run, yard.Plan);
        room = plan.FindDesk(DeskKind.Stack) is >= 0 and var stack ? plan.Desks[stack].Servers[0] : int.MaxValue;
        foreach (var gauge in plan.PadDesk.Keys)
        {
            pools[gauge] = [];
        }

        At(1440, SendOld);
    }

    /// <summary>How long each box was here that left while it counts, in the order of leaving.</summary>
    public List<double> Dwells { get; } = [];

    public int BoxesIn { get; private set; }

    public int BoxesOut { get; private set; }

    public double StackWaits { get; private set; }

    public Server At(int desk) => servers.TryGetValue(desk, out var server) ? server : servers[desk] = new Server(this, plan.Desks[desk]);

    public void Run(double until)
    {
        while (events.TryPeek(out var what, out var when) && when.Time <= until)
        {
            events.Dequeue();
            now = when.Time;
            what();
        }
    }

    public void At(double time, Action what) => events.Enqueue(what, (time, 0, order++));

    /// <summary>A train is unloaded; tells when the last box is off.</summary>
    public void Unload(int gauge, int boxes, Arrival arrival, Action<double> isOff)
    {
        var left = boxes;
        for (var index = 0; index < boxes; index++)
        {
            var (luck, share) = (arrival.Luck, 0.0);
            var onward = luck.NextUnit();
            var way = plan.Transfers.FirstOrDefault(each => each.FromGauge == gauge
                && LiftOf(gauge, each.ToGauge) is not null && onward < (share += each.Share[0]));
            var box = new Box(boxCount++)
            {
                Lift = LiftOf(gauge, way?.ToGauge ?? 0),
                Pool = way?.ToGauge ?? 0,
                First = luck.NextUnit(),
                Second = luck.NextUnit(),
                Fetch = luck.NextUnit(),
                Look = luck.NextUnit(),
                Cleared = arrival.Cleared,
                IsOpened = index / run.Assumptions.BoxesPerConsignment < arrival.Inspected,
            };
            box.IsOff = () =>
            {
                if (--left == 0)
                {
                    isOff(now);
                }

                if (box.IsOpened)
                {
                    var desk = plan.FindDesk(DeskKind.Inspection);
                    At(desk).Ask(Lognormal(plan.Desks[desk].Dwell[0].P50Minutes, plan.Desks[desk].Dwell[0].P90Minutes, box.Look),
                        () => GoOn(box));
                    return;
                }

                GoOn(box);
            };
            Come(box);
        }
    }

    /// <summary>Lorries bring so many boxes as luck says; the numbers are drawn as the terminal draws them.</summary>
    public void Bring(TrainRun train, double from, double during, RandomNumbers luck)
    {
        var hasTransfer = plan.Transfers.Any(each => each.ToGauge == train.Plan.Gauge && each.Share[0] > 0);
        var share = Math.Min(1, (train.Plan.Load ?? run.Assumptions.Load) * (0.7 + (0.6 * luck.NextUnit())));
        var count = (int)Math.Round(train.Plan.Teu / TeuPerBox * share * (1 - (hasTransfer ? run.Assumptions.TransferShare : 0)));
        for (; count > 0; count--)
        {
            var time = NextOpen(Math.Max(now, from + (luck.NextUnit() * during)));
            var box = new Box(boxCount++)
            {
                Lift = LiftOf(0, train.Plan.Gauge),
                Pool = train.Plan.Gauge,
                First = luck.NextUnit(),
                Second = luck.NextUnit(),
            };
            box.IsOff = () => Pool(box, now);
            if (double.IsFinite(time))
            {
                At(time, () => Come(box));
            }
        }
    }

    /// <summary>A train takes what waits; tells how many, and when the last is on.</summary>
    public void Load(TrainRun train, Action<int, double> isLoaded)
    {
        var waiting = pools[train.Plan.Gauge];
        var taken = waiting.Take((int)(train.Plan.Teu / TeuPerBox)).ToArray();
        waiting.RemoveRange(0, taken.Length);
        var left = taken.Length;
        if (left == 0)
        {
            isLoaded(0, now);
        }

        foreach (var box in taken)
        {
            Remove(box, () =>
            {
                if (--left == 0)
                {
                    isLoaded(taken.Length, now);
                }
            });
        }
    }

    private void Come(Box box)
    {
        BoxesIn++;
        box.Arrival = now;
        outside.Enqueue(box);
        Admit();
    }

    /// <summary>In order of coming, as far as there are places.</summary>
    private void Admit()
    {
        while (outside.TryPeek(out var first) && room - inStack >= TeuPerBox)
        {
            outside.Dequeue();
            inStack += TeuPerBox;
            StackWaits += now - first.Arrival;
            Lift(first, first.First, first.IsOff);
        }
    }

    private void GoOn(Box box)
    {
        var cleared = Math.Max(now, box.Cleared);
        if (box.Pool > 0)
        {
            At(cleared, () => Pool(box, cleared));
            return;
        }

        var hours = run.Assumptions.PickUpHours;
        var fetched = NextOpen(cleared + Lognormal(hours * 48, hours * 120, box.Fetch));
        if (double.IsFinite(fetched))
        {
            // When lorries begin in the morning, those that bring go first, and who came first is fetched first.
            events.Enqueue(() => Remove(box, () => { }), (fetched, 1, box.Number));
        }
    }

    /// <summary>First come first served; of those ready at one time who came first.</summary>
    private void Pool(Box box, double since)
    {
        box.Since = since;
        var line = pools[box.Pool];
        var place = line.Count;
        while (place > 0 && line[place - 1].Since == since && line[place - 1].Number > box.Number)
        {
            place--;
        }

        line.Insert(place, box);
    }

    private void SendOld()
    {
        foreach (var pool in pools.Values)
        {
            while (pool.Count > 0 && pool[0].Arrival < now - (7 * 1440))
            {
                var box = pool[0];
                pool.RemoveAt(0);
                Remove(box, () => { });
            }
        }

        At(now + 1440, SendOld);
    }

    private void Remove(Box box, Action isGone) => Lift(box, box.Second, () =>
    {
        BoxesOut++;
        inStack -= TeuPerBox;
        if (now >= run.Window.From)
        {
            Dwells.Add(now - box.Arrival);
        }

        isGone();
        Admit();
    });

    private void Lift(Box box, double unit, Action isDone)
    {
        if (box.Lift is not { } lift)
        {
            isDone();
            return;
        }

        At(lift.Desk).Ask(30 / lift.UnitsPerHour[0] * (0.67 + (0.66 * unit)), isDone);
    }

    private LiftPlan? LiftOf(int gauge, int other)
    {
        static Carriage Of(int millimetres) => millimetres == 0 ? Carriage.Lorry : Carriage.Wagon(new Gauge(millimetres));
        return plan.Lifts.FirstOrDefault(lift => lift.Does(Operation.LiftContainer, Of(gauge), Of(other))
            && plan.Desks[lift.Desk].Servers[0] > 0);
    }

    private double NextOpen(double time) => NextOpen(plan.LorryHours, time);

    private static double NextOpen(OpenTimes hours, double time)
    {
        for (var index = 0; index < hours.Count; index++)
        {
            if (hours.EndOf(index) > time)
            {
                return Math.Max(time, hours.StartOf(index));
            }
        }

        return double.PositiveInfinity;
    }

    private static double Lognormal(double median, double ninth, double unit) =>
        median * Math.Exp(Math.Log(ninth / median) / NormalQuantile.At(0.9) * NormalQuantile.At(unit));

    /// <summary>Cranes of a kind, or desks: so many, in their hours; what is begun is finished.</summary>
    internal sealed class Server(BoxByBox yard, DeskPlan plan)
    {
        private readonly Queue<(double Asked, double Minutes, Action Done)> line = new();
        private int busy;
        private bool wakes;

        public double Used { get; private set; }

        public double Waited { get; private set; }

        public void Ask(double minutes, Action done)
        {
            line.Enqueue((yard.now, minutes, done));
            Begin();
        }

        private void Begin()
        {
            while (line.Count > 0 && busy < plan.Servers[0])
            {
                var open = plan.Hours is { } hours ? NextOpen(hours, yard.now) : yard.now;
                if (open > yard.now)
                {
                    WakeAt(open);
                    return;
                }

                var (asked, minutes, done) = line.Dequeue();
                busy++;
                Waited += yard.run.Window.Share(asked, yard.now);
                Used += yard.run.Window.Share(yard.now, yard.now + minutes);
                yard.At(yard.now + minutes, () =>
                {
                    busy--;
                    done();
                    Begin();
                });
            }
        }

        private void WakeAt(double time)
        {
            if (!wakes && double.IsFinite(time))
            {
                wakes = true;
                yard.At(time, () =>
                {
                    wakes = false;
                    Begin();
                });
            }
        }
    }

    internal sealed class Box(int number)
    {
        public int Number { get; } = number;

        public required LiftPlan? Lift { get; init; }

        public required int Pool { get; init; }

        public required double First { get; init; }

        public required double Second { get; init; }

        public double Fetch { get; init; }

        public double Look { get; init; }

        public double Cleared { get; init; } = double.NegativeInfinity;

        public bool IsOpened { get; init; }

        public Action IsOff { get; set; } = () => { };

        public double Arrival { get; set; }

        public double Since { get; set; }
    }
}
