using System.Diagnostics;

namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>An event to come: when, and a key that tells order at one time and who waits for it.</summary>
internal readonly struct Event(double time, ulong key)
{
    public readonly double Time = time;
    public readonly ulong Key = key;

    public bool IsBefore(in Event other) => Time < other.Time || (Time == other.Time && Key < other.Key);
}

/// <summary>
/// Events by time, then by key: a heap of four children a node in one array, sixteen bytes an event and no references, so that moving
/// one costs two loads and the garbage collector never looks in. (Four children: LaMarca and Ladner 1996, fewer cache lines a level.)
/// </summary>
internal sealed class EventHeap
{
    private Event[] events = new Event[64];

    public int Count { get; private set; }

    /// <summary>The earliest event; there must be one.</summary>
    public ref readonly Event First => ref events[0];

    public void Push(in Event added)
    {
        if (Count == events.Length)
        {
            Array.Resize(ref events, Count * 2);
        }

        var items = events;
        var hole = Count++;
        while (hole > 0)
        {
            var parent = (hole - 1) >> 2;
            if (!added.IsBefore(in items[parent]))
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
        var items = events;
        var first = items[0];
        var last = items[--Count];
        var hole = 0;
        while ((hole << 2) + 1 is var child && child < Count)
        {
            var least = child;
            var end = Math.Min(child + 4, Count);
            for (var other = child + 1; other < end; other++)
            {
                if (items[other].IsBefore(in items[least]))
                {
                    least = other;
                }
            }

            if (!items[least].IsBefore(in last))
            {
                break;
            }

            items[hole] = items[least];
            hole = least;
        }

        items[hole] = last;
        return first;
    }
}
