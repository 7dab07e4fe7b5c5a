using Lienvan.Model.Time;
using Lienvan.Planner.Search;

namespace Lienvan.Tests.Planner;

public sealed class K01_Luck
{
    [Fact]
    public void Every_cause_meets_every_share_once()
    {
        var shares = new Luck(7).SharesOf("roads:VN").Order().ToArray();
        Assert.Equal(Enumerable.Range(0, Luck.Days).Select(day => (day + 0.5) / Luck.Days), shares);
    }

    [Fact]
    public void Causes_are_shuffled_apart_and_the_same_for_the_same_seed()
    {
        Assert.NotEqual(new Luck(1).SharesOf("customs:VN"), new Luck(1).SharesOf("customs:CN"));
        Assert.NotEqual(new Luck(1).SharesOf("customs:VN"), new Luck(2).SharesOf("customs:VN"));
        Assert.Equal(new Luck(1).SharesOf("customs:VN"), new Luck(1).SharesOf("customs:VN"));
    }

    /// <summary>The 29th of 32 evenly spread shares is 0.8906, so P90 is met from below; its error is that of the share, not of
    /// chance.</summary>
    [Theory]
    [InlineData(60, 240)]
    [InlineData(60, 90)]
    [InlineData(300, 301)]
    [InlineData(0, 120)]
    public void One_dwell_has_its_median_and_its_P90(double p50, double p90)
    {
        var time = UncertainTime.From(new Dwell(p50, p90), "crane", new Luck(1));
        Assert.Equal(p50 * 60, time.Planned);
        Assert.InRange(Luck.P90(time.ByLuck) / 60.0, p90 - ((p90 - p50) * 0.1), p90);
        Assert.Equal(p50, (time.ByLuck.Order().ElementAt(15) + time.ByLuck.Order().ElementAt(16)) / 120.0, (p90 - p50) * 0.1 + 0.01);
    }

    [Fact]
    public void Headway_is_half_an_interval_as_planned_and_any_part_by_luck()
    {
        var wait = UncertainTime.HeadwayWait(7200, "headway", new Luck(1));
        Assert.Equal(3600, wait.Planned);
        Assert.InRange(wait.ByLuck.Min(), 0, 7200 / Luck.Days);
        Assert.InRange(wait.ByLuck.Max(), 7200 - (7200 / Luck.Days), 7200);
    }
}
