using FsCheck;
using FsCheck.Fluent;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Simulation.Borders.Days;
using Lienvan.Operations.Simulation.Borders.Plans;

namespace Lienvan.Tests.Operations.Simulation.Borders;

/// <summary>Paths over a single track: first come first served, and no two trains on it towards each other.</summary>
public sealed class PathBookTest
{
    private static readonly RailCrossingPlan Crossing = PlanCompiler.Compile(Bordertown.Station(), Bordertown.Asked()).RailCrossings[0];

    [Fact]
    public void Paths_one_way_follow_at_twice_the_run_and_a_margin()
    {
        var book = new PathBook(Crossing, 0);

        Assert.Equal([0, 90, 180], new[] { 0.0, 1, 2 }.Select(ready => book.Book(ready, 0, 0, hasOwnPath: false, isPassenger: false)));
        Assert.Equal(225, book.Book(136, 1, 0, hasOwnPath: false, isPassenger: false)); // the other way they lie between
        Assert.Equal(360, book.Book(330, 0, 0, hasOwnPath: false, isPassenger: false));
    }

    [Fact]
    public void Nobody_overtakes_and_nobody_meets() =>
        Prop.ForAll<int[]>(gaps => Check(gaps ?? [])).QuickCheckThrowOnFailure();

    private static void Check(int[] gaps)
    {
        var book = new PathBook(Crossing, 0);
        var (ready, left) = (0.0, new List<(double Time, int Way)>());
        foreach (var (index, gap) in gaps.Index())
        {
            ready += Math.Abs(gap % 500);
            left.Add((book.Book(ready, index % 2, 0, hasOwnPath: false, isPassenger: false), index % 2));
            Assert.True(left[^1].Time >= ready);
        }

        for (var way = 0; way < 2; way++)
        {
            var times = left.Where(train => train.Way == way).Select(train => train.Time).ToArray();
            Assert.True(times.Zip(times.Skip(1)).All(pair => pair.First < pair.Second));
        }

        Assert.All(left.Where(train => train.Way == 0), one =>
            Assert.All(left.Where(train => train.Way == 1), other => Assert.True(Math.Abs(one.Time - other.Time) >= 40)));
    }
}
