using System.Globalization;
using Lienvan.Operations.Simulation.Kernel;
using Process = Lienvan.Operations.Simulation.Kernel.Process;

namespace Lienvan.Bench;

/// <summary>
/// Events and customers a second on one thread, statistics on, and in the same run those of a naive twin: closures in a priority queue.
/// </summary>
public static class SimulationBench
{
    private const int Passes = 5, Customers = 500_000, Events = 2_000_000;

    /// <summary>Prints the table.</summary>
    public static void Run(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine("median (best), million a second of CPU                ours              naive   ratio");
        foreach (var pending in (ReadOnlySpan<int>)[1, 100, 10_000])
        {
            var count = Events;
            Tell(output, $"events, {pending} pending", () => Clocks(pending, count), () => NaiveClocks(pending, count));
        }

        Tell(output, "customers, M/M/1 at 0.9, as processes", () => Customer(Customers), () => NaiveCustomer(Customers));
        Tell(output, "events of the same", () => 2 * Customer(Customers), () => 2 * NaiveCustomer(Customers));
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        Customer(10_000);
        var small = GC.GetAllocatedBytesForCurrentThread() - bytes;
        bytes = GC.GetAllocatedBytesForCurrentThread();
        Customer(Customers);
        var large = GC.GetAllocatedBytesForCurrentThread() - bytes;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"bytes allocated: {small} for 10 000 customers, {large} for 500 000"));
    }

    private static void Tell(TextWriter output, string name, Func<long> ours, Func<long> naive)
    {
        var (mine, theirs) = (new double[Passes], new double[Passes]);
        for (var pass = -1; pass < Passes; pass++)
        {
            var (a, b) = (PerSecond(ours), PerSecond(naive));
            if (pass >= 0)
            {
                (mine[pass], theirs[pass]) = (a, b);
            }
        }

        var ratios = mine.Zip(theirs, (a, b) => a / b).Order().ToArray();
        Array.Sort(mine);
        Array.Sort(theirs);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-40} {mine[Passes / 2],8:F2} ({mine[^1]:F2})  {theirs[Passes / 2],8:F2} ({theirs[^1]:F2})  " +
            $"{ratios[Passes / 2],5:F1} x"));
    }

    private static double PerSecond(Func<long> run)
    {
        // Time of the processor, not of the wall: other programs on the machine do not count.
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        var start = self.TotalProcessorTime;
        var count = run();
        self.Refresh();
        return count / (self.TotalProcessorTime - start).TotalSeconds / 1e6;
    }

    /// <summary>So many clocks tick at random intervals: every event counts its interval and schedules the next.</summary>
    private static long Clocks(int pending, int count)
    {
        var simulator = new Simulator();
        var luck = new Luck(1, 0).Of("ticks");
        var statistics = new Ticks();
        for (var i = 0; i < pending; i++)
        {
            var clock = new Clock(simulator, luck, statistics);
            simulator.Add(clock);
            simulator.Schedule(clock, luck.NextUnit());
        }

        while (simulator.EventCount < count)
        {
            simulator.Run(simulator.Now + Math.Max(1, (double)(count - simulator.EventCount) / pending));
        }

        return simulator.EventCount;
    }

    private static long NaiveClocks(int pending, int count)
    {
        var (events, luck) = (new PriorityQueue<Action, double>(), new Luck(1, 0).Of("ticks"));
        var (done, now, waits) = (0L, 0.0, new WaitHistogram());
        for (var i = 0; i < pending; i++)
        {
            void Tick()
            {
                var interval = 2 * luck.NextUnit();
                waits.Add(interval);
                events.Enqueue(() => Tick(), now + interval);
            }

            events.Enqueue(() => Tick(), luck.NextUnit());
        }

        while (done < count && events.TryDequeue(out var next, out var time))
        {
            now = time;
            done++;
            next();
        }

        return done;
    }

    /// <summary>M/M/1, each customer a process; every wait counted and put into a histogram, queue and use over time measured.</summary>
    private static long Customer(int count)
    {
        var simulator = new Simulator();
        var luck = new Luck(1, 0);
        var (arrivals, service, served) = (luck.Of("arrivals"), luck.Of("service"), 0L);
        var window = new Resource(simulator, 1);
        var waits = new WaitHistogram();
        var (headway, work) = (new Exponential(1), new Exponential(0.9));
        async Process Visit()
        {
            waits.Add(await window.Use(work.Draw(service)));
            served++;
        }

        async Process Arrive()
        {
            for (var i = 0; i < count; i++)
            {
                await simulator.Delay(headway.Draw(arrivals));
                simulator.Start(Visit());
            }
        }

        simulator.Start(Arrive());
        simulator.Run();
        return served;
    }

    private static long NaiveCustomer(int count)
    {
        var events = new PriorityQueue<Action, (double, long)>();
        var luck = new Luck(1, 0);
        var (arrivals, service, served, now, order, arrived) = (luck.Of("arrivals"), luck.Of("service"), 0L, 0.0, 0L, 0);
        var (queue, isBusy, area, last, waits) = (new Queue<Action>(), false, 0.0, 0.0, new WaitHistogram());
        var (headway, work) = (new Exponential(1), new Exponential(0.9));
        void Schedule(double delay, Action what) => events.Enqueue(what, (now + delay, order++));
        void Serve(double since)
        {
            waits.Add(now - since);
            isBusy = true;
            Schedule(work.Draw(service), () =>
            {
                served++;
                isBusy = false;
                area += (now - last) * queue.Count;
                last = now;
                if (queue.TryDequeue(out var next))
                {
                    next();
                }
            });
        }

        void Arrive()
        {
            var since = now;
            area += (now - last) * queue.Count;
            last = now;
            if (isBusy)
            {
                queue.Enqueue(() => Serve(since));
            }
            else
            {
                Serve(since);
            }

            if (++arrived < count)
            {
                Schedule(headway.Draw(arrivals), Arrive);
            }
        }

        Schedule(headway.Draw(arrivals), Arrive);
        while (events.TryDequeue(out var next, out var time))
        {
            now = time.Item1;
            next();
        }

        return served;
    }

    private sealed class Ticks
    {
        public WaitHistogram Intervals { get; } = new();
    }

    private sealed class Clock(Simulator simulator, RandomNumbers luck, Ticks statistics) : Waiter(simulator)
    {
        public override void Resume()
        {
            var interval = 2 * luck.NextUnit();
            statistics.Intervals.Add(interval);
            Simulator.Schedule(this, Simulator.Now + interval);
        }
    }
}
