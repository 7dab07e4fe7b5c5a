using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Tests.Operations.Simulation.Kernel;

/// <summary>Small stories, told to the minute.</summary>
public sealed class SimulatorTest
{
    private readonly Simulator simulator = new();
    private readonly List<string> log = [];

    /// <summary>However its time is cut into spans; some events never come.</summary>
    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(2)]
    [InlineData(0.01)]
    public void The_heap_gives_what_a_sorted_list_would(double span) => Prop.ForAll<int[]>(times =>
    {
        var (heap, twin, key) = (new EventHeap(span), new SortedSet<(double, ulong)>(), 0UL);
        foreach (var number in times)
        {
            var time = number % 11 == 0 ? double.PositiveInfinity : Math.Abs(number % 7);
            key++;
            heap.Push(new Event(time, key));
            twin.Add((time, key));
            if (number % 3 == 0)
            {
                var first = heap.Pop();
                Assert.Equal(twin.Min, (first.Time, first.Key));
                twin.Remove(twin.Min);
            }
        }

        while (heap.Count > 0)
        {
            var first = heap.Pop();
            Assert.Equal(twin.Min, (first.Time, first.Key));
            twin.Remove(twin.Min);
        }

        Assert.Empty(twin);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(200));

    /// <summary>Each event taken schedules another, some at the same time, as in a long run with many pending.</summary>
    [Theory]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(6, double.PositiveInfinity)]
    [InlineData(10_000, double.PositiveInfinity)]
    [InlineData(6, 1)]
    [InlineData(6, 0.01)] // events beyond the last page
    [InlineData(10_000, 0.3)]
    public void The_heap_keeps_order_while_thousands_are_pending(int pending, double span)
    {
        var (heap, twin, luck, key) = (new EventHeap(span), new SortedSet<(double, ulong)>(), new Luck(pending, 0).Of("times"), 0UL);
        void Push(double time)
        {
            heap.Push(new Event(time, ++key));
            twin.Add((time, key));
        }

        for (var index = 0; index < pending; index++)
        {
            Push(Math.Floor(100 * luck.NextUnit()) / 10);
        }

        for (var step = 0; step < 30_000; step++)
        {
            var first = heap.Pop();
            Assert.True(twin.Min == (first.Time, first.Key), $"step {step}: {(first.Time, first.Key)} and not {twin.Min}");
            twin.Remove(twin.Min);
            Push(first.Time + (luck.NextUnit() < 0.2 ? 0 : 10 * luck.NextUnit()));
        }

        Assert.Equal(pending, heap.Count);
    }

    [Fact]
    public void Processes_wait_for_time_and_for_each_other()
    {
        async Process Shunt(string name, double time)
        {
            await simulator.Delay(time);
            Say(name);
        }

        async Process Story()
        {
            Say("starts at once");
            await Shunt("first", 2);
            var second = Shunt("second", 5);
            await Shunt("third", 1);
            await second;
            await second; // over already
            Say("over");
        }

        simulator.Start(Story());
        simulator.Run();
        Check("0 starts at once · 2 first · 3 third · 7 second · 7 over");
    }

    [Fact]
    public void At_one_time_first_asked_goes_first_and_run_stops_where_it_shall()
    {
        async Process At(string name, double time)
        {
            await simulator.Until(time);
            Say(name);
        }

        foreach (var name in (string[])["a", "b", "c"])
        {
            simulator.Start(At(name, 4));
        }

        simulator.Start(At("d", 3));
        simulator.Start(At("never", 9));
        simulator.Run(until: 4);
        Check("3 d · 4 a · 4 b · 4 c");
        Assert.Equal((4, 1), (simulator.Now, simulator.PendingCount));
    }

    [Fact]
    public void A_fault_in_a_story_comes_out()
    {
        async Process Story()
        {
            await simulator.Delay(1);
            throw new InvalidOperationException("derailed");
        }

        simulator.Start(Story());
        Assert.Equal("derailed", Assert.Throws<InvalidOperationException>(() => simulator.Run()).Message);
    }

    [Fact]
    public void Who_is_more_urgent_goes_first_and_interrupts_where_allowed()
    {
        foreach (var isPreemptive in (bool[])[false, true])
        {
            var window = new Resource(simulator, 1, isPreemptive);
            var start = simulator.Now;
            async Process Customer(string name, double arrival, double work, int priority)
            {
                await simulator.Until(start + arrival);
                var waited = await window.Use(work, priority);
                Say(string.Create(CultureInfo.InvariantCulture, $"{name} waited {waited}"));
            }

            simulator.Start(Customer("low", 0, 10, 2));
            simulator.Start(Customer("lower", 1, 3, 3));
            simulator.Start(Customer("high", 4, 2, 0));
            simulator.Start(Customer("higher by none", 5, 2, 0));
            simulator.Run();
        }

        Check("10 low waited 0 · 12 high waited 6 · 14 higher by none waited 7 · 17 lower waited 13" +
            " · 23 high waited 0 · 25 higher by none waited 1 · 31 low waited 4 · 34 lower waited 13");
    }

    [Fact]
    public void Who_wants_much_holds_up_those_behind_but_not_the_more_urgent()
    {
        var yard = new Resource(simulator, 10);
        async Process Train(string name, double arrival, int boxes, int priority)
        {
            await simulator.Until(arrival);
            await yard.Take(boxes, priority);
            Say(name + " in");
            await simulator.Delay(10);
            yard.Give(boxes);
        }

        simulator.Start(Train("six", 0, 6, 1));
        simulator.Start(Train("five", 1, 5, 1));
        simulator.Start(Train("two", 2, 2, 1));
        simulator.Start(Train("urgent three", 3, 3, 0));
        simulator.Run();
        Check("0 six in · 3 urgent three in · 10 five in · 10 two in");
    }

    [Theory]
    [InlineData(false, "9 a · 14 b · 33 c")]
    [InlineData(true, "9 a · 32 b · 35 c")]
    public void A_gate_keeps_its_hours(bool isInterrupting, string expected)
    {
        // One lane from 8 to 12 each day; the second day is a holiday.
        var gate = new Resource(simulator, 0);
        gate.Follow(new WorkCalendar(24, [new Shift(8, 12, 1)], [new Closure(48, 72)]), isInterrupting);
        async Process Lorry(string name, double arrival, double work)
        {
            await simulator.Until(arrival);
            await gate.Use(work);
            Say(name);
        }

        simulator.Start(Lorry("a", 3, 1));
        simulator.Start(Lorry("b", 4, isInterrupting ? 3 : 5));
        simulator.Start(Lorry("c", 13, isInterrupting ? 3 : 1));
        simulator.Run(until: 100);
        Check(expected);
    }

    [Fact]
    public void A_calendar_knows_shifts_and_closures()
    {
        var calendar = new WorkCalendar(24, [new Shift(7, 20, 2), new Shift(9, 12, 3), new Shift(0, 1, 1)], [new Closure(30, 60)]);
        var changes = new List<string>();
        for (var time = 0.0; time < 80; time = calendar.NextChange(time))
        {
            changes.Add(string.Create(CultureInfo.InvariantCulture, $"{time}:{calendar.CapacityAt(time)}"));
        }

        Assert.Equal("0:1 1:0 7:2 9:5 12:2 20:0 24:1 25:0 30:0 31:0 33:0 36:0 44:0 48:0 49:0 55:0 57:0 60:2 68:0 72:1 73:0 79:2",
            string.Join(' ', changes));
        Assert.Equal(double.PositiveInfinity, new WorkCalendar(24, [], []).NextChange(5));
        Assert.Throws<ArgumentException>(() => new WorkCalendar(24, [new Shift(20, 30, 1)], []));
    }

    [Fact]
    public void A_breakdown_stops_the_work_that_goes_on_after_repair()
    {
        var crane = new Resource(simulator, 1);
        crane.BreakDown(new Fixed(4), new Fixed(3), new Luck(1, 0).Of("crane"));
        async Process Lift()
        {
            var waited = await crane.Use(9);
            Say(string.Create(CultureInfo.InvariantCulture, $"lifted, waited {waited}"));
        }

        simulator.Start(Lift());
        simulator.Run(until: 35);
        Check("15 lifted, waited 6");
        Assert.Equal(20.0 / 35, crane.Statistics.AvailableArea / crane.Statistics.Elapsed, 12);
    }

    [Fact]
    public void Broken_cranes_cost_their_share_of_throughput()
    {
        var cranes = new Resource(simulator, 2);
        var (luck, lifted) = (new Luck(8, 0), 0);
        cranes.BreakDown(new Exponential(30), new Exponential(10), luck.Of("crane", 1));
        cranes.BreakDown(new Exponential(30), new Exponential(10), luck.Of("crane", 2));
        var work = luck.Of("lift");
        async Process Worker()
        {
            while (true)
            {
                await cranes.Use(new Exponential(1).Draw(work));
                lifted++;
            }
        }

        for (var i = 0; i < 3; i++)
        {
            simulator.Start(Worker());
        }

        simulator.Run(until: 200_000);
        Assert.Equal(0.75, cranes.Statistics.AvailableArea / (2 * simulator.Now), 0.01);
        Assert.Equal(1, cranes.Statistics.Utilisation, 0.0001);
        Assert.Equal(1.5, lifted / simulator.Now, 0.02);
    }

    [Fact]
    public void Boxes_gather_for_a_train_and_the_train_for_its_boxes()
    {
        var (pad, loaded) = (new Gathering(simulator), new Gathering(simulator, fullAt: 3));
        async Process Box(string name, double ready)
        {
            await simulator.Until(ready);
            await loaded.Join();
            Say(name + " loaded");
            var waited = await pad.Join();
            Say(string.Create(CultureInfo.InvariantCulture, $"{name} left after {waited}"));
        }

        pad.Schedule(every: 10, size: 2);
        foreach (var (name, ready) in (ReadOnlySpan<(string, double)>)[("a", 1), ("b", 5), ("c", 4)])
        {
            simulator.Start(Box(name, ready));
        }

        simulator.Run(until: 30);
        Check("5 a loaded · 5 c loaded · 5 b loaded · 10 a left after 5 · 10 c left after 5 · 20 b left after 15");
    }

    [Fact]
    public void Full_stacks_block_and_nobody_is_stuck_for_ever()
    {
        var (luck, through) = (new Luck(3, 0), 0);
        var stacks = Enumerable.Range(0, 6).Select(i => new Resource(simulator, 1 + (i % 3))).ToArray();
        var streams = Enumerable.Range(0, 6).Select(i => luck.Of("handling", i)).ToArray();
        async Process Box()
        {
            await stacks[0].Take();
            for (var i = 0; i < stacks.Length; i++)
            {
                await simulator.Delay(new Exponential(1).Draw(streams[i]));
                if (i + 1 < stacks.Length)
                {
                    await stacks[i + 1].Take();
                }

                stacks[i].Give();
            }

            through++;
        }

        for (var i = 0; i < 5000; i++)
        {
            simulator.Start(Box());
        }

        simulator.Run();
        Assert.Equal(5000, through);
        Assert.All(stacks, stack => Assert.Equal((0, 0), (stack.InUse, stack.QueueLength)));
    }

    private void Say(string what) => log.Add(string.Create(CultureInfo.InvariantCulture, $"{simulator.Now} {what}"));

    private void Check(string expected) => Assert.Equal(expected, string.Join(" · ", log));
}
