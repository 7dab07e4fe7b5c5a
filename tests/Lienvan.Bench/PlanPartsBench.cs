using System.Globalization;
using Lienvan.App.Api;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Planner;
using Lienvan.Planner.Consignments;
using Lienvan.Planner.Search;
using NodaTime;

namespace Lienvan.Bench;

/// <summary>
/// What each part of a plan takes of the processor, on average over rounds of questions like those to the server; the first rounds, in
/// which the code is compiled, aside.
/// </summary>
internal static class PlanPartsBench
{
    private const int Questions = 40, Rounds = 12, FirstCounted = 4, Step = 37;

    private static readonly string[] Parts =
    [
        "first ground of a week", "ground", "ends", "bounds", "corners", "search", "plan at hand", "JSON",
        "a fixed sum, to compare machines by",
    ];

    public static void Run(TextWriter output)
    {
        var package = LoadedPackage.Load(null);
        var planner = new DoorToDoorPlanner(package.Corridor, Scenario.Find(package.Corridor, new ScenarioId("base"))!);
        var requests = Enumerable.Range(0, Questions).Select(number => Ask(package, ServerBench.Question(number * Step))).ToArray();
        var sums = requests.Select(_ => new double[Parts.Length]).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var question = 0; question < Questions; question++)
            {
                Time(package, planner, requests[question], round < FirstCounted ? new double[Parts.Length] : sums[question]);
            }
        }

        for (var part = 0; part < Parts.Length; part++)
        {
            var times = sums.Select(laps => laps[part] / (Rounds - FirstCounted)).Order().ToArray();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Parts[part]}: mean {times.Average():0.00} ms, median {times[Questions / 2]:0.00}, most {times[^1]:0.00}"));
        }
    }

    private static PlannedAnswer Ask(LoadedPackage package, (string From, string To, int Teu, string Ready) question) => package.Plan(
        new PlanWords { From = question.From, To = question.To, Teu = question.Teu, Ready = question.Ready },
        new PlanCircumstances("base", [], SystemClock.Instance.GetCurrentInstant()), default);

    private static void Time(LoadedPackage package, DoorToDoorPlanner planner, PlannedAnswer planned, double[] sums)
    {
        var request = planned.Question.Request;
        var asked = planner.ToGraphRequest(request);
        var part = 0;
        var since = ThreadClock.Milliseconds();
        void Lap()
        {
            sums[part] += ThreadClock.Milliseconds() - since;
            part++;
            since = ThreadClock.Milliseconds();
        }

        var terrain = new Terrain(asked);
        _ = GraphBuilder.BuildGround(asked, terrain, []);
        Lap();
        var ground = GraphBuilder.BuildGround(asked, terrain, []);
        Lap();
        var between = ground.Between(asked.From, asked.To, asked.JourneyDays);
        Lap();
        _ = between.Before;
        Lap();
        _ = between.After;
        Lap();
        _ = LabelSearch.Run(between, new SearchOptions { Starts = [0] });
        Lap();
        _ = planner.Plan(request);
        _ = planner.Plan(request);
        since = ThreadClock.Milliseconds();
        _ = planner.Plan(request);
        Lap();
        _ = PlanJson.Bytes(planned.Answer, planned.Question, package.Places, package.NamesIn("en"));
        Lap();
        _ = FixedSum();
        Lap();
    }

    private static ulong FixedSum()
    {
        var sum = 1UL;
        for (var step = 0; step < 400_000; step++)
        {
            sum = (sum * 6364136223846793005) + 1442695040888963407;
        }

        return sum;
    }
}
