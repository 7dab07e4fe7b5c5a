namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>A queue of waiters, linked through themselves: nothing is allocated however long it grows.</summary>
internal struct WaitLine
{
    private Waiter? last;

    public Waiter? First { get; private set; }

    public void Append(Waiter waiter)
    {
        waiter.Behind = null;
        if (last is null)
        {
            First = waiter;
        }
        else
        {
            last.Behind = waiter;
        }

        last = waiter;
    }

    /// <summary>Puts the waiter before all others: it had its turn and lost it.</summary>
    public void Prepend(Waiter waiter)
    {
        waiter.Behind = First;
        First = waiter;
        last ??= waiter;
    }

    public Waiter TakeFirst()
    {
        var waiter = First!;
        First = waiter.Behind;
        waiter.Behind = null;
        if (First is null)
        {
            last = null;
        }

        return waiter;
    }
}
