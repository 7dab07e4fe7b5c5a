using Lienvan.Operations.Simulation.Borders.Plans;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>
/// Changes of the number of those that wait one way, by the first full hour and by the first closing that sees them: each comes into it
/// when it comes to the gate, and goes out of it when it is through.
/// </summary>
internal sealed class WaitCount(OpenTimes open, Window window)
{
    private readonly double[] closings = [.. open.EndsInOrder.ToArray().Where(time => time > window.From && time <= window.To)];

    /// <summary>Where the latest was found: those who come in turn are near each other, so a few steps replace a search.</summary>
    private int arrivedAt, throughAt;

    public double[] Hours { get; } = new double[(int)(window.To / 60) + 2];

    public double[] Left => field ??= new double[closings.Length + 1];

    /// <summary>So many come.</summary>
    public void Come(double time, int group)
    {
        Hours[HourOf(time)] += group;
        arrivedAt = Find(time, arrivedAt);
        Left[arrivedAt] += group;
    }

    /// <summary>So many are through.</summary>
    public void GoThrough(double time, int group)
    {
        Hours[HourOf(time)] -= group;
        throughAt = Find(time, throughAt);
        Left[throughAt] -= group;
    }

    private int HourOf(double time) => (int)Math.Min(Hours.Length - 1, Math.Ceiling(time / 60));

    /// <summary>The first closing at or after a time, from where another was found.</summary>
    private int Find(double time, int closing)
    {
        while (closing < closings.Length && closings[closing] < time)
        {
            closing++;
        }

        while (closing > 0 && closings[closing - 1] >= time)
        {
            closing--;
        }

        return closing;
    }
}
