namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>Operations to look at again, earliest first, each once at a time. Chance has no part in the order of equal times.</summary>
internal sealed class StartHeap(int operationCount)
{
    private readonly bool[] isIn = new bool[operationCount];
    private (long Tick, int Operation)[] heap = new (long, int)[256];
    private int count;

    /// <summary>Adds an operation unless it is there.</summary>
    public void Add(int operation, long tick)
    {
        if (isIn[operation])
        {
            return;
        }

        isIn[operation] = true;
        if (count == heap.Length)
        {
            Array.Resize(ref heap, 2 * count);
        }

        var at = count++;
        while (at > 0 && heap[(at - 1) >> 1].Tick > tick)
        {
            heap[at] = heap[(at - 1) >> 1];
            at = (at - 1) >> 1;
        }

        heap[at] = (tick, operation);
    }

    /// <summary>Drops all.</summary>
    public void Clear()
    {
        for (; count > 0; count--)
        {
            isIn[heap[count - 1].Operation] = false;
        }
    }

    /// <summary>Takes the earliest out; false when none is left.</summary>
    public bool TryTake(out int operation)
    {
        if (count == 0)
        {
            operation = -1;
            return false;
        }

        operation = heap[0].Operation;
        isIn[operation] = false;
        var last = heap[--count];
        var at = 0;
        for (var child = 1; child < count; child = (2 * at) + 1)
        {
            child += child + 1 < count && heap[child + 1].Tick < heap[child].Tick ? 1 : 0;
            if (heap[child].Tick >= last.Tick)
            {
                break;
            }

            heap[at] = heap[child];
            at = child;
        }

        heap[at] = last;
        return true;
    }
}
