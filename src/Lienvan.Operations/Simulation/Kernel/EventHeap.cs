using System.Diagnostics;

namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>An event to come: when, and a key that tells order at one time and who waits for it.</summary>
internal readonly struct Event(double time, ulong key)
{
    public readonly double Time = time;
    public readonly ulong Key = key;

    public bool IsBefore(double time, ulong key) => Time < time || (Time == time && Key < key);
}

/// <summary>
/// Events by time, then by key: a heap of four children a node in one array, sixteen bytes an event and no references, so that moving
/// one costs two loads and the garbage collector never looks in. (Four children: LaMarca and Ladner 1996, fewer cache lines a level.)
/// The place of an event that was taken stays open for the next one added, since most events schedule another.
/// </summary>
internal sealed class EventHeap
{
    private Event[] events = new Event[64];
    private int size;
    private bool isOpen;

    public int Count => size - (isOpen ? 1 : 0);

    /// <summary>The time of the earliest event; there must be one.</summary>
    public double FirstTime
    {
        get
        {
            Close();
            return events[0].Time;
        }
    }

    public void Push(Event added)
    {
        if (isOpen)
        {
            isOpen = false;
            SinkFromTop(added.Time, added.Key);
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
            if (!added.IsBefore(items[parent].Time, items[parent].Key))
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
        Close();
        isOpen = true;
        return events[0];
    }

    /// <summary>Fills the open place with the last event.</summary>
    private void Close()
    {
        if (isOpen)
        {
            isOpen = false;
            var last = events[--size];
            if (size > 0)
            {
                SinkFromTop(last.Time, last.Key);
            }
        }
    }

    private void SinkFromTop(double time, ulong key)
    {
        var items = events.AsSpan(0, size);
        var hole = 0;
        for (var child = 1; child < items.Length; child = (hole << 2) + 1)
        {
            var (least, leastTime, leastKey) = (child, items[child].Time, items[child].Key);
            var end = Math.Min(child + 4, items.Length);
            for (var other = child + 1; other < end; other++)
            {
                var (otherTime, otherKey) = (items[other].Time, items[other].Key);
                if (otherTime < leastTime || (otherTime == leastTime && otherKey < leastKey))
                {
                    (least, leastTime, leastKey) = (other, otherTime, otherKey);
                }
            }

            if (time < leastTime || (time == leastTime && key < leastKey))
            {
                break;
            }

            items[hole] = new Event(leastTime, leastKey);
            hole = least;
        }

        items[hole] = new Event(time, key);
    }
}
