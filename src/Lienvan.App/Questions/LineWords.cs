using Lienvan.App.Rendering;
using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.App.Questions;

/// <summary>Lines and trains by the names that people give them.</summary>
internal static class LineWords
{
    /// <summary>A line by its key, in any case, or by a name in any language.</summary>
    /// <exception cref="UsageException">No line has that name.</exception>
    public static Line FindLine(Corridor corridor, string text)
    {
        var folded = NameFolding.Fold(text);
        string[] NamesOf(Line line) => [line.Id.Value, line.Name.English, line.Name.Vietnamese, line.Name.Chinese];
        return corridor.Lines.FirstOrDefault(line => line.Id.Value.Equals(text, StringComparison.OrdinalIgnoreCase)) ??
            corridor.Lines.FirstOrDefault(line => NamesOf(line).Any(name => NameFolding.Fold(name) == folded)) ??
            throw new UsageException(UsageFindings.UnknownName, $"no line is called '{text}'", "lienvan show lines lists them");
    }

    /// <summary>The clock that rules a line: that of its country.</summary>
    public static DateTimeZone ZoneOf(Corridor corridor, Line line) =>
        corridor.Countries.FirstOrDefault(country => country.Id == line.Country)?.Zone ?? DateTimeZone.Utc;

    /// <summary>The track of a line on the day of a network, yet without trains.</summary>
    /// <exception cref="UsageException">The line has no track on that day.</exception>
    public static LineDay TrackOf(Network network, Line line)
    {
        var railway = Railway.Of(network);
        return railway.FindLine(line.Id) is { Points.Length: >= 2 } track
            ? new LineDay { Network = network, Railway = railway, Line = track, Day = network.Day, Timetable = Timetable.Of([]) }
            : throw new UsageException(UsageFindings.UnknownName,
                $"line '{line.Id}' has no track on {network.Day:uuuu-MM-dd} in scenario {network.Scenario.Id}",
                "choose another day or --scenario");
    }

    /// <summary>The same with the trains of the package.</summary>
    public static LineDay WithTrains(LineDay track) => track with
    {
        Untimed = CorridorTimetable.FindUntimed(track.Network, track.Railway, track.Line),
        Timetable = CorridorTimetable.Read(
            track.Network, track.Day.PlusDays(-CheckScope.DaysBefore), track.Day.PlusDays(CheckScope.DaysAfter)),
    };

    /// <summary>A composition by its key, in any case.</summary>
    /// <exception cref="UsageException">No composition has that key.</exception>
    public static Composition FindComposition(Corridor corridor, string name) =>
        corridor.Compositions.FirstOrDefault(row => row.Id.Equals(name, StringComparison.OrdinalIgnoreCase)) ??
        throw new UsageException(UsageFindings.UnknownName, $"no composition is called '{name}'",
            $"choose one of {string.Join(", ", corridor.Compositions.Select(row => row.Id).Order(StringComparer.Ordinal))}");
}
