using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.App.Questions;

/// <summary>A train that the corridor knows by the key of its composition, by a service that it runs, or by its locomotive.</summary>
internal sealed record CorridorTrain(Composition Composition, Service? Service, ImmutableArray<Gauge> Gauges)
{
    /// <summary>Finds the train, first among what holds on the day, then among all there ever is.</summary>
    /// <exception cref="UsageException">Nothing has that name.</exception>
    public static CorridorTrain Find(Corridor today, Corridor ever, string name) =>
        TryFind(today, name) ?? TryFind(ever, name) ?? throw new UsageException(
            UsageFindings.UnknownName, $"no train, service or locomotive is called '{name}'", Suggest(ever, name));

    /// <summary>Whether a train has a number; one that changes it on its way, as T8701/MR2 does, has both.</summary>
    public static bool HasNumber(string numbers, string name) =>
        IsCalled(numbers, name) || numbers.Split('/').Any(number => IsCalled(number.Trim(), name));

    /// <summary>A locomotive by itself.</summary>
    public static Composition Engine(Corridor corridor, string id)
    {
        var locomotive = corridor.Vehicles.FirstOrDefault(vehicle => vehicle.Kind == VehicleKind.Locomotive && IsCalled(vehicle.Id, id)) ??
            throw new UsageException(UsageFindings.UnknownName, $"no locomotive is called '{id}'", "choose one of vehicles.csv");
        return new Composition
        {
            Id = locomotive.Id, Name = locomotive.Name, Traffic = Traffic.Freight, Locomotive = locomotive.Id,
            Provenance = locomotive.Provenance,
        };
    }

    /// <summary>The stops of the service between two places, in order, with their dwell; all of none without a service.</summary>
    public ImmutableArray<(PlaceId Place, TimeSpan Dwell)> StopsBetween(PlaceId from, PlaceId to)
    {
        if (Service is null)
        {
            return [];
        }

        var places = Service.Stops.Select(stop => stop.Place).ToList();
        var (first, last) = (places.IndexOf(from), places.IndexOf(to));
        return first < 0 || last < first ? []
            : [.. Service.Stops.Skip(first + 1).Take(last - first - 1).Where(stop => stop.Activity != StopActivity.Pass)
                .Select(stop => (stop.Place, DwellOf(stop)))];
    }

    private static TimeSpan DwellOf(ServiceStop stop)
    {
        var minutes = stop.Departure.Minutes - stop.Arrival.Minutes;
        return TimeSpan.FromMinutes(Math.Max(0, minutes));
    }

    private static CorridorTrain? TryFind(Corridor corridor, string name)
    {
        if (corridor.Compositions.FirstOrDefault(composition => IsCalled(composition.Id, name)) is { } composition)
        {
            return new CorridorTrain(composition, null, GaugesOf(corridor, composition));
        }

        if (corridor.Services.FirstOrDefault(service => service.Mode == Mode.Rail && service.Composition.Length > 0 &&
            (IsCalled(service.Id.Value, name) || HasNumber(service.Number, name))) is { } service)
        {
            var own = corridor.Compositions.First(composition => composition.Id == service.Composition);
            return new CorridorTrain(own, service, [service.Gauge]);
        }

        return corridor.Vehicles.Any(vehicle => vehicle.Kind == VehicleKind.Locomotive && IsCalled(vehicle.Id, name))
            ? WithUsualWagons(corridor, Engine(corridor, name)) : null;
    }

    /// <summary>A locomotive with the wagons of the first goods train that it, or another of its gauge, pulls.</summary>
    private static CorridorTrain WithUsualWagons(Corridor corridor, Composition engine)
    {
        var gauges = GaugesOf(corridor, engine);
        var goods = corridor.Compositions.Where(composition => composition.Traffic != Traffic.Passenger && composition.Wagons > 0).ToList();
        var usual = goods.FirstOrDefault(composition => composition.Locomotive == engine.Locomotive) ??
            goods.FirstOrDefault(composition => GaugesOf(corridor, composition).Intersect(gauges).Any());
        return new CorridorTrain(usual is null ? engine : usual with { Id = engine.Id, Locomotive = engine.Locomotive, Locomotives = 1 },
            null, gauges);
    }

    private static ImmutableArray<Gauge> GaugesOf(Corridor corridor, Composition composition) =>
        corridor.Vehicles.First(vehicle => vehicle.Id == composition.Locomotive).Gauges;

    /// <summary>What begins with the name, as the series DF4 has several locomotives; some compositions when nothing does.</summary>
    private static string Suggest(Corridor corridor, string name)
    {
        string[] engines = [.. corridor.Vehicles.Where(vehicle => vehicle.Kind == VehicleKind.Locomotive).Select(vehicle => vehicle.Id)];
        string[] trains = [.. corridor.Compositions.Select(composition => composition.Id)];
        var near = trains.Concat(engines).Where(id => id.StartsWith(name, StringComparison.OrdinalIgnoreCase)).Distinct().ToList();
        return near.Count > 0 ? $"choose one of {string.Join(", ", near)}"
            : $"choose one of {string.Join(", ", trains.Take(12))} … of compositions.csv";
    }

    private static bool IsCalled(string id, string name) => string.Equals(id, name, StringComparison.OrdinalIgnoreCase);
}
