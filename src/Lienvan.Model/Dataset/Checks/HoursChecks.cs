using Lienvan.Model.Dataset.Binding;
using Lienvan.Model.Dataset.Raw;
using Lienvan.Model.Dataset.Schema;
using Lienvan.Model.Time;
using NodaTime;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>Whether opening hours open before they close, hold on every day they are used, and follow the right clock.</summary>
internal static class HoursChecks
{
    /// <summary>Rows of one set are compared pair by pair; a set of more rows than this is no longer hours that a person wrote.</summary>
    private const int MostRowsCompared = 200;

    public static void Run(CheckedCorridor subject)
    {
        var rows = subject.Raw["opening_hours"].Rows.Select(row => (Row: row, Span: BorderBinder.Opening(new RowReader(row))));
        var sets = rows.GroupBy(pair => pair.Span.Hours).ToDictionary(set => set.Key, set => set.ToArray());
        foreach (var set in sets.Values)
        {
            CheckSet(subject, set);
        }

        CheckHoles(subject, sets);
        CheckClocks(subject);
        CheckMakeUpDays(subject);
    }

    private static void CheckSet(CheckedCorridor subject, (RawRow Row, OpeningSpan Span)[] set)
    {
        foreach (var (row, span) in set)
        {
            if (span.Closes.Minutes <= span.Opens.Minutes)
            {
                subject.Report(CorridorFindings.ClosesBeforeItOpens, row,
                    $"'{span.Hours}' closes at {row["closes"]} and opens at {row["opens"]}", "correct them; after midnight write 02:00+1");
            }

            if (span.Country != set[0].Span.Country)
            {
                subject.Report(CorridorFindings.HoursOfTwoCountries, row,
                    $"'{span.Hours}' follows the clocks of {set[0].Span.Country} and {span.Country}", "make a set for each country");
            }
        }

        for (var later = 1; later < set.Length && set.Length <= MostRowsCompared; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                CheckOverlap(subject, set[earlier], set[later]);
            }
        }
    }

    private static void CheckOverlap(CheckedCorridor subject, (RawRow Row, OpeningSpan Span) earlier, (RawRow Row, OpeningSpan Span) later)
    {
        var (a, b) = (earlier.Span, later.Span);
        var onHolidays = (a.Holidays == HolidayRule.Only) == (b.Holidays == HolidayRule.Only);
        if (onHolidays && a.Validity.Project == b.Validity.Project && (a.Days.Bits & b.Days.Bits) != 0 && a.Validity.Overlaps(b.Validity) &&
            a.Opens.Minutes < b.Closes.Minutes && b.Opens.Minutes < a.Closes.Minutes)
        {
            subject.Report(CorridorFindings.HoursOverlap, later.Row,
                string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"'{b.Hours}' has the same time already on line {earlier.Row.Line}"),
                "end the earlier row the day before, or make the clock times follow one another");
        }
    }

    private static void CheckHoles(CheckedCorridor subject, Dictionary<HoursId, (RawRow Row, OpeningSpan Span)[]> sets)
    {
        foreach (var hours in UsedHours(subject.Raw))
        {
            if (!sets.TryGetValue(hours, out var set))
            {
                continue;
            }

            var ordinary = set.Where(pair => pair.Span.Holidays != HolidayRule.Only && pair.Span.Validity.Project.Length == 0).ToArray();
            if (ordinary.Length == 0 && set.All(pair => pair.Span.Validity.Project.Length == 0))
            {
                subject.Report(CorridorFindings.HoursHaveHoles, set[0].Row,
                    $"'{hours}' is in use and has hours for public holidays only", "add its hours on ordinary days");
            }
            else if (ordinary.Length > 0 && FindHole([.. ordinary.Select(pair => pair.Span)]) is { } hole)
            {
                subject.Report(CorridorFindings.HoursHaveHoles, ordinary[^1].Row,
                    $"'{hours}' is in use and has no row from {NodaTime.Text.LocalDatePattern.Iso.Format(hole)} on",
                    "add the hours from that day, or remove the last day of the row");
            }
        }
    }

    /// <summary>The first day after the first row on which no row holds, or null.</summary>
    private static LocalDate? FindHole(OpeningSpan[] spans)
    {
        LocalDate? covered = null;
        foreach (var span in spans.OrderBy(span => span.Validity.From ?? LocalDate.MinIsoValue))
        {
            if (covered is { } last && span.Validity.From is { } from && from > last.PlusDays(1))
            {
                return last.PlusDays(1);
            }

            if (span.Validity.To is not { } to)
            {
                return null;
            }

            covered = covered is { } before && before > to ? before : to;
        }

        return covered?.PlusDays(1);
    }

    private static HashSet<HoursId> UsedHours(RawPackage raw) =>
    [
        .. PackageSchema.Tables.SelectMany(schema => schema.Columns.Where(column => column.RefersTo == "opening_hours")
            .SelectMany(column => raw[schema.Name].Rows.Select(row => row[column.Name]))).Where(id => id.Length > 0).Select(id =>
                new HoursId(id)),
    ];

    private static void CheckClocks(CheckedCorridor subject)
    {
        var clockOf = subject.Corridor.OpeningHours.GroupBy(span => span.Hours).ToDictionary(set => set.Key, set => set.First().Country);
        foreach (var crossing in subject.Corridor.Crossings)
        {
            CheckClock("hours_a", crossing.HoursA, crossing.PlaceA,
                () => subject.Version("crossings", crossing.Id.Value, crossing.Validity));
            CheckClock("hours_b", crossing.HoursB, crossing.PlaceB,
                () => subject.Version("crossings", crossing.Id.Value, crossing.Validity));
        }

        foreach (var terminal in subject.Corridor.Terminals)
        {
            CheckClock("hours", terminal.Hours, terminal.Place, () => subject.Version("terminals", terminal.Id.Value, terminal.Validity));
        }

        void CheckClock(string column, HoursId? hours, Places.PlaceId place, Func<RawRow> row)
        {
            if (hours is { } id && clockOf.TryGetValue(id, out var country) && country != subject.CountryOf(place).Value)
            {
                subject.Report(CorridorFindings.HoursByForeignClock, row(),
                    $"{column} '{id}' follows the clock of {country} and '{place}' lies in {subject.CountryOf(place)}",
                    "name hours of the place's own country");
            }
        }
    }

    private static void CheckMakeUpDays(CheckedCorridor subject)
    {
        foreach (var row in subject.Raw["holidays"].Rows)
        {
            var holiday = BorderBinder.Holiday(new RowReader(row));
            if (holiday.IsWorkingDay && holiday.Date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
            {
                subject.Report(CorridorFindings.MakeUpDayOnWeekday, row,
                    $"{row["date"]} is a {holiday.Date.DayOfWeek} and so a working day anyway", "correct the date, or make it a holiday");
            }
        }
    }
}
