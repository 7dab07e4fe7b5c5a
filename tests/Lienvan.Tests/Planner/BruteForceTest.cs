using System.Globalization;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>The label search against the walk over all ways, on random corridors.</summary>
public sealed class BruteForceTest
{
    private const int Day = 86400;

    private const string WeekAsked = "a s 2026-03-02T08:00 teu=2 horizon=8", DaysAsked = "a s 2026-03-02T08:00 teu=2 horizon=4";

    [Fact]
    public void Search_finds_what_walking_all_ways_finds() =>
        AssertSame(new CorridorKind(), firstSeed: 1, count: 40, sketch => Twin.Compare(sketch, RandomCorridor.Question, [0]));

    [Fact]
    public void Search_finds_it_where_there_is_no_way_back() => AssertSame(
        new CorridorKind(IsOneWay: true), firstSeed: 50_001, count: 150, sketch => Twin.Compare(sketch, RandomCorridor.Question, [0]));

    [Fact]
    public void Search_finds_it_with_storage_charges_and_no_way_back() => AssertSame(
        new CorridorKind(HasStorage: true, IsOneWay: true), firstSeed: 150_001, count: 150, sketch =>
            Twin.Compare(sketch, RandomCorridor.Question, [0]));

    /// <summary>
    /// Storage, closing hours and ways back together, on as many corridors as <c>TWIN_COUNT</c> says if that is set.
    /// </summary>
    [Fact]
    public void Search_finds_it_with_storage_charges_closing_hours_and_ways_back() => AssertSame(
        new CorridorKind(HasStorage: true), firstSeed: 100_001, Count(120), sketch => Twin.Compare(sketch, WeekAsked, [0], mostVisits: 2));

    /// <summary>Dearer storage, less of it free, more gates, closing hours and trains back.</summary>
    [Fact]
    public void Search_finds_it_on_busy_corridors() => AssertSame(
        new CorridorKind(HasStorage: true, IsBusy: true), firstSeed: 1_000_001, Count(60), sketch =>
            Twin.Compare(sketch, DaysAsked, [0], mostVisits: 2));

    /// <summary>
    /// On the first a later label was dropped for an earlier one that gets through before more closings than were looked at, and then pays
    /// for its lead; on the others a lorry circles more often than the walk may, since that is cheaper than the yard.
    /// </summary>
    [Theory]
    [InlineData(109_172)]
    [InlineData(101_451)]
    [InlineData(102_749)]
    public void Search_finds_it_where_it_once_differed(int seed) => AssertSame(
        new CorridorKind(HasStorage: true), seed, count: 1, sketch => Twin.Compare(sketch, WeekAsked, [0], mostVisits: 2));

    [Fact]
    public void Search_finds_it_from_several_starts() => AssertSame(
        new CorridorKind(), firstSeed: 200_001, count: 25, sketch => Twin.Compare(sketch, RandomCorridor.Question, [0, Day, 2 * Day]));

    [Fact]
    public void Search_finds_it_in_a_window_of_days() => AssertSame(
        new CorridorKind(IsOneWay: true), firstSeed: 220_001, count: 60, sketch =>
            Twin.Compare(sketch, RandomCorridor.Question, [0, Day, 2 * Day, 3 * Day, 4 * Day]));

    private static int Count(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("TWIN_COUNT"), CultureInfo.InvariantCulture, out var asked) ? asked : usual;

    private static void AssertSame(CorridorKind kind, int firstSeed, int count, Func<string, Twin.Outcome> compare)
    {
        var (compared, withWays, ways) = (0, 0, 0);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            var sketch = RandomCorridor.Text(seed, kind);
            var outcome = compare(sketch);
            if (outcome.Difference.Length > 0)
            {
                var small = Twin.Shrink(sketch, fewer => compare(fewer).Difference.Length > 0);
                Assert.Fail(string.Create(CultureInfo.InvariantCulture,
                    $"seed {seed}, {kind}\n{compare(small).Difference}\n{small}"));
            }

            compared += outcome.IsCompared ? 1 : 0;
            withWays += outcome.Ways > 0 ? 1 : 0;
            ways += outcome.Ways;
        }

        if (Environment.GetEnvironmentVariable("VERBOSE") == "1")
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{kind}: {count} corridors, {compared} compared, {withWays} with ways, {ways} ways, {watch.ElapsedMilliseconds} ms"));
        }

        var expected = kind.IsBusy ? 0.3 : 0.6;
        Assert.True(compared >= expected * count, $"only {compared} of {count} corridors could be walked");
        Assert.True(withWays >= expected / 2.5 * count, $"only {withWays} of {count} corridors had ways");
    }
}
