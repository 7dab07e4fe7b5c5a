using System.Globalization;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>The label search against the walk over all ways, on random corridors.</summary>
public sealed class BruteForceTest
{
    private const int Day = 86400;

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

    [Fact]
    public void Search_finds_it_from_several_starts() => AssertSame(
        new CorridorKind(), firstSeed: 200_001, count: 25, sketch => Twin.Compare(sketch, RandomCorridor.Question, [0, Day, 2 * Day]));

    /// <summary>Long enough a window for its two halves to be searched at once.</summary>
    [Fact]
    public void Search_finds_it_in_both_halves_of_a_window() => AssertSame(
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
