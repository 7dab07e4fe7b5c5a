using System.Diagnostics;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Compression;
using Lienvan.Operations.Timetables.Dispatch;
using Lienvan.Operations.Timetables.Replan;
using NodaTime;

namespace Lienvan.App.Api;

/// <summary>A line on a day: its trains as a graph and as a table, and how full it is.</summary>
internal sealed class LineEndpoint(LoadedPackage package, IClock clock)
{
    private const int DaysKept = 24, ReplansKept = 64;

    private static readonly Parameter Id = new("id", ParameterKind.Text, "The line: its key, or its name in any language.")
    {
        IsRequired = true, MostLength = 60, Example = "vn-hn-dd",
    };

    private static readonly Parameter Train = new("train", ParameterKind.Text,
        "The composition that sections are measured with and that is added; the usual freight train by default.") { MostLength = 60 };

    private static readonly Parameter Maintenance = new("maintenance", ParameterKind.Number, "Minutes a day kept for maintenance.")
    {
        Least = 0, Most = 1439, Default = "90", Example = "90",
    };

    private static readonly Parameter Late = new("late", ParameterKind.List, "Trains that come onto the line late, TRAIN=MINUTES each.")
    {
        Example = "x9101=45", MostLength = 80,
    };

    private static readonly Parameter Close = new("close", ParameterKind.List,
        "What is closed, WHAT=FROM-TO each: a section by key or by the stations at its ends as A/B, or a loop of a station by its name.")
    {
        Example = "Kép/Voi Xô=08:00-11:30", MostLength = 160,
    };

    private static readonly Parameter Seconds = new("seconds", ParameterKind.Whole, "How long to look for a better plan at most.")
    {
        Least = 1, Most = 25, Default = "10", Example = "2",
    };

    private static readonly ImmutableArray<Parameter> OfDay = [Id, SharedParameters.On, SharedParameters.Scenario, SharedParameters.Lang];

    private readonly RecentlyUsed<(string Line, LocalDate Day, string Scenario), LineAnswer> days = new(DaysKept);
    private readonly RecentlyUsed<string, ApiReply> replans = new(ReplansKept);

    public IEnumerable<Operation> Describe() =>
    [
        new("line-timetable", "/api/lines/{id}/timetable",
            "The trains of a line on a day at all its stations, where they meet and overtake, and where they can't both be right.")
        {
            Group = "Lines", IsWork = true, Parameters = OfDay,
            Answer = new OperationAnswer("application/json", "line-timetable",
                "Stations, sections and trains; times in seconds since midnight of the line's clock."),
            Run = (request, _) => Timetable(request),
        },
        new("line-timetable-csv", "/api/lines/{id}/timetable.csv", "The same as a table: a row for each train and station.")
        {
            Group = "Lines", IsWork = true, Parameters = OfDay, Answer = new OperationAnswer("text/csv", "", "The table of the 24 hours."),
            Run = (request, _) => File(request, "text/csv", ".csv", DayTable.Write),
        },
        new("line-timetable-svg", "/api/lines/{id}/timetable.svg", "The same as a train graph, to be printed on A3.")
        {
            Group = "Lines", IsWork = true, Parameters = OfDay, Answer = new OperationAnswer("image/svg+xml", "", "The drawing."),
            Run = (request, _) => File(request, "image/svg+xml", null, (day, found, language) => TrainGraph.Draw(day, found, language)),
        },
        new("line-capacity", "/api/lines/{id}/capacity",
            "How full a line is by UIC 406, its bottleneck, what more would fit, and what a loop or a second track would do.")
        {
            Group = "Lines", IsWork = true, Parameters = [.. OfDay, Train, Maintenance],
            Answer = new OperationAnswer("application/json", "line-capacity", "The line section by section; docs/capacity.md explains it."),
            Run = (request, _) => MeasureJson(request),
        },
        new("line-replan", "/api/lines/{id}/replan",
            "The day replanned with the least delay when trains come late, sections or loops are closed, beside the meets as planned.")
        {
            Group = "Lines", IsWork = true, Parameters = [.. OfDay, Late, Close, Seconds],
            Answer = new OperationAnswer("application/json", "line-replan", "Delays before and after, waits, meets moved, all times."),
            Run = (request, stop) => replans.Get(request.Key, _ => Replan(request, stop)),
        },
    ];

    /// <summary>The day of a line that a question means.</summary>
    /// <exception cref="UsageException">There is no such line, or no track of it that day.</exception>
    public LineAnswer Find(ApiRequest request)
    {
        var line = LineWords.FindLine(package.Corridor, request.GetText("id"));
        var day = request.Text("on") is { } on ? TimeWords.ParseDay(on)
            : clock.GetCurrentInstant().InZone(LineWords.ZoneOf(package.Corridor, line)).Date;
        return days.Get((line.Id.Value, day, request.GetText("scenario")), key =>
        {
            var question = LineWords.WithTrains(LineWords.TrackOf(package.NetworkOn(key.Day, key.Scenario), line));
            return new LineAnswer(question, TimetableCheck.Run(question.Railway, question.Timetable, question.Scope));
        });
    }

    private ApiReply Timetable(ApiRequest request)
    {
        var found = Find(request);
        return ApiReply.Json(new LineDayJson(found.Question, found.Checked, Language.Get(request.GetText("lang"))).ToJson())
            with { HasTag = true };
    }

    private ApiReply File(
        ApiRequest request, string mediaType, string? extension, Func<LineDay, CheckedTimetable, Language, string> write)
    {
        var found = Find(request);
        return ApiReply.Text($"{mediaType}; charset=utf-8", write(found.Question, found.Checked, Language.Get(request.GetText("lang"))))
            with { HasTag = true, FileName = extension is null ? null : $"{found.Question.Line.Line.Id}{extension}" };
    }

    /// <summary>One processor looks until the best is proven or the time is over.</summary>
    private (ReplanReport Report, ReplanResult Result, double Seconds) Search(ApiRequest request, CancellationToken stop)
    {
        var question = Find(request).Question;
        var asked = ReplanWords.Read(question, request.List("late"), request.List("close"));
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(stop);
        soon.CancelAfter(TimeSpan.FromSeconds(request.Whole("seconds")!.Value));
        var started = Stopwatch.GetTimestamp();
        var result = DayReplan.Run(new LineTimetable(question.Railway, question.Timetable), asked, new DispatchOptions { Threads = 1 },
            null, soon.Token);
        stop.ThrowIfCancellationRequested();
        var seconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 3);
        return (new ReplanReport(question, asked, Language.Get(request.GetText("lang"))), result, seconds);
    }

    private ApiReply Replan(ApiRequest request, CancellationToken stop)
    {
        var (report, result, seconds) = Search(request, stop);
        return ApiReply.Json(report.ToJson(result, seconds));
    }

    /// <summary>The same for people.</summary>
    /// <exception cref="UsageException">There is no such line, train or section.</exception>
    public string ReplanText(ApiRequest request, CancellationToken stop)
    {
        var (report, result, _) = Search(request, stop);
        return report.ToText(result);
    }

    private ApiReply MeasureJson(ApiRequest request) =>
        ApiReply.Text("application/json; charset=utf-8", Measure(request).ToJson()) with { HasTag = true };

    /// <summary>How full a line is, for people or as JSON.</summary>
    /// <exception cref="UsageException">There is no such line or train.</exception>
    public CapacityText Measure(ApiRequest request)
    {
        var question = Find(request).Question;
        var report = Capacity.Measure(question.Network, new CapacityRequest
        {
            Scope = question.Scope,
            Timetable = question.Timetable,
            Train = request.Text("train") is { } train ? LineWords.FindComposition(question.Network.Corridor, train) : null,
            MaintenanceMinutes = request.Number("maintenance")!.Value,
        }) ?? throw ApiException.NotThere($"no train of the package, or not this one, can run along {question.Line.Line.Id}",
            "choose another train, day or scenario");
        return new CapacityText(question, report, new SubjectNames(package.Corridor), Language.Get(request.GetText("lang")));
    }

    /// <summary>Meets, overtakings and conflicts, for people.</summary>
    /// <exception cref="UsageException">There is no such line.</exception>
    public TimetableReport Report(ApiRequest request)
    {
        var found = Find(request);
        return new TimetableReport(found.Question, found.Checked, Language.Get(request.GetText("lang")));
    }
}

/// <summary>A line with its trains, and what they do to each other.</summary>
internal sealed record LineAnswer(LineDay Question, CheckedTimetable Checked);
