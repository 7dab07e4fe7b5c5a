using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Queues;

/// <summary>What came out: each figure with half the width of its interval of 95 %. Times in the unit of the request.</summary>
public sealed record QueueReport
{
    /// <summary>
    /// Time that a customer waits, at all stations and for the departure together, not being served; customers lost do not count.
    /// </summary>
    public required Estimate MeanWait { get; init; }

    /// <summary>How many wait, over time.</summary>
    public required Estimate MeanQueue { get; init; }

    /// <summary>Share of time that a server of the first station is taken; without stations, share of places taken in departures.</summary>
    public required Estimate Utilisation { get; init; }

    /// <summary>Time from arrival until gone.</summary>
    public required Estimate MeanSystem { get; init; }

    /// <summary>How many are there, over time.</summary>
    public required Estimate MeanInSystem { get; init; }

    /// <summary>Share of customers that wait at all.</summary>
    public required Estimate WaitingShare { get; init; }

    /// <summary>Share of customers that wait longer than the limit of the request.</summary>
    public required Estimate WaitAbove { get; init; }

    /// <summary>Share of customers that find the system full.</summary>
    public required Estimate BlockedShare { get; init; }

    /// <summary>Customers not lost, a unit of time.</summary>
    public required Estimate Throughput { get; init; }

    /// <summary>Percentiles of the wait: 50, 90, 95, 99.</summary>
    public required ImmutableArray<QueuePercentile> Percentiles { get; init; }

    /// <summary>By class, the most urgent first; empty where all are alike.</summary>
    public required ImmutableArray<QueueClassReport> Classes { get; init; }

    /// <summary>By station.</summary>
    public required ImmutableArray<QueueStationReport> Stations { get; init; }

    /// <summary>Waiting for departures; null without them.</summary>
    public QueueDepartureReport? Departures { get; init; }

    /// <summary>Replications that count.</summary>
    public required int Replications { get; init; }

    /// <summary>Whether it was stopped before all were done.</summary>
    public required bool IsPartial { get; init; }

    /// <summary>Events simulated.</summary>
    public required long Events { get; init; }

    /// <summary>A fingerprint of every figure of every replication, bit by bit.</summary>
    public required ulong Fingerprint { get; init; }
}

/// <summary>A percentile of the wait.</summary>
/// <param name="Percent">Such as 90.</param>
/// <param name="Wait">The wait that so many percent do not exceed.</param>
public sealed record QueuePercentile(int Percent, Estimate Wait);

/// <summary>What customers of one class find.</summary>
/// <param name="Share">Their share of all.</param>
/// <param name="MeanWait">As in the whole.</param>
/// <param name="MeanSystem">As in the whole.</param>
public sealed record QueueClassReport(double Share, Estimate MeanWait, Estimate MeanSystem);

/// <summary>What happens at one station.</summary>
/// <param name="MeanWait">Waiting for a server there, and then for room at the next station.</param>
/// <param name="MeanQueue">How many wait for a server.</param>
/// <param name="Utilisation">Share of time that a server is taken, by a customer that finds no room further on too.</param>
public sealed record QueueStationReport(Estimate MeanWait, Estimate MeanQueue, Estimate Utilisation);

/// <summary>What happens before departures.</summary>
/// <param name="MeanWait">Waiting for a departure after all service.</param>
/// <param name="MeanQueue">How many wait for one.</param>
/// <param name="Filled">Share of the places that are taken.</param>
public sealed record QueueDepartureReport(Estimate MeanWait, Estimate MeanQueue, Estimate Filled);
