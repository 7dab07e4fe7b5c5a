using Lienvan.Model.Time;

namespace Lienvan.Planner.Search;

/// <summary>How long something takes: as planned (its median) and on each day of luck, in seconds.</summary>
/// <param name="Planned">The median.</param>
/// <param name="ByLuck">On each day of luck; shape <c>[Luck.Days]</c>.</param>
internal sealed record UncertainTime(int Planned, int[] ByLuck)
{
    /// <summary>No time at all.</summary>
    public static readonly UncertainTime None = new(0, new int[Luck.Days]);

    /// <summary>The least it ever takes.</summary>
    public int Least { get; } = Math.Min(Planned, ByLuck.Min());

    /// <summary>A dwell time, its luck that of the thing that it is spent at.</summary>
    public static UncertainTime From(Dwell dwell, string thing, Luck luck)
    {
        var shares = luck.SharesOf(thing);
        var seconds = new int[Luck.Days];
        for (var day = 0; day < Luck.Days; day++)
        {
            seconds[day] = (int)Math.Round(Math.Max(0, dwell.MinutesAt(NormalQuantile.Of(shares[day])) * 60));
        }

        return new UncertainTime((int)Math.Round(dwell.P50Minutes * 60), seconds);
    }

    /// <summary>Waiting for something that comes at even intervals at no known time: half an interval as planned, any part of it by luck.</summary>
    public static UncertainTime HeadwayWait(double intervalSeconds, string thing, Luck luck)
    {
        var shares = luck.SharesOf(thing);
        var seconds = new int[Luck.Days];
        for (var day = 0; day < Luck.Days; day++)
        {
            seconds[day] = (int)(shares[day] * intervalSeconds);
        }

        return new UncertainTime((int)(intervalSeconds / 2), seconds);
    }
}
