using System.Globalization;
using System.Text;
using Lienvan.Operations.Simulation.Borders;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Rendering;

/// <summary>The files of a simulation: its report, what happened in the first replication, dwell times for planning, and
/// drawings.</summary>
internal static class SimulationFiles
{
    public static IEnumerable<KeyValuePair<string, string>> Of(
        SimulationReport report, ImmutableArray<CrossingMeasure> measures, ImmutableArray<SimulatedTrip> trips, Language language)
    {
        yield return new("report.json", SimulationJson.Write(report, measures) + "\n");
        yield return new("events.csv", Events(report));
        yield return new("simulated_dwells.csv", DwellTable.Write(report));
        foreach (var trip in trips)
        {
            yield return new($"trip-{trip.Crossing}-{(trip.IsAToB ? "a-to-b" : "b-to-a")}.svg", new TripChart(language).Draw(trip));
        }

        var charts = new SimulationCharts(language);
        foreach (var place in report.Borders.Concat(report.Terminals).Concat(report.Gates).Where(place =>
            double.IsFinite(place.Dwell.Mean.Mean)))
        {
            var name = $"{SimulationJson.Word(place.Kind)}-{place.Id}";
            yield return new($"{name}-queue.svg", charts.QueueByHour(place));
            yield return new($"{name}-dwell.svg", charts.DwellDistribution(place));
            if (place.Kind == PlaceReportKind.Border)
            {
                yield return new($"{name}-day.svg", charts.YardDay(report, place));
            }
        }
    }

    /// <summary>One line for each thing done: where, with what, what, from when to when in universal time, and how many at once.</summary>
    public static string Events(SimulationReport report)
    {
        var text = new StringBuilder("place,unit,step,from,to,count\n");
        string Time(double minutes) => InstantPattern.General.Format(report.Origin + Duration.FromSeconds(Math.Round(minutes * 60)));
        foreach (var span in report.Events.OrderBy(span => span.From).ThenBy(span => span.Unit, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{span.Place},{span.Unit},{SimulationJson.Word(span.Step)},{Time(span.From)},{Time(span.To)},{span.Count}\n");
        }

        return text.ToString();
    }
}
