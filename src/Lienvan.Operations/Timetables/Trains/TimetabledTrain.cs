using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.Operations.Timetables.Trains;

/// <summary>A time and place that is published, or planned, for a train.</summary>
/// <param name="Place">Where.</param>
/// <param name="Arrival">When it arrives; at the first call its departure.</param>
/// <param name="Departure">When it leaves; at the last call its arrival.</param>
public readonly record struct TrainCall(PlaceId Place, Instant Arrival, Instant Departure)
{
    /// <summary>
    /// How far the real times may be from these either way, because they were assumed; zero for published ones.
    /// </summary>
    public Duration Slack { get; init; }

    /// <summary>Whether it stands there.</summary>
    public bool Stands => Departure > Arrival;
}

/// <summary>One run of a train on one day, with the times that are published. Between two calls it may pass any number of
/// stations.</summary>
public sealed record TimetabledTrain
{
    /// <summary>What tells trains apart: the key of the service or trip; two runs of one train share it.</summary>
    public required string Id { get; init; }

    /// <summary>Train number, or the id without one.</summary>
    public string Number { get => field.Length > 0 ? field : Id; init; } = "";

    /// <summary>What it carries.</summary>
    public Traffic Traffic { get; init; } = Traffic.Passenger;

    /// <summary>Its gauge; <c>default</c> where any track will do.</summary>
    public Gauge Gauge { get; init; }

    /// <summary>Its length, locomotives included; 0 where that is not known: then it fits everywhere.</summary>
    public Distance Length { get; init; }

    /// <summary>Its highest speed; null for the line's.</summary>
    public Speed? SpeedMax { get; init; }

    /// <summary>Mass behind its locomotives; null where that is not known.</summary>
    public Mass? TrailingMass { get; init; }

    /// <summary>The day on which it leaves its first call.</summary>
    public required LocalDate StartsOn { get; init; }

    /// <summary>Its calls in order, two or more.</summary>
    public required ImmutableArray<TrainCall> Calls { get; init; }

    /// <summary>Whether its times were made by a search, since none are published.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>Whether the row it comes from was assumed.</summary>
    public bool IsAssumed { get; init; }
}

/// <summary>The trains of some days.</summary>
public sealed record Timetable
{
    /// <summary>The runs, in order of their first departures, then ids.</summary>
    public required ImmutableArray<TimetabledTrain> Trains { get; init; }

    /// <summary>
    /// How far a written time may be from the moment meant: 60 s where every time is a whole minute, else 0. Two trains that are written
    /// for the same minute are no conflict then.
    /// </summary>
    public Duration Rounding { get; init; }

    /// <summary>A timetable of these runs; how far its times are rounded shows from them.</summary>
    public static Timetable Of(IEnumerable<TimetabledTrain> trains)
    {
        ImmutableArray<TimetabledTrain> sorted =
        [
            .. trains.OrderBy(train => train.Calls[0].Departure).ThenBy(train => train.Id, StringComparer.Ordinal),
        ];
        var isWhole = sorted.All(train => train.Calls.All(call =>
            call.Arrival.ToUnixTimeSeconds() % 60 == 0 && call.Departure.ToUnixTimeSeconds() % 60 == 0));
        return new Timetable { Trains = sorted, Rounding = isWhole ? Duration.FromSeconds(60) : Duration.Zero };
    }
}

/// <summary>A service that runs at no published time.</summary>
/// <param name="Id">Its key.</param>
/// <param name="PerWeek">Departures a week.</param>
public readonly record struct UntimedService(string Id, double PerWeek);
