using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Zones;
using NodaTime;

namespace Lienvan.App.Study;

/// <summary>
/// Passengers of trains over a crossing: the seats of the services that cross, as far as they are taken in the simulation, both ways unless
/// one is named.
/// </summary>
internal sealed class PassengerPredictor(StudyNetworks networks) : IPredictor
{
    private const int Samples = 7;

    public string Engine => "services";

    public bool Covers(Observation observation) =>
        observation is { Quantity: "passengers", Mode: Mode.Rail, Crossing: not null, From: null, To: null };

    public Prediction Predict(Observation observation, CancellationToken cancellation)
    {
        var days = Period.DaysBetween(observation.PeriodFrom, observation.PeriodTo) + 1;
        var perDay = Enumerable.Range(0, Samples).Average(index =>
            SeatsPerDay(observation, observation.PeriodFrom.PlusDays((int)((index + 0.5) * days / Samples))));
        return perDay == 0 ? new Prediction.None("no passenger train of the package crosses there then")
            : new Prediction.Value(perDay * days * new Operations.Simulation.Borders.SimulationAssumptions().Seats,
                "seats of the services, six in ten taken");
    }

    private double SeatsPerDay(Observation observation, LocalDate day)
    {
        var corridor = networks.On(day).Corridor;
        if (corridor.Crossings.FirstOrDefault(row => row.Id == observation.Crossing) is not { } crossing)
        {
            return 0;
        }

        return corridor.Services.Where(service => service.Traffic == Traffic.Passenger && service.Mode == Mode.Rail).Sum(service =>
        {
            var places = service.Stops.Select(stop => stop.Place).ToList();
            return places.Contains(crossing.PlaceA) && places.Contains(crossing.PlaceB) ? service.Seats * service.PerWeek / 7 : 0;
        });
    }
}
