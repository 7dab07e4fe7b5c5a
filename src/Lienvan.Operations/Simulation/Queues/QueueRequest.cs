using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Queues;

/// <summary>
/// A queue to be simulated: customers come in batches, wait for one of the servers, are served, perhaps at several stations one after
/// the other, and perhaps wait for a departure that takes several at a time. Any unit of time, one throughout.
/// </summary>
public sealed record QueueRequest
{
    /// <summary>Time between arrivals, of batches where there are batches.</summary>
    public required Distribution Arrivals { get; init; }

    /// <summary>The stations, in order; none where customers only wait for departures.</summary>
    public required ImmutableArray<QueueStation> Stations { get; init; }

    /// <summary>Customers that arrive at once; 1 to 1 000 000, 1 by default.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Most customers in the system, those served included; who finds it full is lost. Null, the default: any number.</summary>
    public int? Capacity { get; init; }

    /// <summary>Classes of customers, the most urgent first; none, the default, where all are alike.</summary>
    public ImmutableArray<PriorityClass> Classes { get; init; } = [];

    /// <summary>Whether a more urgent customer interrupts the service of a less urgent one, which goes on later. By default not.</summary>
    public bool IsPreemptive { get; init; }

    /// <summary>Departures that customers wait for after their service; null, the default, for none.</summary>
    public BulkDeparture? Departures { get; init; }

    /// <summary>Customers counted in each replication; 20 to 1 000 000 000.</summary>
    public required long Customers { get; init; }

    /// <summary>Customers before them that are not counted; null, the default, for a tenth as many.</summary>
    public long? Warmup { get; init; }

    /// <summary>
    /// Independent replications, 1 to 1 000 000; with <see cref="HalfWidth"/> the least number. A single one is cut into twenty parts
    /// (batch means), from which the intervals come.
    /// </summary>
    public int Replications { get; init; } = 10;

    /// <summary>Goes on until the mean wait is known to plus or minus this at 95 %; null, the default: replications only.</summary>
    public double? HalfWidth { get; init; }

    /// <summary>Whether replications come in pairs that mirror each other's luck; an odd number is made even. False by default.</summary>
    public bool IsAntithetic { get; init; }

    /// <summary>Of all chance.</summary>
    public required long Seed { get; init; }

    /// <summary>Replications at a time, 1 to 256; changes nothing but the time that it takes.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The limit for <see cref="QueueReport.WaitAbove"/>; 1 by default.</summary>
    public double WaitLimit { get; init; } = 1;
}

/// <summary>Servers that work from one queue.</summary>
/// <param name="Service">Time that a server takes for a customer.</param>
/// <param name="Servers">1 to 100 000.</param>
/// <param name="WaitingRoom">
/// Customers that can wait before it, where that is limited: one served at the station before then stays there, and blocks its server,
/// until there is room. Null for any number. Not for the first station.
/// </param>
public sealed record QueueStation(Distribution Service, int Servers, int? WaitingRoom = null);

/// <summary>Customers of one urgency.</summary>
/// <param name="Share">Their share of all, over 0; shares add up to 1.</param>
/// <param name="Service">Their service time at the first station; null for that of the station.</param>
public sealed record PriorityClass(double Share, Distribution? Service = null);

/// <summary>Departures by timetable: at <paramref name="Every"/>, twice that, and so on.</summary>
/// <param name="Every">Time between, over 0.</param>
/// <param name="Size">Most customers that each takes, the first come first; 1 or more.</param>
public sealed record BulkDeparture(double Every, int Size);
