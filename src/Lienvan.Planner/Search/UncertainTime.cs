using Lienvan.Model.Time;

namespace Lienvan.Planner.Search;

/// <summary>How long something takes: as planned (its median) and on each day of luck, in seconds.</summary>
/// <param name="Planned">The median.</param>
/// <param name="ByLuck">On each day of luck; shape <c>[Luck.Days]</c>.</param>
internal sealed record UncertainTime(int Planned, int[] ByLuck)
{
    private int spread = -1;

    /// <summary>By how much the ninetieth percentile is beyond the median; 0 when it is not.</summary>
    public int Spread => spread >= 0 ? spread : spread = Math.Max(0, Luck.P90(ByLuck) - Planned);

    /// <summary>No time at all.</summary>
    public static readonly UncertainTime None = new(0, new int[Luck.Days]);

    /// <summary>One after the other.</summary>
    public static UncertainTime Sum(params ReadOnlySpan<UncertainTime> times)
    {
        var planned = 0;
        var byLuck = new int[Luck.Days];
        foreach (var time in times)
        {
            planned += time.Planned;
            for (var day = 0; day < byLuck.Length; day++)
            {
                byLuck[day] += time.ByLuck[day];
            }
        }

        return new UncertainTime(planned, byLuck);
    }

    /// <summary>Adds what it takes beyond some seconds to times by day of luck, shape <c>[Luck.Days]</c>; returns it as planned.</summary>
    public int AddBeyond(int seconds, int[] times)
    {
        for (var day = 0; day < times.Length; day++)
        {
            times[day] += Math.Max(0, ByLuck[day] - seconds);
        }

        return Math.Max(0, Planned - seconds);
    }

    /// <summary>A dwell time, its luck that of the cause that it shares with others.</summary>
    public static UncertainTime From(Dwell dwell, string cause, Luck luck)
    {
        var normals = luck.NormalsOf(cause);
        var seconds = new int[Luck.Days];
        for (var day = 0; day < Luck.Days; day++)
        {
            seconds[day] = (int)Math.Round(Math.Max(0, dwell.MinutesAt(normals[day]) * 60));
        }

        return new UncertainTime((int)Math.Round(dwell.P50Minutes * 60), seconds);
    }

    /// <summary>
    /// Waiting for something that comes at even intervals at no known time: half an interval as planned, any part of it by luck.
    /// </summary>
    public static UncertainTime HeadwayWait(double intervalSeconds, string cause, Luck luck)
    {
        var shares = luck.SharesOf(cause);
        var seconds = new int[Luck.Days];
        for (var day = 0; day < Luck.Days; day++)
        {
            seconds[day] = (int)(shares[day] * intervalSeconds);
        }

        return new UncertainTime((int)(intervalSeconds / 2), seconds);
    }
}
