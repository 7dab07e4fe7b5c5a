namespace Lienvan.App.Rendering;

/// <summary>An axis from zero: where a value lies on the page, and round values to write beside it.</summary>
internal sealed class ChartScale
{
    private static readonly double[] RoundSteps = [1, 2, 5, 10];
    private static readonly double[] HourSteps = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 96, 120, 240, 480, 960];

    private readonly (double From, double To) page;
    private readonly double top;

    private ChartScale(double top, double step, (double From, double To) page)
    {
        (this.top, this.page) = (top, page);
        Ticks = [.. Enumerable.Range(0, (int)Math.Floor((top / step) + 1e-9) + 1).Select(index => index * step)];
    }

    /// <summary>The values to write, from zero up.</summary>
    public ImmutableArray<double> Ticks { get; }

    /// <summary>A scale up to a value, in steps of 1, 2 or 5 times a power of ten.</summary>
    public static ChartScale To(double most, (double From, double To) page)
    {
        most = Math.Max(most, 1e-3);
        var power = Math.Pow(10, Math.Floor(Math.Log10(most / 5)));
        var step = RoundSteps.Select(factor => factor * power).First(step => most / step <= 8);
        return new ChartScale(most * 1.02, step, page);
    }

    /// <summary>A scale of hours, in steps that clocks and calendars have.</summary>
    public static ChartScale ToHours(double most, (double From, double To) page)
    {
        most = Math.Max(most, 0.5);
        var step = HourSteps.FirstOrDefault(step => most / step <= 8, 1920);
        return new ChartScale(most * 1.02, step, page);
    }

    /// <summary>Where the value lies.</summary>
    public double At(double value) => page.From + ((page.To - page.From) * value / top);
}
