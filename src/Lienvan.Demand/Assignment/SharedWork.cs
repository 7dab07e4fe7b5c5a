namespace Lienvan.Demand.Assignment;

/// <summary>Work on numbered items, shared by threads that each have their own room to work in.</summary>
internal static class SharedWork
{
    /// <summary>Does every item once, in any order. Results must depend on the item alone.</summary>
    public static void Do<TRoom>(TRoom[] rooms, int items, Action<TRoom, int> work)
    {
        if (rooms.Length == 1)
        {
            for (var item = 0; item < items; item++)
            {
                work(rooms[0], item);
            }

            return;
        }

        var taken = -1;
        Parallel.For(0, rooms.Length, new ParallelOptions { MaxDegreeOfParallelism = rooms.Length }, thread =>
        {
            for (var item = Interlocked.Increment(ref taken); item < items; item = Interlocked.Increment(ref taken))
            {
                work(rooms[thread], item);
            }
        });
    }
}
