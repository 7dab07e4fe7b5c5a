using System.Globalization;
using Lienvan.App.Rendering;
using Lienvan.Model.Places;
using Lienvan.Operations.Timetables;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Replan;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Questions;

/// <summary>What goes wrong on a day, from words: <c>TRAIN=MIN</c>, <c>SECTION=FROM-TO</c> and <c>STATION=FROM-TO</c>.</summary>
internal static class ReplanWords
{
    private const double MostMinutes = 1440;
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <exception cref="UsageException">A train, section or time is not understood.</exception>
    public static ReplanRequest Read(LineDay question, IEnumerable<string> late, IEnumerable<string> closed)
    {
        var closures = closed.Select(text => Closure(question, text)).ToArray();
        var loops = closures.Select(closure => closure.Loop).OfType<LoopClosure>().ToImmutableArray();
        foreach (var closure in loops)
        {
            RequireRunningTrack(question, closure, loops);
        }

        return new ReplanRequest
        {
            Scope = question.Scope,
            Late = [.. late.Select(text => Late(question, text))],
            Closed = [.. closures.Select(closure => closure.Section).OfType<SectionClosure>()],
            ClosedLoops = loops,
        };
    }

    private static void RequireRunningTrack(LineDay question, LoopClosure closure, ImmutableArray<LoopClosure> all)
    {
        var station = question.Railway.Stations[question.Railway.FindStation(closure.Station)!.Value];
        if (closure.CountAtOnce(all) >= station.Tracks)
        {
            throw new UsageException(TimetableFindings.UnknownSection,
                string.Create(CultureInfo.InvariantCulture, $"--close {closure.Station}: only {station.Tracks - 1} loops are there"),
                "close fewer at once, or the section beside it");
        }
    }

    /// <summary>The run of a train that comes onto the line on the day; if none does, one that is on it.</summary>
    private static LateTrain Late(LineDay question, string text)
    {
        var (name, value) = Split(text, "--late", "TRAIN=MIN, such as DD3=25");
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes)
            || minutes is not (> 0 and <= MostMinutes))
        {
            throw Refuse($"--late {text}: '{value}' is not a number of minutes", "give minutes above 0, up to 1440");
        }

        var (start, end) = (question.Scope.Start(question.Railway), question.Scope.End(question.Railway));
        var runs = TimetableCheck.Run(question.Railway, question.Timetable, question.Scope).Movements.Where(movement =>
            Same(movement.Train.Id, name) || CorridorTrain.HasNumber(movement.Train.Number, name));
        var run = runs.OrderBy(movement => movement.Points[0].Departure >= start && movement.Points[0].Departure < end ? 0 : 1)
            .ThenBy(movement => movement.Points[0].Departure).FirstOrDefault() ?? throw new UsageException(
                TimetableFindings.UnknownTrain, $"--late {text}: no train '{name}' is on {question.Line.Line.Id} on {Day(question)}",
                "lienvan timetable graph LINE --csv FILE lists them");
        return new LateTrain(run.Train.Id, run.Train.StartsOn, Duration.FromSeconds(Math.Round(minutes * 60)));
    }

    /// <summary>By the clock of the line on the day; an end before the start is on the next day.</summary>
    private static Closed Closure(LineDay question, string text)
    {
        var (name, value) = Split(text, "--close", "SECTION=FROM-TO or STATION=FROM-TO, such as kep/voi-xo=08:00-11:30");
        var times = value.Split('-');
        if (times.Length != 2 || Clock.Parse(times[0]) is not { Success: true, Value: var from } || FindEnd(times[1]) is not { } to)
        {
            throw Refuse($"--close {text}: '{value}' is not FROM-TO", "give two times of day, such as 08:00-11:30");
        }

        var zone = question.Scope.ZoneOf(question.Railway);
        var start = zone.AtLeniently(question.Day.At(from)).ToInstant();
        var ends = question.Day.At(LocalTime.Midnight).PlusMinutes(to);
        var end = zone.AtLeniently(ends).ToInstant();
        end = end > start ? end : end + Duration.FromDays(1);
        return FindSection(question, name) is { } section ? new Closed(Section: new SectionClosure(section, start, end))
            : FindStation(question, name) is { } station ? new Closed(Loop: new LoopClosure(station, start, end))
            : throw new UsageException(TimetableFindings.UnknownSection,
                $"--close {text}: '{name}' is no section or station of {question.Line.Line.Id}",
                "give the key of a section, the two neighbouring stations at its ends as A/B, or a station to close a loop of");
    }

    /// <summary>Minutes of a time of day; 24:00 is the end of it.</summary>
    private static int? FindEnd(string text) => text == "24:00" ? 24 * 60
        : Clock.Parse(text) is { Success: true, Value: var time } ? (time.Hour * 60) + time.Minute : null;

    /// <summary>By its key, or by the stations at both ends, keys or names, with a slash.</summary>
    private static string? FindSection(LineDay question, string name)
    {
        foreach (var index in question.Line.Sections.Where(index => index >= 0))
        {
            var section = question.Railway.Sections[index];
            if (Same(section.Id, name) || (name.Split('/') is [var a, var b]
                && ((Is(question, section.From, a) && Is(question, section.To, b))
                || (Is(question, section.From, b) && Is(question, section.To, a)))))
            {
                return section.Id;
            }
        }

        return null;
    }

    private static PlaceId? FindStation(LineDay question, string name)
    {
        foreach (var point in question.Line.Points)
        {
            if (Is(question, point.Station, name))
            {
                return question.Railway.Stations[point.Station].Place;
            }
        }

        return null;
    }

    private static bool Is(LineDay question, int station, string name)
    {
        var row = question.Railway.Stations[station];
        var folded = NameFolding.Fold(name);
        return Same(row.Place.Value, name) || NameFolding.Fold(row.Name.English) == folded ||
            NameFolding.Fold(row.Name.Vietnamese) == folded || NameFolding.Fold(row.Name.Chinese) == folded;
    }

    private static (string Name, string Value) Split(string text, string option, string form) =>
        text.LastIndexOf('=') is > 0 and var at && at < text.Length - 1 ? (text[..at].Trim(), text[(at + 1)..].Trim())
            : throw Refuse($"{option} {text} is not understood", $"give {form}");

    private static string Day(LineDay question) => LocalDatePattern.Iso.Format(question.Day);

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is closed: a section or a loop, one of them.</summary>
    private sealed record Closed(SectionClosure? Section = null, LoopClosure? Loop = null);

    private static UsageException Refuse(string what, string whatToDo) => new(UsageFindings.NotUnderstood, what, whatToDo);
}
