namespace Lienvan.Operations.Running;

/// <summary>Looks between the points of a run, where acceleration is taken as constant.</summary>
internal static class RunPoints
{
    /// <summary>Seconds at which the head reaches a place.</summary>
    public static double SecondsAt(ReadOnlySpan<RunPoint> points, double metres)
    {
        var index = FirstAt(points, metres);
        return index == 0 ? points[0].Seconds : index == points.Length ? points[^1].Seconds : Between(points, index - 1, metres);
    }

    /// <summary>Seconds at which the head leaves a place: at a stop, after the dwell.</summary>
    public static double DepartureAt(ReadOnlySpan<RunPoint> points, double metres)
    {
        var index = FirstAt(points, metres - 1e-6);
        while (index + 1 < points.Length && points[index + 1].Metres <= metres + 1e-6)
        {
            index++;
        }

        return index < points.Length && Math.Abs(points[index].Metres - metres) <= 1e-6 ? points[index].Seconds : SecondsAt(points, metres);
    }

    /// <summary>Speed at a place, m/s.</summary>
    public static double SpeedAt(ReadOnlySpan<RunPoint> points, double metres)
    {
        var index = FirstAt(points, metres);
        if (index == 0 || index == points.Length)
        {
            return index == 0 ? points[0].MetresPerSecond : points[^1].MetresPerSecond;
        }

        var (before, after) = (points[index - 1], points[index]);
        var share = after.Metres > before.Metres ? (metres - before.Metres) / (after.Metres - before.Metres) : 1;
        return Math.Sqrt(Square(before) + (share * (Square(after) - Square(before))));
    }

    private static double Between(ReadOnlySpan<RunPoint> points, int index, double metres)
    {
        var (before, after) = (points[index], points[index + 1]);
        if (after.Metres <= before.Metres)
        {
            return before.Seconds;
        }

        var speed = SpeedAt(points, metres);
        var whole = (after.Metres - before.Metres) / (before.MetresPerSecond + after.MetresPerSecond);
        var part = (metres - before.Metres) / Math.Max(before.MetresPerSecond + speed, 1e-12);
        return before.Seconds + ((after.Seconds - before.Seconds) * Math.Min(1, part / whole));
    }

    private static double Square(RunPoint point) => point.MetresPerSecond * point.MetresPerSecond;

    /// <summary>Index of the first point at or after a place; their number when there is none.</summary>
    private static int FirstAt(ReadOnlySpan<RunPoint> points, double metres)
    {
        var (low, high) = (0, points.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = points[middle].Metres < metres ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
