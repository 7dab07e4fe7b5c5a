using System.Globalization;
using System.Text;
using Lienvan.Model.Dataset;
using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.Formats.TrackVisits;

/// <summary>
/// A schedule for track visits as CSV: <c>train,track,start</c>, a row a visit in order of time, starts in seconds. A train's rows stand in the order
/// of its visits.
/// </summary>
public static class TrackVisitSchedule
{
    private const string Header = "train,track,start";

    /// <summary>Writes the visits of a schedule that was found for <see cref="TrackVisitInstance.ToProblem"/>.</summary>
    public static string Write(TrackVisitInstance instance, Dispatched schedule)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(schedule);
        var text = new StringBuilder(Header).Append('\n');
        foreach (var start in schedule.Events.Where(start => start.Operation % 2 == 0))
        {
            var train = instance.Trains[start.Train];
            text.Append(CultureInfo.InvariantCulture, $"{train.Name},{train.Visits[start.Operation / 2].Track},{start.Seconds}\n");
        }

        return text.ToString();
    }

    /// <summary>Reads a schedule.</summary>
    /// <param name="file">The file's name, as findings shall show it.</param>
    /// <param name="bytes">Its content, UTF-8.</param>
    /// <returns>The rows that could be read, with the findings.</returns>
    public static Read<ImmutableArray<VisitStart>> Read(string file, ReadOnlyMemory<byte> bytes)
    {
        var (rows, findings) = (ImmutableArray.CreateBuilder<VisitStart>(), new List<Diagnostic>());
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(bytes.Span).TrimStart('\uFEFF').Split('\n').Select(line => line.Trim()))
        {
            number++;
            var cells = line.Split(',');
            if (line.Length == 0 || (number == 1 && line == Header))
            {
                continue;
            }

            if (cells.Length == 3 && int.TryParse(cells[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            {
                rows.Add(new VisitStart(cells[0], cells[1], seconds));
            }
            else if (findings.Count < 100)
            {
                findings.Add(TrackVisitDiagnostics.BadScheduleRow.At(file, number, $"'{line}' is not a visit", "write train,track,start in seconds"));
            }
        }

        return new Read<ImmutableArray<VisitStart>>(rows.ToImmutable(), [.. findings]);
    }
}

/// <summary>A train starts on a track.</summary>
/// <param name="Train">Its name.</param>
/// <param name="Track">The track.</param>
/// <param name="Seconds">When, s.</param>
public sealed record VisitStart(string Train, string Track, int Seconds);
