using System.Text.Json.Nodes;
using NodaTime;

namespace Lienvan.App.Api;

/// <summary>
/// Everything that the API does. A new endpoint is a file beside the others with a Describe() and a line here; the OpenAPI document, the
/// checks of its parameters and the contract tests follow.
/// </summary>
internal sealed class ApiCatalogue : IDisposable
{
    private const int RunsAtOnce = 2, RunsKept = 64;

    private readonly RunStore runs;
    private readonly PlanEndpoint planner;

    private ApiCatalogue(LoadedPackage package, IClock clock)
    {
        runs = new RunStore(clock, RunsAtOnce, RunsKept);
        planner = new PlanEndpoint(package, clock);
        var simulations = new SimulationRuns(package, clock);
        var solved = new SolvedForecasts();
        var forecasts = new ForecastRuns(package, solved);
        var appraisals = new AppraisalRuns(package, solved);
        ImmutableArray<RunKind> kinds =
        [
            .. new PlanRuns(planner).Kinds, DispatchRuns.Kind, simulations.Kind, forecasts.Kind, .. appraisals.Kinds,
            new RealityRuns(package).Kind,
        ];
        Operations =
        [
            .. new PackageEndpoint(package, clock).Describe(),
            .. new LayerEndpoint(package, clock).Describe(),
            .. new MapEndpoint(package, clock).Describe(),
            .. planner.Describe(),
            .. new PassengerEndpoint(package, clock).Describe(),
            .. new LineEndpoint(package, clock).Describe(),
            .. new TrainEndpoint(package, clock).Describe(),
            .. CalculationEndpoint.Describe(),
            .. new RunEndpoint(runs, kinds).Describe(),
            .. simulations.Describe(),
            .. forecasts.Describe(),
            .. appraisals.Describe(),
            HealthOperation(package),
            OpenApiOperation(),
        ];
    }

    public ImmutableArray<Operation> Operations { get; }

    public int RunCount => runs.All().Length;

    public static ApiCatalogue Of(LoadedPackage package, IClock clock) => new(package, clock);

    public void Dispose() => runs.Dispose();

    private static Operation HealthOperation(LoadedPackage package) => new("health", "/health", "Whether the server can answer.")
    {
        Group = "Server", IsPublic = true, Answer = new OperationAnswer("application/json", "health", "That it can."),
        Run = (_, _) => ApiReply.Json(new JsonObject { ["status"] = "ok", ["package"] = package.Name, ["version"] = package.Version }),
    };

    /// <summary>Does once what the first to ask would have to wait for.</summary>
    public void WarmUp(CancellationToken stop) => planner.WarmUp(stop);

    private Operation OpenApiOperation() => new("openapi", "/openapi.json", "This description of the API: OpenAPI 3.1.")
    {
        Group = "Server", IsPublic = true, Answer = new OperationAnswer("application/json", "", "The description."),
        Run = (_, _) => ApiReply.Json(OpenApiDocument.Write(Operations)) with { HasTag = true },
    };
}
