using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.Formats.ICalendar;

/// <summary>
/// Writes events as iCalendar, every time in UTC so that each reader shows it by its own clock: lines end in CR LF, none has more than 75
/// octets, and a character is never cut. Source: RFC 5545.
/// </summary>
public static class ICalendarWriter
{
    private const int MostOctets = 75;
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>A calendar of those events.</summary>
    /// <param name="name">What people see as the name of the calendar.</param>
    /// <param name="events">The events, in order.</param>
    /// <param name="written">When this was written.</param>
    public static string Write(string name, IEnumerable<CalendarEvent> events, Instant written)
    {
        ArgumentNullException.ThrowIfNull(events);
        var text = new StringBuilder();
        Add(text, "BEGIN:VCALENDAR");
        Add(text, "VERSION:2.0");
        Add(text, "PRODID:-//Lienvan//itineraries//EN");
        Add(text, "CALSCALE:GREGORIAN");
        Add(text, "METHOD:PUBLISH");
        Add(text, "X-WR-CALNAME:" + Escape(name));
        foreach (var happening in events)
        {
            AddEvent(text, happening, written);
        }

        Add(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void AddEvent(StringBuilder text, CalendarEvent happening, Instant written)
    {
        Add(text, "BEGIN:VEVENT");
        Add(text, "UID:" + Escape(happening.Key));
        Add(text, "DTSTAMP:" + Utc.Format(written));
        Add(text, "DTSTART:" + Utc.Format(happening.Starts));
        Add(text, "DTEND:" + Utc.Format(happening.Ends));
        Add(text, "SUMMARY:" + Escape(happening.Summary));
        AddUnlessEmpty(text, "DESCRIPTION:", happening.Description);
        AddUnlessEmpty(text, "LOCATION:", happening.Location);
        Add(text, "TRANSP:TRANSPARENT");
        Add(text, "END:VEVENT");
    }

    private static void AddUnlessEmpty(StringBuilder text, string name, string value)
    {
        if (value.Length > 0)
        {
            Add(text, name + Escape(value));
        }
    }

    /// <summary>Folds a content line: a line that goes on begins with a space, which counts among its octets.</summary>
    private static void Add(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(CultureInfo.InvariantCulture, $"{rune}");
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }

    /// <summary>Control characters but the line end have no place in a text value.</summary>
    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var character in value.ReplaceLineEndings("\n"))
        {
            escaped.Append(character switch
            {
                '\\' => "\\\\",
                ';' => "\\;",
                ',' => "\\,",
                '\n' => "\\n",
                '\t' => " ",
                < ' ' or '\u007F' => "",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }
}
