using System.Globalization;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.App.Study;

namespace Lienvan.App.Api;

/// <summary>
/// Runs that hold the model against what is published, as <c>lienvan reality</c> does. Asked again, the answer of before.
/// </summary>
internal sealed class RealityRuns(LoadedPackage package)
{
    private readonly RecentlyUsed<(string Scenario, string Only), RealityReport> reports = new(16);

    private static readonly ImmutableArray<Parameter> Parameters =
    [
        new("only", ParameterKind.List, "Only these quantities (hours, minutes, teu …) or keys of observations. All by default.")
        {
            Example = "kmh", MostLength = 80,
        },
        SharedParameters.Scenario, SharedParameters.Lang,
    ];

    public RunKind Kind => new("reality", "Holds the model against every published figure of the package, miss by miss.", Parameters,
        (request, tell, stop) => ApiReply.Json(Hold(request, tell, stop).ToNode()))
    {
        Result = "reality",
    };

    /// <summary>The question as assistants ask it: some figures, not all, which would take minutes.</summary>
    public static ImmutableArray<Parameter> OfSome => [Parameters[0] with { IsRequired = true }, .. Parameters[1..]];

    /// <summary>The answer of a question.</summary>
    /// <exception cref="UsageException">A word is no quantity and no observation.</exception>
    public RealityText Hold(ApiRequest request, Action<double, string> tell, CancellationToken stop)
    {
        var scenario = PlanWords.FindScenario(package.Corridor, request.GetText("scenario"));
        var chosen = RealityQuestion.Choose(package.Corridor, request.List("only"));
        var key = (scenario.Id.Value, string.Join(',', chosen.Select(row => row.Id)));
        var report = reports.GetUnless(key, _ =>
        {
            var predictors = RealityPredictors.All(new StudyNetworks(package.Corridor, scenario), threads: 1);
            var made = RealityCheck.Run(chosen, predictors, new Telling(done => tell((double)done / Math.Max(1, chosen.Length),
                string.Create(CultureInfo.InvariantCulture, $"{done}/{chosen.Length}"))), stop);
            stop.ThrowIfCancellationRequested();
            return made;
        }, stop);
        return new RealityText(report, scenario.Id.Value, new SubjectNames(package.Corridor), Language.Get(request.GetText("lang")));
    }

    private sealed class Telling(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
