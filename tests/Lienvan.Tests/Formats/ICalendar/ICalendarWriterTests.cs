using System.Text;
using Lienvan.Formats.ICalendar;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Formats.ICalendar;

public sealed class ICalendarWriterTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 1, 0);

    [Fact]
    public void An_event_is_written_as_the_standard_says() => Snap.Is(
        ICalendarWriter.Write("Trip", [new CalendarEvent("k@x", Start, Start + Duration.FromHours(2), "rail A, B; C\\D\nE")], Start)
            .Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n'), """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Lienvan//itineraries//EN
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            X-WR-CALNAME:Trip
            BEGIN:VEVENT
            UID:k@x
            DTSTAMP:20260302T010000Z
            DTSTART:20260302T010000Z
            DTEND:20260302T030000Z
            SUMMARY:rail A\, B\; C\\D\nE
            TRANSP:TRANSPARENT
            END:VEVENT
            END:VCALENDAR
            """);

    [Theory]
    [InlineData("Đồng Đăng – Bằng Tường, cửa khẩu, hải quan xuất khẩu, kiểm dịch, chuyển tải và chờ tàu sang ngày hôm sau")]
    [InlineData("同登—凭祥，出口海关，检疫，换装，等待次日列车，再由南宁至重庆团结村中心站，全程标准轨距直通")]
    [InlineData("🚂🚃🚃🚃🚃🚃🚃🚃🚃🚃🚃🚃🚃🚃🚃🚃🚃🚃🚃🚃🚃🚃🚃🚃🚃")]
    public void Long_lines_are_folded_between_characters_and_unfold_to_what_was_said(string words)
    {
        var text = ICalendarWriter.Write(words, [new CalendarEvent("k", Start, Start, words)], Start);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain("\uFFFD", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("SUMMARY:" + words.Replace(",", "\\,", StringComparison.Ordinal), unfolded, StringComparison.Ordinal);
    }
}
