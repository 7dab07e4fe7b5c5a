namespace Lienvan.Operations.Timetables.Slots;

/// <summary>A span of seconds, both ends included.</summary>
internal readonly record struct Span(double From, double To);

/// <summary>Sets of seconds as sorted spans that do not touch each other.</summary>
internal static class TimeSpans
{
    /// <summary>What is left of a span when open intervals are taken out of it; spans of one instant stay.</summary>
    /// <param name="whole">The span.</param>
    /// <param name="taken">Open intervals in any order; they may overlap.</param>
    public static List<Span> Without(Span whole, IEnumerable<Span> taken)
    {
        var left = new List<Span>();
        var at = whole.From;
        foreach (var gap in taken.OrderBy(gap => gap.From))
        {
            if (gap.To <= at)
            {
                continue;
            }

            if (gap.From >= at && at <= whole.To)
            {
                left.Add(new Span(at, Math.Min(gap.From, whole.To)));
            }

            at = Math.Max(at, gap.To);
            if (at > whole.To)
            {
                return left;
            }
        }

        left.Add(new Span(at, whole.To));
        return left;
    }

    /// <summary>The parts of a span that lie in a set.</summary>
    public static IEnumerable<Span> Within(Span span, List<Span> set)
    {
        // Sets are sorted: halve to the first that ends late enough.
        var (low, high) = (0, set.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = set[middle].To >= span.From ? (low, middle) : (middle + 1, high);
        }

        for (; low < set.Count && set[low].From <= span.To; low++)
        {
            yield return new Span(Math.Max(span.From, set[low].From), Math.Min(span.To, set[low].To));
        }
    }
}
