using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using NodaTime;

namespace Lienvan.Demand.Forecasts;

/// <summary>
/// Which network holds in each year: that of the first of July. Years that nothing tells apart share one: a row that comes or goes counts,
/// a date by itself does not, nor does a passenger train of a country that nothing is forecast for.
/// </summary>
internal sealed class NetworkYears
{
    private static readonly ImmutableArray<CountryId> Countries = [new("VN"), new("CN"), new("LA"), new("TH")];

    private readonly Corridor corridor;
    private readonly Scenario scenario;
    private readonly ProjectTimeline timeline;
    private readonly List<(int Year, Network Network)> byYear = [];

    public NetworkYears(Corridor corridor, Scenario scenario)
    {
        // Without what was simulated: only some scenarios have it, and a forecast fits the borders to traffic and queues itself.
        (this.corridor, this.scenario) = (corridor with { SimulatedDwells = [] }, scenario);
        timeline = new ProjectTimeline(scenario, corridor);
    }

    /// <summary>The first year that has the network of that year: the same for two years with the same network.</summary>
    public int KeyOf(int year) => Entry(year).Year;

    /// <summary>The network, on its day in the first year that has it, so that weekdays fall alike for all years that share it.</summary>
    public Network On(int year) => Entry(year).Network;

    private (int Year, Network Network) Entry(int year)
    {
        while (byYear.Count <= year - ForecastQuestion.EarliestYear)
        {
            var next = ForecastQuestion.EarliestYear + byYear.Count;
            var network = scenario.On(corridor, DayOf(next));
            byYear.Add(byYear.Count > 0 && IsAlike(byYear[^1].Network, network, DayOf(next - 1)) ? byYear[^1] : (next, network));
        }

        return byYear[year - ForecastQuestion.EarliestYear];
    }

    /// <summary>Whether nothing that a forecast looks at differs.</summary>
    /// <param name="first">The first of the networks that were alike so far.</param>
    /// <param name="next">The next one.</param>
    /// <param name="before">The day a year before the next one.</param>
    internal static bool IsAlike(Network first, Network next, LocalDate before)
    {
        var (a, b) = (first.Corridor, next.Corridor);
        return a.Sections.SequenceEqual(b.Sections) && a.Terminals.SequenceEqual(b.Terminals) && a.Handling.SequenceEqual(b.Handling) &&
            a.Roads.SequenceEqual(b.Roads) && a.Crossings.SequenceEqual(b.Crossings) && a.Formalities.SequenceEqual(b.Formalities) &&
            a.BorderWork.SequenceEqual(b.BorderWork) && a.Tariffs.SequenceEqual(b.Tariffs) &&
            Seen(first).SequenceEqual(Seen(next)) &&
            a.OpeningHours.Where(span => span.Validity.Covers(before)).SequenceEqual(
                b.OpeningHours.Where(span => span.Validity.Covers(next.Day))) &&
            a.CrossingStatus.Where(status => status.Validity.Covers(before)).SequenceEqual(
                b.CrossingStatus.Where(status => status.Validity.Covers(next.Day)));
    }

    private static IEnumerable<Service> Seen(Network network) => network.Corridor.Services.Where(service =>
        service.Traffic != Traffic.Passenger ||
        service.Stops.Any(stop => network.FindPlace(stop.Place) is { } place && Countries.Contains(place.Country)));

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
}
