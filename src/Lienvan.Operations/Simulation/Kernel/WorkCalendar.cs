namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>So many units from one time of the period to another.</summary>
internal sealed record Shift(double From, double To, int Capacity);

/// <summary>A time without units, whatever the shifts say: a holiday, a closure. From the start of the simulation.</summary>
internal sealed record Closure(double From, double To);

/// <summary>How many units there are at any time: shifts that repeat every period, less closures. Shifts that overlap add up.</summary>
internal sealed class WorkCalendar
{
    private readonly double period;
    private readonly ImmutableArray<Shift> shifts;
    private readonly ImmutableArray<Closure> closures;

    /// <param name="period">After which the shifts repeat: a day, a week; over 0.</param>
    /// <param name="shifts">Within the period: 0 ≤ from &lt; to ≤ period. A night shift is two.</param>
    /// <param name="closures">In any order; they may overlap.</param>
    public WorkCalendar(double period, ImmutableArray<Shift> shifts, ImmutableArray<Closure> closures)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(period);
        if (shifts.Any(shift => !(shift.From >= 0 && shift.From < shift.To && shift.To <= period)))
        {
            throw new ArgumentException("a shift lies within the period", nameof(shifts));
        }

        (this.period, this.shifts, this.closures) = (period, shifts, closures);
    }

    /// <summary>Units at that time, the start of a shift or closure included and its end not.</summary>
    public int CapacityAt(double time)
    {
        foreach (var closure in closures)
        {
            if (closure.From <= time && time < closure.To)
            {
                return 0;
            }
        }

        var (start, capacity) = (PeriodStart(time), 0);
        foreach (var shift in shifts)
        {
            capacity += start + shift.From <= time && time < start + shift.To ? shift.Capacity : 0;
        }

        return capacity;
    }

    /// <summary>The next time after that one at which a shift or closure begins or ends; infinite when there is none.</summary>
    public double NextChange(double time)
    {
        var next = double.PositiveInfinity;
        var start = PeriodStart(time);
        for (var turn = start; turn <= start + period; turn += period)
        {
            foreach (var shift in shifts)
            {
                next = Earlier(Earlier(next, turn + shift.From, time), turn + shift.To, time);
            }
        }

        foreach (var closure in closures)
        {
            next = Earlier(Earlier(next, closure.From, time), closure.To, time);
        }

        return next;
    }

    private static double Earlier(double found, double candidate, double time) =>
        candidate > time && candidate < found ? candidate : found;

    private double PeriodStart(double time) => Math.Floor(time / period) * period;
}
