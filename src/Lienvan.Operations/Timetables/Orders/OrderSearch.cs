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

/// <summary>
/// Makes all choices of a network by depth-first search with propagation: likeliest first in order of time, but choices that led to
/// failures
/// before go first after a restart. Source of the weights: F. Boussemart, F. Hemery, C. Lecoutre, L. Sais, Boosting systematic search by
/// weighting constraints, ECAI 2004.
/// </summary>
internal sealed class OrderSearch(OrderNetwork network, int mostSteps)
{
    private const int FirstFailures = 30;
    private const double Growth = 1.4;
    private readonly int[] weights = new int[network.ChoiceCount];
    private int steps, failuresLeft;

    public OrderResult Run()
    {
        steps = 0;
        if (!network.TryAll())
        {
            return OrderResult.None;
        }

        var root = network.Mark;
        for (double failures = FirstFailures; steps < mostSteps; failures *= Growth)
        {
            int[] order =
            [
                .. Enumerable.Range(0, network.ChoiceCount).OrderByDescending(choice => weights[choice])
                    .ThenBy(choice => network.ChoiceAt(choice).At),
            ];
            failuresLeft = (int)failures;
            if (Branch(order, 0) is var result && result != OrderResult.Unknown)
            {
                return result;
            }

            network.TakeBack(root);
        }

        return OrderResult.Unknown;
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
            if (++steps > mostSteps || failuresLeft < 0)
            {
                return OrderResult.Unknown;
            }

            var mark = network.Mark;
            if (!network.TryMake(order[from], isFirst))
            {
                failuresLeft--;
                weights[order[from]]++;
                if (network.LastFailed >= 0)
                {
                    weights[network.LastFailed]++;
                }
            }
            else if (Branch(order, from + 1) is var result && result != OrderResult.None)
            {
                return result;
            }

            network.TakeBack(mark);
        }

        return OrderResult.None;
    }
}
