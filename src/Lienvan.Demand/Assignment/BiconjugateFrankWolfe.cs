namespace Lienvan.Demand.Assignment;

/// <summary>
/// Bi-conjugate Frank–Wolfe (Mitradjieva and Lindberg 2013, <i>The Stiff Is Moving</i>): each target is a mix of cheapest ways and the last
/// two targets, such that the direction is conjugate to the last two by the second derivative of Beckmann's objective. Memory: a few
/// numbers a link.
/// </summary>
internal sealed class BiconjugateFrankWolfe : IEquilibriumSearch
{
    /// <summary>A full step would leave nothing of the old flows for the next directions to be conjugate to.</summary>
    private const double LongestStep = 0.9999;

    private readonly AllOrNothing loading;
    private readonly double[] cheapest;
    private readonly double[] direction;
    private double[] target;
    private double[] last;
    private double[] lastButOne;
    private int targets;
    private double lastStep;

    public BiconjugateFrankWolfe(FlowNetwork network, int threads)
    {
        Links = (LinkState[])network.Empty.Clone();
        loading = new AllOrNothing(network, threads);
        (cheapest, direction) = (new double[Links.Length], new double[Links.Length]);
        (target, last, lastButOne) = (new double[Links.Length], new double[Links.Length], new double[Links.Length]);
        loading.Load(Links, cheapest);
        for (var link = 0; link < Links.Length; link++)
        {
            Links[link].Flow = cheapest[link];
            Links[link].Update();
        }
    }

    public LinkState[] Links { get; }

    /// <summary>The objective falls with every step, the gap does not: it may wait for long, and then fall again.</summary>
    public int Patience => 10_000;

    public bool IsAtRest { get; private set; }

    public double Measure()
    {
        loading.Load(Links, cheapest);
        var (excess, total) = (new CompensatedSum(), new CompensatedSum());
        for (var link = 0; link < Links.Length; link++)
        {
            if (Links[link].Flow > 0 || cheapest[link] > 0)
            {
                excess.AddProduct(Links[link].Cost, Links[link].Flow - cheapest[link]);
                total.AddProduct(Links[link].Cost, Links[link].Flow);
            }
        }

        return total.Value == 0 ? 0 : Math.Max(0, excess.Value / total.Value);
    }

    public double[]? FindInnerFlows() => null;

    public void Improve(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var isDescent = (targets >= 2 && TryAimAtTwo()) || (targets >= 1 && TryAimAtOne());
        if (!isDescent)
        {
            targets = 0;
            TryAim(1, 0, 0);
        }

        var isPlain = targets == 0;
        lastStep = LineSearch.FindStep(Links, direction, isPlain ? 1 : LongestStep);
        IsAtRest = isPlain && lastStep == 0;
        for (var link = 0; link < Links.Length; link++)
        {
            Links[link].Flow = Math.Max(0, Links[link].Flow + (lastStep * direction[link]));
            Links[link].Update();
        }

        (target, last, lastButOne) = (lastButOne, target, last);
        targets = lastStep is 0 or 1 ? 0 : Math.Min(2, targets + 1);
    }

    /// <summary>Conjugate to the last two directions.</summary>
    private bool TryAimAtTwo()
    {
        var (ofTwo, ofTwoLast, ofOne, ofOneLast) = (0.0, 0.0, 0.0, 0.0);
        for (var link = 0; link < Links.Length; link++)
        {
            var (flow, weight) = (Links[link].Flow, Weight(link));
            var one = last[link] - flow;
            var two = (lastStep * last[link]) - flow + ((1 - lastStep) * lastButOne[link]);
            ofTwo += weight * two * (cheapest[link] - flow);
            ofTwoLast += weight * two * (lastButOne[link] - last[link]);
            ofOne += weight * one * (cheapest[link] - flow);
            ofOneLast += weight * one * one;
        }

        var shareOfLastButOne = -ofTwo / ofTwoLast;
        var shareOfLast = (-ofOne / ofOneLast) + (shareOfLastButOne * lastStep / (1 - lastStep));
        return double.IsFinite(shareOfLast) && double.IsFinite(shareOfLastButOne) &&
            TryAim(1, Math.Max(0, shareOfLast), Math.Max(0, shareOfLastButOne));
    }

    /// <summary>Conjugate to the last direction.</summary>
    private bool TryAimAtOne()
    {
        var (ofCheapest, ofLast) = (0.0, 0.0);
        for (var link = 0; link < Links.Length; link++)
        {
            var weighted = Weight(link) * (last[link] - Links[link].Flow);
            ofCheapest += weighted * (cheapest[link] - Links[link].Flow);
            ofLast += weighted * (last[link] - Links[link].Flow);
        }

        var share = -ofCheapest / ofLast;
        return double.IsFinite(share) && TryAim(1, Math.Max(0, share), 0);
    }

    /// <summary>Mixes the target; true where the objective falls towards it.</summary>
    private bool TryAim(double shareOfCheapest, double shareOfLast, double shareOfLastButOne)
    {
        var all = shareOfCheapest + shareOfLast + shareOfLastButOne;
        var fall = new CompensatedSum();
        for (var link = 0; link < Links.Length; link++)
        {
            target[link] = ((shareOfCheapest * cheapest[link]) + (shareOfLast * last[link]) +
                (shareOfLastButOne * lastButOne[link])) / all;
            direction[link] = target[link] - Links[link].Flow;
            if (direction[link] != 0)
            {
                fall.AddProduct(Links[link].Cost, direction[link]);
            }
        }

        return fall.Value < 0;
    }

    /// <summary>The objective's second derivative; where that is infinite nothing is conjugate, and the link has no say.</summary>
    private double Weight(int link) => double.IsFinite(Links[link].Slope) ? Links[link].Slope : 0;
}
