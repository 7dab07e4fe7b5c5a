using System.Globalization;
using System.Text;
using Lienvan.Operations.Timetables.Checking;

namespace Lienvan.App.Rendering;

/// <summary>All trains of a line and day as a table: a row for each train and station, in order of trains and stations.</summary>
internal static class DayTable
{
    private const string Header = "train,number,starts_on,traffic,gauge_mm,place,name,km,arrival,departure,time";

    public static string Write(LineDay question, CheckedTimetable found, Language language)
    {
        var names = new LineNames(question.Network, question.Railway, question.Line, language);
        var (start, end) = (question.Scope.Start(question.Railway), question.Scope.End(question.Railway));
        var text = new StringBuilder(Header).Append('\n');
        foreach (var movement in found.Movements)
        {
            foreach (var point in movement.Points.Where(point => question.Line.PositionOf(point.Station) >= 0))
            {
                var place = question.Railway.Stations[point.Station].Place;
                if (point.Departure >= start && point.Arrival < end)
                {
                    var train = movement.Train;
                    string[] cells =
                    [
                        train.Id, train.Number, train.StartsOn.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
                        train.Traffic.ToString().ToLowerInvariant(), train.Gauge.Millimetres > 0
                            ? train.Gauge.Millimetres.ToString(CultureInfo.InvariantCulture) : "",
                        place.Value, names.Of(place), names.KilometreOf(place)?.ToString("0.###", CultureInfo.InvariantCulture) ?? "",
                        names.Iso(place, point.Arrival), names.Iso(place, point.Departure), point.IsPublished ? "given" : "estimated",
                    ];
                    text.AppendJoin(',', cells.Select(Quote)).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static string Quote(string cell) => cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"",
        StringComparison.Ordinal)}\"" : cell;
}
