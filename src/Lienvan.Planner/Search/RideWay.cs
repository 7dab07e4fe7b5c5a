using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Units;

namespace Lienvan.Planner.Search;

/// <summary>The way of a ride so far: lengths by country, and what each border on it asks. Grows stop by stop.</summary>
internal sealed class RideWay(CustomsState customs, int board)
{
    private readonly List<(int Stop, Crossing Crossing, Step Step)> steps = [];
    private readonly List<Assumption> borderAssumptions = [];
    private (int Stop, Crossing Crossing, BorderSide Import)? pendingImport;
    private double borderUsd;
    private BorderCall? atBorder;
    private BorderCall? inland;

    public CustomsState Customs { get; set; } = customs;

    public List<Distance> Lengths { get; } = [];

    /// <summary>How far in each country, one after the other; countries that follow each other differ.</summary>
    public List<(CountryId Country, Distance Length)> Parts { get; } = [];

    public List<Assumption> Assumptions { get; } = [];

    public (int Stop, Crossing Crossing)? LastBorder { get; set; }

    public bool CanClearInland { get; set; }

    public BorderSide ImportAtBorder { get; set; } = BorderSide.Nothing;

    public void AddLeg(Distance length) => Lengths.Add(length);

    public void AddPart(CountryId country, Distance length)
    {
        if (Parts.Count > 0 && Parts[^1].Country == country)
        {
            Parts[^1] = (country, Parts[^1].Length + length);
        }
        else
        {
            Parts.Add((country, length));
        }
    }

    public void AddHold(int stop, Crossing crossing, BorderSide formalities)
    {
        (atBorder, inland) = (null, null);
        steps.AddRange(formalities.Steps.Select(step => (stop, crossing, step)));
        borderUsd += formalities.Usd;
        borderAssumptions.AddRange(formalities.Assumptions);
    }

    public void AddPassage(int stop, Crossing crossing, Step passage)
    {
        (atBorder, inland) = (null, null);
        steps.Add((stop, crossing, passage));
    }

    /// <summary>Only the last border's import can still be moved inland: that of the border before is done there.</summary>
    public void CommitEarlierImport()
    {
        (atBorder, inland) = (null, null);
        if (pendingImport is { } earlier)
        {
            var position = steps.FindIndex(step => step.Stop > earlier.Stop);
            steps.InsertRange(position < 0 ? steps.Count : position,
                earlier.Import.Steps.Select(step => (earlier.Stop, earlier.Crossing, step)));
            borderUsd += earlier.Import.Usd;
            borderAssumptions.AddRange(earlier.Import.Assumptions);
        }

        pendingImport = (LastBorder!.Value.Stop, LastBorder.Value.Crossing, ImportAtBorder);
    }

    /// <summary>
    /// The waits of the way as it is now, with the last import at the border or left for inland: the same for every stop until the next
    /// border.
    /// </summary>
    public BorderCall Borders(bool isImportInland) => isImportInland ? inland ??= Call(null) : atBorder ??= Call(pendingImport);

    private BorderCall Call((int Stop, Crossing Crossing, BorderSide Import)? last)
    {
        var all = new List<(int Stop, Crossing Crossing, Step Step)>(steps);
        var usd = borderUsd;
        var assumptions = new List<Assumption>(Assumptions);
        assumptions.AddRange(borderAssumptions);
        if (last is { } import)
        {
            all.AddRange(import.Import.Steps.Select(step => (import.Stop, import.Crossing, step)));
            usd += import.Import.Usd;
            assumptions.AddRange(import.Import.Assumptions);
        }

        var holds = all.GroupBy(item => (item.Stop, item.Crossing.Id)).OrderBy(group => group.Key.Stop)
            .Select(group => new BorderHold(group.Key.Stop, group.First().Crossing, [.. group.Select(item => item.Step)])).ToArray();
        return new BorderCall(FindAtBoarding(holds, isPassage: false), OnTheWay(holds), usd, [.. assumptions]);
    }

    /// <summary>
    /// Of the waits at the boarding stop, the formalities, which come before boarding, or the passage, which comes after.
    /// </summary>
    private BorderHold? FindAtBoarding(BorderHold[] holds, bool isPassage) =>
        Array.Find(holds, hold => hold.Stop == board) is { } found &&
        found.Steps.Where(step => step.Kind == StepKind.Passage == isPassage).ToImmutableArray() is { IsEmpty: false } of
            ? found with { Steps = of }
            : null;

    private ImmutableArray<BorderHold> OnTheWay(BorderHold[] holds)
    {
        var others = holds.Where(hold => hold.Stop != board);
        return [.. FindAtBoarding(holds, isPassage: true) is { } passage ? others.Prepend(passage) : others];
    }
}

/// <summary>What one side of a crossing asks of a cargo.</summary>
/// <param name="Steps">What is done, one after the other.</param>
/// <param name="Usd">What it costs, US dollars.</param>
/// <param name="Assumptions">Rows that were chosen rather than found.</param>
internal sealed record BorderSide(ImmutableArray<Step> Steps, double Usd, ImmutableArray<Assumption> Assumptions)
{
    public static readonly BorderSide Nothing = new([], 0, []);
}

/// <summary>What all borders of a ride ask of a cargo.</summary>
/// <param name="Before">Formalities before boarding.</param>
/// <param name="Holds">What is waited for on the way, in order.</param>
/// <param name="Usd">US dollars.</param>
/// <param name="Assumptions">Rows that were chosen rather than found.</param>
internal sealed record BorderCall(
    BorderHold? Before, ImmutableArray<BorderHold> Holds, double Usd, ImmutableArray<Assumption> Assumptions);
