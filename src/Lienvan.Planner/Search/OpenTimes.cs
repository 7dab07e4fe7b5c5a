using Lienvan.Model.Time;
using NodaTime;

namespace Lienvan.Planner.Search;

/// <summary>When something is open, as seconds since the start of the search: what a calendar comes to over the horizon.</summary>
internal sealed class OpenTimes
{
    /// <summary>Open without end.</summary>
    public static readonly OpenTimes Always = new([], []);

    /// <summary>A time that never comes: no journey gets past it.</summary>
    public const int Never = int.MaxValue / 2;

    /// <summary>The horizon is cut into slices of 2^14 seconds, about four and a half hours, to find a time in.</summary>
    private const int SliceBits = 14;

    private readonly int[] starts;
    private readonly int[] ends;

    /// <summary>By slice, the first interval that begins after the slice does.</summary>
    private readonly int[] firstAfterSlice;

    private OpenTimes(int[] starts, int[] ends)
    {
        this.starts = starts;
        this.ends = ends;
        for (var next = 0; next < starts.Length; next++)
        {
            LongestClosed = Math.Max(LongestClosed, starts[next] - (next == 0 ? 0 : ends[next - 1]));
        }

        firstAfterSlice = new int[starts.Length == 0 ? 1 : (Math.Max(0, starts[^1]) >> SliceBits) + 2];
        var first = 0;
        for (var slice = 0; slice < firstAfterSlice.Length; slice++)
        {
            for (; first < starts.Length && starts[first] <= (long)slice << SliceBits; first++)
            {
                // On to the first that begins later.
            }

            firstAfterSlice[slice] = first;
        }
    }

    /// <summary>Whether it never closes.</summary>
    public bool IsAlways => ReferenceEquals(this, Always);

    /// <summary>The calendar from the origin on, for so many days.</summary>
    public static OpenTimes From(OpeningCalendar calendar, Instant origin, int days)
    {
        if (calendar.IsAlwaysOpen)
        {
            return Always;
        }

        var intervals = calendar.Between(origin, origin + Duration.FromDays(days));
        return new OpenTimes([.. intervals.Select(interval => Seconds(interval.Start, origin))],
            [.. intervals.Select(interval => Seconds(interval.End, origin))]);
    }

    /// <summary>The longest that it is closed before it opens once more, in seconds; 0 for never.</summary>
    public int LongestClosed { get; }

    /// <summary>When both are open.</summary>
    public OpenTimes And(OpenTimes other)
    {
        if (IsAlways || other.IsAlways)
        {
            return IsAlways ? other : this;
        }

        var (bothStarts, bothEnds) = (new List<int>(), new List<int>());
        for (int mine = 0, theirs = 0; mine < starts.Length && theirs < other.starts.Length;)
        {
            var start = Math.Max(starts[mine], other.starts[theirs]);
            var end = Math.Min(ends[mine], other.ends[theirs]);
            if (start < end)
            {
                bothStarts.Add(start);
                bothEnds.Add(end);
            }

            _ = ends[mine] < other.ends[theirs] ? mine++ : theirs++;
        }

        return new OpenTimes([.. bothStarts], [.. bothEnds]);
    }

    /// <summary>The same without a span of time.</summary>
    public OpenTimes Without(int from, int to)
    {
        var outside = new OpenTimes([int.MinValue, to], [from, Never]);
        return IsAlways ? outside : And(outside);
    }

    /// <summary>
    /// The first second, not before that one, at which a cargo may come and one that is later by the lead is through even later than by the
    /// lead, because it waits, but not after another second; null when there is none.
    /// </summary>
    /// <param name="second">The second.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="until">The other second.</param>
    /// <param name="growing">What <see cref="FindGrowing"/> finds for the lead.</param>
    public Growth? FindGrowth(int second, int lead, int until, int[] growing)
    {
        var next = FirstAfter(second + lead);
        if (next == starts.Length || starts[next] > until)
        {
            return null;
        }

        if (GrowthBefore(next, second, lead) is { } first)
        {
            return first;
        }

        // Of those after it, the earlier cargo comes when the gap begins for the later one, wherever that is.
        var later = Array.BinarySearch(growing, next + 1) is var index && index < 0 ? ~index : index;
        return later < growing.Length && starts[growing[later]] <= until ? GrowthBefore(growing[later], second, lead) : null;
    }

    /// <summary>The intervals in the gap before which a lead can grow, in order.</summary>
    public int[] FindGrowing(int lead) => [.. Enumerable.Range(1, Math.Max(0, starts.Length - 1))
        .Where(next => GrowthBefore(next, int.MinValue / 2, lead) is not null)];

    private Growth? GrowthBefore(int next, int second, int lead)
    {
        var closes = next == 0 ? int.MinValue : ends[next - 1];
        var comes = (int)Math.Max(second, (long)closes - lead);
        var through = Next(comes);
        return through < starts[next] - lead ? new Growth(comes, starts[next] - through) : null;
    }

    /// <summary>
    /// The first second, not before that one, at which it is open; <see cref="Never"/> when there is none within the horizon.
    /// </summary>
    public int Next(int second)
    {
        var hint = 0;
        return Next(second, ref hint);
    }

    /// <summary>The same for many seconds in place, which are best near each other.</summary>
    public void NextOfAll(Span<int> seconds)
    {
        if (IsAlways)
        {
            return;
        }

        var hint = 0;
        foreach (ref var second in seconds)
        {
            second = Next(second, ref hint);
        }
    }

    /// <param name="second">The second.</param>
    /// <param name="following">Where to look first, and then where it was found: the first interval that begins after the second.</param>
    private int Next(int second, ref int following)
    {
        if (IsAlways || second >= Never)
        {
            return second;
        }

        var isThere = (following == 0 || starts[following - 1] <= second) && (following == starts.Length || starts[following] > second);
        following = isThere ? following : FirstAfter(second);
        if (following > 0 && second < ends[following - 1])
        {
            return second;
        }

        return following < starts.Length ? starts[following] : Never;
    }

    private int FirstAfter(int second)
    {
        var first = second < 0 ? 0 : firstAfterSlice[Math.Min(second >> SliceBits, firstAfterSlice.Length - 1)];
        while (first < starts.Length && starts[first] <= second)
        {
            first++;
        }

        return first;
    }

    private static int Seconds(Instant instant, Instant origin) =>
        (int)Math.Clamp((instant - origin).TotalSeconds, int.MinValue / 2, Never);
}
