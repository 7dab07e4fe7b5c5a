using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Zones;
using Lienvan.Operations.Running;

namespace Lienvan.App.Study;

/// <summary>
/// Times and speeds of passenger trains by physics: the train of the service over the corridor's sections, standing at its stops as long as
/// its timetable says. Departures and arrivals of the timetable are not used.
/// </summary>
internal sealed class RunningPredictor(StudyNetworks networks) : IPredictor
{
    private const string By = "physics of the train over the sections, stays of the timetable";

    public string Engine => "running times";

    public bool Covers(Observation observation) => observation is { Quantity: "minutes" or "kmh", Mode: Mode.Rail };

    public Prediction Predict(Observation observation, CancellationToken cancellation)
    {
        if (observation is not { From: { } from, To: { } to })
        {
            return new Prediction.None("no journey is named");
        }

        var why = "no train of the package with a known make-up runs it then";
        foreach (var service in Services(observation, from, to))
        {
            if (from == to)
            {
                var stop = service.Stops.First(stop => stop.Place == from);
                return new Prediction.Value(stop.Departure.Minutes - stop.Arrival.Minutes, "stay of the timetable", IsInput: true);
            }

            switch (Run(observation, service, from, to))
            {
                case Prediction.Value value:
                    return value;
                case Prediction.None none:
                    why = none.Why;
                    break;
            }
        }

        return new Prediction.None(why);
    }

    /// <summary>The named one, else those that serve both places in that order; of the period, else of any time.</summary>
    private IEnumerable<Service> Services(Observation observation, PlaceId from, PlaceId to) =>
        networks.MiddleOf(observation).Corridor.Services.Concat(networks.Corridor.Services)
            .Where(service => service is { Mode: Mode.Rail, Composition.Length: > 0 } && Serves(service, from, to)
                && (observation.Service is { } named ? service.Id == named : service.Traffic == Traffic.Passenger));

    private static bool Serves(Service service, PlaceId from, PlaceId to)
    {
        var places = service.Stops.Select(stop => stop.Place).ToList();
        var first = places.IndexOf(from);
        return first >= 0 && places.IndexOf(to, first) >= first;
    }

    private Prediction Run(Observation observation, Service service, PlaceId from, PlaceId to)
    {
        var stops = service.Stops.SkipWhile(stop => stop.Place != from).ToList();
        stops = [.. stops.Take(stops.FindIndex(stop => stop.Place == to) + 1)];
        foreach (var network in new[] { networks.MiddleOf(observation), networks.On(Lately) })
        {
            var composition = network.Corridor.Compositions.FirstOrDefault(row => row.Id == service.Composition);
            var way = CorridorTrack.Find(network, new TrackQuestion
            {
                Places = [.. stops.Select(stop => stop.Place)], Gauge = service.Gauge, Traffic = service.Traffic,
            });
            if (composition is null || way is not CorridorPath path)
            {
                continue;
            }

            var train = TrainAssembly.Assemble(composition, network.Corridor.Vehicles);
            var options = new RunOptions { Stops = [.. StopsOn(path, stops)], MassModel = MassModel.Strip };
            if (TrainRunner.Run(train, path.Path, options) is RunProfile profile)
            {
                return new Prediction.Value(observation.Quantity == "minutes" ? profile.TotalSeconds / 60
                    : path.Path.Length.Kilometres / (profile.TotalSeconds / 3600), By);
            }
        }

        return new Prediction.None("no track, or the train can't climb it");
    }

    private static readonly NodaTime.LocalDate Lately = new(2026, 3, 2);

    private static IEnumerable<RunStop> StopsOn(CorridorPath path, List<ServiceStop> stops)
    {
        var index = 0;
        foreach (var stop in stops.Skip(1).SkipLast(1).Where(stop => stop.Activity != StopActivity.Pass))
        {
            for (index++; index < path.Stations.Length - 1 && path.Stations[index].Place != stop.Place; index++)
            {
            }

            if (index < path.Stations.Length - 1)
            {
                yield return new RunStop(stop.Place.Value, path.Stations[index].At,
                    TimeSpan.FromMinutes(Math.Max(0, stop.Departure.Minutes - stop.Arrival.Minutes)));
            }
        }
    }
}
