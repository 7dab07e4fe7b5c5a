using System.CommandLine;
using Lienvan.App.Questions;
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
    public QueueRequest Read(ParseResult parsed) => new QueueWords
    {
        Arrivals = parsed.GetRequiredValue(Arrivals),
        Service = parsed.GetValue(Service),
        Servers = parsed.GetValue(Servers),
        Batch = parsed.GetValue(Batch),
        Capacity = parsed.GetValue(Capacity),
        Priority = parsed.GetValue(Priority),
        Departures = parsed.GetValue(Departures),
        Tandem = parsed.GetValue(Tandem)!,
        Customers = parsed.GetValue(Customers),
        Warmup = parsed.GetValue(Warmup),
        Replications = parsed.GetValue(ReplicationCount),
        HalfWidth = parsed.GetValue(HalfWidth),
        Antithetic = parsed.GetValue(Antithetic),
        Seed = parsed.GetValue(Seed),
        Above = parsed.GetValue(Above),
        Threads = parsed.GetValue(Threads) ?? Math.Clamp(Environment.ProcessorCount, 1, 256),
    }.ToRequest();
}
