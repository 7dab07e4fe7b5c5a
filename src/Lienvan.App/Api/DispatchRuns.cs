using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Lienvan.App.Store;
using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.App.Api;

/// <summary>Runs of the dispatcher on a problem that is sent. Cancelled, such a run ends with the best schedule so far.</summary>
internal static class DispatchRuns
{
    private const int LongestProblem = 8_000_000;

    private static readonly ImmutableArray<Parameter> Parameters =
    [
        new("problem", ParameterKind.Document, "The problem: JSON in the format of DISPLIB 2025, or a text of track visits.")
        {
            IsRequired = true, MostLength = LongestProblem, Example = """
                {"trains":[[{"id":0,"start_ub":0,"min_duration":5,"resources":[{"resource":"a"}],"successors":[1]},{"id":1,"min_duration":0,
                "resources":[],"successors":[]}]],"objective":[{"type":"op_delay","train":0,"operation":1,"threshold":0,"coeff":1}]}
                """,
        },
        new("cost", ParameterKind.Text, "What delay costs in track visits.")
        {
            Choices = ["cont", "infsteps180", "finsteps123"], Default = "cont",
        },
        new("timeLimit", ParameterKind.Whole, "Seconds after which to stop with the best so far.")
        {
            Least = 1, Most = 600, Default = "60", Example = "10",
        },
        new("seed", ParameterKind.Whole, "Of all chance.") { Least = 0, Most = 9e15, Default = "1" },
    ];

    public static RunKind Kind =>
        new("dispatch", "The schedule with the least delay for trains that share tracks, with proof where it is within reach.", Parameters,
            Solve) { LongestBody = 2 * LongestProblem };

    private static ApiReply Solve(ApiRequest request, Action<double, string> tell, CancellationToken stop)
    {
        tell(0, "reading");
        var source = DispatchFile.Read("problem", _ => Encoding.UTF8.GetBytes(request.GetText("problem")), request.GetText("cost"));
        var problem = source.Problem ?? throw ApiException.Of(source.Findings);
        var limit = request.Whole("timeLimit")!.Value;
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(stop);
        soon.CancelAfter(TimeSpan.FromSeconds(limit));
        var started = Stopwatch.GetTimestamp();
        var result = Lienvan.Operations.Timetables.Dispatch.Dispatcher.Solve(
            problem, new DispatchOptions { Threads = 1, Seed = (ulong)request.Long("seed") },
            new Telling(tell, started, limit), soon.Token);
        var schedule = result as Dispatched;
        if (schedule is null)
        {
            // Stopped before there was anything: cancelled, not answered.
            stop.ThrowIfCancellationRequested();
        }

        return ApiReply.Json(new JsonObject
        {
            ["objective"] = schedule?.Objective, ["bound"] = result.Bound, ["optimal"] = schedule?.IsOptimal ?? false,
            ["infeasible"] = result is NotDispatched { IsProven: true }, ["why"] = (result as NotDispatched)?.Why,
            ["seconds"] = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 3), ["stopped"] = stop.IsCancellationRequested,
            ["schedule"] = schedule is null ? null : source.WriteSchedule(schedule),
        });
    }

    private sealed class Telling(Action<double, string> tell, long started, int limit) : IProgress<DispatchProgress>
    {
        public void Report(DispatchProgress value) => tell(
            Math.Min(1, Stopwatch.GetElapsedTime(started).TotalSeconds / limit),
            string.Create(CultureInfo.InvariantCulture, $"objective {value.Objective?.ToString(CultureInfo.InvariantCulture) ?? "–"}, ") +
            string.Create(CultureInfo.InvariantCulture, $"bound {value.Bound}"));
    }
}
