using System.Globalization;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>The label search against the walk over all ways, on random corridors.</summary>
public sealed class BruteForceTest
{
    private const int Day = 86400;

    /// <summary>The most corridors, as a share, on which a way may be lost where storage and closing hours meet.</summary>
    private const double MostLost = 0.005;

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
    /// Storage, closing hours and ways back together: where the search follows a lead no further it may lose a way (docs/planning.md). How
    /// often is counted, over <c>TWIN_COUNT</c> corridors if that is set.
    /// </summary>
    [Fact]
    public void Search_finds_it_with_storage_charges_closing_hours_and_ways_back()
    {
        var given = Environment.GetEnvironmentVariable("TWIN_COUNT");
        var count = int.TryParse(given, CultureInfo.InvariantCulture, out var asked) ? asked : 300;
        var (compared, ways, differing) = (0, 0, new List<string>());
        for (var seed = 100_001; seed < 100_001 + count; seed++)
        {
            var sketch = RandomCorridor.Text(seed, new CorridorKind(HasStorage: true));
            var outcome = Twin.Compare(sketch, "a s 2026-03-02T08:00 teu=2 horizon=8", [0], mostVisits: 2);
            compared += outcome.IsCompared ? 1 : 0;
            ways += outcome.Ways;
            if (outcome.Difference.Length > 0)
            {
                differing.Add($"seed {seed}\n{outcome.Difference}");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"storage, hours and ways back: {count} corridors, {compared} compared, {ways} ways, {differing.Count} differ"));
        Assert.True(compared >= 0.3 * count, $"only {compared} of {count} corridors could be walked");
        Assert.True(ways >= 0.2 * count, $"only {ways} ways");
        Assert.True(differing.Count <= MostLost * compared, string.Join('\n', differing));
    }

    [Fact]
    public void Search_finds_it_from_several_starts() => AssertSame(
        new CorridorKind(), firstSeed: 200_001, count: 25, sketch => Twin.Compare(sketch, RandomCorridor.Question, [0, Day, 2 * Day]));

    [Fact]
    public void Search_finds_it_in_a_window_of_days() => AssertSame(
        new CorridorKind(IsOneWay: true), firstSeed: 220_001, count: 60, sketch =>
            Twin.Compare(sketch, RandomCorridor.Question, [0, Day, 2 * Day, 3 * Day, 4 * Day]));

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
                    $"seed {seed}, asked {RandomCorridor.Question}\n{compare(small).Difference}\n{small}"));
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

        Assert.True(compared >= 0.6 * count, $"only {compared} of {count} corridors could be walked");
        Assert.True(withWays >= 0.25 * count, $"only {withWays} of {count} corridors had ways");
    }
}
