using System.Numerics;

namespace Lienvan.Planner.Search;

/// <summary>
/// How long a lead can become at most where hours close on the way, whatever way is taken. A cargo that passes an opening, or a time of any
/// length, passes it no later than another that comes later; so of two cargoes that do the same, the later one is never behind by more
/// than a lead that no closing can make longer any more. Hours that are the same every day make no lead longer than whole days; a closed
/// Sunday or holiday adds to it for those who come after it.
/// </summary>
internal sealed class LeadGrowth(int from)
{
    /// <summary>Calendars are told apart by the bits of a mask; those beyond share the last one.</summary>
    private const int MostBits = 64;

    /// <summary>Leads are rounded up to, and times down to, so many seconds, so that few questions are answered for all.</summary>
    private const int Grain = 86400;

    private readonly Dictionary<OpenTimes, int> bits = new(ReferenceEqualityComparer.Instance);
    private readonly List<OpenTimes>[] calendars = [.. Enumerable.Range(0, MostBits).Select(_ => new List<OpenTimes>())];
    private readonly Dictionary<(OpenTimes Calendar, int Lead), int[]> growing = [];
    private readonly Dictionary<(ulong Mask, int Time, int Lead, int Until), int> known = [];

    /// <summary>The calendars of some steps that ever close, as a mask.</summary>
    public ulong MaskOf(ImmutableArray<Step> steps)
    {
        var mask = 0UL;
        foreach (var step in steps)
        {
            mask |= step.Open.LongestClosed > 0 ? 1UL << BitOf(step.Open) : 0;
        }

        return mask;
    }

    /// <summary>The most seconds that a lead from a second on can come to on any way with those calendars until another.</summary>
    public int Most(ulong mask, int earlier, int lead, int until)
    {
        if (mask == 0)
        {
            return lead;
        }

        var (first, days, last) = ((earlier - from) / Grain, (lead + Grain - 1) / Grain, (until - from + Grain - 1) / Grain);
        if (!known.TryGetValue((mask, first, days, last), out var most))
        {
            most = Grow(mask, new Growth(from + (first * Grain), days * Grain), from + (last * Grain));
            known.Add((mask, first, days, last), most);
        }

        return most;
    }

    /// <summary>Lets the first closing that makes the lead longer do so, until none does.</summary>
    private int Grow(ulong mask, Growth growth, int until)
    {
        while (FindNext(mask, growth, until) is { } next)
        {
            growth = next;
        }

        return growth.Lead;
    }

    private Growth? FindNext(ulong mask, Growth growth, int until)
    {
        Growth? next = null;
        for (var rest = mask; rest != 0; rest &= rest - 1)
        {
            foreach (var calendar in calendars[BitOperations.TrailingZeroCount(rest)])
            {
                if (!growing.TryGetValue((calendar, growth.Lead), out var gaps))
                {
                    growing.Add((calendar, growth.Lead), gaps = calendar.FindGrowing(growth.Lead));
                }

                if (calendar.FindGrowth(growth.Time, growth.Lead, until, gaps) is { } found &&
                    (next is not { } best || found.Time < best.Time))
                {
                    next = found;
                }
            }
        }

        return next;
    }

    private int BitOf(OpenTimes open)
    {
        if (!bits.TryGetValue(open, out var bit))
        {
            bits.Add(open, bit = Math.Min(bits.Count, MostBits - 1));
            calendars[bit].Add(open);
        }

        return bit;
    }
}

/// <summary>A closing that makes a lead longer.</summary>
/// <param name="Time">The second at which the earlier of the two comes.</param>
/// <param name="Lead">By how much the later one is through later.</param>
internal readonly record struct Growth(int Time, int Lead);
