using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.App.Commands;

/// <summary>Tells how a search goes, on a terminal, and what came of it.</summary>
internal sealed class DispatchReport(InvocationConfiguration configuration) : IProgress<DispatchProgress>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, NewLine = "\n", DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    private readonly long started = Stopwatch.GetTimestamp();

    /// <summary>A line for each better schedule or bound; nothing when nobody watches.</summary>
    public void Report(DispatchProgress value)
    {
        if (LongRun.IsWatched(configuration.Error))
        {
            configuration.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Seconds,8:0.0} s  objective {value.Objective?.ToString(CultureInfo.InvariantCulture) ?? "–"}  bound {value.Bound}"));
        }
    }

    public void Tell(DispatchResult result, bool asJson)
    {
        var schedule = result as Dispatched;
        var answer = new Answer(
            schedule?.Objective, result.Bound, schedule?.IsOptimal ?? false, Math.Round(Seconds, 3), (result as NotDispatched)?.Why,
            result is NotDispatched { IsProven: true });
        configuration.Output.WriteLine(asJson ? JsonSerializer.Serialize(answer, Json) : answer.ToText());
    }

    public void TellObjective(long objective, bool asJson) => configuration.Output.WriteLine(asJson
        ? JsonSerializer.Serialize(new Verdict(true, objective), Json)
        : string.Create(CultureInfo.InvariantCulture, $"the schedule keeps all rules\nobjective  {objective}"));

    private double Seconds => Stopwatch.GetElapsedTime(started).TotalSeconds;

    private sealed record Answer(long? Objective, long Bound, bool Optimal, double Seconds, string? Why, bool Infeasible)
    {
        public string ToText()
        {
            var figures = string.Create(CultureInfo.InvariantCulture, $"""
                objective  {Objective?.ToString(CultureInfo.InvariantCulture) ?? "none"}
                bound      {Bound}
                optimal    {(Optimal ? "yes, proven" : Infeasible ? "no schedule exists, proven" : "not proven")}
                seconds    {Seconds:0.###}
                """);
            return Why is null ? figures : $"{figures}\nno schedule: {Why}";
        }
    }

    private sealed record Verdict(bool Valid, long Objective);
}
