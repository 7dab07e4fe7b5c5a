using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Operations.Timetables.Slots;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.App.Questions;

/// <summary>A wish for one more train's path in the words in which it is asked, on the command line or over HTTP.</summary>
internal sealed record SlotWords
{
    private const int MostPaths = 50, MostMargin = 240;

    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>Stations to go by, in order.</summary>
    public IReadOnlyList<string> Via { get; init; } = [];

    /// <summary>The key of a composition, or of a service, or its number.</summary>
    public required string Train { get; init; }

    /// <summary>First and last departure, as <see cref="DepartureText"/> reads them.</summary>
    public required string[] Between { get; init; }

    public int Count { get; init; } = 3;

    /// <summary>Minutes kept free before and after other trains.</summary>
    public double Margin { get; init; } = 1;

    /// <summary>The day that the first departure names; null when it is a clock only.</summary>
    public LocalDate? Day => DepartureText.FindDay(Between[0]);

    /// <exception cref="UsageException">A number is out of range.</exception>
    public void Check()
    {
        if (Count is < 1 or > MostPaths || Margin is not (>= 0 and <= MostMargin))
        {
            throw new UsageException(UsageFindings.NotUnderstood, "--count or --margin is out of range",
                "give 1 to 50 paths, 0 to 240 minutes");
        }
    }

    /// <summary>The question that the words ask of the network of a day.</summary>
    /// <exception cref="UsageException">A word means nothing.</exception>
    public SlotRequest ToRequest(Network network)
    {
        Check();
        var stations = new StopMatcher(network, Railway.Of(network), null);
        PlaceId Station(string name) => stations.Find(new ForeignStop(name, name, null)) ?? throw new UsageException(
            UsageFindings.UnknownName, $"no station is called '{name}'", "lienvan show places lists them");
        var origin = Station(From);
        var (earliest, latest) = DepartureText.Read(Between, network.Day, network.GetPlace(origin).Zone);
        var train = CorridorTrain.Find(network.Corridor, network.Corridor, Train);
        var request = new SlotRequest
        {
            From = origin,
            To = Station(To),
            Via = [.. Via.Select(Station)],
            Train = train.Composition,
            Gauge = train.Service?.Gauge,
            Earliest = earliest,
            Latest = latest,
            Count = Count,
            Margin = Duration.FromMinutes(Margin),
        };
        return request.From != request.To ? request
            : throw new UsageException(UsageFindings.NotUnderstood, "--from and --to are one station", "name two stations");
    }
}
