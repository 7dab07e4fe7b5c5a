using System.Globalization;
using Lienvan.Model.Dataset;

namespace Lienvan.Operations.Simulation.Queues;

/// <summary>Says what is wrong with a request before anything is run.</summary>
public static class QueueCheck
{
    /// <summary>A distribution that can't be read.</summary>
    public static readonly DiagnosticKind BadDistribution =
        new("LV1401", Severity.Error, "distribution is not understood");

    /// <summary>A number of servers, customers, replications … that makes no sense.</summary>
    public static readonly DiagnosticKind OutOfRange = new("LV1402", Severity.Error, "figure of a simulation is out of range");

    /// <summary>Priority classes that can't be read, or whose shares do not add up.</summary>
    public static readonly DiagnosticKind BadClasses = new("LV1403", Severity.Error, "priority classes are not understood");

    /// <summary>Departures that can't be read.</summary>
    public static readonly DiagnosticKind BadDepartures = new("LV1404", Severity.Error, "departures are not understood");

    /// <summary>A further station that can't be read.</summary>
    public static readonly DiagnosticKind BadStation = new("LV1405", Severity.Error, "station is not understood");

    /// <summary>Two wishes that exclude each other.</summary>
    public static readonly DiagnosticKind Conflict = new("LV1406", Severity.Error, "parts of a queue do not go together");

    /// <summary>More comes than can be served: figures depend on how long one looks.</summary>
    public static readonly DiagnosticKind GrowsWithoutEnd = new("LV1407", Severity.Warning, "queue grows without end");

    private const string Place = "lienvan";

    /// <summary>What makes the request impossible to run; empty when nothing does.</summary>
    public static ImmutableArray<Diagnostic> FindFaults(QueueRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var faults = ImmutableArray.CreateBuilder<Diagnostic>();
        void Range(string name, double value, double least, double most)
        {
            if (!(value >= least && value <= most))
            {
                faults.Add(OutOfRange.At(Place, 0, Text($"{name} {value} is not from {least} to {most}"), "choose another"));
            }
        }

        Range("number of customers", request.Customers, 20, 1e9);
        Range("number of replications", request.Replications, 1, 1e6);
        Range("number of threads", request.Threads, 1, 256);
        Range("batch", request.Batch, 1, 1e6);
        Range("warm-up", request.Warmup ?? 0, 0, 1e9);
        Range("mean time between arrivals", request.Arrivals.Mean, 1e-12, 1e12);
        Range("capacity", request.Capacity ?? 1, 1, 1e9);
        Range("half-width", request.HalfWidth ?? 1, double.Epsilon, 1e12);
        foreach (var station in request.Stations)
        {
            Range("number of servers", station.Servers, 1, 1e5);
            Range("waiting room", station.WaitingRoom ?? 0, 0, 1e9);
        }

        if (request.Departures is { } departures)
        {
            Range("time between departures", departures.Every, 1e-12, 1e12);
            Range("size of a departure", departures.Size, 1, int.MaxValue);
        }

        AddConflicts(request, faults);
        return faults.ToImmutable();
    }

    /// <summary>A warning when the queue grows without end, or null.</summary>
    public static Diagnostic? FindGrowth(QueueRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var load = QueueLoad.Of(request);
        return request.Capacity is null && load >= 1
            ? GrowsWithoutEnd.At(Place, 0, Text($"{load:0.###} times as much arrives as can be done: the queue grows without end"),
                "the figures are those of the customers asked for, not of a steady state; add servers or limit the system by a capacity")
            : null;
    }

    private static void AddConflicts(QueueRequest request, ImmutableArray<Diagnostic>.Builder faults)
    {
        if (request.Stations.IsEmpty && request.Departures is null)
        {
            faults.Add(Conflict.At(Place, 0, "there is neither service nor departure", "say what customers wait for"));
        }

        if (!request.Stations.IsEmpty && request.Stations[0].WaitingRoom is not null)
        {
            faults.Add(Conflict.At(Place, 0, "a waiting room at the first station blocks nobody",
                "limit the system by a capacity instead"));
        }

        if (request.IsPreemptive && request.Stations.Any(station => station.WaitingRoom is not null))
        {
            faults.Add(Conflict.At(Place, 0, "service can't be interrupted where stations block each other", "leave one of them out"));
        }

        var shares = request.Classes.Sum(each => each.Share);
        if (!request.Classes.IsEmpty && (request.Classes.Any(each => !(each.Share > 0)) || !(Math.Abs(shares - 1) < 1e-6)))
        {
            faults.Add(BadClasses.At(Place, 0, Text($"shares of priority classes add up to {shares}"),
                "make each over 0, and all together 1"));
        }

        if (request.Classes.Length > 100)
        {
            faults.Add(BadClasses.At(Place, 0, Text($"{request.Classes.Length} priority classes"), "100 are the most"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
