using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Queues;

/// <summary>What is counted over a part of one replication: customers that arrived in it, and the time that it took.</summary>
internal sealed class QueueWindow(QueueRequest request)
{
    private readonly WaitHistogram waits = new();
    private readonly Tally[] classWaits = new Tally[Math.Max(1, request.Classes.Length)];
    private readonly Tally[] classTimes = new Tally[Math.Max(1, request.Classes.Length)];
    private Tally wait, time, departureWait;
    private long waiting, above, lost;

    /// <summary>Waits by station, added to by the model.</summary>
    public Tally[] StationWaits { get; } = new Tally[request.Stations.Length];

    public ref Tally DepartureWait => ref departureWait;

    /// <summary>Readings at its start and its end.</summary>
    public QueueReading Start, End;

    public void AddLost() => lost++;

    public void Add(int priority, double waited, double timeInSystem)
    {
        wait.Add(waited);
        time.Add(timeInSystem);
        classWaits[priority].Add(waited);
        classTimes[priority].Add(timeInSystem);
        waits.Add(waited);
        waiting += waited > 0 ? 1 : 0;
        above += waited > request.WaitLimit ? 1 : 0;
    }

    /// <summary>The figures in the order that <see cref="QueueFigures"/> knows.</summary>
    public double[] Figures()
    {
        var elapsed = End.Time - Start.Time;
        var accepted = (double)wait.Count;
        var figures = new List<double>
        {
            wait.Mean, (End.QueueArea - Start.QueueArea) / elapsed, 0, time.Mean, (End.SystemArea - Start.SystemArea) / elapsed,
            waiting / accepted, above / accepted, lost / (accepted + lost), accepted / elapsed,
        };
        figures.AddRange(QueueFigures.Percents.Select(percent => waits.Quantile(percent / 100.0)));
        figures.AddRange(classWaits.Take(request.Classes.Length).Select(tally => tally.Mean));
        figures.AddRange(classTimes.Take(request.Classes.Length).Select(tally => tally.Mean));
        for (var station = 0; station < StationWaits.Length; station++)
        {
            var sums = End.Stations[station] - Start.Stations[station];
            figures.AddRange(StationWaits[station].Mean, sums.MeanQueue, sums.Utilisation);
        }

        var filled = (End.Departed - Start.Departed) / (double)((End.Departures - Start.Departures) * (request.Departures?.Size ?? 0));
        figures.AddRange(departureWait.Mean, (End.DepartureArea - Start.DepartureArea) / elapsed, filled);
        figures[QueueFigures.Utilisation] = StationWaits.Length > 0 ? figures[QueueFigures.FirstStation(request) + 2] : filled;
        return [.. figures];
    }
}

/// <summary>A count and a sum.</summary>
internal struct Tally
{
    private double sum;

    public long Count { get; private set; }

    /// <summary>NaN when nothing was added.</summary>
    public readonly double Mean => sum / Count;

    public void Add(double value)
    {
        Count++;
        sum += value;
    }
}

/// <summary>What the meters show at a time.</summary>
internal readonly record struct QueueReading
{
    public required double Time { get; init; }

    /// <summary>Integrals over time of those waiting anywhere, of those in the system, and of those waiting for a departure.</summary>
    public required double QueueArea { get; init; }

    public required double SystemArea { get; init; }

    public required double DepartureArea { get; init; }

    public required ResourceStatistics[] Stations { get; init; }

    /// <summary>Departures so far, and customers that they took.</summary>
    public required long Departures { get; init; }

    public required long Departed { get; init; }
}
