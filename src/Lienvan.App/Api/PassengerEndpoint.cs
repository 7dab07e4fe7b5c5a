using System.Text.Json.Nodes;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.App.Store;
using Lienvan.Formats.Gtfs;
using Lienvan.Model.Places;
using Lienvan.Planner.Search.Timetables;
using NodaTime;

namespace Lienvan.App.Api;

/// <summary>Passenger services: as a GTFS feed, and the best connections in them.</summary>
internal sealed class PassengerEndpoint(LoadedPackage package, IClock clock)
{
    private const int MostStationsOfAName = 8;
    private readonly RecentlyUsed<(LocalDate Day, string Scenario), Timetable> timetables = new(8);

    private static readonly Parameter Days = new("days", ParameterKind.Whole, "How many days the feed covers.")
    {
        Least = 1, Most = 366, Default = "90", Example = "90",
    };

    private static readonly ImmutableArray<Parameter> RouteParameters =
    [
        new("from", ParameterKind.Text, "Where one is: a station, or a town with one.") { IsRequired = true, Example = "hanoi-station" },
        new("to", ParameterKind.Text, "Where one wants to be.") { IsRequired = true, Example = "Lào Cai" },
        new("ready", ParameterKind.Time, "From when on, by the clock of from; tomorrow 08:00 by default.") { Example = "2026-03-02T08:00" },
        SharedParameters.Scenario,
    ];

    public IEnumerable<Operation> Describe() =>
    [
        new("gtfs", "/api/gtfs.zip", "The passenger services from a day on as a GTFS feed.")
        {
            Group = "Passengers", IsWork = true, Parameters = [SharedParameters.On, SharedParameters.Scenario, Days],
            Answer = new OperationAnswer("application/zip", "", "A feed: gtfs.org/schedule/reference."),
            Run = (request, _) => Feed(request),
        },
        new("route", "/api/route", "The best connections by passenger train: every trade of trips against arrival.")
        {
            Group = "Passengers", IsWork = true, Parameters = RouteParameters,
            Answer = new OperationAnswer("application/json", "route",
                "Journeys, the one of fewest trips first, that of earliest arrival last."),
            Run = (request, _) => Route(request),
        },
    ];

    private ApiReply Feed(ApiRequest request)
    {
        var day = request.Text("on") is { } on ? TimeWords.ParseDay(on) : package.Today(clock.GetCurrentInstant());
        var network = package.NetworkOn(day, request.GetText("scenario"));
        var export = GtfsWriter.Write(network, day.PlusDays(request.Whole("days")!.Value - 1));
        return new ApiReply("application/zip", ZipBytes.Write(export.Files.Texts)) { HasTag = true, FileName = "lienvan-gtfs.zip" };
    }

    private ApiReply Route(ApiRequest request)
    {
        var from = PlanWords.FindPlace(package.Finder, request.GetText("from"));
        var ready = request.Text("ready") is { } text
            ? TimeWords.ParseTime(text, from.Zone) : TimeWords.TomorrowMorning(from.Zone, clock.GetCurrentInstant());
        var day = ready.ToInstant().InZone(package.Zone).Date;
        var timetable = timetables.Get((day, request.GetText("scenario")), Build);
        var (board, alight) = (StopOf(timetable, request.GetText("from")), StopOf(timetable, request.GetText("to")));
        var seconds = (int)(ready.ToInstant() - timetable.Midnight).TotalSeconds;
        var journeys = new TimetableRouter(timetable.Trains).Journeys(board.Index, alight.Index, seconds);
        return ApiReply.Json(new JsonObject
        {
            ["from"] = board.Place.Id.Value, ["to"] = alight.Place.Id.Value, ["ready"] = TimeText.Iso(ready),
            ["scenario"] = request.GetText("scenario"),
            ["journeys"] = new JsonArray([.. journeys.Select(journey => (JsonNode)new JsonObject
            {
                ["arrival"] = Time(timetable, journey.ArrivalSeconds, alight.Place), ["trips"] = journey.Legs.Length,
                ["legs"] = new JsonArray([.. journey.Legs.Select(leg => (JsonNode)LegJson(timetable, leg))]),
            })]),
        }) with { HasTag = true };
    }

    private JsonObject LegJson(Timetable timetable, ScheduledLeg leg)
    {
        var (from, to) = (package.Places[timetable.PlaceOf(leg.Board)], package.Places[timetable.PlaceOf(leg.Alight)]);
        return new JsonObject
        {
            ["service"] = leg.Trip, ["from"] = from.Id.Value, ["to"] = to.Id.Value, ["fromName"] = PlaceListings.Names(from.Name),
            ["toName"] = PlaceListings.Names(to.Name), ["departure"] = Time(timetable, leg.DepartureSeconds, from),
            ["arrival"] = Time(timetable, leg.ArrivalSeconds, to),
        };
    }

    private static string Time(Timetable timetable, int seconds, Place place) =>
        TimeText.Iso((timetable.Midnight + Duration.FromSeconds(seconds)).InZone(place.Zone).ToOffsetDateTime());

    private Timetable Build((LocalDate Day, string Scenario) key)
    {
        // A train of the day before may still be under way, one of the next two days may be the first to leave.
        var network = package.NetworkOn(key.Day, key.Scenario);
        var feed = GtfsReader.Read(GtfsWriter.Write(network, key.Day.PlusDays(3)).Files);
        return new Timetable(
            feed.Value.ToTimetable(key.Day, 3).Value, [.. feed.Value.Stops.Select(stop => new PlaceId(stop.Id))],
            package.Zone.AtStartOfDay(key.Day).ToInstant());
    }

    /// <summary>The stop of that name: the place itself if trains stop there, else a station whose name begins like it.</summary>
    private (StopIndex Index, Place Place) StopOf(Timetable timetable, string name)
    {
        var place = PlanWords.FindPlace(package.Finder, name);
        var stop = package.Finder.Suggest(name, MostStationsOfAName).Prepend(place).Select(candidate => candidate.Id)
            .FirstOrDefault(timetable.Stops.Contains);
        return stop.Value is null
            ? throw ApiException.NotThere($"no passenger train stops at {place.Name.English} on that day",
                "ask for a station that one stops at")
            : (new StopIndex(timetable.Stops.IndexOf(stop)), package.Places[stop]);
    }

    /// <summary>The trains of a few days, their stops as places, and the midnight from which seconds count.</summary>
    private sealed record Timetable(ScheduledTimetable Trains, ImmutableArray<PlaceId> Stops, Instant Midnight)
    {
        public PlaceId PlaceOf(StopIndex stop) => Stops[stop.Value];
    }
}
