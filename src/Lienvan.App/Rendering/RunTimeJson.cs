using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lienvan.Operations.Running;

namespace Lienvan.App.Rendering;

/// <summary>A run as JSON: seconds since the start, kilometres by the path's mileage.</summary>
internal static class RunTimeJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(RunTimeAnswer answer)
    {
        var json = new JsonObject
        {
            ["train"] = answer.Train.Name,
            ["path"] = answer.Path.Name,
            ["lengthKm"] = Round(answer.Path.Length.Kilometres),
            ["massTonnes"] = Round(answer.Train.Mass.Tonnes),
            ["trainLengthMetres"] = Round(answer.Train.Length.Metres),
        };
        switch (answer.Result)
        {
            case RunProfile profile:
                Add(json, answer, profile);
                break;
            case Stall stall:
                Add(json, answer, stall);
                break;
        }

        return json.ToJsonString(Options);
    }

    public static string WriteLoads(CorridorPath path, ImmutableArray<TrailingLoad> loads) => new JsonObject
    {
        ["from"] = path.Stations[0].Place.Value,
        ["to"] = path.Stations[^1].Place.Value,
        ["loads"] = new JsonArray([.. loads.Select(load => (JsonNode)new JsonObject
        {
            ["locomotive"] = load.Locomotive.Id,
            ["rulingPermille"] = Round(load.RulingPermille),
            ["rulingFrom"] = path.Stations[load.RulingPart].Place.Value,
            ["rulingTo"] = path.Stations[load.RulingPart + 1].Place.Value,
            ["continuousKmh"] = Round(load.ContinuousSpeed.KilometresPerHour),
            ["continuousTonnes"] = Round(load.Continuous.Tonnes),
            ["startTonnes"] = Round(load.Start.Tonnes),
            ["trackLimitTonnes"] = load.TrackLimit is { } limit ? Round(limit.Tonnes) : null,
            ["maxTonnes"] = Round(load.Most.Tonnes),
        })]),
    }.ToJsonString(Options);

    private static void Add(JsonObject json, RunTimeAnswer answer, RunProfile profile)
    {
        var fuel = RunFuel.Of(profile.Energy, answer.Train.Traction);
        var (kilograms, isByFactors) = answer.Co2(profile);
        json["totalSeconds"] = Round(profile.TotalSeconds);
        json["runningSeconds"] = Round(profile.RunningSeconds);
        json["shortestSeconds"] = Round(profile.ShortestSeconds);
        json["energyKwh"] = Round(profile.Energy.TractionKilowattHours);
        json["brakingKwh"] = Round(profile.Energy.BrakingJoules / 3.6e6);
        json["dieselLitres"] = Round(fuel.DieselLitres);
        json["gridKwh"] = Round(fuel.GridKilowattHours);
        json["co2Kg"] = Round(kilograms);
        json["co2By"] = isByFactors ? "factors" : "energy";
        json["assumedKm"] = Round(answer.AssumedKilometres);
        json["stops"] = new JsonArray([.. profile.Stops.Select(stop => (JsonNode)new JsonObject
        {
            ["place"] = stop.Name,
            ["name"] = answer.NameOf(stop.Name),
            ["km"] = Round(answer.MileageOf(stop.At.Metres) / 1000),
            ["arrival"] = Round(stop.ArrivalSeconds),
            ["departure"] = Round(stop.DepartureSeconds),
        })]);
        json["sections"] = new JsonArray([.. profile.Sections.Select(section => (JsonNode)new JsonObject
        {
            ["from"] = section.From,
            ["to"] = section.To,
            ["km"] = Round(section.Length.Kilometres),
            ["runningSeconds"] = Round(section.RunningSeconds),
        })]);
        json["points"] = new JsonArray([.. profile.Passings.Select(passing => (JsonNode)new JsonObject
        {
            ["name"] = passing.Point.Name,
            ["km"] = Round(answer.MileageOf(passing.Point.At.Metres) / 1000),
            ["of"] = passing.Point.IsForRear ? "rear" : "front",
            ["seconds"] = Round(passing.Seconds),
            ["speedKmh"] = Round(passing.Speed.KilometresPerHour),
        })]);
    }

    private static void Add(JsonObject json, RunTimeAnswer answer, Stall stall)
    {
        json["stallsAtMetres"] = Round(answer.MileageOf(stall.At.Metres));
        json["reason"] = stall.Reason == StallReason.CannotStart ? "cannotStart" : "cannotClimb";
        json["why"] = RunTimeText.Why(answer, stall, Language.English);
        json["gradientPermille"] = Round(stall.GradientPermille);
        json["gradientNewtons"] = Round(stall.GradientNewtons);
        json["resistanceNewtons"] = Round(stall.ResistanceNewtons);
        json["effortNewtons"] = Round(stall.EffortNewtons);
    }

    private static double Round(double value) => Math.Round(value, 4) + 0.0;
}
