using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Lienvan.Operations.Timetables.Replay;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Operations.Timetables;

/// <summary>A timetable without conflicts replays with no delay; one with a conflict does not.</summary>
public sealed class ReplayTest
{
    private static readonly SingleLine Line = new("a 0 6 | b 10 3 | c 20 2 | d 30 3 | e 40 6");
    private static readonly string[] Names = ["a", "b", "c", "d", "e"];

    [Fact]
    public void Without_conflict_on_time_with_conflict_late()
    {
        var (free, clashing) = (0, 0);
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var text = string.Join('\n', Enumerable.Range(0, 3).Select(index => Train(
                index, random.Next(2) == 0, random.Next(240), [random.Next(12), random.Next(12), random.Next(12)])));
            var hasConflict = !Line.Check(text).Conflicts.IsEmpty;
            var isOnTime = TimetableReplay.Run(Line.Railway, SingleLine.Trains(text), Line.Scope).IsOnTime;
            (free, clashing) = hasConflict ? (free, clashing + 1) : (free + 1, clashing);
            Assert.True(isOnTime != hasConflict, text);
        }).QuickCheckThrowOnFailure();
        Assert.True(free > 5 && clashing > 5, FormattableString.Invariant($"{free} free, {clashing} with conflicts"));
    }

    [Fact]
    public void What_a_replay_of_a_conflict_costs_is_told_train_by_train()
    {
        var report = TimetableReplay.Run(Line.Railway, SingleLine.Trains("""
            up a 08:00 | b 08:11/08:12 | c 08:23
            down c 08:15 | b 08:26/08:28 | a 08:40
            """), Line.Scope);
        Snap.Is(string.Join('\n', report.Trains.Select(train =>
            FormattableString.Invariant($"{train.Train.Id} {train.Delay.TotalMinutes:0} min"))),
            """
            up 0 min
            down 8 min
            """);
    }

    /// <summary>A train that is published everywhere: eleven minutes a section, stays of so many.</summary>
    private static string Train(int index, bool isUp, int start, int[] stays)
    {
        var names = isUp ? Names : [.. Names.Reverse()];
        var (text, at) = (FormattableString.Invariant($"t{index} {names[0]} {Clock(480 + start)}"), 480 + start);
        for (var stop = 1; stop < names.Length; stop++)
        {
            var stay = stop < names.Length - 1 ? stays[stop - 1] : 0;
            text += FormattableString.Invariant($" | {names[stop]} {Clock(at + 11)}/{Clock(at + 11 + stay)}");
            at += 11 + stay;
        }

        return text;
    }

    private static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}
