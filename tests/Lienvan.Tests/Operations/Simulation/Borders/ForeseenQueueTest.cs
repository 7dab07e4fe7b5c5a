using FsCheck;
using FsCheck.Fluent;
using Lienvan.Operations.Simulation.Borders.Days;
using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Tests.Operations.Simulation.Borders;

/// <summary>What is foreseen against what happens: the flat queue against the resource of the kernel, request by request.</summary>
public sealed class ForeseenQueueTest
{
    private const double Start = 500, End = 4000;

    [Fact]
    public void Foresees_what_a_resource_does_on_any_calendar() => Prop.ForAll(Cases.ToArbitrary(), seed =>
    {
        var luck = new Luck(seed, 0).Of("case");
        var (starts, counts) = Calendar(luck);
        var requests = Requests(luck, amounts: false);
        var queue = new ForeseenQueue(new DeskCapacity(starts, counts), new Window(Start, End));
        var foreseen = requests.Select(queue.Serve).ToArray();
        var happened = Happen(requests, new byte[requests.Length], starts, counts, out var statistics);

        return Same(foreseen, happened) && Math.Abs(queue.Statistics.UseArea - statistics.UseArea) < 1e-6
            && Math.Abs(queue.Statistics.QueueArea - statistics.QueueArea) < 1e-6 && queue.Statistics.Granted == statistics.Granted
            && Math.Abs(queue.Statistics.AvailableArea - statistics.AvailableArea) < 1e-6;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Serves_the_more_urgent_first_as_a_resource_does() => Prop.ForAll(Cases.ToArbitrary(), seed =>
    {
        var luck = new Luck(seed, 1).Of("case");
        var (starts, counts) = Calendar(luck);
        var requests = Requests(luck, amounts: false);
        byte[] urgencies = [.. requests.Select(_ => (byte)(3 * luck.NextUnit()))];
        var services = new Service[requests.Length];
        UrgencyLine.Serve(new ForeseenQueue(new DeskCapacity(starts, counts), new Window(Start, End)), requests, urgencies, services);

        return Same(services, Happen(requests, urgencies, starts, counts, out _));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_needs_many_waits_until_so_many_are_free()
    {
        var queue = new ForeseenQueue(new DeskCapacity([0], [3]), new Window(0, 100));

        Assert.Equal(new Service(0, 10), queue.Serve(new Request(0, 10, 2)));
        Assert.Equal(new Service(10, 15), queue.Serve(new Request(1, 5, 3)));
        Assert.Equal(new Service(15, 16), queue.Serve(new Request(2, 1)));
        Assert.True(double.IsInfinity(queue.Serve(new Request(3, 1, 4)).Start), "nobody has four");
    }

    [Fact]
    public void Work_that_rests_outside_hours_goes_on_when_it_opens()
    {
        var hours = OpenTimes.Always.Without([(60, 100), (160, 200)]);
        var queue = new ForeseenQueue(DeskCapacity.Of([0], hours, [1]), new Window(0, 1000), hours);

        Assert.Equal(new Service(50, 120), queue.Serve(new Request(50, 30)));
        Assert.Equal(new Service(120, 150), queue.Serve(new Request(60, 30)));
        Assert.Equal(new Service(150, 220), queue.Serve(new Request(150, 30)));
    }

    private static Gen<int> Cases => Gen.Choose(1, 1_000_000);

    private static (double[] Starts, int[] Counts) Calendar(RandomNumbers luck)
    {
        var (starts, counts) = (new List<double> { 0 }, new List<int> { 1 + (int)(3 * luck.NextUnit()) });
        for (var time = 0.0; (time += 50 + (400 * luck.NextUnit())) < 8000;)
        {
            starts.Add(time);
            counts.Add((int)(4 * luck.NextUnit()));
        }

        starts.Add(8000);
        counts.Add(2);
        return ([.. starts], [.. counts]);
    }

    private static Request[] Requests(RandomNumbers luck, bool amounts)
    {
        var time = 0.0;
        return [.. Enumerable.Range(0, 200).Select(_ => new Request(time += 40 * luck.NextUnit() * luck.NextUnit(),
            30 * luck.NextUnit(), amounts ? 1 + (int)(2 * luck.NextUnit()) : 1))];
    }

    private static Service[] Happen(Request[] requests, byte[] urgencies, double[] starts, int[] counts, out ResourceStatistics statistics)
    {
        var simulator = new Simulator();
        var resource = new Resource(simulator, 0);
        var services = new Service[requests.Length];
        async Process Keep()
        {
            for (var span = 0; span < starts.Length; span++)
            {
                await simulator.Until(starts[span]);
                resource.SetCapacity(counts[span]);
            }
        }

        async Process Ask(int number)
        {
            await simulator.Until(requests[number].Asked);
            await resource.Use(requests[number].Minutes, urgencies[number]);
            services[number] = new Service(simulator.Now - requests[number].Minutes, simulator.Now);
        }

        simulator.Start(Keep());
        for (var number = 0; number < requests.Length; number++)
        {
            simulator.Start(Ask(number));
        }

        simulator.Run(Start);
        resource.ResetStatistics();
        simulator.Run(End);
        statistics = resource.Statistics;
        simulator.Run();
        return services;
    }

    private static bool Same(Service[] mine, Service[] theirs) => mine.Zip(theirs).All(pair =>
        Math.Abs(pair.First.Start - pair.Second.Start) < 1e-6 && Math.Abs(pair.First.End - pair.Second.End) < 1e-6);
}
