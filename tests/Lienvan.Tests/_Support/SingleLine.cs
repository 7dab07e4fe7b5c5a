using System.Globalization;
using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Tests.Support;

/// <summary>
/// A line and its trains as text. Stations are <c>a 0 3</c>: name, km-post, tracks, and perhaps the metres of its loop; speed is 60 km/h,
/// so a
/// kilometre takes a minute. Trains are <c>T1 a 08:00 | c 08:20/08:25 | d 08:45</c>; a time after midnight is <c>24:10</c>.
/// </summary>
internal sealed class SingleLine
{
    public static readonly LocalDate Day = new(2026, 3, 2);
    private readonly CheckScope scope;

    public SingleLine(string stations, string sectionCells = "", string more = "")
    {
        Corridor = Support.Sketch.Corridor($"{Draw(stations, sectionCells)}\n{more}");
        Network = Scenario.Existing.On(Corridor, Day);
        Railway = Railway.Of(Network);
        scope = new CheckScope(Railway.FindLine(new LineId("line"))!, Day);
    }

    public Corridor Corridor { get; }

    public Network Network { get; }

    public Railway Railway { get; }

    public CheckScope Scope => scope;

    public CheckedTimetable Check(string trains) => TimetableCheck.Run(Railway, Trains(trains), scope);

    /// <summary>The finding as lines: meets, overtakings, conflicts.</summary>
    public string Text(string trains)
    {
        var found = Check(trains);
        var lines = found.Meets.Select(meet => $"meet {Words(meet)}")
            .Concat(found.Overtakings.Select(meet =>
                $"overtaking {meet.One.Id}×{meet.Other.Id} {meet.Place} {Clock(meet.From)}-{Clock(meet.To)}"))
            .Concat(found.Conflicts.Select(conflict =>
                $"conflict {string.Join('×', conflict.Trains.Select(train => train.Id))} {conflict.Kind} {conflict.Contended} "
                + $"{Clock(conflict.From)}-{Clock(conflict.To)}{(conflict.IsCertain ? "" : " not proven")}"));
        return string.Join('\n', lines);
    }

    public static Timetable Trains(string text) => Timetable.Of(
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Train));

    private static string Words(Encounter meet) =>
        $"{meet.One.Id}×{meet.Other.Id} {meet.Place} {Clock(meet.From)}-{Clock(meet.To)}{(meet.IsCertain ? "" : $" or {string.Join(' ',
            meet.Possible)}")}";

    private static TimetabledTrain Train(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var head = line[..space].Split('~');
        return new TimetabledTrain
        {
            Id = head[0],
            Traffic = Traffic.Freight,
            Gauge = Gauge.Metre,
            Length = Distance.FromMetres(head.Length > 1 ? double.Parse(head[1], CultureInfo.InvariantCulture) : 0),
            StartsOn = Day,
            Calls = [.. line[(space + 1)..].Split('|', StringSplitOptions.TrimEntries).Select(Call)],
        };
    }

    private static TrainCall Call(string text)
    {
        var words = text.Split(' ');
        var times = words[1].Split('/');
        return new TrainCall(new PlaceId(words[0]), At(times[0]), At(times[^1]));
    }

    private static Instant At(string clock)
    {
        var parts = clock.Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return Instant.FromUtc(2026, 3, 1, 17, 0) + Duration.FromSeconds((parts[0] * 3600) + (parts[1] * 60)
            + (parts.Length > 2 ? parts[2] : 0));
    }

    private static string Clock(Instant instant)
    {
        var seconds = (long)(instant - Instant.FromUtc(2026, 3, 1, 17, 0)).TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture,
            $"{seconds / 3600:00}:{seconds / 60 % 60:00}{(seconds % 60 == 0 ? "" : $":{seconds % 60:00}")}");
    }

    private static string Draw(string stations, string sectionCells)
    {
        var rows = stations.Split('|', StringSplitOptions.TrimEntries).Select(row => row.Split(' ')).ToArray();
        var lines = new List<string> { "VN " + string.Join(' ', rows.Select(row => row[0])) };
        lines.AddRange(rows.Select(row =>
            $"row line_stations line=line place={row[0]} km={row[1]} tracks={row[2]}{(row.Length > 3 ? $" loop_length_m={row[3]}" : "")}"));
        lines.AddRange(rows.Zip(rows.Skip(1), (a, b) =>
            $"track {a[0]} {b[0]} 1000 {Kilometres(a, b)}km speed_passenger_kmh=60 speed_freight_kmh=60 {sectionCells}"));
        return string.Join('\n', lines);
    }

    private static string Kilometres(string[] a, string[] b) => (double.Parse(b[1], CultureInfo.InvariantCulture)
        - double.Parse(a[1], CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
}
