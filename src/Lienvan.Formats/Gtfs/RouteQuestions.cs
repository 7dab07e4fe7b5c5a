using System.Globalization;
using System.Text;
using Lienvan.Model.Dataset;
using Lienvan.Planner.Search.Timetables;

namespace Lienvan.Formats.Gtfs;

/// <summary>
/// A file of questions about a feed, and the file of its answers. Questions have the columns <c>from_stop,to_stop,departure_s</c>, the last
/// in
/// seconds since the timetable's midnight; other columns are passed over. Answers repeat the three as they were written and add
/// <c>pareto_trips:arrival_s</c>, points such as <c>2:81660;3:66360</c> with the fewest trips first, and <c>earliest_arrival_s</c>; both
/// are
/// empty where there is no journey, and where the question makes no sense.
/// </summary>
public sealed class RouteQuestions
{
    private const string AnswersHeader = "from_stop,to_stop,departure_s,pareto_trips:arrival_s,earliest_arrival_s";

    private readonly List<RouteQuestion> rows = [];

    private RouteQuestions()
    {
    }

    /// <summary>The questions that make sense, in the order of the file.</summary>
    public ImmutableArray<ScheduledQuery> Queries => [.. rows.Where(row => row.Query is not null).Select(row => row.Query!.Value)];

    /// <summary>Reads the file.</summary>
    /// <param name="file">Its name, for findings.</param>
    /// <param name="bytes">What it says.</param>
    /// <param name="timetable">What the questions are about.</param>
    public static Read<RouteQuestions> Read(string file, byte[] bytes, ScheduledTimetable timetable)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(timetable);
        var questions = new RouteQuestions();
        var findings = new GtfsFindings();
        var table = new GtfsTable(file, GtfsFiles.Decode(bytes, new GtfsPlace(file, 0), findings), findings) { KeepsUnsoundRows = true };
        if (table.HasColumns("from_stop", "to_stop", "departure_s"))
        {
            var (from, to, departure) = (table.FindColumn("from_stop"), table.FindColumn("to_stop"), table.FindColumn("departure_s"));
            while (table.Read())
            {
                questions.rows.Add(new RouteQuestion(
                    table[from].ToString(),
                    table[to].ToString(),
                    table[departure].ToString(),
                    table.IsSound ? FindQuery(table, new RouteColumns(from, to, departure), timetable) : null));
            }
        }

        return new Read<RouteQuestions>(questions, findings.ToImmutable(file));
    }

    /// <summary>The file of answers: a row for every question, in order.</summary>
    /// <param name="earliestArrivals">One for each of <see cref="Queries"/>.</param>
    /// <param name="paretos">One for each of <see cref="Queries"/>.</param>
    public string WriteAnswers(ReadOnlySpan<int?> earliestArrivals, ReadOnlySpan<ImmutableArray<ParetoArrival>> paretos)
    {
        var text = new StringBuilder(AnswersHeader).Append('\n');
        var next = 0;
        foreach (var row in rows)
        {
            AppendCell(text, row.From).Append(',');
            AppendCell(text, row.To).Append(',');
            AppendCell(text, row.Departure).Append(',');
            if (row.Query is null)
            {
                text.Append(",\n");
                continue;
            }

            AppendPoints(text, paretos[next]).Append(',').Append(CultureInfo.InvariantCulture, $"{earliestArrivals[next]}").Append('\n');
            next++;
        }

        return text.ToString();
    }

    private static ScheduledQuery? FindQuery(in GtfsTable table, RouteColumns columns, ScheduledTimetable timetable)
    {
        var from = FindStop(table, columns.From, timetable);
        var to = FindStop(table, columns.To, timetable);
        var departureText = table[columns.Departure];
        if (!int.TryParse(departureText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var departure))
        {
            table.Find(
                GtfsDiagnostics.BadQueryDeparture,
                $"departure_s is '{departureText}'",
                "write whole seconds since the midnight of the day; the question is not answered");
            return null;
        }

        return from is { } origin && to is { } destination ? new ScheduledQuery(origin, destination, departure) : null;
    }

    private static StopIndex? FindStop(in GtfsTable table, int column, ScheduledTimetable timetable)
    {
        var id = table[column].ToString();
        var stop = timetable.FindStop(id);
        if (stop is null)
        {
            table.Find(
                GtfsDiagnostics.UnknownQueryStop,
                $"stop '{id}' is not in the feed",
                "write a stop_id of stops.txt; the question is not answered");
        }

        return stop;
    }

    private static StringBuilder AppendPoints(StringBuilder text, ImmutableArray<ParetoArrival> points)
    {
        for (var i = 0; i < points.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? ";" : "")}{points[i].Trips}:{points[i].ArrivalSeconds}");
        }

        return text;
    }

    private static StringBuilder AppendCell(StringBuilder text, string cell) => cell.AsSpan().ContainsAny("\",\r\n")
        ? text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"')
        : text.Append(cell);
}

/// <summary>A row as written, and the question it asks; null when it makes no sense.</summary>
internal readonly record struct RouteQuestion(string From, string To, string Departure, ScheduledQuery? Query);

/// <summary>Where the columns of a question stand.</summary>
internal readonly record struct RouteColumns(int From, int To, int Departure);
