using System.Globalization;
using Lienvan.App.Rendering;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;
using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.App.Questions;

/// <summary>A question to the planner in the words in which it is asked, on the command line, over HTTP or by an assistant.</summary>
internal sealed record PlanWords
{
    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>Containers; null for 1, or 0 where the goods are loose.</summary>
    public int? Teu { get; init; }

    public double? Tonnes { get; init; }

    public bool Bulk { get; init; }

    public bool Box20 { get; init; }

    public string Goods { get; init; } = "general";

    /// <summary>Null for tomorrow at eight.</summary>
    public string? Ready { get; init; }

    /// <summary>Days of readiness to answer for; null for the one.</summary>
    public int? Window { get; init; }

    public bool Reefer { get; init; }

    public bool Dangerous { get; init; }

    public bool Overlength { get; init; }

    public bool Permit { get; init; }

    /// <summary>Whether no smart gate and no appointment is open to the sender.</summary>
    public bool StandardClearance { get; init; }

    public int Horizon { get; init; } = 75;

    public ulong Seed { get; init; } = 1;

    /// <summary>A place at which to tell what became of labels.</summary>
    public string? Explain { get; init; }

    /// <summary>The question that the words ask.</summary>
    /// <param name="corridor">Where names are looked up.</param>
    /// <param name="finder">Of the places of that corridor.</param>
    /// <param name="scenario">Its key.</param>
    /// <param name="now">For readiness that is not given.</param>
    /// <exception cref="UsageException">A word means nothing, or several things.</exception>
    public PlanQuestion ToQuestion(Corridor corridor, PlaceFinder finder, string scenario, Instant now)
    {
        var (origin, destination) = (FindPlace(finder, From), FindPlace(finder, To));
        var what = FindGoods(corridor, Goods);
        var when = Ready is null ? TimeWords.TomorrowMorning(origin.Zone, now) : TimeWords.ParseTime(Ready, origin.Zone);
        var count = Teu ?? (Bulk || what.Form == GoodsForm.Bulk ? 0 : 1);
        Check(count);
        var request = new PlanRequest
        {
            From = origin.Id,
            To = destination.Id,
            Goods = what.Id,
            Teu = count,
            OnlyTwentyFoot = Box20,
            Mass = Tonnes is { } given ? Mass.FromTonnes(given) : null,
            AlsoNeeds = Needs,
            Ready = when.ToInstant(),
            ReadyUntil = Window is { } days ? when.ToInstant() + Duration.FromDays(days - 1) : null,
            HasThroughPermit = Permit,
            OnlyStandardClearance = StandardClearance,
            HorizonDays = Horizon,
            Seed = Seed,
            Explain = Explain is { } place ? FindPlace(finder, place).Id : null,
        };
        return new PlanQuestion(request, origin, destination, what, TimeText.Iso(when), scenario);
    }

    /// <summary>A cell to set, as in <c>handling/yen-vien.lift-road-1435.minutes_p50=20</c>.</summary>
    /// <exception cref="UsageException">It is no cell of the package, or can't have that value.</exception>
    public static PolicyChange ParseSetting(string text, Corridor corridor)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var dot = equals < 0 ? -1 : text.LastIndexOf('.', equals);
        var change = slash > 0 && dot > slash
            ? new PolicyChange(text[..slash], text[(slash + 1)..dot], text[(dot + 1)..equals], text[(equals + 1)..])
            : throw new UsageException(UsageFindings.NotUnderstood, $"--set '{text}' is not a cell", "write table/row.column=value");
        return Scenario.FindFault(corridor, change) is { } fault
            ? throw new UsageException(UsageFindings.NotUnderstood, $"--set {text}: {fault}",
                "see docs/corridor-package.md for tables and columns")
            : change;
    }

    /// <summary>The scenario of that key.</summary>
    /// <exception cref="UsageException">The package has none.</exception>
    public static Scenario FindScenario(Corridor corridor, string id) =>
        Scenario.Find(corridor, new ScenarioId(id)) ?? throw new UsageException(
            UsageFindings.UnknownName, $"the package has no scenario '{id}'",
            $"choose one of {string.Join(", ", corridor.Scenarios.Select(scenario => scenario.Id.Value))}");

    /// <summary>The place of that name.</summary>
    /// <exception cref="UsageException">No place has it, or several do.</exception>
    public static Place FindPlace(PlaceFinder finder, string name) => finder.Find(name) switch
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

    private CargoKinds Needs =>
        (Reefer ? CargoKinds.Reefer : 0) | (Dangerous ? CargoKinds.Dangerous : 0) | (Overlength ? CargoKinds.Overlength : 0);

    private void Check(int count)
    {
        if (count is < 0 or > 10_000)
        {
            throw new UsageException(UsageFindings.NotUnderstood,
                string.Create(CultureInfo.InvariantCulture, $"{count} TEU can't be planned"), "give 1 to 10,000");
        }

        if ((count == 0 && Tonnes is null) || Tonnes is <= 0 or > 1_000_000 or double.NaN)
        {
            throw new UsageException(UsageFindings.NotUnderstood, "loose cargo needs a mass",
                "give --tonnes from above 0 to 1,000,000, or --teu for containers");
        }

        if (Horizon is < 1 or > 200 || Window is < 1 or > 60)
        {
            throw new UsageException(UsageFindings.NotUnderstood, "the span of days is out of range",
                "give --horizon 1 to 200 and --window 1 to 60");
        }
    }

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
}
