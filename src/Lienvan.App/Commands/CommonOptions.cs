using System.CommandLine;
using System.Globalization;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.App.Store;
using Lienvan.Model.Dataset;
using Lienvan.Model.Scenarios;
using NodaTime;

namespace Lienvan.App.Commands;

/// <summary>The options that many commands share, and the corridor and network that they name.</summary>
internal sealed class CommonOptions
{
    public Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder of the corridor package; the built-in china-viet-nam by default.",
        HelpName = "FOLDER",
    };

    public Option<string> Scenario { get; } = new("--scenario")
    {
        Description = "Scenario of the package.", HelpName = "ID", DefaultValueFactory = _ => "base",
    };

    public Option<string?> On { get; } = new("--on")
    {
        Description = "Day that is asked about, 2026-03-02; today by default.",
        HelpName = "DATE",
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Answer as JSON." };

    public Option<string> Language { get; } = new("--lang")
    {
        Description = "Language of the answer: en, vi or zh.",
        HelpName = "LANG",
        DefaultValueFactory = _ => "en",
    };

    /// <summary>The corridor of the package. Its first error, and how many more there are, go to <paramref name="error"/>.</summary>
    public Corridor LoadCorridor(ParseResult parsed, TextWriter error)
    {
        var read = CorridorReader.Read(PackageFolder.Load(parsed.GetValue(Data)));
        if (read.Diagnostics.FirstOrDefault(finding => finding.Severity == Severity.Error) is { } first)
        {
            var others = read.Diagnostics.Count(finding => finding.Severity == Severity.Error) - 1;
            error.WriteLine(first);
            error.WriteLine(others == 0 ? "lienvan: what is faulty is left out" :
                string.Create(CultureInfo.InvariantCulture, $"lienvan: and {others} more errors in the package: lienvan check tells them"));
        }

        return read.Value;
    }

    public Scenario FindScenario(ParseResult parsed, Corridor corridor) =>
        PlanWords.FindScenario(corridor, parsed.GetValue(Scenario)!);

    /// <exception cref="UsageException">The answer can't be given in that language.</exception>
    public Language FindLanguage(ParseResult parsed) => Rendering.Language.Get(parsed.GetValue(Language)!);

    public LocalDate FindDay(ParseResult parsed, DateTimeZone zone) => parsed.GetValue(On) is { } text
        ? TimeWords.ParseDay(text)
        : SystemClock.Instance.GetCurrentInstant().InZone(zone).Date;
}
