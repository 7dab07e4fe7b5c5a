using System.Globalization;
using System.Text;
using Lienvan.Operations.Simulation.Borders;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.App.Rendering;

/// <summary>Dwell times over borders as a table of the corridor package, <c>simulated_dwells.csv</c>, that planning may use.</summary>
/// <remarks>
/// A way over which more comes than passes has no distribution: its times grow with the length of the run. Where nine in ten are not over
/// within <see cref="RestDays"/>, no row is written, and planning takes what the package says of the crossing.
/// </remarks>
internal static class DwellTable
{
    /// <summary>Days within which nine in ten must be over.</summary>
    private const double RestDays = 10;

    public static string Write(SimulationReport report)
    {
        var text = new StringBuilder("id,crossing,direction,class,scenario,per_day,minutes_p50,minutes_p90,total_p50,total_p90,")
            .Append("source,confidence,note\n");
        var question = report.Question;
        var first = Day(question.From);
        var source = string.Create(CultureInfo.InvariantCulture,
            $"simulated by lienvan simulate --from {first} --days {question.Days} --replications {report.Replications} --seed "
            + $"{question.Seed}");
        void Add(string crossing, string direction, string kind, Estimate perDay, (DwellReport Passage, DwellReport Total) times)
        {
            if (perDay.Mean > 0 && double.IsFinite(times.Passage.P50.Mean) && times.Total.P90.Mean <= RestDays * 1440)
            {
                text.Append(CultureInfo.InvariantCulture, $"{crossing}.{direction.Replace('_', '-')}.{kind},{crossing},{direction},{kind},")
                    .Append(CultureInfo.InvariantCulture,
                        $"{question.Scenario.Id},{perDay.Mean:0.##},")
                    .Append(CultureInfo.InvariantCulture, $"{times.Passage.P50.Mean:0},{times.Passage.P90.Mean:0},")
                    .Append(CultureInfo.InvariantCulture, $"{times.Total.P50.Mean:0},{times.Total.P90.Mean:0},{source},assumed,\n");
            }
        }

        foreach (var crossing in report.Crossings)
        {
            for (var way = 0; way < 2; way++)
            {
                foreach (var each in crossing.Directions[way].Consignments)
                {
                    Add(crossing.Id.Value, way == 0 ? "a_to_b" : "b_to_a", SimulationJson.Word(each.Class), each.PerDay,
                        (crossing.Directions[way].Passage, each.Dwell));
                }
            }
        }

        foreach (var gate in report.Gates)
        {
            foreach (var stream in gate.Streams)
            {
                Add(gate.Id, stream.Kind == StreamKind.LorriesAToB ? "a_to_b" : "b_to_a", "general", stream.PerDay,
                    (stream.Passage, stream.Dwell));
            }
        }

        return text.ToString();
    }

    private static string Day(NodaTime.LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
