using NodaTime;

namespace Lienvan.Formats.ICalendar;

/// <summary>Something that happens from one instant to another.</summary>
/// <param name="Key">Names it among all events anywhere: the same event has the same key when it is written again.</param>
/// <param name="Starts">When it begins.</param>
/// <param name="Ends">When it ends; not before it begins.</param>
/// <param name="Summary">What it is, on one line.</param>
public sealed record CalendarEvent(string Key, Instant Starts, Instant Ends, string Summary)
{
    /// <summary>More about it; empty for nothing.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where; empty for nowhere in particular.</summary>
    public string Location { get; init; } = "";
}
