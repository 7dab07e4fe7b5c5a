using System.Diagnostics;

namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>
/// Events of later spans of time, in no order within a span, until their span begins: the days of a calendar queue (Brown 1988), which here
/// hands each day over to a heap that is small then. What is further ahead than the calendar goes is put on its last page, and away again
/// when that is turned. Events that never come stay with the heap.
/// </summary>
internal sealed class LaterEvents(double span)
{
    private const int Pages = 256;

    /// <summary>Spans in a unit of time: 0 for none, and then all time is one span.</summary>
    private readonly double rate = 1 / span;

    /// <summary>The first event of each page, or -1; of each event the next of its page, or the next free place.</summary>
    private int[] firsts = [];
    private Event[] events = [];
    private int[] nexts = [];
    private int free = -1;

    /// <summary>The span that has begun, and what is left of its page.</summary>
    private long current;
    private int turned = -1;

    public int Count { get; private set; }

    /// <summary>Keeps an event of a span that has not begun.</summary>
    public bool TryPutAway(Event added)
    {
        var number = (long)(added.Time * rate);
        if (number <= current || number == long.MaxValue)
        {
            return false;
        }

        if (free < 0)
        {
            Grow();
        }

        var place = free;
        free = nexts[place];
        ref var first = ref firsts[(int)(Math.Min(number, current + Pages - 1) & (Pages - 1))];
        (events[place], nexts[place], first) = (added, first, place);
        Count++;
        return true;
    }

    /// <summary>Begins the next span, once nothing is left of the one before.</summary>
    public void BeginNext()
    {
        Debug.Assert(turned < 0, "a page is worked before the next is turned");
        ref var first = ref firsts[(int)(++current & (Pages - 1))];
        (turned, first) = (first, -1);
    }

    /// <summary>Takes an event of the span that has begun.</summary>
    public bool TryTake(out Event due)
    {
        while (turned >= 0)
        {
            var place = turned;
            due = events[place];
            (turned, nexts[place], free) = (nexts[place], free, place);
            Count--;
            if (!TryPutAway(due))
            {
                return true;
            }
        }

        due = default;
        return false;
    }

    private void Grow()
    {
        if (firsts.Length == 0)
        {
            firsts = new int[Pages];
            Array.Fill(firsts, -1);
        }

        var known = events.Length;
        Array.Resize(ref events, Math.Max(64, known * 2));
        Array.Resize(ref nexts, events.Length);
        for (var place = events.Length - 1; place >= known; place--)
        {
            (nexts[place], free) = (free, place);
        }
    }
}
