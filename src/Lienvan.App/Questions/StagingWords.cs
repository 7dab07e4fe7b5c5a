using Lienvan.Appraisal.Guides;
using Lienvan.Appraisal.Projects;
using Lienvan.Appraisal.Timing;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Dataset;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Valuations;
using NodaTime;

namespace Lienvan.App.Questions;

/// <summary>The order of several projects or scenarios, each a candidate: which to build, and when.</summary>
internal static class StagingWords
{
    /// <summary>So many candidates are forecast in all their sets; of more, each alone and all together.</summary>
    private const int MostInAllSets = 3;

    private static readonly ImmutableArray<int> Years = [2027, 2030, 2035, 2040, 2050, 2060];

    /// <summary>Forecasts every set, appraises it and finds the best order.</summary>
    /// <param name="corridor">The corridor.</param>
    /// <param name="asked">Candidates with commas or semicolons between them, what they are compared with, and a budget.</param>
    /// <param name="guide">Rules and prices.</param>
    /// <param name="progress">Told the set that is worked on.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UsageException">Fewer than two or too many candidates, or an unknown one.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static BuildOrderReport Solve(Corridor corridor, (string List, string Against, double? Budget) asked, GuideProfile guide,
        Action<string> progress, CancellationToken cancellation)
    {
        var names = asked.List.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length is < 2 or > BuildOrderProblem.MostCandidates)
        {
            throw new UsageException(UsageFindings.NotUnderstood,
                $"an order is of 2 to {BuildOrderProblem.MostCandidates} projects or scenarios",
                "name them with commas, such as lhh,ddhn,hpmc");
        }

        var all = (1 << names.Length) - 1;
        var sets = Enumerable.Range(1, all).Where(set => names.Length <= MostInAllSets || set == all || int.IsPow2(set)).ToList();
        var scenario = PlanWords.FindScenario(corridor, asked.Against).Id;
        var fitted = ForecastBase.Fit(corridor, QuestionOf(scenario));
        var against = Forecast(corridor, scenario, fitted, cancellation);
        var reports = new Dictionary<int, AppraisalReport>();
        foreach (var set in sets)
        {
            var members = names.Where((_, index) => (set & (1 << index)) != 0).ToArray();
            progress(string.Join(" + ", members));
            reports[set] = Appraise(AppraisalWords.Of(corridor, string.Join(',', members), asked.Against, guide), guide, (against, fitted),
                cancellation);
        }

        var candidates = names.Select((name, index) => new StagingCandidate(name, PartsOf(corridor, name, asked.Against, guide)));
        var problem = Staging.ProblemOf(guide, [.. candidates], reports, asked.Budget ?? guide.Get(AppraisalParameter.Budget));
        return BuildOrder.Solve(problem, Staging.FuturesOf(guide), cancellation);
    }

    /// <summary>The set open from the beginning: what it brings in each year then shows in the flows of that year.</summary>
    private static AppraisalReport Appraise(
        AppraisalWords words, GuideProfile guide, (Forecast Against, ForecastBase Fitted) known, CancellationToken cancellation)
    {
        var open = new LocalDate((int)guide.Get(AppraisalParameter.BaseYear), 12, 31);
        var definition = new ScenarioDefinition
        {
            Id = new ScenarioId("open " + words.With.Id), Name = words.With.Name,
            Parent = words.With.Id,
            Openings = [.. words.With.Projects.Except(words.Against.Projects).SelectMany(id =>
                words.Corridor.Projects.Where(one => one.Id == id))
                .SelectMany(project => project.Parts.Select(part => new AssumedOpening(project.Id, part.Country, open)))],
            Provenance = new Model.Places.Provenance("asked for", Model.Places.Confidence.Assumed, ""),
        };
        var corridor = words.Corridor with { Scenarios = words.Corridor.Scenarios.Add(definition) };
        return Appraiser.Appraise(new AppraisalQuestion
        {
            Corridor = corridor, With = Scenario.Find(corridor, definition.Id)!, Against = words.Against,
            ForecastWith = Forecast(corridor, definition.Id, known.Fitted, cancellation), ForecastAgainst = known.Against, Guide = guide,
            Horizon = AppraisalForecasts.LastYear - (int)guide.Get(AppraisalParameter.BaseYear),
        }, cancellation: cancellation) as AppraisalReport
            ?? throw new UsageException(UsageFindings.NotUnderstood, $"'{words.With.Id}' can't be appraised",
            "ask lienvan appraise for it alone to see why");
    }

    private static ImmutableArray<Investment> PartsOf(Corridor corridor, string name, string against, GuideProfile guide)
    {
        var words = AppraisalWords.Of(corridor, name, against, guide);
        return Appraiser.InvestmentsOf(words.Corridor, words.With, words.Against, guide);
    }

    private static ForecastQuestion QuestionOf(ScenarioId scenario) => new()
    {
        Scenario = scenario, FirstYear = Years[0], LastYear = Years[^1], Only = Years, Threads = Environment.ProcessorCount,
    };

    private static Forecast Forecast(Corridor corridor, ScenarioId scenario, ForecastBase fitted, CancellationToken cancellation)
    {
        var forecast = Forecaster.Run(corridor, QuestionOf(scenario), fitted, null, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return forecast;
    }
}
