using System.CommandLine;
using System.Globalization;
using Lienvan.App.Rendering;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;
using Lienvan.Planner.Consignments;
using NodaTime;
using NodaTime.Text;

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

    public PlanQuestion Question(ParseResult parsed, Corridor corridor, string scenario)
    {
        var finder = new PlaceFinder(corridor.Places);
        var (origin, destination) = (FindPlace(finder, parsed.GetValue(from)!), FindPlace(finder, parsed.GetValue(to)!));
        var what = FindGoods(corridor, parsed.GetValue(goods)!);
        var when = ParseReady(parsed.GetValue(ready), origin.Zone);
        var count = parsed.GetValue(teu) ?? (parsed.GetValue(bulk) || what.Form == GoodsForm.Bulk ? 0 : 1);
        Check(count, parsed.GetValue(tonnes), parsed.GetValue(horizon), parsed.GetValue(window));
        var request = new PlanRequest
        {
            From = origin.Id,
            To = destination.Id,
            Goods = what.Id,
            Teu = count,
            OnlyTwentyFoot = parsed.GetValue(box20),
            Mass = parsed.GetValue(tonnes) is { } given ? Mass.FromTonnes(given) : null,
            AlsoNeeds = Needs(parsed),
            Ready = when.ToInstant(),
            ReadyUntil = parsed.GetValue(window) is { } days ? when.ToInstant() + Duration.FromDays(days - 1) : null,
            HasThroughPermit = parsed.GetValue(permit),
            OnlyStandardClearance = parsed.GetValue(standard),
            HorizonDays = parsed.GetValue(horizon),
            Seed = parsed.GetValue(seed),
            Explain = parsed.GetValue(explain) is { } place ? FindPlace(finder, place).Id : null,
        };
        return new PlanQuestion(request, origin, destination, what, TimeText.Iso(when), scenario);
    }

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

    public IEnumerable<PolicyChange> Settings(ParseResult parsed, Corridor corridor)
    {
        foreach (var text in parsed.GetValue(set) ?? [])
        {
            var change = ParseSetting(text);
            if (Scenario.FindFault(corridor, change) is { } fault)
            {
                throw new UsageException(UsageFindings.NotUnderstood, $"--set {text}: {fault}",
                    "see docs/corridor-package.md for tables and columns");
            }

            yield return change;
        }
    }

    private static PolicyChange ParseSetting(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var dot = equals < 0 ? -1 : text.LastIndexOf('.', equals);
        return slash > 0 && dot > slash
            ? new PolicyChange(text[..slash], text[(slash + 1)..dot], text[(dot + 1)..equals], text[(equals + 1)..])
            : throw new UsageException(UsageFindings.NotUnderstood, $"--set '{text}' is not a cell", "write table/row.column=value");
    }

    private static void Check(int count, double? mass, int days, int? windowDays)
    {
        if (count is < 0 or > 10_000)
        {
            throw new UsageException(UsageFindings.NotUnderstood, $"{count} TEU can't be planned", "give 1 to 10,000");
        }

        if ((count == 0 && mass is null) || mass is <= 0 or > 1_000_000)
        {
            throw new UsageException(UsageFindings.NotUnderstood, "loose cargo needs a mass",
                "give --tonnes from above 0 to 1,000,000, or --teu for containers");
        }

        if (days is < 1 or > 200 || windowDays is < 1 or > 60)
        {
            throw new UsageException(UsageFindings.NotUnderstood, "the span of days is out of range",
                "give --horizon 1 to 200 and --window 1 to 60");
        }
    }

    private CargoKinds Needs(ParseResult parsed) =>
        (parsed.GetValue(reefer) ? CargoKinds.Reefer : 0) |
        (parsed.GetValue(dangerous) ? CargoKinds.Dangerous : 0) |
        (parsed.GetValue(overlength) ? CargoKinds.Overlength : 0);

    private static Place FindPlace(PlaceFinder finder, string name) => finder.Find(name) switch
    {
        PlaceAnswer.Found found => found.Place,
        PlaceAnswer.Ambiguous several => throw new UsageException(
            UsageFindings.AmbiguousName,
            $"'{name}' could be " +
                string.Join(", ", several.Places.Select(place => $"{place.Name.English} in {place.Country} ({place.Id})")),
            "give the key in brackets"),
        PlaceAnswer.Unknown { Suggestions: [_, ..] near } => throw new UsageException(
            UsageFindings.UnknownName, $"no place is called '{name}'",
                "did you mean " + string.Join(", ", near.Select(place => $"{place.Name.English} ({place.Id})")) + "?"),
        _ => throw new UsageException(UsageFindings.UnknownName, $"no place is called '{name}'", "lienvan show places lists them"),
    };

    private static Goods FindGoods(Corridor corridor, string name)
    {
        var folded = NameFolding.Fold(name);
        string[] NamesOf(Goods row) => [row.Id.Value, row.Name.English, row.Name.Vietnamese, row.Name.Chinese, .. row.OtherNames];
        return corridor.Goods.FirstOrDefault(row => NamesOf(row).Any(other => NameFolding.Fold(other) == folded)) ??
            throw new UsageException(
                UsageFindings.UnknownName,
                $"no goods are called '{name}'",
                "choose one of " + string.Join(", ", corridor.Goods.Select(row => row.Id.Value)));
    }

    private static OffsetDateTime ParseReady(string? text, DateTimeZone zone)
    {
        if (text is null)
        {
            var tomorrow = SystemClock.Instance.GetCurrentInstant().InZone(zone).Date.PlusDays(1);
            return zone.AtLeniently(tomorrow.At(new LocalTime(8, 0))).ToOffsetDateTime();
        }

        if (OffsetDateTimePattern.GeneralIso.Parse(text) is { Success: true } withOffset)
        {
            return withOffset.Value;
        }

        string[] patterns = ["uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd HH:mm", "uuuu-MM-dd"];
        foreach (var pattern in patterns)
        {
            if (LocalDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text) is { Success: true } local &&
                local.Value.Year is >= 1990 and <= 2150)
            {
                return zone.AtLeniently(local.Value).ToOffsetDateTime();
            }
        }

        throw new UsageException(UsageFindings.NotUnderstood, $"'{text}' is not a time", "write it as 2026-03-02T08:00");
    }
}
