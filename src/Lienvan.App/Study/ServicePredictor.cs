using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Zones;
using Lienvan.Operations.Simulation.Borders;
using NodaTime;

namespace Lienvan.App.Study;

/// <summary>
/// Trains over a crossing by the services of the package, and what those of one service carry. Frequencies were taken from publications:
/// that they come back shows that the package agrees with what is published, and no more. What a train carries is its capacity times the
/// mean load of the crossing, which was fitted to all trains there.
/// </summary>
internal sealed class ServicePredictor(StudyNetworks networks) : IPredictor
{
    private const int MostSamples = 7;

    private static readonly double UsualLoad = new SimulationAssumptions().Load;

    public string Engine => "services";

    public bool Covers(Observation observation) =>
        observation is { Mode: Mode.Rail, From: null, To: null }
        && (observation.Quantity is "trains_per_day" or "trains" || IsLoad(observation));

    /// <summary>Of one service alone: what all trains carry is simulated.</summary>
    private static bool IsLoad(Observation observation) => observation is { Quantity: "t" or "teu", Service: not null, Goods.IsEmpty: true };

    public Prediction Predict(Observation observation, CancellationToken cancellation)
    {
        var days = Period.DaysBetween(observation.PeriodFrom, observation.PeriodTo) + 1;
        var step = Math.Max(1, days / MostSamples);
        var perDay = Enumerable.Range(0, MostSamples).Select(index => observation.PeriodFrom.PlusDays((index * step) + (step / 2)))
            .Where(day => day <= observation.PeriodTo).DefaultIfEmpty(observation.PeriodFrom)
            .Average(day => PerDay(observation, day));
        if (perDay == 0)
        {
            return new Prediction.None("no service of the package crosses there then");
        }

        var sum = observation.Quantity == "trains_per_day" ? perDay : perDay * days;
        return IsLoad(observation) ? new Prediction.Value(sum, "frequencies of the services and the mean load of the crossing")
            : new Prediction.Value(sum, "frequencies of the services", IsInput: true);
    }

    private double PerDay(Observation observation, LocalDate day)
    {
        var corridor = networks.On(day).Corridor;
        var countries = corridor.Places.ToDictionary(place => place.Id, place => place.Country);
        Crossing[] crossings = [.. corridor.Crossings.Where(crossing => crossing.Mode == Mode.Rail
            && (observation.Crossing is { } one ? crossing.Id == one : IsBetween(crossing, countries)))];
        return corridor.Services.Where(service => service is { Mode: Mode.Rail } && service.Traffic != Traffic.Passenger)
            .Where(service => IsNamed(service, observation))
            .Sum(service => crossings.Sum(crossing => Crosses(service, crossing, observation.Direction, countries)
                ? Each(service, crossing, observation.Quantity) * RunsPerWeek(service) / 7 : 0));
    }

    private static double RunsPerWeek(Service service) =>
        service.Pattern == ServicePattern.Timetable ? DaysOf(service) : service.PerWeek;

    /// <summary>What one train counts for: itself, or what it carries on average.</summary>
    private static double Each(Service service, Crossing crossing, string quantity) => quantity switch
    {
        "t" => (service.CapacityMass?.Tonnes ?? 0) * (crossing.Load ?? UsualLoad),
        "teu" => (service.Capacity?.Count ?? 0) * (crossing.Load ?? UsualLoad),
        _ => 1,
    };

    /// <summary>
    /// A named service stands for all its runs, such as those by night, and where both directions were counted for those back.
    /// </summary>
    private bool IsNamed(Service service, Observation observation)
    {
        if (observation.Service is not { } named)
        {
            return true;
        }

        var row = networks.Corridor.Services.First(other => other.Id == named);
        var (first, last) = (row.Stops[0].Place, row.Stops[^1].Place);
        return service.Pattern == row.Pattern && ((service.Stops[0].Place == first && service.Stops[^1].Place == last)
            || (observation.Direction is null && service.Stops[0].Place == last && service.Stops[^1].Place == first));
    }

    private static double DaysOf(Service service) =>
        Enum.GetValues<IsoDayOfWeek>().Count(day => day != IsoDayOfWeek.None && service.Days.Contains(day));

    private static bool IsBetween(Crossing crossing, Dictionary<PlaceId, CountryId> countries) =>
        new[] { countries[crossing.PlaceA].Value, countries[crossing.PlaceB].Value }.Order(StringComparer.Ordinal)
            .SequenceEqual(["CN", "VN"]);

    private static bool Crosses(Service service, Crossing crossing, TradeDirection? direction, Dictionary<PlaceId, CountryId> countries)
    {
        var places = service.Stops.Select(stop => stop.Place).ToList();
        var (a, b) = (places.IndexOf(crossing.PlaceA), places.IndexOf(crossing.PlaceB));
        if (a < 0 || b < 0)
        {
            return false;
        }

        var isIntoVietNam = countries[places[Math.Max(a, b)]].Value == "VN";
        return direction is null || isIntoVietNam == (direction == TradeDirection.Import);
    }
}
