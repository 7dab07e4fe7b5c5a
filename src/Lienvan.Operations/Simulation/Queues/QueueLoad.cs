namespace Lienvan.Operations.Simulation.Queues;

/// <summary>How much is asked of the system, for how much it can do.</summary>
public static class QueueLoad
{
    /// <summary>
    /// Work that arrives over work that can be done, at the busiest station or in departures: λ·E[S]/c, or λ·T/K. At 1 or more, and with
    /// no limit on customers, the queue grows without end.
    /// </summary>
    public static double Of(QueueRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var rate = request.Batch / request.Arrivals.Mean;
        var loads = request.Stations.Select((station, number) => rate * ServiceMean(request, number) / station.Servers);
        return loads.Append(request.Departures is { } departures ? rate * departures.Every / departures.Size : 0).Max();
    }

    private static double ServiceMean(QueueRequest request, int station)
    {
        var usual = request.Stations[station].Service.Mean;
        return station > 0 || request.Classes.IsEmpty ? usual : request.Classes.Sum(each => each.Share * (each.Service?.Mean ?? usual));
    }
}
