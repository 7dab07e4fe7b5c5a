using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Services;
using Lienvan.Model.Units;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>What a train weighs and measures.</summary>
/// <param name="Id">Key of the composition.</param>
/// <param name="Mass">Mass behind its locomotives.</param>
/// <param name="Length">Length, locomotives included.</param>
/// <param name="AxleLoad">Heaviest axle.</param>
/// <param name="Gauges">Gauges that all its vehicles run on; null where they do not say.</param>
internal sealed record TrainMeasures(string Id, Mass Mass, Distance Length, Mass AxleLoad, ImmutableArray<Gauge>? Gauges);

/// <summary>The trains of a package, measured.</summary>
internal sealed class Trains
{
    private readonly Dictionary<string, TrainMeasures> measures;
    private readonly Dictionary<string, Vehicle> vehicles;

    public Trains(Corridor corridor)
    {
        vehicles = corridor.Vehicles.ToDictionary(vehicle => vehicle.Id, StringComparer.Ordinal);
        measures = corridor.Compositions.ToDictionary(composition => composition.Id, Measure, StringComparer.Ordinal);
    }

    public TrainMeasures? Find(Service service) => measures.GetValueOrDefault(service.Composition);

    public void Check(CheckedCorridor subject)
    {
        foreach (var composition in subject.Corridor.Compositions)
        {
            if (vehicles.TryGetValue(composition.Wagon, out var wagon) && wagon.Payload > default(Mass) &&
                composition.Load > wagon.Payload * composition.Wagons * 1.001)
            {
                subject.Report(CorridorFindings.LoadOverPayload, subject.Row("compositions", composition.Id),
                    $"'{composition.Id}' carries {composition.Load} and its wagons take {wagon.Payload * composition.Wagons}",
                    "correct the load, the wagons or their payload");
            }
        }

        foreach (var service in subject.Corridor.Services)
        {
            if (Find(service) is { Gauges: { } gauges } train && service.Gauge != default && !gauges.Contains(service.Gauge))
            {
                subject.Report(CorridorFindings.TrainOfOtherGauge, ServiceChecks.RowOf(subject, service),
                    $"'{service.Id}' runs on {service.Gauge} and its train '{train.Id}' on " +
                        $"{(gauges.IsEmpty ? "none, since its vehicles differ" : string.Join(" or ", gauges))}", "name a train of its " +
                        "gauge");
            }
        }
    }

    private TrainMeasures Measure(Composition composition)
    {
        var locomotive = vehicles[composition.Locomotive];
        var wagon = vehicles.GetValueOrDefault(composition.Wagon);
        var empty = (wagon?.Mass ?? default) * composition.Wagons;
        var wagonAxle = wagon is { Axles: > 0 } && composition.Wagons > 0
            ? (empty + composition.Load) * (1.0 / (wagon.Axles * composition.Wagons)) : default;
        var locomotiveAxle = locomotive.Axles > 0 ? locomotive.Mass * (1.0 / locomotive.Axles) : default;
        return new TrainMeasures(
            composition.Id,
            empty + composition.Load,
            (locomotive.Length * composition.Locomotives) + ((wagon?.Length ?? default) * composition.Wagons),
            wagonAxle > locomotiveAxle ? wagonAxle : locomotiveAxle,
            CommonGauges(locomotive, wagon));
    }

    private static ImmutableArray<Gauge>? CommonGauges(Vehicle locomotive, Vehicle? wagon) =>
        (locomotive.Gauges.IsEmpty, wagon?.Gauges.IsEmpty ?? true) switch
    {
        (true, true) => null,
        (false, false) => [.. locomotive.Gauges.Intersect(wagon!.Gauges)],
        (false, true) => locomotive.Gauges,
        (true, false) => wagon!.Gauges,
    };
}

/// <summary>Finds limits that the train of one service breaks; of each kind only the first is told.</summary>
internal sealed class LimitFindings(CheckedCorridor subject, Service service, TrainMeasures? train)
{
    private readonly HashSet<DiagnosticKind> told = [];

    public void Check(ImmutableArray<Section> way)
    {
        if (train is null)
        {
            return;
        }

        foreach (var section in way)
        {
            var limits = section.Gauges.First(limits => limits.Gauge == service.Gauge);
            if (limits.TrainMass is { } mass && train.Mass > mass * 1.001)
            {
                Tell(CorridorFindings.TrainTooHeavyForSection, $"weighs {Rounded(train.Mass)} and section '{section.Id}' takes {mass}");
            }

            if (limits.TrainLength is { } length && train.Length > length * 1.001)
            {
                Tell(CorridorFindings.TrainTooLongForSection,
                    $"is {LineChecks.Rounded(train.Length)} long and section '{section.Id}' takes {LineChecks.Rounded(length)}");
            }

            if (train.AxleLoad > limits.AxleLoad * 1.01)
            {
                Tell(CorridorFindings.AxleTooHeavyForSection,
                    $"has axles of {Rounded(train.AxleLoad)} and section '{section.Id}' bears {limits.AxleLoad}");
            }
        }
    }

    public void Check(Crossing[] crossings)
    {
        if (train is not null && crossings.All(crossing => crossing.TrainMass is { } mass && train.Mass > mass * 1.001))
        {
            Tell(CorridorFindings.TrainTooHeavyForCrossing,
                $"weighs {Rounded(train.Mass)} and crossing '{crossings[0].Id}' takes {crossings[0].TrainMass}");
        }
    }

    private void Tell(DiagnosticKind kind, string what)
    {
        if (told.Add(kind))
        {
            subject.Report(kind, ServiceChecks.RowOf(subject, service),
                $"train '{train!.Id}' of '{service.Id}' {what}", "give the service a train that fits, or correct the limit");
        }
    }

    private static string Rounded(Mass mass) => mass.Tonnes.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) + " t";
}
