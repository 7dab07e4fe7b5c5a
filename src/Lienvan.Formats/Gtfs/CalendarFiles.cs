using NodaTime;

namespace Lienvan.Formats.Gtfs;

/// <summary>calendar.txt and calendar_dates.txt, either or both.</summary>
internal static class CalendarFiles
{
    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public static GtfsServices Read(GtfsFiles files, GtfsFindings findings)
    {
        var services = new GtfsServices();
        if (files.Texts.TryGetValue("calendar.txt", out var weeks))
        {
            ReadWeeks(new GtfsTable(files.PathOf("calendar.txt"), weeks, findings), services);
        }

        if (files.Texts.TryGetValue("calendar_dates.txt", out var dates))
        {
            ReadExceptions(new GtfsTable(files.PathOf("calendar_dates.txt"), dates, findings), services);
        }

        return services;
    }

    private static void ReadWeeks(GtfsTable table, GtfsServices services)
    {
        if (!table.HasColumns(["service_id", "start_date", "end_date", .. Weekdays]))
        {
            return;
        }

        var (id, start, end) = (table.FindColumn("service_id"), table.FindColumn("start_date"), table.FindColumn("end_date"));
        var days = new int[Weekdays.Length];
        for (var day = 0; day < days.Length; day++)
        {
            days[day] = table.FindColumn(Weekdays[day]);
        }

        var keys = new GtfsKeys();
        while (table.Read())
        {
            if (!table.Has(id, "service_id") || !table.IsNew(id, "service_id", keys))
            {
                continue;
            }

            // A faulty week is still a service: its trips are known, and calendar_dates.txt may let them run.
            var service = services.Add(table[id]);
            keys.Add(table[id].ToString(), service);
            if (TryDate(table, start, out var startDate) &&
                TryDate(table, end, out var endDate) &&
                TryWeekdays(table, days, out var weekdays))
            {
                SetWeek(table, services, service, new GtfsWeek(weekdays, startDate, endDate));
            }
        }
    }

    private static void SetWeek(in GtfsTable table, GtfsServices services, int service, GtfsWeek week)
    {
        if (week.End < week.Start)
        {
            table.Find(
                GtfsDiagnostics.EndsBeforeStart,
                "end_date is before start_date",
                "swap them; the service runs on no day of the week");
            return;
        }

        services.SetWeek(service, week);
    }

    private static void ReadExceptions(GtfsTable table, GtfsServices services)
    {
        if (!table.HasColumns("service_id", "date", "exception_type"))
        {
            return;
        }

        var (id, date, type) = (table.FindColumn("service_id"), table.FindColumn("date"), table.FindColumn("exception_type"));
        var seen = new HashSet<(int Service, LocalDate Date)>();
        while (table.Read())
        {
            if (!table.Has(id, "service_id"))
            {
                continue;
            }

            var service = services.Add(table[id]);
            if (!TryDate(table, date, out var day) || !TryFlag(table, type, "exception_type", '1', '2', out var isRemoved))
            {
                continue;
            }

            if (!seen.Add((service, day)))
            {
                table.Find(GtfsDiagnostics.Duplicate, $"service '{table[id]}' has that date twice", "keep one; the row is left out");
                continue;
            }

            services.AddException(new GtfsException(service, day, !isRemoved));
        }
    }

    private static bool TryDate(in GtfsTable table, int column, out LocalDate date)
    {
        if (GtfsValues.TryDate(table[column], out date))
        {
            return true;
        }

        table.Find(GtfsDiagnostics.BadDate, $"'{table[column]}' is not a date", "write it as 20190516; the row is left out");
        return false;
    }

    private static bool TryWeekdays(in GtfsTable table, int[] columns, out int weekdays)
    {
        weekdays = 0;
        for (var day = 0; day < columns.Length; day++)
        {
            if (!TryFlag(table, columns[day], Weekdays[day], '0', '1', out var runs))
            {
                return false;
            }

            weekdays |= runs ? 1 << day : 0;
        }

        return true;
    }

    private static bool TryFlag(in GtfsTable table, int column, string name, char no, char yes, out bool isYes)
    {
        var text = table[column];
        isYes = text.Length == 1 && text[0] == yes;
        if (isYes || (text.Length == 1 && text[0] == no))
        {
            return true;
        }

        table.Find(GtfsDiagnostics.BadNumber, $"{name} is '{text}'", $"write {no} or {yes}; the row is left out");
        return false;
    }
}
