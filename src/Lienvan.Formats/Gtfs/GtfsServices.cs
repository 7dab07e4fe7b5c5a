using NodaTime;

namespace Lienvan.Formats.Gtfs;

/// <summary>On which days the services of a feed run.</summary>
internal sealed class GtfsServices
{
    private readonly List<GtfsWeek?> weeks = [];
    private readonly List<GtfsException> exceptions = [];

    /// <summary>By <c>service_id</c>.</summary>
    public Dictionary<string, int> Indices { get; } = new(StringComparer.Ordinal);

    /// <summary>The service of that name, a new one if need be.</summary>
    public int Add(ReadOnlySpan<char> id)
    {
        var lookup = Indices.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(id, out var index))
        {
            index = weeks.Count;
            lookup.TryAdd(id, index);
            weeks.Add(null);
        }

        return index;
    }

    public void SetWeek(int service, GtfsWeek week) => weeks[service] = week;

    public void AddException(GtfsException exception) => exceptions.Add(exception);

    /// <summary>For each service whether it runs that day.</summary>
    public bool[] RunningOn(LocalDate date)
    {
        var running = new bool[weeks.Count];
        for (var service = 0; service < running.Length; service++)
        {
            running[service] = weeks[service] is { } week && week.Includes(date);
        }

        foreach (var exception in exceptions)
        {
            if (exception.Date == date)
            {
                running[exception.Service] = exception.IsAdded;
            }
        }

        return running;
    }
}

/// <summary>The days of the week on which a service runs in a period, both ends included.</summary>
/// <param name="Weekdays">Bit 0 is Monday.</param>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
internal sealed record GtfsWeek(int Weekdays, LocalDate Start, LocalDate End)
{
    public bool Includes(LocalDate date) => date >= Start && date <= End && ((Weekdays >> ((int)date.DayOfWeek - 1)) & 1) == 1;
}

/// <summary>A day on which a service runs, or does not, whatever its week says.</summary>
internal readonly record struct GtfsException(int Service, LocalDate Date, bool IsAdded);
