using Lienvan.App.Rendering;
using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Units;
using Lienvan.Operations.Running;

namespace Lienvan.App.Questions;

/// <summary>A run over the corridor: which train, which way, which stops.</summary>
internal sealed class RunTimeCorridor
{
    private readonly Network network;
    private readonly CorridorTrain train;
    private readonly Names names;
    private readonly ImmutableArray<(PlaceId Place, TimeSpan Dwell)> stops;
    private readonly Gauge gauge;

    private readonly RunTimeWords words;

    private RunTimeCorridor(RunTimeWords words, Language language, (Network Network, CorridorTrain Train) found)
    {
        this.words = words;
        (network, train) = found;
        names = new Names(language, network.Corridor.Places.ToDictionary(place => place.Id), network.Corridor.Terminals);
        var ends = new[] { words.From, words.To };
        var isWhole = train.Service is not null && ends.All(end => end is null);
        if (!isWhole && ends.Any(end => end is null))
        {
            throw new UsageException(UsageFindings.NotUnderstood, "a run needs --from and --to", "give both, or a service, or --path FILE");
        }

        WhyNot = "no track";
        foreach (var candidate in train.Gauges)
        {
            gauge = candidate;
            if (StationFinder.Create(network, gauge) is not { } finder)
            {
                continue;
            }

            var (from, to) = isWhole ? (train.Service!.Stops[0].Place, train.Service.Stops[^1].Place)
                : (finder.Find(ends[0]!), finder.Find(ends[1]!));
            stops = words.Stops is not null
                ? [.. words.FindStops().Select(stop => (finder.Find(stop.Place), stop.Dwell))] : train.StopsBetween(from, to);
            var passed = RunTimeWords.Words(words.Via).Select(finder.Find);
            var answer = CorridorTrack.Find(network, new TrackQuestion
            {
                Places = [from, .. passed.Concat(stops.Select(stop => stop.Place)).Where(place => place != from && place != to), to],
                Gauge = gauge,
                Traffic = train.Composition.Traffic,
            });
            (Way, WhyNot) = (answer as CorridorPath, (answer as NoTrack)?.Why ?? "");
            if (Way is not null)
            {
                Banking = BankingOf(finder);
                return;
            }
        }
    }

    /// <summary>The way; null where there is none.</summary>
    public CorridorPath? Way { get; }

    /// <summary>Why there is no way.</summary>
    public string WhyNot { get; }

    private ImmutableArray<Banking> Banking { get; } = [];

    /// <summary>The way of a run over a network.</summary>
    /// <param name="words">The question.</param>
    /// <param name="ever">All that the package has, for trains that run on other days.</param>
    /// <param name="network">What is open that day.</param>
    /// <param name="language">Of the names of stations.</param>
    /// <exception cref="UsageException">A word means nothing.</exception>
    public static RunTimeCorridor Find(RunTimeWords words, Corridor ever, Network network, Language language)
    {
        words.Check();
        return new RunTimeCorridor(words, language, (network, CorridorTrain.Find(network.Corridor, ever, words.Train!)));
    }

    /// <exception cref="UsageException">There is no way, or the train cannot have that load.</exception>
    public RunTimeAnswer Ask()
    {
        if (Way is null)
        {
            throw new UsageException(UsageFindings.UnknownName, WhyNot, "lienvan show sections lists the track that is open that day");
        }

        var physical = Assemble(words.FindLoad());
        var run = words.ToOptions(MassModel.Strip) with { Stops = StopsOnWay(Way), Banking = Banking };
        return new RunTimeAnswer
        {
            Train = physical,
            Path = Way.Path,
            Options = run,
            Result = TrainRunner.Run(physical, Way.Path, run),
            Corridor = Way,
            Network = network,
            GaugeMillimetres = gauge.Millimetres,
            NameOf = NameOf,
        };
    }

    /// <summary>The heaviest loads over the way by locomotive; null where there is no way.</summary>
    public ImmutableArray<TrailingLoad>? FindLoads()
    {
        var vehicles = network.Corridor.Vehicles;
        var wagon = vehicles.FirstOrDefault(vehicle => vehicle.Id == train.Composition.Wagon) ??
            vehicles.FirstOrDefault(vehicle => vehicle.Kind == VehicleKind.Wagon && vehicle.Gauges.Contains(gauge));
        return Way is null || wagon is null ? null : TrailingLoads.Find(Way, gauge, vehicles, wagon);
    }

    public string NameOf(string place) => names.Of(new PlaceId(place));

    private Train Assemble(Mass? load)
    {
        try
        {
            return TrainAssembly.Assemble(train.Composition, network.Corridor.Vehicles, load);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(UsageFindings.NotUnderstood, exception.Message.Split(" (Parameter")[0],
                "leave out --load, or name a train of wagons");
        }
    }

    private ImmutableArray<RunStop> StopsOnWay(CorridorPath way)
    {
        var found = new List<RunStop>();
        var index = 0;
        foreach (var (place, dwell) in stops)
        {
            for (index++; index < way.Stations.Length && way.Stations[index].Place != place; index++)
            {
            }

            if (index >= way.Stations.Length - 1)
            {
                break;
            }

            found.Add(new RunStop(place.Value, way.Stations[index].At, dwell));
        }

        return [.. found];
    }

    private ImmutableArray<Banking> BankingOf(StationFinder finder)
    {
        if (words.Bank is not { } text)
        {
            return [];
        }

        var parts = text.Split(':', '–');
        if (parts.Length != 3 || Way?.Find(finder.Find(parts[1])) is not { } from || Way.Find(finder.Find(parts[2])) is not { } to ||
            from >= to)
        {
            throw new UsageException(UsageFindings.NotUnderstood, $"--bank '{text}' is no stretch of the way",
                "write it as d19e:Đồng Mỏ–Bản Thí, in the order of the way");
        }

        var pusher = CorridorTrain.Engine(network.Corridor, parts[0]);
        return [new Banking(from, to, TrainAssembly.Assemble(pusher, network.Corridor.Vehicles))];
    }
}
