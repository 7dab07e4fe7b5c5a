using System.CommandLine;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using NodaTime;

namespace Lienvan.App.Commands;

/// <summary>The words of <c>lienvan plan</c> and the question that they ask.</summary>
internal sealed class PlanOptions
{
    private readonly Argument<string> from = new("FROM")
    {
        Description = "Where it is: a name in English, Vietnamese or Chinese, with or without marks, or a code.",
    };
    private readonly Argument<string> to = new("TO") { Description = "Where it shall be." };
    private readonly Option<int?> teu = new("--teu")
    {
        Description = "Containers in TEU; pairs travel as 40-foot boxes. 1 by default, 0 with --bulk.",
        HelpName = "N",
    };
    private readonly Option<double?> tonnes = new("--tonnes")
    {
        Description = "The goods alone; by default what such goods usually weigh.",
        HelpName = "T",
    };
    private readonly Option<bool> bulk = new("--bulk") { Description = "Loose, not in containers; needs --tonnes." };
    private readonly Option<bool> box20 = new("--box20") { Description = "Only 20-foot boxes." };
    private readonly Option<string> goods = new("--goods")
    {
        Description = "What it is, such as electronics or fruit.",
        HelpName = "GOODS",
        DefaultValueFactory = _ => "general",
    };
    private readonly Option<string?> ready = new("--ready")
    {
        Description = "When it is ready, by the clock of FROM: 2026-03-02T08:00. Tomorrow 08:00 by default.", HelpName = "TIME",
    };

    private readonly Option<int?> window = new("--window")
    {
        Description = "Ways for readiness on each of so many days.",
        HelpName = "DAYS",
    };
    private readonly Option<bool> reefer = new("--reefer") { Description = "Needs cooling." };
    private readonly Option<bool> dangerous = new("--dangerous") { Description = "Is dangerous." };
    private readonly Option<bool> overlength = new("--overlength") { Description = "Is longer than a container." };
    private readonly Option<bool> permit = new("--permit") { Description = "Has a permit for lorries to drive through the border." };
    private readonly Option<bool> standard = new("--standard-clearance")
    {
        Description = "Only the ordinary way through customs: no smart gate, no appointment.",
    };
    private readonly Option<int> horizon = new("--horizon")
    {
        Description = "Days that a journey may take at most.",
        HelpName = "DAYS",
        DefaultValueFactory = _ => 75,
    };
    private readonly Option<ulong> seed = new("--seed")
    {
        Description = "Seed of the days of luck behind P90.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<string?> explain = new("--explain")
    {
        Description = "Tell which labels were kept or dominated at a place, and why.",
        HelpName = "PLACE",
    };
    private readonly Option<string[]> set = new("--set")
    {
        Description = "What if: table/row.column=value, such as handling/yen-vien.lift-road-1435.minutes_p50=20.",
        HelpName = "CELL=VALUE",
    };

    public CommonOptions Common { get; } = new();

    public Option<bool> All { get; } = new("--all") { Description = "Show every way that is best in something." };

    public Option<int> Option { get; } = new("--option")
    {
        Description = "Show the legs of this option.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    public Option<string?> Chart { get; } = new("--chart")
    {
        Description = "Time and cost over distance: drawn where FILE ends in .svg, a table of segments where it ends in .csv.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(from);
        command.Arguments.Add(to);
        Option[] options =
        [
            teu, goods, ready, tonnes, bulk, box20, reefer, dangerous, overlength, permit, standard, window, horizon, seed, set, explain,
            All, Option, Chart, Common.Json, Common.Scenario, Common.Data, Common.Language,
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }

    public PlanQuestion Question(ParseResult parsed, Corridor corridor, string scenario) => new PlanWords
    {
        From = parsed.GetValue(from)!,
        To = parsed.GetValue(to)!,
        Teu = parsed.GetValue(teu),
        Tonnes = parsed.GetValue(tonnes),
        Bulk = parsed.GetValue(bulk),
        Box20 = parsed.GetValue(box20),
        Goods = parsed.GetValue(goods)!,
        Ready = parsed.GetValue(ready),
        Window = parsed.GetValue(window),
        Reefer = parsed.GetValue(reefer),
        Dangerous = parsed.GetValue(dangerous),
        Overlength = parsed.GetValue(overlength),
        Permit = parsed.GetValue(permit),
        StandardClearance = parsed.GetValue(standard),
        Horizon = parsed.GetValue(horizon),
        Seed = parsed.GetValue(seed),
        Explain = parsed.GetValue(explain),
    }.ToQuestion(corridor, new PlaceFinder(corridor.Places), scenario, SystemClock.Instance.GetCurrentInstant());

    /// <exception cref="UsageException">The file is neither a drawing nor a table.</exception>
    public string? FindChart(ParseResult parsed)
    {
        var file = parsed.GetValue(Chart);
        var extension = Path.GetExtension(file)?.ToUpperInvariant();
        return extension is null or ".SVG" or ".CSV"
            ? file
            : throw new UsageException(
                UsageFindings.NotUnderstood, $"--chart '{file}' is neither a drawing nor a table", "let the name end in .svg or .csv");
    }

    public IEnumerable<PolicyChange> Settings(ParseResult parsed, Corridor corridor) =>
        (parsed.GetValue(set) ?? []).Select(text => PlanWords.ParseSetting(text, corridor));
}
