namespace Lienvan.Demand.Assignment;

/// <summary>
/// Algorithm B (Dial 2006, <i>A path-based user-equilibrium traffic assignment algorithm that obviates path storage and enumeration</i>),
/// with the bushes' growth by Nie (2010) and several sweeps of shifts between two growths. Memory: about one number a node and origin.
/// </summary>
internal sealed class AlgorithmB : IEquilibriumSearch
{
    private const int MostSweeps = 20;
    private const double SavedEnough = 0.02;

    /// <summary>
    /// So many sweeps, of which the last still saves so much of what the first did, are slow: each is gone on from, from then on.
    /// </summary>
    private const int Slow = 4;
    private const double SavedSlowly = 0.3;

    /// <summary>
    /// Where so many iterations bring the gap down by less than this part, sweeps and planes no longer arrive: Newton's steps help, in one
    /// iteration of three, after every second of a few sweeps.
    /// </summary>
    private const int Look = 10;
    private const double LeastFall = 0.1;
    private const int Turns = 3;
    private const int NewtonSweeps = 8;
    private const int SweepsBetween = 2;

    /// <summary>
    /// Sweeps look first for ways that could give up much, then for those with less: else ways with next to nothing on them are all that
    /// is ever seen where there are very many. By trial on 36 random grids of 100 to 400 zones.
    /// </summary>
    private static readonly double[] LeastShares = [0.1, 0.01, 0.001, 0];

    private readonly FlowNetwork network;
    private readonly LinkState[] links;
    private readonly Bush[] bushes;
    private readonly BushGrowth[] growths;
    private readonly BushShifts shifts;
    private readonly PlaneSearch plane;
    private readonly double[] excesses;
    private NewtonSteps? newton;
    private int iteration;
    private double gap = double.PositiveInfinity;
    private double gapBefore = double.PositiveInfinity;
    private bool isSlow;

    public AlgorithmB(FlowNetwork network, int threads)
    {
        this.network = network;
        links = (LinkState[])network.Empty.Clone();
        bushes = new Bush[network.Origins.Length];
        excesses = new double[bushes.Length];
        growths = new BushGrowth[threads];
        for (var thread = 0; thread < threads; thread++)
        {
            growths[thread] = new BushGrowth(network);
        }

        shifts = new BushShifts(network, links);
        Start();
        plane = new PlaneSearch(links, bushes);
    }

    public LinkState[] Links => links;

    public int Patience => 200;

    public bool IsAtRest => false;

    /// <summary>Adds flows up, measures, and grows the bushes for the next shifts.</summary>
    public double Measure()
    {
        SharedWork.Do(growths, bushes.Length, (growth, i) => bushes[i].SendAnew(bushes[i].Flows, growth.Needs));
        AddUp();
        SharedWork.Do(growths, bushes.Length, (growth, i) => excesses[i] = growth.Update(bushes[i], links));
        var now = RelativeGap();
        gap = Math.Min(gap, now);
        return now;
    }

    public double[]? FindInnerFlows()
    {
        if (!network.Loops.IsAny)
        {
            return null;
        }

        var flows = new double[links.Length];
        foreach (var bush in bushes)
        {
            network.Loops.Settle(bush, flows);
        }

        return flows;
    }

    /// <summary>Moves flow until little more is to be had.</summary>
    public void Improve(CancellationToken cancellation)
    {
        LookBack();
        var isNewton = newton is not null && iteration % Turns == 0;
        var (first, most) = (0.0, 0.0);
        for (var sweep = 0; sweep < (isNewton ? NewtonSweeps : MostSweeps); sweep++)
        {
            var saved = Sweep(LeastShares[sweep % LeastShares.Length], cancellation);
            first = sweep == 0 ? saved : first;
            saved += isNewton && (sweep + 1) % SweepsBetween == 0 ? newton!.Move(growths[0].Needs) : 0;
            most = Math.Max(most, saved);
            // Not before each share has had its turn: what is left may all be on ways with little flow.
            if (saved <= SavedEnough * most && sweep >= LeastShares.Length - 1)
            {
                break;
            }

            isSlow |= sweep == Slow - 1 && saved > SavedSlowly * first;
            if (isSlow && !isNewton)
            {
                plane.Move(growths[0].Needs);
            }
        }
    }

    private void LookBack()
    {
        if (++iteration % Look == 0)
        {
            newton ??= gap > LeastFall * gapBefore ? new NewtonSteps(links, bushes, network.NodeCount) : null;
            gapBefore = gap;
        }
    }

    private double Sweep(double leastShare, CancellationToken cancellation)
    {
        var saved = 0.0;
        foreach (var bush in bushes)
        {
            cancellation.ThrowIfCancellationRequested();
            bush.ForgetMoves();
            saved += shifts.Sweep(bush, leastShare);
        }

        return saved;
    }

    /// <summary>Every origin's trips by cheapest ways, at the costs that those before it left.</summary>
    private void Start()
    {
        var paths = new ShortestPaths(network);
        for (var i = 0; i < bushes.Length; i++)
        {
            paths.Search(network.Origins[i].Node, links);
            bushes[i] = new Bush(network, network.Origins[i], paths);
            bushes[i].SendAnew(bushes[i].Flows, growths[0].Needs);
            for (var slot = 0; slot < bushes[i].Links.Length; slot++)
            {
                ref var link = ref links[bushes[i].Links[slot]];
                link.Flow += bushes[i].Flows[slot];
                link.Update();
            }
        }
    }

    private void AddUp()
    {
        for (var link = 0; link < links.Length; link++)
        {
            links[link].Flow = 0;
        }

        foreach (var bush in bushes)
        {
            for (var slot = 0; slot < bush.Links.Length; slot++)
            {
                links[bush.Links[slot]].Flow += bush.Flows[slot];
            }
        }

        for (var link = 0; link < links.Length; link++)
        {
            links[link].Update();
        }
    }

    private double RelativeGap()
    {
        var (excess, total) = (0.0, 0.0);
        foreach (var one in excesses)
        {
            excess += one;
        }

        for (var link = 0; link < links.Length; link++)
        {
            total += links[link].Flow > 0 ? links[link].Flow * links[link].Cost : 0;
        }

        return total == 0 ? 0 : excess / total;
    }
}
