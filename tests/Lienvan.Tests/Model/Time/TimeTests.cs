using FsCheck;
using FsCheck.Fluent;
using Lienvan.Model.Time;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.Tests.Model.Time;

public sealed class OpeningCalendarTests
{
    private static readonly DateTimeZone VietNam = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"];
    private static readonly DateTimeZone China = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    [Fact]
    public void Hours_follow_the_clock_of_their_own_country()
    {
        var span = Span("08:00", "20:00");
        Assert.Equal("2026-03-02T01:00:00Z–2026-03-02T13:00:00Z", Day(new OpeningCalendar([span], VietNam, []), "2026-03-02"));
        Assert.Equal("2026-03-02T00:00:00Z–2026-03-02T12:00:00Z", Day(new OpeningCalendar([span], China, []), "2026-03-02"));
    }

    [Fact]
    public void Hours_past_midnight_belong_to_the_day_they_began()
    {
        var calendar = new OpeningCalendar([Span("22:00", "02:00+1") with { Days = new Weekdays(1) }], VietNam, []);
        Assert.True(calendar.IsOpen(At("2026-03-03T01:30")));
        Assert.False(calendar.IsOpen(At("2026-03-04T01:30")));
    }

    [Fact]
    public void Hours_that_meet_at_midnight_are_one()
    {
        var calendar = new OpeningCalendar([Span("00:00", "24:00")], VietNam, []);
        Assert.Single(calendar.Between(At("2026-03-02T00:00"), At("2026-03-09T00:00")));
    }

    [Theory]
    [InlineData(HolidayRule.Open, true, true)]
    [InlineData(HolidayRule.Closed, false, true)]
    [InlineData(HolidayRule.Only, true, false)]
    public void Holidays_are_as_the_row_says(HolidayRule rule, bool onHoliday, bool onWorkingDay)
    {
        var calendar = new OpeningCalendar([Span("07:00", "19:00") with { Holidays = rule }], VietNam,
            [new Holiday("VN", new LocalDate(2026, 2, 17), false, "Tết"),
                new Holiday("CN", new LocalDate(2026, 2, 18), false, "Spring Festival")]);
        Assert.Equal(onHoliday, calendar.IsOpen(At("2026-02-17T12:00")));
        Assert.Equal(onWorkingDay, calendar.IsOpen(At("2026-02-18T12:00")));
    }

    [Fact]
    public void No_rows_means_always_open() => Assert.True(new OpeningCalendar([], DateTimeZone.Utc, []).IsOpen(At("2026-03-02T03:00")));

    [Fact]
    public void An_interval_ends_before_its_end()
    {
        var calendar = new OpeningCalendar([Span("07:00", "19:00")], VietNam, []);
        Assert.True(calendar.IsOpen(At("2026-03-02T07:00")));
        Assert.False(calendar.IsOpen(At("2026-03-02T19:00")));
    }

    [Fact]
    public void Intervals_are_in_order_and_apart() => Prop.ForAll(
        (from spans in (from opens in Gen.Choose(0, 1439) from length in Gen.Choose(1, 1800) from days in Gen.Choose(1, 127) select (opens,
            length, days)).ListOf(5)
         select spans).ToArbitrary(),
        spans =>
        {
            ImmutableArray<OpeningSpan> rows = [.. spans.Select(span => Span("00:00", "01:00") with
            {
                Opens = new DayClock(span.opens), Closes = new DayClock(span.opens + span.length), Days = new Weekdays(span.days),
            })];
            var intervals = new OpeningCalendar(rows, VietNam, []).Between(At("2026-03-02T00:00"), At("2026-03-20T00:00"));
            return rows.IsEmpty || Enumerable.Range(1, Math.Max(0, intervals.Length - 1)).All(index =>
                intervals[index - 1].End < intervals[index].Start);
        }).QuickCheckThrowOnFailure();

    private static OpeningSpan Span(string opens, string closes) => new()
    {
        Hours = new HoursId("h"), Country = "VN", Days = Weekdays.All, Opens = Clock(opens), Closes = Clock(closes),
            Validity = Validity.Always,
    };

    private static DayClock Clock(string text)
    {
        Assert.True(Lienvan.Model.Dataset.Raw.CellRules.TryClock(text, out var minutes));
        Assert.Equal(text == "24:00" ? "00:00+1" : text, new DayClock(minutes).ToString());
        return new DayClock(minutes);
    }

    private static Instant At(string local) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.InZoneStrictly(VietNam).ToInstant();

    private static string Day(OpeningCalendar calendar, string day) => string.Join(' ',
        calendar.Between(At(day + "T06:00"), At(day + "T19:59")).Select(interval => $"{interval.Start}–{interval.End}"));
}

public sealed class DwellTests
{
    [Fact]
    public void The_median_and_the_ninetieth_percentile_come_back()
    {
        var dwell = new Dwell(90, 240);
        Assert.Equal(90, dwell.MinutesAt(0), 9);
        Assert.Equal(240, dwell.MinutesAt(1.2815515655446004), 9);
    }

    [Fact]
    public void More_certainty_takes_longer() => Prop.ForAll(
        (from p50 in Gen.Choose(0, 5000) from more in Gen.Choose(0, 5000) from a in Gen.Choose(-300, 300) from b in Gen.Choose(-300,
            300) select (p50, more, a, b)).ToArbitrary(),
        sample =>
        {
            var dwell = new Dwell(sample.p50, sample.p50 + sample.more);
            var (low, high) = (Math.Min(sample.a, sample.b) / 100.0, Math.Max(sample.a, sample.b) / 100.0);
            return dwell.MinutesAt(low) >= 0 && dwell.MinutesAt(low) <= dwell.MinutesAt(high) + 1e-9;
        }).QuickCheckThrowOnFailure();
}
