namespace Lienvan.Operations.Timetables.Orders;

/// <summary>Whether all choices can be made together.</summary>
internal enum OrderResult
{
    /// <summary>They can; the network holds them.</summary>
    Found,

    /// <summary>They can't: proven.</summary>
    None,

    /// <summary>Not known within the steps allowed.</summary>
    Unknown,
}

/// <summary>Makes all choices of a network, likeliest first, by depth-first search with propagation.</summary>
internal sealed class OrderSearch(OrderNetwork network, int mostSteps)
{
    private int steps;

    public OrderResult Run()
    {
        steps = 0;
        if (!network.TryAll())
        {
            return OrderResult.None;
        }

        int[] order = [.. Enumerable.Range(0, network.ChoiceCount).OrderBy(choice => network.ChoiceAt(choice).At)];
        return Branch(order, 0);
    }

    private OrderResult Branch(int[] order, int from)
    {
        while (from < order.Length && network.Made(order[from]) != 0)
        {
            from++;
        }

        if (from == order.Length)
        {
            return OrderResult.Found;
        }

        var prefersFirst = network.ChoiceAt(order[from]).PrefersFirst;
        foreach (var isFirst in (ReadOnlySpan<bool>)[prefersFirst, !prefersFirst])
        {
            if (++steps > mostSteps)
            {
                return OrderResult.Unknown;
            }

            var mark = network.Mark;
            if (network.TryMake(order[from], isFirst) && Branch(order, from + 1) is var result && result != OrderResult.None)
            {
                return result;
            }

            network.TakeBack(mark);
        }

        return OrderResult.None;
    }
}
