using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>
/// An event to come: when, and a key that tells order at one time and who waits for it. The time is kept as its bits: those of doubles
/// that are not negative sort as integers do, and two integers are compared without a jump.
/// </summary>
internal readonly struct Event(double time, ulong key)
{
    private readonly long bits = BitConverter.DoubleToInt64Bits(time + 0.0); // no minus nought

    public readonly ulong Key = key;

    /// <summary>Whether its time is infinite.</summary>
    public bool IsNever => double.IsPositiveInfinity(Time);

    public double Time => BitConverter.Int64BitsToDouble(bits);

    /// <summary>Whether it comes first; no jump, since nobody could foretell which way it goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBefore(in Event one, in Event other) =>
        (one.bits < other.bits) | ((one.bits == other.bits) & (one.Key < other.Key));
}

/// <summary>
/// Events by time, then by key: a heap of four children a node in one array, sixteen bytes an event and no references, so that moving
/// one costs two loads and the garbage collector never looks in. (Four children: LaMarca and Ladner 1996, fewer cache lines a level.) The
/// least of four children is found as in a cup, two and two and then the winners, by arithmetic instead of jumps: with thousands of events
/// pending a jump would be foretold wrong every other time, which costs more than all the rest.
/// The place of an event that was taken stays open for the next one added, since most events schedule another.
/// </summary>
/// <param name="span">
/// Events of later spans of so much time are put away unsorted until theirs begins (<see cref="LaterEvents"/>), so that thousands that wait
/// for days do not make the heap deep; infinite for no spans. Order is the same with any.
/// </param>
internal sealed class EventHeap(double span = double.PositiveInfinity)
{
    private readonly LaterEvents? later = double.IsFinite(span) ? new LaterEvents(span) : null;
    private Event[] events = new Event[64];
    private int size;
    private bool isOpen;

    public int Count => size - (isOpen ? 1 : 0) + (later?.Count ?? 0);

    /// <summary>The time of the earliest event; infinite when there is none.</summary>
    public double FirstTime => IsClosed || Count > 0 ? First.Time : double.PositiveInfinity;

    /// <summary>The earliest event; there must be one.</summary>
    public Event First
    {
        get
        {
            if (!IsClosed)
            {
                Close();
            }

            return events[0];
        }
    }

    public void Push(Event added)
    {
        if (later is null || !later.TryPutAway(added))
        {
            Insert(added);
        }
    }

    private void Insert(Event added)
    {
        if (isOpen)
        {
            isOpen = false;
            SinkFromTop(added);
            return;
        }

        if (size == events.Length)
        {
            Array.Resize(ref events, size * 2);
        }

        var items = events;
        var hole = size++;
        while (hole > 0)
        {
            var parent = (hole - 1) >> 2;
            if (!Event.IsBefore(added, items[parent]))
            {
                break;
            }

            items[hole] = items[parent];
            hole = parent;
        }

        items[hole] = added;
    }

    public Event Pop()
    {
        Debug.Assert(Count > 0, "there is an event");
        var first = First;
        isOpen = true;
        return first;
    }

    /// <summary>Takes the earliest event if it comes by then.</summary>
    public bool TryPop(double until, out Event first)
    {
        if (!IsClosed)
        {
            Close();
        }

        first = events[0];
        if (size == 0 || first.Time > until)
        {
            return false;
        }

        isOpen = true;
        return true;
    }

    /// <summary>Whether the earliest event is on top: mostly so, and then nothing is called.</summary>
    private bool IsClosed => !isOpen && size > 0 && (later is null || !events[0].IsNever);

    /// <summary>Fills the open place with the last event; when the span is over, takes those of the next.</summary>
    private void Close()
    {
        if (isOpen)
        {
            isOpen = false;
            var last = events[--size];
            if (size > 0)
            {
                SinkFromTop(last);
            }
        }

        while (later is { Count: > 0 } && (size == 0 || events[0].IsNever))
        {
            later.BeginNext();
            while (later.TryTake(out var due))
            {
                Insert(due);
            }
        }
    }

    private void SinkFromTop(Event sunk)
    {
        var items = events.AsSpan(0, size);
        var (hole, child) = (0, 1);
        for (; child + 3 < items.Length; child = (hole << 2) + 1)
        {
            var four = items.Slice(child, 4);
            var left = Event.IsBefore(four[1], four[0]) ? 1 : 0;
            var right = Event.IsBefore(four[3], four[2]) ? 3 : 2;
            var least = left + ((right - left) & -(Event.IsBefore(four[right], four[left]) ? 1 : 0));
            if (!Event.IsBefore(four[least], sunk))
            {
                items[hole] = sunk;
                return;
            }

            items[hole] = four[least];
            hole = child + least;
        }

        SinkLast(items, hole, sunk);
    }

    /// <summary>The last node that has children may have fewer than four; those have none.</summary>
    private static void SinkLast(Span<Event> items, int hole, Event sunk)
    {
        var child = (hole << 2) + 1;
        if (child < items.Length)
        {
            var least = child;
            for (var other = child + 1; other < items.Length; other++)
            {
                least = Event.IsBefore(items[other], items[least]) ? other : least;
            }

            if (Event.IsBefore(items[least], sunk))
            {
                items[hole] = items[least];
                hole = least;
            }
        }

        items[hole] = sunk;
    }
}
