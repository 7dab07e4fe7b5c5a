using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Units;

namespace Lienvan.Planner.Search;

/// <summary>The way of a ride so far: lengths by country, and what each border on it asks. Grows stop by stop.</summary>
internal sealed class RideWay(CustomsState customs)
{
    private readonly List<(int Stop, Crossing Crossing, Step Step)> steps = [];
    private readonly List<Assumption> borderAssumptions = [];
    private (int Stop, Crossing Crossing, (ImmutableArray<Step> Steps, double Usd,
        ImmutableArray<Assumption> Assumptions) Import)? pendingImport;
    private double borderUsd;

    public CustomsState Customs { get; set; } = customs;

    public List<Distance> Lengths { get; } = [];

    public List<(CountryId Country, Distance Length)> Parts { get; } = [];

    public List<Assumption> Assumptions { get; } = [];

    public (int Stop, Crossing Crossing)? LastBorder { get; set; }

    public bool CanClearInland { get; set; }

    public (ImmutableArray<Step> Steps, double Usd, ImmutableArray<Assumption> Assumptions) ImportAtBorder { get; set; } = ([], 0, []);

    public void AddLeg(Distance length) => Lengths.Add(length);

    public void AddHold(int stop, Crossing crossing,
        (ImmutableArray<Step> Steps, double Usd, ImmutableArray<Assumption> Assumptions) formalities)
    {
        steps.AddRange(formalities.Steps.Select(step => (stop, crossing, step)));
        borderUsd += formalities.Usd;
        borderAssumptions.AddRange(formalities.Assumptions);
    }

    public void AddPassage(int stop, Crossing crossing, Step passage)
    {
        borderUsd += 0;
        steps.Add((stop, crossing, passage));
    }

    /// <summary>Only the last border's import can still be moved inland: that of the border before is done there.</summary>
    public void CommitEarlierImport()
    {
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

    /// <summary>The waits of the way as it is now, with the last import at the border or left for inland.</summary>
    public (ImmutableArray<BorderHold> Holds, double Usd, List<Assumption> Assumptions) Holds(bool isImportInland)
    {
        var all = new List<(int Stop, Crossing Crossing, Step Step)>(steps);
        var usd = borderUsd;
        var assumptions = new List<Assumption>(Assumptions);
        assumptions.AddRange(borderAssumptions);
        if (!isImportInland && pendingImport is { } import)
        {
            all.AddRange(import.Import.Steps.Select(step => (import.Stop, import.Crossing, step)));
            usd += import.Import.Usd;
            assumptions.AddRange(import.Import.Assumptions);
        }

        var holds = all.GroupBy(item => (item.Stop, item.Crossing.Id)).OrderBy(group => group.Key.Stop)
            .Select(group => new BorderHold(group.Key.Stop, group.First().Crossing, [.. group.Select(item => item.Step)]));
        return ([.. holds], usd, assumptions);
    }
}
