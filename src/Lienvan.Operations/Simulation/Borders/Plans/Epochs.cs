using Lienvan.Model.Dataset;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Time;
using NodaTime;

namespace Lienvan.Operations.Simulation.Borders.Plans;

/// <summary>The spans of days over which the same rows hold, each with its network: a year is a handful of networks, not 365.</summary>
internal sealed class Epochs
{
    public Epochs(Corridor corridor, Scenario scenario, LocalDate first, LocalDate end)
    {
        FirstDay = first;
        Days = [first, .. ChangeDays(corridor, scenario).Where(day => day > first && day < end).Distinct().Order()];
        Networks = [.. Days.Select(day => scenario.On(corridor, day))];
        Unchanged = scenario.Policies.IsEmpty ? Networks : [.. Days.Select(day => (scenario with { Policies = [] }).On(corridor, day))];
    }

    public LocalDate FirstDay { get; }

    public ImmutableArray<LocalDate> Days { get; }

    public ImmutableArray<Network> Networks { get; }

    /// <summary>The same without policies: what a gate passed in a day before its hours were changed.</summary>
    public ImmutableArray<Network> Unchanged { get; }

    public int Count => Days.Length;

    public double StartOf(int epoch) => Period.DaysBetween(FirstDay, Days[epoch]) * 1440.0;

    public T[] Each<T>(Func<Network, T> find) => [.. Networks.Select(find)];

    private static IEnumerable<LocalDate> ChangeDays(Corridor corridor, Scenario scenario)
    {
        Validity[] spans =
        [
            .. corridor.Terminals.Select(row => row.Validity), .. corridor.Handling.Select(row => row.Validity),
            .. corridor.Crossings.Select(row => row.Validity), .. corridor.Formalities.Select(row => row.Validity),
            .. corridor.BorderWork.Select(row => row.Validity), .. corridor.GateArrivals.Select(row => row.Validity),
            .. corridor.Services.Select(row => row.Validity),
        ];
        var timeline = new ProjectTimeline(scenario, corridor);
        return spans.Select(span => span.From).Concat(spans.Select(span => span.To?.PlusDays(1)))
            .Concat(scenario.Policies.Select(policy => policy.From))
            .Concat(scenario.Projects.Select(timeline.FindStart))
            .OfType<LocalDate>();
    }
}
