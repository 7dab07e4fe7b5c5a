using System.CommandLine;
using System.Globalization;
using Lienvan.Operations.Simulation.Kernel;
using Lienvan.Operations.Simulation.Queues;

namespace Lienvan.App.Commands;

/// <summary>The options of <c>lienvan queue</c> and the request that they make.</summary>
internal sealed class QueueOptions
{
    public Option<string> Arrivals { get; } = new("--arrivals")
    {
        Description = "Time between arrivals (of batches, with --batch); exp:0.9 is 0.9 arrivals a unit of time.",
        HelpName = "DISTRIBUTION",
        Required = true,
    };

    public Option<string?> Service { get; } = new("--service")
    {
        Description = "Time that a server takes for a customer; may be left out with --departures.",
        HelpName = "DISTRIBUTION",
    };

    public Option<int> Servers { get; } = new("--servers") { Description = "Servers that work from one queue; 1 by default.",
        HelpName = "C", DefaultValueFactory = _ => 1 };

    public Option<int> Batch { get; } = new("--batch") { Description = "Customers that arrive at once; 1 by default.", HelpName = "K",
        DefaultValueFactory = _ => 1 };

    public Option<int?> Capacity { get; } = new("--capacity")
    {
        Description = "Most customers in the system, those served included; who finds it full is lost. No limit by default.",
        HelpName = "K",
    };

    public Option<string?> Priority { get; } = new("--priority")
    {
        Description = "Shares of classes, the most urgent first: 0.3,0.7; with service times of their own 0.3@exp:2;0.7@det:1. "
            + "Service is not interrupted, unless preemptive: stands before.",
        HelpName = "SHARES",
    };

    public Option<string?> Departures { get; } = new("--departures")
    {
        Description = "After their service customers wait for departures at T, 2T, …, each taking at most K: every:T,size:K.",
        HelpName = "EVERY,SIZE",
    };

    public Option<string[]> Tandem { get; } = new("--tandem")
    {
        Description = "A further station: SERVICE, SERVICE/SERVERS or SERVICE/SERVERS/ROOM (waiting places; when they are taken, the "
            + "station before is blocked). May stand several times.",
        HelpName = "STATION",
        DefaultValueFactory = _ => [],
    };

    public Option<long> Customers { get; } = new("--customers") { Description = "Customers counted in each replication.", HelpName = "N",
        DefaultValueFactory = _ => 100_000 };

    public Option<long?> Warmup { get; } = new("--warmup")
    {
        Description = "Customers before them that are not counted; a tenth of --customers by default.", HelpName = "N",
    };

    public Option<int> ReplicationCount { get; } = new("--replications")
    {
        Description = "Independent replications; 1 is cut into twenty parts (batch means).", HelpName = "R", DefaultValueFactory = _ => 10,
    };

    public Option<double?> HalfWidth { get; } = new("--half-width")
    {
        Description = "Goes on with replications until the mean wait is known to ± H at 95 %.", HelpName = "H",
    };

    public Option<bool> Antithetic { get; } = new("--antithetic") { Description = "Replications in pairs that mirror each other's luck." };

    public Option<long> Seed { get; } = new("--seed") { Description = "Of all chance.", HelpName = "S", DefaultValueFactory = _ => 1 };

    public Option<double> Above { get; } = new("--above")
    {
        Description = "Also the share of customers that wait longer than this.", HelpName = "TIME", DefaultValueFactory = _ => 1,
    };

    public Option<int?> Threads { get; } = new("--threads")
    {
        Description = "Replications at a time; the figures are the same for any number.", HelpName = "N",
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Answer as JSON." };

    public void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[Arrivals, Service, Servers, Batch, Capacity, Priority, Departures, Tandem, Customers,
            Warmup, ReplicationCount, HalfWidth, Antithetic, Seed, Above, Threads, Json])
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">The options make no sense.</exception>
    public QueueRequest Read(ParseResult parsed)
    {
        var priority = parsed.GetValue(Priority);
        var isPreemptive = TryCut(priority, "preemptive:", out var classes);
        if (!isPreemptive)
        {
            TryCut(priority, "nonpreemptive:", out classes);
        }

        var service = parsed.GetValue(Service);
        var tandem = parsed.GetValue(Tandem)!.SelectMany(text => text.Split(';', StringSplitOptions.RemoveEmptyEntries)).Select(Station);
        if (service is null && parsed.GetValue(Departures) is null)
        {
            throw new UsageException(QueueCheck.Conflict, "there is neither --service nor --departures", "say what customers wait for");
        }

        var request = new QueueRequest
        {
            Arrivals = Parse(parsed.GetRequiredValue(Arrivals), "--arrivals"),
            Stations = service is null ? [.. tandem]
                : [new QueueStation(Parse(service, "--service"), parsed.GetValue(Servers)), .. tandem],
            Batch = parsed.GetValue(Batch),
            Capacity = parsed.GetValue(Capacity),
            Classes = classes is null ? [] : ParseClasses(classes),
            IsPreemptive = isPreemptive,
            Departures = parsed.GetValue(Departures) is { } departures ? ParseDepartures(departures) : null,
            Customers = parsed.GetValue(Customers),
            Warmup = parsed.GetValue(Warmup),
            Replications = parsed.GetValue(ReplicationCount),
            HalfWidth = parsed.GetValue(HalfWidth),
            IsAntithetic = parsed.GetValue(Antithetic),
            Seed = parsed.GetValue(Seed),
            WaitLimit = parsed.GetValue(Above),
            Threads = parsed.GetValue(Threads) ?? Math.Clamp(Environment.ProcessorCount, 1, 256),
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
