using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.Appraisal.CashFlows;
using Lienvan.Appraisal.Risk;
using Lienvan.Demand.Assignment;
using Lienvan.Formats.CashFlowTables;
using Lienvan.Formats.Tntp;
using Lienvan.Operations.Simulation.Queues;

namespace Lienvan.App.Api;

/// <summary>Engines that need nothing of the package: a queue, a cash flow, trips on a network.</summary>
internal sealed class CalculationEndpoint
{
    private const int LongestFlow = 100_000, LongestNetwork = 4_000_000;
    private const double MostCustomers = 5e6;

    private static readonly ImmutableArray<Parameter> QueueParameters =
    [
        new("arrivals", ParameterKind.Text, "Time between arrivals; exp:0.9 is 0.9 a unit of time. The forms: docs/simulation.md.")
        {
            IsRequired = true, Example = "exp:0.9",
        },
        new("service", ParameterKind.Text, "Time that a server takes for a customer; may be left out with departures.")
        {
            Example = "exp:1",
        },
        new("servers", ParameterKind.Whole, "Servers that work from one queue.") { Least = 1, Most = 10_000, Default = "1", Example = "2" },
        new("batch", ParameterKind.Whole, "Customers that arrive at once.") { Least = 1, Most = 10_000, Default = "1" },
        new("capacity", ParameterKind.Whole, "Most customers in the system; who finds it full is lost. No limit by default.")
        {
            Least = 1, Most = 1_000_000,
        },
        new("priority", ParameterKind.Text, "Shares of classes, the most urgent first: 0.3,0.7, or with times 0.3@exp:2;0.7@det:1."),
        new("departures", ParameterKind.Text, "After their service customers wait for departures: every:T,size:K."),
        new("tandem", ParameterKind.List, "Further stations: SERVICE, SERVICE/SERVERS or SERVICE/SERVERS/ROOM."),
        new("customers", ParameterKind.Whole, "Customers counted in each replication; times replications at most 5 million.")
        {
            Least = 20, Most = MostCustomers, Default = "20000", Example = "2000",
        },
        new("warmup", ParameterKind.Whole, "Customers before them that are not counted; a tenth by default.") { Least = 0, Most = 1e6 },
        new("replications", ParameterKind.Whole, "Independent replications.") { Least = 1, Most = 1000, Default = "10", Example = "4" },
        new("antithetic", ParameterKind.Flag, "Replications in pairs that mirror each other's luck.") { Default = "false" },
        new("seed", ParameterKind.Whole, "Of all chance.") { Least = 0, Most = 9e15, Default = "1" },
        new("above", ParameterKind.Number, "Also the share of customers that wait longer than this.") { Least = 0, Default = "1" },
    ];

    private static readonly ImmutableArray<Parameter> AppraiseParameters =
    [
        new("cashflow", ParameterKind.Document, "CSV: year,amount; or year,cost,benefit with costs as positive numbers.")
        {
            IsRequired = true, MostLength = LongestFlow, Example = "year,amount\n2026,-100\n2027,30\n2028,60\n2029,60\n",
        },
        new("rate", ParameterKind.Number, "Discount rate a year, 0.09; also the hurdle for the rate of return.")
        {
            IsRequired = true, Least = -0.9999, Most = 1e6, Example = "0.09",
        },
        new("financeRate", ParameterKind.Number, "What losses are financed at; the discount rate by default.")
        {
            Least = -0.9999, Most = 1e6,
        },
        new("reinvestRate", ParameterKind.Number, "What gains earn; the discount rate by default.") { Least = -0.9999, Most = 1e6 },
        new("draws", ParameterKind.Whole, "Draws of cost overrun, benefits and delay; 0 for none.")
        {
            Least = 0, Most = 200_000, Default = "0", Example = "1000",
        },
        new("seed", ParameterKind.Whole, "The luck of the draws.") { Least = 0, Most = 9e15, Default = "1" },
        new("capexOverrun", ParameterKind.Number, "Mean overrun of the costs before opening, lognormal; 0.447 is usual of rail.")
        {
            Least = 0, Most = 100, Default = "0.447",
        },
        new("benefitOptimism", ParameterKind.Number, "Mean overestimation of the benefits; 1.06 for rail demand.")
        {
            Least = 0, Most = 100, Default = "0",
        },
        new("openingDelay", ParameterKind.Number, "Longest delay of the benefits in years.") { Least = 0, Most = 100, Default = "0" },
        new("correlation", ParameterKind.Number, "Rank correlation of overrun and delay.") { Least = -0.99, Most = 0.99, Default = "0" },
    ];

    private static readonly ImmutableArray<Parameter> AssignParameters =
    [
        new("net", ParameterKind.Document, "The network, a TNTP file.")
        {
            IsRequired = true, MostLength = LongestNetwork, Example = BraessExample.Network,
        },
        new("trips", ParameterKind.Document, "The trips, a TNTP file.")
        {
            IsRequired = true, MostLength = LongestNetwork, Example = BraessExample.Trips,
        },
        new("gap", ParameterKind.Number, "Relative gap at which to stop.") { Least = 0, Most = 1, Default = "1e-6", Example = "1e-9" },
        new("method", ParameterKind.Text, "b, Algorithm B, for precision; or bfw, bi-conjugate Frank–Wolfe.")
        {
            Choices = ["b", "bfw"], Default = "b", Example = "b",
        },
        new("tollFactor", ParameterKind.Number, "What a unit of toll costs, in units of time.") { Least = -1e9, Most = 1e9, Default = "0" },
        new("distanceFactor", ParameterKind.Number, "What a unit of length costs.") { Least = -1e9, Most = 1e9, Default = "0" },
        new("maxIterations", ParameterKind.Whole, "Iterations after which to stop.") { Least = 1, Most = 1_000_000, Default = "10000" },
        new("flows", ParameterKind.Flag, "Whether volume and cost of each link come too.") { Default = "false", Example = "true" },
    ];

    public static IEnumerable<Operation> Describe() =>
    [
        new("queue", "/api/queue", "Waits, queues and use of any queue, each with half the width of its interval of 95 %.")
        {
            Group = "Calculations", IsWork = true, Parameters = QueueParameters,
            Answer = new OperationAnswer("application/json", "queue", "The figures; docs/simulation.md explains them."), Run = Queue,
        },
        new("appraise-cash-flow", "/api/appraise/cash-flow", "Whether a cash flow pays, what would change that, and how sure it is.")
        {
            Method = "POST", TakesBody = true, LongestBody = 2 * LongestFlow, Group = "Calculations", IsWork = true,
            Parameters = AppraiseParameters,
            Answer = new OperationAnswer("application/json", "cash-flow", "Net present value, rates of return, payback, switching values."),
            Run = (request, _) => Appraise(request),
        },
        new("assign", "/api/assign", "Who goes which way when all choose their cheapest: user equilibrium on any TNTP network.")
        {
            Method = "POST", TakesBody = true, LongestBody = 2 * LongestNetwork, Group = "Calculations", IsWork = true,
            Parameters = AssignParameters,
            Answer = new OperationAnswer("application/json", "assign", "The equilibrium, the best after 20 s, or why there is none."),
            Run = Assign,
        },
    ];

    private static ApiReply Queue(ApiRequest request, CancellationToken stop)
    {
        var words = new QueueWords
        {
            Arrivals = request.GetText("arrivals"), Service = request.Text("service"), Servers = request.Whole("servers")!.Value,
            Batch = request.Whole("batch")!.Value, Capacity = request.Whole("capacity"), Priority = request.Text("priority"),
            Departures = request.Text("departures"), Tandem = request.List("tandem"), Customers = request.Whole("customers")!.Value,
            Warmup = request.Whole("warmup"), Replications = request.Whole("replications")!.Value,
            Antithetic = request.Flag("antithetic"), Seed = request.Long("seed"), Above = request.Number("above")!.Value,
        };
        if ((double)words.Customers * words.Replications > MostCustomers)
        {
            throw ApiException.BadParameter("'customers' times 'replications' is over 5 million", "ask for fewer, or use lienvan queue");
        }

        var asked = words.ToRequest();
        var report = QueueStudy.Run(asked, null, stop);
        stop.ThrowIfCancellationRequested();
        return ApiReply.Text("application/json; charset=utf-8", QueueJson.Render(asked, report)) with { HasTag = true };
    }

    private static ApiReply Appraise(ApiRequest request)
    {
        var read = CashFlowReader.Read("cashflow", Encoding.UTF8.GetBytes(request.GetText("cashflow")));
        var flow = read.Value ?? throw ApiException.Of(read.Diagnostics);
        var report = CashFlowAppraiser.Appraise(flow, new AppraisalRates
        {
            Discount = request.Number("rate")!.Value, Finance = request.Number("financeRate"),
            Reinvestment = request.Number("reinvestRate"),
        });
        var risk = request.Whole("draws") is >= 2 and var draws ? new RiskQuestion
        {
            Draws = draws, Seed = (ulong)request.Long("seed"), CapexOverrun = request.Number("capexOverrun")!.Value,
            BenefitOptimism = request.Number("benefitOptimism")!.Value, OpeningDelayYears = request.Number("openingDelay")!.Value,
            Correlation = request.Number("correlation")!.Value,
        }
        : null;
        if (risk is not null && report.NetPresentValue is null)
        {
            throw ApiException.BadParameter($"'rate' {report.Rates.Discount} is too near to -1 to draw", "give a higher rate");
        }

        var drawn = risk is null ? null : MonteCarlo.Run(ProjectRisk.ModelOf(flow, report.Rates.Discount, risk),
            new RiskOptions { Draws = risk.Draws, Seed = risk.Seed, Threads = 1 });
        return ApiReply.Text("application/json; charset=utf-8", AppraiseJson.Write(report, read.Diagnostics, risk, drawn));
    }

    private static ApiReply Assign(ApiRequest request, CancellationToken stop)
    {
        var asked = new AssignmentOptions
        {
            Method = request.GetText("method") == "b" ? AssignmentMethod.AlgorithmB : AssignmentMethod.BiconjugateFrankWolfe,
            Gap = request.Number("gap")!.Value, MostIterations = request.Whole("maxIterations")!.Value,
            TollFactor = request.Number("tollFactor")!.Value, DistanceFactor = request.Number("distanceFactor")!.Value,
        };
        var network = TntpReader.ReadNetwork("net", request.GetText("net"));
        if (network.Value is null || network.HasErrors)
        {
            throw ApiException.Of(network.Diagnostics);
        }

        var trips = TntpReader.ReadTrips("trips", request.GetText("trips"), network.Value.ZoneCount);
        var problem = TntpProblem.Join("net", network.Value, trips.Value, asked);
        if (trips.HasErrors || problem.HasErrors || problem.Value is null)
        {
            throw ApiException.Of(trips.Diagnostics.Concat(problem.Diagnostics));
        }

        using var soon = CancellationTokenSource.CreateLinkedTokenSource(stop);
        soon.CancelAfter(TimeSpan.FromSeconds(20));
        var started = Stopwatch.GetTimestamp();
        var result = UserEquilibrium.Solve(problem.Value, asked, null, soon.Token);
        var json = AssignJson.Write(result, asked, Stopwatch.GetElapsedTime(started).TotalSeconds);
        if (result is AssignedFlows flows && request.Flag("flows"))
        {
            json["flows"] = new JsonArray([.. problem.Value.Links.Select((link, index) => (JsonNode)new JsonObject
            {
                ["from"] = link.From, ["to"] = link.To, ["volume"] = flows.Flows[index], ["cost"] = flows.Costs[index],
            })]);
        }

        return ApiReply.Json(json);
    }
}
