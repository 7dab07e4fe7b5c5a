using System.CommandLine;
using Lienvan.Demand.Assignment;

namespace Lienvan.App.Commands;

/// <summary>The options of <c>lienvan assign</c>.</summary>
internal sealed class AssignOptions
{
    private const int MostThreads = 256;

    public Option<string> Net { get; } = new("--net") { Description = "The network, TNTP.", HelpName = "NET.tntp", Required = true };

    public Option<string> Trips { get; } = new("--trips") { Description = "The trips, TNTP.", HelpName = "TRIPS.tntp", Required = true };

    public Option<string?> Flows { get; } = new("--flows")
    {
        Description = "Where to write volume and cost of each link; nowhere by default.", HelpName = "OUT.tntp",
    };

    public Option<double> Gap { get; } = new("--gap")
    {
        Description = "Relative gap at which to stop.", HelpName = "GAP", DefaultValueFactory = _ => 1e-6,
    };

    public Option<string> Method { get; } = new("--method")
    {
        Description = "b, Algorithm B, for precision; or bfw, bi-conjugate Frank–Wolfe.", HelpName = "b|bfw",
        DefaultValueFactory = _ => "b",
    };

    public Option<double> TollFactor { get; } = new("--toll-factor")
    {
        Description = "What a unit of toll costs, in units of time.", HelpName = "F", DefaultValueFactory = _ => 0,
    };

    public Option<double> DistanceFactor { get; } = new("--distance-factor")
    {
        Description = "What a unit of length costs, in units of time.", HelpName = "F", DefaultValueFactory = _ => 0,
    };

    public Option<int> MostIterations { get; } = new("--max-iterations")
    {
        Description = "Iterations after which to stop in any case.", HelpName = "N", DefaultValueFactory = _ => 10_000,
    };

    public Option<int> Threads { get; } = new("--threads")
    {
        Description = "Threads; the answer is the same for any number.", HelpName = "N", DefaultValueFactory = _ => 1,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Answer as JSON." };

    public Option<string> Language { get; } = new("--lang")
    {
        Description = "Language of the answer: en, vi or zh.", HelpName = "LANG", DefaultValueFactory = _ => "en",
    };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])
            [Net, Trips, Flows, Gap, Method, TollFactor, DistanceFactor, MostIterations, Threads, Json, Language])
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">A value makes no sense.</exception>
    public AssignmentOptions ToAssignment(ParseResult parsed)
    {
        var options = new AssignmentOptions
        {
            Method = parsed.GetValue(Method)!.ToUpperInvariant() switch
            {
                "B" => AssignmentMethod.AlgorithmB,
                "BFW" => AssignmentMethod.BiconjugateFrankWolfe,
                var other => throw Refuse($"--method: '{other}' is no method", "write b or bfw"),
            },
            Gap = parsed.GetValue(Gap),
            MostIterations = parsed.GetValue(MostIterations),
            TollFactor = parsed.GetValue(TollFactor),
            DistanceFactor = parsed.GetValue(DistanceFactor),
            Threads = parsed.GetValue(Threads),
        };
        return !(options.Gap >= 0) ? throw Refuse($"--gap: {options.Gap} is no gap", "write a number of at least 0, such as 1e-6")
            : !double.IsFinite(options.TollFactor) || !double.IsFinite(options.DistanceFactor)
                ? throw Refuse("--toll-factor and --distance-factor: not a number", "write numbers such as 0.02")
            : options.MostIterations < 1 ? throw Refuse($"--max-iterations: {options.MostIterations} is too few", "write at least 1")
            : options.Threads is < 1 or > MostThreads
                ? throw Refuse($"--threads: {options.Threads} is not from 1 to {MostThreads}", "write the number of cores to use")
            : options;
    }

    private static UsageException Refuse(string what, string whatToDo) => new(UsageFindings.NotUnderstood, what, whatToDo);
}
