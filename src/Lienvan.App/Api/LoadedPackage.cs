using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.App.Store;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Planner;
using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.App.Api;

/// <summary>A corridor package that is read once and asked many times: what it is made into is kept while it is asked for.</summary>
internal sealed class LoadedPackage
{
    private readonly RecentlyUsed<(string Scenario, LocalDate Day), Network> networks = new(96);
    private readonly RecentlyUsed<string, PlannedAnswer> plans = new(256);
    private readonly RecentlyUsed<string, DoorToDoorPlanner> planners = new(32);
    private readonly ConcurrentDictionary<string, Names> names = new(StringComparer.Ordinal);
    private readonly Lazy<CheckReport> report;

    private LoadedPackage(PackageScan scan, Read<Corridor> read)
    {
        Corridor = read.Value;
        Finder = new PlaceFinder(Corridor.Places);
        Places = Corridor.Places.ToDictionary(place => place.Id);
        Zone = Corridor.Countries.FirstOrDefault()?.Zone ?? DateTimeZone.Utc;
        report = new Lazy<CheckReport>(() => CheckReport.Of(scan) with { Folder = Path.GetFileName(Path.GetFullPath(scan.Folder)) });
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(scan.Folder)));
        Version = VersionOf(scan);
        ErrorCount = read.Diagnostics.Count(finding => finding.Severity == Severity.Error);
    }

    /// <summary>The name of its folder.</summary>
    public string Name { get; }

    /// <summary>Changes when a byte of a table does.</summary>
    public string Version { get; }

    public Corridor Corridor { get; }

    public PlaceFinder Finder { get; }

    public IReadOnlyDictionary<PlaceId, Place> Places { get; }

    /// <summary>The clock that counts where no place is asked about: that of the first country.</summary>
    public DateTimeZone Zone { get; }

    public int ErrorCount { get; }

    public CheckReport Report => report.Value;

    /// <exception cref="UsageException">There is no such folder.</exception>
    public static LoadedPackage Load(string? folder)
    {
        var scan = PackageScan.Read(folder);
        return new LoadedPackage(scan, CorridorReader.Read(scan.Files));
    }

    public LocalDate Today(Instant now) => now.InZone(Zone).Date;

    /// <summary>What holds on a day.</summary>
    /// <exception cref="UsageException">There is no such scenario.</exception>
    public Network NetworkOn(LocalDate day, string scenario) =>
        networks.Get((scenario, day), key => PlanWords.FindScenario(Corridor, key.Scenario).On(Corridor, key.Day));

    /// <summary>What things are called in a language.</summary>
    public Names NamesIn(string language) => names.GetOrAdd(language, code => new Names(Language.Get(code), Places, Corridor));

    /// <summary>The answer of the planner; asked again, the one of before.</summary>
    /// <exception cref="UsageException">The question makes no sense.</exception>
    public PlannedAnswer Plan(PlanWords words, PlanCircumstances circumstances, CancellationToken stop)
    {
        var changes = circumstances.Settings.Select(text => PlanWords.ParseSetting(text, Corridor)).ToArray();
        var scenario = PlanWords.FindScenario(Corridor, circumstances.Scenario).With(changes);
        var question = words.ToQuestion(Corridor, Finder, scenario.Id.Value, circumstances.Now);
        var world = $"{scenario.Id}|{string.Join('\u0001', circumstances.Settings)}";
        var planner = planners.Get(world, _ => new DoorToDoorPlanner(Corridor, scenario));
        return plans.GetUnless($"{world}|{question.Request}", _ => Ask(planner, question, stop), stop);
    }

    private static PlannedAnswer Ask(DoorToDoorPlanner planner, PlanQuestion question, CancellationToken stop)
    {
        try
        {
            return new PlannedAnswer(planner.Plan(question.Request, stop), question);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(UsageFindings.NotUnderstood, exception.Message, "ask for places and goods of the package");
        }
    }

    private static string VersionOf(PackageScan scan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in scan.Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file.Name)));
            hash.AppendData(file.Content.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}

/// <summary>What a question to the planner rests on beside its words.</summary>
/// <param name="Scenario">The key of the scenario.</param>
/// <param name="Settings">Cells to set, as in <c>--set</c>.</param>
/// <param name="Now">The time at which it is asked.</param>
internal sealed record PlanCircumstances(string Scenario, IReadOnlyList<string> Settings, Instant Now);

/// <summary>An answer of the planner, and the question as it was understood.</summary>
internal sealed record PlannedAnswer(PlanAnswer Answer, PlanQuestion Question);
