using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Queues;

/// <summary>One replication of a queue, told as processes on the kernel.</summary>
internal sealed class QueueModel
{
    private readonly QueueRequest request;
    private readonly Simulator simulator = new();
    private readonly Station[] stations;
    private readonly Gathering? gathering;
    private readonly QueueWindow[] windows;
    private readonly RandomNumbers arrivalLuck, classLuck;
    private readonly double[] classesUpTo;
    private readonly bool isBlocking;
    private readonly long warmup, length, wanted;
    private readonly bool endsArrivals;
    private readonly CancellationToken cancellation;

    private long counted, departures, departed;
    private int inSystem;
    private double systemArea, lastChange;

    public QueueModel(QueueRequest request, Luck luck, int windowCount, CancellationToken cancellation)
    {
        (this.request, this.cancellation) = (request, cancellation);
        stations = [.. request.Stations.Select((station, number) => new Station(simulator, station, luck.Of("service", number), request))];
        isBlocking = request.Stations.Any(station => station.WaitingRoom is not null);
        gathering = request.Departures is null ? null : new Gathering(simulator);
        windows = [.. Enumerable.Range(0, windowCount).Select(_ => new QueueWindow(request))];
        (arrivalLuck, classLuck) = (luck.Of("arrivals"), luck.Of("classes"));
        classesUpTo = CumulativeShares(request.Classes);
        warmup = request.Warmup ?? request.Customers / 10;
        length = request.Customers / windowCount;
        wanted = length * windowCount;
        endsArrivals = request.Capacity is null && QueueLoad.Of(request) >= 1;
    }

    public long Events => simulator.EventCount;

    /// <summary>The figures of each window; null when cancelled.</summary>
    public double[][]? Run()
    {
        if (request.Departures is { } timetable)
        {
            simulator.Start(Depart(timetable));
        }

        simulator.Start(Arrive());
        simulator.Run();
        return counted == wanted ? [.. windows.Select(window => window.Figures())] : null;
    }

    private async Process Arrive()
    {
        for (var index = 0L; !endsArrivals || index < warmup + wanted;)
        {
            await simulator.Delay(request.Arrivals.Draw(arrivalLuck));
            if (cancellation.IsCancellationRequested)
            {
                simulator.Stop();
            }

            for (var member = 0; member < request.Batch; member++, index++)
            {
                var number = (index - warmup) / length;
                if (index >= warmup && (index - warmup) % length == 0 && number <= windows.Length)
                {
                    TurnWindow((int)number);
                }

                var isCounted = index >= warmup && number < windows.Length;
                Welcome(isCounted ? windows[number] : null);
            }
        }
    }

    private void TurnWindow(int number)
    {
        var reading = Read();
        if (number > 0)
        {
            windows[number - 1].End = reading;
        }

        if (number < windows.Length)
        {
            windows[number].Start = reading;
        }
    }

    private void Welcome(QueueWindow? window)
    {
        // Drawn on arrival, come or lost, so that two scenarios give the n-th customer the same class and the same work.
        var priority = classesUpTo.Length > 0 ? ClassOf(classLuck.NextUnit()) : 0;
        var service = stations.Length == 0 ? 0
            : ((request.Classes.Length > 0 ? request.Classes[priority].Service : null) ?? stations[0].Service).Draw(stations[0].Luck);
        if (inSystem >= request.Capacity)
        {
            window?.AddLost();
            CountDone(window);
            return;
        }

        ChangeInSystem(1);
        simulator.Start(isBlocking ? VisitWithBlocking(window, priority, service) : Visit(window, priority, service));
    }

    private async Process Visit(QueueWindow? window, int priority, double service)
    {
        var arrivedAt = simulator.Now;
        var waited = 0.0;
        for (var number = 0; number < stations.Length; number++)
        {
            var work = number == 0 ? service : stations[number].Service.Draw(stations[number].Luck);
            var wait = await stations[number].Servers.Use(work, priority);
            window?.StationWaits[number].Add(wait);
            waited += wait;
        }

        if (gathering is not null)
        {
            var wait = await gathering.Join();
            window?.DepartureWait.Add(wait);
            waited += wait;
        }

        Leave(window, priority, waited, simulator.Now - arrivedAt);
    }

    /// <summary>A server is kept until there is room at the next station: blocking after service.</summary>
    private async Process VisitWithBlocking(QueueWindow? window, int priority, double service)
    {
        var arrivedAt = simulator.Now;
        var waited = 0.0;
        for (var number = 0; number < stations.Length; number++)
        {
            var station = stations[number];
            var wait = await station.Servers.Take(1, priority);
            await simulator.Delay(number == 0 ? service : station.Service.Draw(station.Luck));
            if (number + 1 < stations.Length && stations[number + 1].Room is { } room)
            {
                wait += await room.Take();
            }

            station.Servers.Give();
            station.Room?.Give();
            window?.StationWaits[number].Add(wait);
            waited += wait;
        }

        if (gathering is not null)
        {
            var wait = await gathering.Join();
            window?.DepartureWait.Add(wait);
            waited += wait;
        }

        Leave(window, priority, waited, simulator.Now - arrivedAt);
    }

    private async Process Depart(BulkDeparture timetable)
    {
        for (var number = 1L; ; number++)
        {
            await simulator.Until(number * timetable.Every);
            departures++;
            departed += gathering!.Release(timetable.Size);
        }
    }

    private void Leave(QueueWindow? window, int priority, double waited, double timeInSystem)
    {
        ChangeInSystem(-1);
        window?.Add(priority, waited, timeInSystem);
        CountDone(window);
    }

    private void CountDone(QueueWindow? window)
    {
        counted += window is null ? 0 : 1;
        if (counted == wanted)
        {
            // The time of a last window that no later arrival has ended, ends here.
            windows[^1].End = windows[^1].End.Stations is null ? Read() : windows[^1].End;
            simulator.Stop();
        }
    }

    private void ChangeInSystem(int change)
    {
        systemArea += (simulator.Now - lastChange) * inSystem;
        lastChange = simulator.Now;
        inSystem += change;
    }

    private QueueReading Read()
    {
        ChangeInSystem(0);
        var sums = stations.Select(station => station.Servers.Statistics).ToArray();
        return new QueueReading
        {
            Time = simulator.Now,
            QueueArea = sums.Sum(sum => sum.QueueArea) + stations.Sum(station => station.Room?.Statistics.QueueArea ?? 0)
                + (gathering?.Area ?? 0),
            SystemArea = systemArea,
            DepartureArea = gathering?.Area ?? 0,
            Stations = sums,
            Departures = departures,
            Departed = departed,
        };
    }

    private int ClassOf(double unit)
    {
        var number = 0;
        while (number < classesUpTo.Length - 1 && unit >= classesUpTo[number])
        {
            number++;
        }

        return number;
    }

    private static double[] CumulativeShares(ImmutableArray<PriorityClass> classes)
    {
        var total = 0.0;
        return [.. classes.Select(each => total += each.Share)];
    }

    private sealed class Station(Simulator simulator, QueueStation station, RandomNumbers luck, QueueRequest request)
    {
        public Resource Servers { get; } = new(simulator, station.Servers, request.IsPreemptive);

        /// <summary>Places at the station, those at its servers included.</summary>
        public Resource? Room { get; } =
            station.WaitingRoom is { } places ? new Resource(simulator, places + station.Servers) : null;

        public Distribution Service { get; } = station.Service;

        public RandomNumbers Luck { get; } = luck;
    }
}
