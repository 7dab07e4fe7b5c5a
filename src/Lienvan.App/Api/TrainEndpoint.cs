using System.Text.Json.Nodes;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.Model.Lines;
using Lienvan.Operations.Running;
using Lienvan.Operations.Timetables.Slots;
using NodaTime;

namespace Lienvan.App.Api;

/// <summary>One train: how long it takes over the corridor, and a path for it among those already there.</summary>
internal sealed class TrainEndpoint(LoadedPackage package, IClock clock)
{
    private static readonly ImmutableArray<Parameter> RunParameters =
    [
        new("train", ParameterKind.Text, "The key of a composition, of a service or its number, which brings its stops, or a locomotive.")
        {
            IsRequired = true, Example = "d19e", MostLength = 60,
        },
        new("from", ParameterKind.Text, "Station to start from; that of the service by default.") { Example = "Yên Viên" },
        new("to", ParameterKind.Text, "Station to run to.") { Example = "Đồng Đăng" },
        new("via", ParameterKind.Text, "Stations to pass, in order, with commas between.") { MostLength = 400 },
        new("stops", ParameterKind.Text, "Stations to stop at, with commas between, each with its minutes: Kép=4,Lạng Sơn.")
        {
            Example = "Kép=4", MostLength = 400,
        },
        new("load", ParameterKind.Number, "Tonnes behind the locomotives; the composition's by default.")
        {
            Least = 0.001, Most = 100_000, Example = "800",
        },
        new("allowance", ParameterKind.Text, "Time added to the shortest run: 5%, 3min/100km, or both as 5%+3min/100km.")
        {
            Example = "5%", MostLength = 40,
        },
        new("energySaving", ParameterKind.Flag, "Use the allowance for coasting.") { Default = "false" },
        new("massModel", ParameterKind.Text, "strip averages gradients under the train; point takes that under its head.")
        {
            Choices = ["strip", "point"], Default = "strip",
        },
        new("bank", ParameterKind.Text, "A locomotive that pushes over a stretch: d19e:Đồng Mỏ–Bản Thí."),
        SharedParameters.On, SharedParameters.Scenario, SharedParameters.Lang,
    ];

    private static readonly ImmutableArray<Parameter> SlotParameters =
    [
        new("from", ParameterKind.Text, "Station where the train starts.") { IsRequired = true, Example = "Yên Viên" },
        new("to", ParameterKind.Text, "Station where it ends.") { IsRequired = true, Example = "Đồng Đăng" },
        new("via", ParameterKind.List, "Stations that it goes by, in order."),
        new("train", ParameterKind.Text, "The key of a composition, of a service or its number, or of a locomotive.")
        {
            IsRequired = true, Example = "nn-container-1300", MostLength = 60,
        },
        new("earliest", ParameterKind.Text, "First departure by the clock of from: 20:00, or 2026-03-02T20:00.")
        {
            IsRequired = true, Example = "20:00", MostLength = 40,
        },
        new("latest", ParameterKind.Text, "Last departure: 02:00, 02:00+1 or 2026-03-03T02:00.")
        {
            IsRequired = true, Example = "02:00", MostLength = 40,
        },
        new("count", ParameterKind.Whole, "How many paths at most.") { Least = 1, Most = 50, Default = "3", Example = "3" },
        new("margin", ParameterKind.Number, "Minutes kept free before and after every other train.")
        {
            Least = 0, Most = 240, Default = "1",
        },
        SharedParameters.On, SharedParameters.Scenario, SharedParameters.Lang,
    ];

    public IEnumerable<Operation> Describe() =>
    [
        new("run-time", "/api/run-time", "How long a train takes over a way, with its energy and CO2, or where it stalls.")
        {
            Group = "Trains", IsWork = true, Parameters = RunParameters,
            Answer = new OperationAnswer("application/json", "run-time", "The run: seconds since its start, km of its way."),
            Run = (request, _) => Json(RunTimeJson.Write(Run(request))),
        },
        new("run-time-svg", "/api/run-time.svg", "Speed over distance of the same run.")
        {
            Group = "Trains", IsWork = true, Parameters = RunParameters,
            Answer = new OperationAnswer("image/svg+xml", "", "The drawing."), Run = (request, _) => Chart(request),
        },
        new("compositions", "/api/compositions", "The trains that can be asked about: what they are made of and what gauges they run on.")
        {
            Group = "Trains", Parameters = [SharedParameters.On, SharedParameters.Scenario],
            Answer = new OperationAnswer("application/json", "compositions", "Compositions of the day."),
            Run = (request, _) => Compositions(request),
        },
        new("max-load", "/api/max-load", "The heaviest train over a way, for each locomotive that can run on it.")
        {
            Group = "Trains", IsWork = true,
            Parameters = [.. RunParameters.Where(parameter => parameter.Name is "train" or "from" or "to" or "via" or "on" or "scenario")],
            Answer = new OperationAnswer("application/json", "max-load", "Loads on the ruling gradient."),
            Run = (request, _) => MaxLoad(request),
        },
        new("slot", "/api/slot", "A path for one more train among those already there: no train moved, margins kept.")
        {
            Group = "Trains", IsWork = true, Parameters = SlotParameters,
            Answer = new OperationAnswer("application/json", "slot", "The best few paths by arrival, or why there is none."),
            Run = (request, _) => Json(FindSlot(request).ToJson()),
        },
    ];

    /// <summary>A run over the corridor, for people.</summary>
    /// <exception cref="UsageException">A word means nothing.</exception>
    public RunTimeAnswer Run(ApiRequest request) => Way(request).Ask();

    private RunTimeCorridor Way(ApiRequest request)
    {
        var words = new RunTimeWords
        {
            Train = request.GetText("train"), From = request.Text("from"), To = request.Text("to"), Via = request.Text("via"),
            Stops = request.Text("stops"), Load = request.Number("load"), Allowance = request.Text("allowance"),
            EnergySaving = request.Flag("energySaving"), MassModel = request.Text("massModel"), Bank = request.Text("bank"),
        };
        _ = words.ToOptions(MassModel.Strip);
        var day = request.Text("on") is { } on ? TimeWords.ParseDay(on) : package.Today(clock.GetCurrentInstant());
        return RunTimeCorridor.Find(words, package.Corridor, package.NetworkOn(day, request.GetText("scenario")),
            Language.Get(request.Text("lang") ?? "en"));
    }

    private ApiReply Compositions(ApiRequest request)
    {
        var day = request.Text("on") is { } on ? TimeWords.ParseDay(on) : package.Today(clock.GetCurrentInstant());
        var corridor = package.NetworkOn(day, request.GetText("scenario")).Corridor;
        var gauges = corridor.Vehicles.ToDictionary(vehicle => vehicle.Id, vehicle => vehicle.Gauges);
        return ApiReply.Json(new JsonObject
        {
            ["compositions"] = new JsonArray([.. corridor.Compositions.Select(row => (JsonNode)new JsonObject
            {
                ["id"] = row.Id, ["name"] = PlaceListings.Names(row.Name),
                ["traffic"] = row.Traffic == Traffic.Passenger ? "passenger" : "freight",
                ["locomotive"] = row.Locomotive, ["wagon"] = row.Wagon, ["wagons"] = row.Wagons,
                ["gaugesMm"] = new JsonArray([.. gauges[row.Locomotive].Select(gauge => (JsonNode)gauge.Millimetres)]),
                ["source"] = row.Provenance.Source, ["assumed"] = row.Provenance.IsAssumed,
            })]),
        }) with { HasTag = true };
    }

    private ApiReply Chart(ApiRequest request)
    {
        var answer = Run(request);
        return answer.Result is RunProfile profile
            ? ApiReply.Text("image/svg+xml; charset=utf-8", SpeedChart.Draw(answer, profile, Language.Get(request.GetText("lang"))))
                with { HasTag = true }
            : throw ApiException.NotThere("the train does not get there", "ask /api/run-time where it stalls, and why");
    }

    private ApiReply MaxLoad(ApiRequest request)
    {
        var way = Way(request);
        return way.FindLoads() is { } loads
            ? Json(RunTimeJson.WriteLoads(way.Way!, loads))
            : throw new ApiException(400, UsageFindings.UnknownName, way.WhyNot, "/api/sections lists the track that is open");
    }

    /// <summary>A path for one more train, for people or as JSON.</summary>
    /// <exception cref="UsageException">A word means nothing.</exception>
    public SlotReport FindSlot(ApiRequest request)
    {
        var words = new SlotWords
        {
            From = request.GetText("from"), To = request.GetText("to"), Via = request.List("via"), Train = request.GetText("train"),
            Between = [request.GetText("earliest"), request.GetText("latest")], Count = request.Whole("count")!.Value,
            Margin = request.Number("margin")!.Value,
        };
        var day = words.Day ?? (request.Text("on") is { } on ? TimeWords.ParseDay(on) : package.Today(clock.GetCurrentInstant()));
        var network = package.NetworkOn(day, request.GetText("scenario"));
        var asked = words.ToRequest(network);
        return new SlotReport(network, asked, SlotFinder.Find(network, asked), Language.Get(request.GetText("lang")));
    }

    private static ApiReply Json(string json) => ApiReply.Text("application/json; charset=utf-8", json) with { HasTag = true };
}
