using System.Globalization;
using Lienvan.Operations.Simulation.Kernel;
using Lienvan.Operations.Simulation.Queues;

namespace Lienvan.App.Questions;

/// <summary>A queue in the words in which it is asked about, on the command line or over HTTP; docs/simulation.md describes them.</summary>
internal sealed record QueueWords
{
    public required string Arrivals { get; init; }

    /// <summary>Null with departures only.</summary>
    public string? Service { get; init; }

    public int Servers { get; init; } = 1;

    public int Batch { get; init; } = 1;

    public int? Capacity { get; init; }

    public string? Priority { get; init; }

    public string? Departures { get; init; }

    /// <summary>Further stations; one text may have several with ; between.</summary>
    public IReadOnlyList<string> Tandem { get; init; } = [];

    public long Customers { get; init; } = 100_000;

    public long? Warmup { get; init; }

    public int Replications { get; init; } = 10;

    public double? HalfWidth { get; init; }

    public bool Antithetic { get; init; }

    public long Seed { get; init; } = 1;

    public double Above { get; init; } = 1;

    public int Threads { get; init; } = 1;

    /// <exception cref="UsageException">The words make no sense.</exception>
    public QueueRequest ToRequest()
    {
        var isPreemptive = TryCut(Priority, "preemptive:", out var classes);
        if (!isPreemptive)
        {
            TryCut(Priority, "nonpreemptive:", out classes);
        }

        var tandem = Tandem.SelectMany(text => text.Split(';', StringSplitOptions.RemoveEmptyEntries)).Select(Station);
        if (Service is null && Departures is null)
        {
            throw new UsageException(QueueCheck.Conflict, "there is neither --service nor --departures", "say what customers wait for");
        }

        var request = new QueueRequest
        {
            Arrivals = Parse(Arrivals, "--arrivals"),
            Stations = Service is null ? [.. tandem] : [new QueueStation(Parse(Service, "--service"), Servers), .. tandem],
            Batch = Batch,
            Capacity = Capacity,
            Classes = classes is null ? [] : ParseClasses(classes),
            IsPreemptive = isPreemptive,
            Departures = Departures is null ? null : ParseDepartures(Departures),
            Customers = Customers,
            Warmup = Warmup,
            Replications = Replications,
            HalfWidth = HalfWidth,
            IsAntithetic = Antithetic,
            Seed = Seed,
            WaitLimit = Above,
            Threads = Threads,
        };
        return QueueCheck.FindFaults(request) is [var fault, ..] ? throw new UsageException(fault) : request;
    }

    private static bool TryCut(string? text, string start, out string? rest)
    {
        var isThere = text?.StartsWith(start, StringComparison.OrdinalIgnoreCase) == true;
        rest = isThere ? text![start.Length..] : text;
        return isThere;
    }

    private static Distribution Parse(string text, string option) => DistributionText.TryParse(text, out var distribution, out var fault)
        ? distribution
        : throw new UsageException(QueueCheck.BadDistribution, $"{option}: {fault}",
            "write it as in lienvan queue --help, such as exp:0.9");

    private static QueueStation Station(string text)
    {
        var parts = text.Split('/', StringSplitOptions.TrimEntries);
        int? room = null;
        var servers = 1;
        if (parts.Length > 3 || (parts.Length > 1 && !TryWhole(parts[1], out servers))
            || (parts.Length > 2 && !TryRoom(parts[2], out room)))
        {
            throw new UsageException(QueueCheck.BadStation, $"--tandem: '{text}' is not a station", "write it as exp:1.2/2/10");
        }

        return new QueueStation(Parse(parts[0], "--tandem"), servers, room);
    }

    private static bool TryRoom(string text, out int? room)
    {
        var could = TryWhole(text, out var number);
        room = number;
        return could;
    }

    private static bool TryWhole(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static BulkDeparture ParseDepartures(string text)
    {
        var (every, size) = (double.NaN, int.MaxValue);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var pair = part.Split([':', '='], 2);
            var isRead = pair.Length == 2 && pair[0] switch
            {
                "every" => double.TryParse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture, out every),
                "size" => TryWhole(pair[1], out size),
                _ => false,
            };
            if (!isRead)
            {
                throw new UsageException(QueueCheck.BadDepartures, $"--departures: '{part}' is not understood", "write every:10,size:12");
            }
        }

        return new BulkDeparture(every, size);
    }

    private static ImmutableArray<PriorityClass> ParseClasses(string text)
    {
        var parts = text.Split(text.Contains(';', StringComparison.Ordinal) || text.Contains('@', StringComparison.Ordinal) ? ';' : ',',
            StringSplitOptions.TrimEntries);
        if (parts is [var only] && TryWhole(only, out var count) && count is >= 2 and <= 100)
        {
            return [.. Enumerable.Repeat(new PriorityClass(1.0 / count), count)];
        }

        var classes = parts.Select(part =>
        {
            var at = part.Split('@', 2);
            return double.TryParse(at[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share > 0
                ? new PriorityClass(share, at.Length > 1 ? Parse(at[1], "--priority") : null)
                : throw new UsageException(QueueCheck.BadClasses, $"--priority: '{part}' is not a share", "write them as 0.3,0.7");
        }).ToList();
        var total = classes.Sum(each => each.Share);
        return [.. classes.Select(each => each with { Share = each.Share / total })];
    }
}
