using System.Globalization;
using System.Text.Json.Nodes;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.Demand.Forecasts;
using Lienvan.Formats.GeoJson;
using Lienvan.Model.Projects;

namespace Lienvan.App.Api;

/// <summary>Runs of the forecast, for one scenario or beside another, and its tables and map once it is worked out.</summary>
internal sealed class ForecastRuns(LoadedPackage package, SolvedForecasts forecasts)
{
    private const int EarliestYear = ForecastQuestion.EarliestYear, LatestYear = ForecastQuestion.LatestYear;

    private static readonly ImmutableArray<Parameter> OfForecast =
    [
        SharedParameters.Scenario,
        new("firstYear", ParameterKind.Whole, "The first year.")
        {
            Least = EarliestYear, Most = LatestYear, Default = "2024", Example = "2024",
        },
        new("lastYear", ParameterKind.Whole, "The last year.")
        {
            Least = EarliestYear, Most = LatestYear, Default = "2060", Example = "2025",
        },
        new("growth", ParameterKind.Text, "How fast output grows.") { Choices = ["low", "medium", "high"], Default = "medium" },
        new("optimism", ParameterKind.Number, "What part of a new line's traffic comes in the end; 0.44 and 0.55 were measured here.")
        {
            Least = 0.01, Most = 1.5, Default = "1",
        },
        new("seed", ParameterKind.Whole, "The days of luck of journeys.") { Least = 0, Most = 9e15, Default = "1" },
    ];

    private static readonly Parameter Against =
        new("against", ParameterKind.Text, "Another scenario to work out beside it; none by default.") { MostLength = 60 };

    private static readonly Parameter Table = new("table", ParameterKind.Text, "Which table.")
    {
        IsRequired = true, Choices = ["modes", "crossings", "lines", "saturation", "flows"], Example = "crossings",
    };

    private static readonly Parameter Year = new("year", ParameterKind.Whole, "Which year; the last by default.")
    {
        Least = EarliestYear, Most = LatestYear,
    };

    public RunKind Kind => new("forecast", "Forecasts what moves in each year, by mode, crossing and line, and what fills up.",
        [.. OfForecast, Against], Forecast);

    public IEnumerable<Operation> Describe() =>
    [
        new("forecast-csv", "/api/forecast.csv", "A table of a forecast that a run has worked out.")
        {
            Group = "Forecast", IsWork = true, Parameters = [Table, .. OfForecast],
            Answer = new OperationAnswer("text/csv", "", "The table."), Run = (request, _) => Csv(request),
        },
        new("forecast-geojson", "/api/forecast.geojson", "Freight of a year on a map, of a forecast that a run has worked out.")
        {
            Group = "Forecast", IsWork = true, Parameters = [.. OfForecast, Year],
            Answer = new OperationAnswer("application/geo+json", "geojson", "Sections with tonnes and saturation of their line; RFC 7946."),
            Run = (request, _) => GeoJson(request),
        },
    ];

    private ApiReply Forecast(ApiRequest request, Action<double, string> tell, CancellationToken stop)
    {
        var scenarios = new[] { request.GetText("scenario"), request.Text("against") }.OfType<string>()
            .Select(name => PlanWords.FindScenario(package.Corridor, name).Id).Distinct().ToArray();
        Forecast Solve(ScenarioId scenario, int index) => forecasts.Get(package.Corridor, QuestionOf(request, scenario),
            (share, year) => tell((index + share) / scenarios.Length, $"{scenario} {year.ToString(CultureInfo.InvariantCulture)}"), stop);
        var solved = scenarios.Select(Solve).ToArray();
        return ApiReply.Json(new JsonObject
        {
            ["forecast"] = NodeOf(solved[0]), ["against"] = solved.Length > 1 ? NodeOf(solved[1]) : null,
            ["names"] = NamesOf(solved),
        });
    }

    private JsonObject NodeOf(Forecast forecast) => ForecastJson.ToNode(forecast, PublishedComparison.Of(package.Corridor, forecast));

    /// <summary>What the sections and observations that a forecast names by key are called.</summary>
    private JsonObject NamesOf(IEnumerable<Forecast> solved)
    {
        var keys = solved.SelectMany(forecast => forecast.Saturation.Select(found => found.Bottleneck)
            .Concat(forecast.Years.SelectMany(year => year.Lines.Select(load => load.FullestSection)
                .Concat(year.Prices.Select(price => price.Id))))
            .Concat(PublishedComparison.Of(package.Corridor, forecast).Concat(forecast.Calibration).Select(line => line.What)))
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
        var (names, subjects) = (new JsonObject(), new SubjectNames(package.Corridor));
        foreach (var section in package.Corridor.Sections.Where(section => keys.Contains(section.Id)).DistinctBy(section => section.Id))
        {
            var (from, to) = (package.Places[section.From].Name, package.Places[section.To].Name);
            names[section.Id] = new JsonObject
            {
                ["en"] = $"{from.English} – {to.English}", ["vi"] = $"{from.Vietnamese} – {to.Vietnamese}",
                ["zh"] = $"{from.Chinese}—{to.Chinese}",
            };
        }

        foreach (var observation in package.Corridor.Observations.Where(row => keys.Contains(row.Id)))
        {
            names[observation.Id] = new JsonObject
            {
                ["en"] = observation.Subject, ["vi"] = subjects.In(Language.Vietnamese, observation.Subject),
                ["zh"] = subjects.In(Language.Chinese, observation.Subject),
            };
        }

        return names;
    }

    private static ForecastQuestion QuestionOf(ApiRequest request, ScenarioId scenario)
    {
        var (first, last) = (request.Whole("firstYear")!.Value, request.Whole("lastYear")!.Value);
        return first <= last
            ? SolvedForecasts.Question(scenario, first, last) with
            {
                Growth = SolvedForecasts.GrowthOf(request.GetText("growth")), Optimism = request.Number("optimism")!.Value,
                Seed = (ulong)request.Long("seed"),
            }
            : throw ApiException.BadParameter("'firstYear' is after 'lastYear'", "give them in their order");
    }

    /// <exception cref="ApiException">No run has worked it out.</exception>
    private Forecast GetSolved(ApiRequest request)
    {
        var scenario = PlanWords.FindScenario(package.Corridor, request.GetText("scenario")).Id;
        return forecasts.Find(package.Corridor, QuestionOf(request, scenario)) ?? throw new ApiException(409, ApiFindings.NoResult,
            "no run has worked out this forecast, or it was too long ago", "start it: POST /api/runs/forecast");
    }

    private ApiReply Csv(ApiRequest request)
    {
        var name = request.GetText("table") + ".csv";
        var files = ForecastFiles.Of(package.Corridor, GetSolved(request), [], Language.English);
        var text = files.First(file => file.Name == name).Text;
        return ApiReply.Text("text/csv; charset=utf-8", text) with { HasTag = true, FileName = name };
    }

    private ApiReply GeoJson(ApiRequest request)
    {
        var forecast = GetSolved(request);
        var year = request.Whole("year") is { } wanted ? forecast.FindYear(wanted) : forecast.Years.LastOrDefault();
        if (year is null)
        {
            throw ApiException.NotThere("the forecast has no such year", "ask for a year between its first and its last");
        }

        var network = package.NetworkOn(new NodaTime.LocalDate(year.Year, 12, 31), forecast.Scenario.Value);
        return new ApiReply("application/geo+json", GeoJsonWriter.Write(FlowShapes.Of(network, year, package.Places))) { HasTag = true };
    }
}
