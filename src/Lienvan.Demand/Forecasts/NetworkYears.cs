using Lienvan.Model.Dataset;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Time;
using NodaTime;

namespace Lienvan.Demand.Forecasts;

/// <summary>Which network holds in each year: that of the first of July. Years between which nothing changes share one.</summary>
internal sealed class NetworkYears
{
    private readonly Corridor corridor;
    private readonly Scenario scenario;
    private readonly ProjectTimeline timeline;
    private readonly LocalDate[] changes;

    public NetworkYears(Corridor corridor, Scenario scenario)
    {
        (this.corridor, this.scenario) = (corridor, scenario);
        timeline = new ProjectTimeline(scenario, corridor);
        changes = [.. Boundaries().Distinct().Order()];
    }

    /// <summary>The same for two years with the same network.</summary>
    public int KeyOf(int year) => changes.Count(change => change <= DayOf(year));

    /// <summary>The network, on its day in the first year that has it, so that weekdays fall alike for all years that share it.</summary>
    public Network On(int year)
    {
        var key = KeyOf(year);
        var first = year;
        while (first > ForecastQuestion.EarliestYear && KeyOf(first - 1) == key)
        {
            first--;
        }

        return scenario.On(corridor, DayOf(first));
    }

    /// <summary>The first year whose middle sees what a project brings about; 0 for a row of no project.</summary>
    public int OpenedIn(Service service)
    {
        if (service.Validity.Project is not { Length: > 0 } project || timeline.FindStart(new(project)) is not { } start)
        {
            return 0;
        }

        return start <= DayOf(start.Year) ? start.Year : start.Year + 1;
    }

    private static LocalDate DayOf(int year) => new(year, 7, 1);

    private IEnumerable<LocalDate> Boundaries()
    {
        var starts = scenario.Projects.Select(timeline.FindStart).OfType<LocalDate>();
        var policies = scenario.Policies.Select(policy => policy.From).OfType<LocalDate>();
        return Validities().SelectMany(Ends).Concat(starts).Concat(policies);
    }

    private static IEnumerable<LocalDate> Ends(Validity validity)
    {
        if (validity.From is { } from)
        {
            yield return from;
        }

        if (validity.To is { } to)
        {
            yield return to.PlusDays(1);
        }
    }

    private IEnumerable<Validity> Validities() =>
        corridor.Sections.Select(row => row.Validity)
            .Concat(corridor.Terminals.Select(row => row.Validity)).Concat(corridor.Handling.Select(row => row.Validity))
            .Concat(corridor.Roads.Select(row => row.Validity)).Concat(corridor.Crossings.Select(row => row.Validity))
            .Concat(corridor.CrossingStatus.Select(row => row.Validity)).Concat(corridor.Formalities.Select(row => row.Validity))
            .Concat(corridor.Services.Select(row => row.Validity)).Concat(corridor.Tariffs.Select(row => row.Validity));
}
