namespace Lienvan.Demand.Assignment;

/// <summary>
/// Goes on from where a sweep has come, in the plane of what it moved and of what the step before it moved, to about the least of
/// Beckmann's objective there: conjugate gradients with the sweep as what prepares them (Knyazev 2001, <i>Toward the optimal
/// preconditioned eigensolver</i>, has the same plane). Where ways run through many nodes, sweeps alone even costs out over a
/// distance only step by step.
/// </summary>
internal sealed class PlaneSearch(LinkState[] links, Bush[] bushes)
{
    /// <summary>A direction that saves less than this part of the costs it changes is rounding.</summary>
    private const double Rounding = 1e-14;

    /// <summary>Two directions that differ by less span no plane.</summary>
    private const double LeastAngle = 1e-10;

    private readonly double[] ofSweep = new double[links.Length];
    private readonly double[] ofPast = new double[links.Length];
    private readonly double[] directions = new double[links.Length];

    /// <summary>Moves every bush's flow on, and remembers what was moved.</summary>
    /// <param name="needs">Room for a number a node.</param>
    public void Move(double[] needs)
    {
        AddUpDirections();
        var (onward, along) = FindPoint();
        AimAt(onward, along, needs);
        var step = IsWorthwhile() ? LineSearch.FindStep(links, directions, 1) : 0;
        foreach (var bush in bushes)
        {
            bush.GoTowardsTarget(step);
        }

        for (var link = 0; link < links.Length; link++)
        {
            if (directions[link] != 0)
            {
                links[link].Flow = Math.Max(0, links[link].Flow + (step * directions[link]));
                links[link].Update();
            }
        }
    }

    private void AddUpDirections()
    {
        Array.Clear(ofSweep);
        Array.Clear(ofPast);
        foreach (var bush in bushes)
        {
            bush.MakeRoomForSteps();
            for (var slot = 0; slot < bush.Links.Length; slot++)
            {
                ofSweep[bush.Links[slot]] += bush.Moved[slot];
                ofPast[bush.Links[slot]] += bush.Past[slot];
            }
        }
    }

    /// <summary>Newton's step in the plane: how far along the sweep and how far along the last step.</summary>
    private (double Onward, double Along) FindPoint()
    {
        var (riseOfSweep, riseOfPast) = (new CompensatedSum(), new CompensatedSum());
        var (sweepSweep, sweepPast, pastPast) = (0.0, 0.0, 0.0);
        for (var link = 0; link < links.Length; link++)
        {
            var weight = double.IsFinite(links[link].Slope) ? links[link].Slope : 0;
            riseOfSweep.AddProduct(links[link].Cost, ofSweep[link]);
            riseOfPast.AddProduct(links[link].Cost, ofPast[link]);
            sweepSweep += weight * ofSweep[link] * ofSweep[link];
            sweepPast += weight * ofSweep[link] * ofPast[link];
            pastPast += weight * ofPast[link] * ofPast[link];
        }

        var determinant = (sweepSweep * pastPast) - (sweepPast * sweepPast);
        var (onward, along) = determinant > LeastAngle * sweepSweep * pastPast
            ? (((riseOfPast.Value * sweepPast) - (riseOfSweep.Value * pastPast)) / determinant,
                ((riseOfSweep.Value * sweepPast) - (riseOfPast.Value * sweepSweep)) / determinant)
            : (sweepSweep > 0 ? -riseOfSweep.Value / sweepSweep : 0, 0);
        return double.IsFinite(onward) && double.IsFinite(along) ? (onward, along) : (0, 0);
    }

    /// <summary>
    /// Sets each bush's target. What would be negative is nothing, and the trips are sent anew by the shares that this leaves: so one slot
    /// that runs empty stops nobody else, and every target is one that trips can take.
    /// </summary>
    private void AimAt(double onward, double along, double[] needs)
    {
        Array.Clear(directions);
        foreach (var bush in bushes)
        {
            for (var slot = 0; slot < bush.Links.Length; slot++)
            {
                bush.Target[slot] = Math.Max(0, bush.Flows[slot] + (onward * bush.Moved[slot]) + (along * bush.Past[slot]));
            }

            bush.SendAnew(bush.Target, needs);
            for (var slot = 0; slot < bush.Links.Length; slot++)
            {
                directions[bush.Links[slot]] += bush.Target[slot] - bush.Flows[slot];
            }
        }
    }

    private bool IsWorthwhile()
    {
        var (saved, changed) = (new CompensatedSum(), 0.0);
        for (var link = 0; link < links.Length; link++)
        {
            saved.AddProduct(-directions[link], links[link].Cost);
            changed += Math.Abs(directions[link]) * links[link].Cost;
        }

        return saved.Value > Rounding * changed;
    }
}
