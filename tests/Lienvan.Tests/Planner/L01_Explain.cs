using Lienvan.Planner.Consignments;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>What became of the labels at a place, and why.</summary>
public sealed class L01_Explain
{
    private const string Corridor = """
        VN a b c
        road a b 100km 3h
        road b c 500km 15h
        lift a road 1000 30m
        lift b road 1000 30m 20$
        lift c road 1000 30m
        train slow 1000 1234567 | a 18:00 | b 22:00 100km
        train on 1000 1234567 | b 23:00 | c 12:00+1 500km
        """;

    [Fact]
    public void Labels_at_a_place_are_told_with_their_fate()
    {
        var answer = Asking.Of(Sketch.Corridor(Corridor), "a c 2026-03-02T08:00 explain=b").Answer();
        var lines = answer.Explained.Select(label =>
            $"{label.Verdict} {label.Arrival.LocalDateTime:ddd HH:mm} {label.Usd:0} {label.State}: {label.Way}");
        Snap.Is(string.Join('\n', lines), """
            kept Mon 11:00 120 on road: a → b
            kept Mon 11:30 140 on rail1000: a → b
            kept Tue 00:00 60 on rail1000: a → slow to b
            kept Tue 00:30 80 on road: a → slow to b → b
            """);
    }

    [Fact]
    public void Explaining_changes_nothing_about_the_answer()
    {
        var corridor = Sketch.Corridor(Corridor);
        Assert.Equal(
            Check.Text(Asking.Of(corridor, "a c 2026-03-02T08:00").Answer()),
                Check.Text(Asking.Of(corridor, "a c 2026-03-02T08:00 explain=b").Answer()));
    }

    [Fact]
    public void Each_verdict_has_a_reason() =>
        Assert.All(Asking.Of(Sketch.Corridor(Corridor), "a c 2026-03-02T08:00 explain=c").Answer().Explained, label =>
            Assert.NotEmpty(label.Reason));
}
