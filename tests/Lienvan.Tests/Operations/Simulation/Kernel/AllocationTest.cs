using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Tests.Operations.Simulation.Kernel;

/// <summary>Once a model has reached its size, not one byte is allocated however long it runs.</summary>
public sealed class AllocationTest
{
    [Fact]
    public void Nothing_is_allocated_in_steady_state()
    {
        var simulator = new Simulator();
        var luck = new Luck(4, 0);
        var (arrivals, work) = (luck.Of("arrivals"), luck.Of("work"));
        var window = new Resource(simulator, 1, isPreemptive: true);
        var storage = new Resource(simulator, 5);
        var pad = new Gathering(simulator);
        window.BreakDown(new Exponential(50), new Exponential(2), luck.Of("breakdown"));
        window.Follow(new WorkCalendar(24, [new Shift(0, 12, 1), new Shift(12, 24, 2)], []));
        pad.Schedule(every: 15, size: 40);
        var waits = new WaitHistogram();
        var (headway, service) = (new Exponential(1.6), new Exponential(1));
        async Process Check(double time) => await window.Use(time, priority: 1);

        var inside = 0;
        async Process Customer(int priority)
        {
            inside++;
            waits.Add(await window.Use(service.Draw(work), priority));
            await storage.Take();
            await simulator.Delay(0.5);
            storage.Give();
            await Check(0.2);
            await pad.Join();
            inside--;
        }

        async Process Arrivals()
        {
            for (var number = 0; ; number++)
            {
                await simulator.Delay(headway.Draw(arrivals));
                if (inside < 100)
                {
                    simulator.Start(Customer(number % 3));
                }
            }
        }

        for (var i = 0; i < 400; i++)
        {
            simulator.Start(Customer(i % 3)); // more than there will ever be again: pools reach their size
        }

        simulator.Start(Arrivals());
        simulator.Run(until: 60_000);
        var events = simulator.EventCount;
        var before = GC.GetAllocatedBytesForCurrentThread();
        simulator.Run(until: 110_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(simulator.EventCount - events > 150_000);
    }
}
