using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using NodaTime;

namespace Lienvan.Operations.Simulation.Borders.Plans;

/// <summary>A pattern of arrivals as factors of days and shares of hours.</summary>
internal sealed class ArrivalDays
{
    private const int DaysBeforeNewYear = 3, DaysAfterNewYear = 5;

    private readonly double[] hours = Filled(24), weekdays = Filled(8), months = Filled(13);
    private readonly double holiday = 1, newYear = 1;
    private readonly bool hasHours;
    private readonly HashSet<LocalDate> holidays = [], newYearDays = [];

    /// <param name="network">Whose patterns and holidays count.</param>
    /// <param name="pattern">Key of the pattern; empty or unknown for the same every day, while it is open.</param>
    /// <param name="from">The side that the lorries come from.</param>
    public ArrivalDays(Network network, string pattern, Place from)
    {
        foreach (var row in network.Corridor.ArrivalPatterns.Where(row => row.Pattern == pattern))
        {
            switch (row.Kind)
            {
                case PatternKind.Hour:
                    (hours[row.At], hasHours) = (row.Factor, true);
                    break;
                case PatternKind.Weekday:
                    weekdays[Math.Clamp(row.At, 0, 7)] = row.Factor;
                    break;
                case PatternKind.Month:
                    months[Math.Clamp(row.At, 0, 12)] = row.Factor;
                    break;
                case PatternKind.Holiday:
                    holiday = row.Factor;
                    break;
                default:
                    newYear = row.Factor;
                    break;
            }
        }

        foreach (var day in network.Corridor.Holidays.Where(row => row.Country == from.Country.Value && !row.IsWorkingDay))
        {
            holidays.Add(day.Date);
            if (day.Name.Contains("Lunar New Year", StringComparison.OrdinalIgnoreCase) && !newYearDays.Contains(day.Date.PlusDays(-1)))
            {
                AddNewYear(day.Date);
            }
        }
    }

    public double FactorOf(LocalDate day) => weekdays[(int)day.DayOfWeek] * months[day.Month] *
        (newYearDays.Contains(day) ? newYear : holidays.Contains(day) ? holiday : 1);

    /// <summary>The share of a day's lorries that has come by the end of each hour of the start's clock.</summary>
    /// <param name="clockMinutes">How far the lorries' clock is ahead of it.</param>
    /// <param name="open">When the gate is open: where no hour is named, lorries come then.</param>
    public double[] ByHour(double clockMinutes, OpenTimes open)
    {
        var weights = new double[24];
        for (var hour = 0; hour < 24; hour++)
        {
            var local = (int)Math.Floor((((hour * 60.0) + clockMinutes) % 1440 + 1440) % 1440 / 60);
            weights[hour] = hasHours ? hours[local] : WeekShare(open, hour);
        }

        var (sum, total) = (0.0, weights.Sum());
        return [.. weights.Select((weight, hour) => hour == 23 ? 1 : total > 0 ? (sum += weight) / total : (hour + 1) / 24.0)];
    }

    /// <summary>Open minutes of that hour over the first week.</summary>
    private static double WeekShare(OpenTimes open, int hour) => Enumerable.Range(0, 7)
        .Sum(day => open.MinutesBetween((day * 1440) + (hour * 60), (day * 1440) + (hour * 60) + 60));

    /// <summary>Once for each year: the first of its days counts, however far off the others are.</summary>
    private void AddNewYear(LocalDate first)
    {
        for (var day = -DaysBeforeNewYear; day <= DaysAfterNewYear; day++)
        {
            newYearDays.Add(first.PlusDays(day));
        }
    }

    private static double[] Filled(int length)
    {
        var array = new double[length];
        Array.Fill(array, 1);
        return array;
    }
}
