using System.Text.Json.Nodes;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Operations.Timetables.Checking;
using NodaTime;

namespace Lienvan.App.Rendering;

/// <summary>
/// A line on a day as a train graph needs it: its stations and sections, its trains with all their times in seconds since the midnight of
/// the line's clock, and what <see cref="TimetableReport"/> finds.
/// </summary>
internal sealed class LineDayJson(LineDay question, CheckedTimetable found, Language language)
{
    private readonly Instant midnight = question.Scope.Start(question.Railway);

    public JsonObject ToJson()
    {
        var json = JsonNode.Parse(new TimetableReport(question, found, language).ToJson())!.AsObject();
        var names = new LineNames(question.Network, question.Railway, question.Line, language);
        var zone = question.Scope.ZoneOf(question.Railway);
        json.Remove("trains");
        json["name"] = PlaceListings.Names(question.Line.Line.Name);
        json["timeZone"] = zone.Id;
        json["midnight"] = TimeText.Iso(midnight.InZone(zone).ToOffsetDateTime());
        json["stations"] = new JsonArray([.. question.Line.Points.Select(point => StationJson(point.Station, point.At.Kilometres, names))]);
        json["sections"] = new JsonArray([.. question.Line.Sections.Index().Where(pair => pair.Item >= 0).Select(SectionJson)]);
        json["trains"] = new JsonArray([.. found.Movements.Select(MovementJson).OfType<JsonNode>()]);
        return json;
    }

    private JsonObject StationJson(int index, double kilometre, LineNames names)
    {
        var station = question.Railway.Stations[index];
        return new JsonObject
        {
            ["place"] = station.Place.Value, ["name"] = names.Of(station.Place), ["km"] = Math.Round(kilometre, 3),
            ["tracks"] = station.Tracks, ["loopM"] = station.LoopLength is { } loop ? Math.Round(loop.Metres) : null,
            ["canMeet"] = station.CanMeet, ["assumed"] = station.IsAssumed,
        };
    }

    private JsonNode SectionJson((int Index, int Item) at)
    {
        var section = question.Railway.Sections[at.Item];
        return new JsonObject
        {
            ["id"] = section.Id, ["from"] = at.Index, ["to"] = at.Index + 1, ["km"] = Math.Round(section.Length.Kilometres, 3),
            ["tracks"] = section.Tracks, ["single"] = section.IsSingle, ["border"] = section.IsBorder,
            ["gaugesMm"] = new JsonArray([.. section.Gauges.Select(limits => (JsonNode)limits.Gauge.Millimetres)]),
            ["passengerKmh"] = Math.Round(section.PassengerSpeed.KilometresPerHour, 1),
            ["freightKmh"] = Math.Round(section.FreightSpeed.KilometresPerHour, 1),
            ["assumed"] = section.Track?.Provenance.IsAssumed ?? true,
        };
    }

    /// <summary>A train, in a piece for each stretch on the line; null where it only touches it.</summary>
    private JsonObject? MovementJson(Movement movement)
    {
        var runs = new JsonArray();
        var run = new JsonArray();
        foreach (var point in movement.Points)
        {
            var position = question.Line.PositionOf(point.Station);
            if (position < 0)
            {
                Keep(runs, run);
                run = [];
                continue;
            }

            run.Add((JsonNode)new JsonObject
            {
                ["station"] = position, ["arrival"] = Seconds(point.Arrival), ["departure"] = Seconds(point.Departure),
                ["published"] = point.IsPublished,
            });
        }

        Keep(runs, run);
        var train = movement.Train;
        return runs.Count == 0 ? null : new JsonObject
        {
            ["id"] = train.Id, ["number"] = train.Number, ["traffic"] = train.Traffic == Traffic.Passenger ? "passenger" : "freight",
            ["gaugeMm"] = train.Gauge.Millimetres, ["lengthM"] = train.Length.Metres > 0 ? Math.Round(train.Length.Metres) : null,
            ["planned"] = train.IsPlanned, ["assumed"] = train.IsAssumed,
            ["startsOn"] = NodaTime.Text.LocalDatePattern.Iso.Format(train.StartsOn), ["runs"] = runs,
        };
    }

    private static void Keep(JsonArray runs, JsonArray run)
    {
        if (run.Count >= 2)
        {
            runs.Add((JsonNode)run);
        }
    }

    private long Seconds(Instant instant) => (long)Math.Round((instant - midnight).TotalSeconds);
}
