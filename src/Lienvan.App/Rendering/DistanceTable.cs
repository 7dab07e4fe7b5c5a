using System.Globalization;
using System.Text;
using Lienvan.Planner.Consignments;

namespace Lienvan.App.Rendering;

/// <summary>The segments of itineraries as CSV, a row a stretch: the record behind a time/cost–distance chart.</summary>
internal static class DistanceTable
{
    public static string Write(ImmutableArray<Itinerary> itineraries, Names names)
    {
        var text = new StringBuilder("option,seq,from,to,mode,gauge_mm,km,hours_moving,hours_stopped,cost,currency,activity\n");
        for (var option = 0; option < itineraries.Length; option++)
        {
            var sequence = 0;
            foreach (var stretch in DistanceProfile.Of(itineraries[option]))
            {
                string[] cells =
                [
                    Number(option + 1), Number(++sequence), names.Of(stretch.From), names.Of(stretch.To),
                    stretch.Kind.ToString().ToLowerInvariant(),
                    stretch.GaugeMillimetres > 0 ? Number(stretch.GaugeMillimetres) : "", Number(stretch.Kilometres),
                    Number(stretch.IsMoving ? stretch.Hours : 0), Number(stretch.IsMoving ? 0 : stretch.Hours), Number(stretch.Usd), "USD",
                    names.Language.Translate(stretch.Activity),
                ];
                text.AppendJoin(',', cells.Select(Quote)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Number(double value) => (Math.Round(value, 3) + 0.0).ToString("0.###", CultureInfo.InvariantCulture);

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
