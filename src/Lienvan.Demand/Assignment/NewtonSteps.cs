namespace Lienvan.Demand.Assignment;

/// <summary>
/// Goes to about the least of Beckmann's objective over all bushes at once: Newton's step, found by conjugate gradients. The variables are
/// how much more comes into a node by each slot, none in all; what is upstream follows by its shares, as in the origin-based method of
/// Bar-Gera (2002, <i>Origin-based algorithm for the traffic assignment problem</i>). Sweeps find which slots run empty, and this step
/// evens out the others, as gradient projection and conjugate gradients do in turn (Moré and Toraldo 1991): where origins share links of
/// which some grow dearer at once and others hardly, two origins would have to change places, and sweeps of one at a time go by steps so
/// small that they never arrive.
/// </summary>
internal sealed class NewtonSteps
{
    private const int MostRounds = 100;

    /// <summary>The gradient that is left, of that at first, squared.</summary>
    private const double Enough = 1e-4;

    /// <summary>A step that saves less than this part of the first is the last.</summary>
    private const double WorthMore = 0.1;

    /// <summary>Part of the mean slope that stands for a slope of nothing where a direction is divided by it.</summary>
    private const double LeastSlope = 1e-4;

    private readonly LinkState[] links;
    private readonly BushSteps[] steps;
    private readonly double[] change;
    private readonly double[] along;
    private readonly double[] rise;
    private readonly double[] projected;
    private readonly double[] best;
    private readonly double[] perNode;
    private double bestSaved;
    private bool isAtBound;

    public NewtonSteps(LinkState[] links, Bush[] bushes, int nodeCount)
    {
        this.links = links;
        steps = [.. bushes.Select(bush => new BushSteps(bush))];
        (change, along, rise) = (new double[links.Length], new double[links.Length], new double[links.Length]);
        (projected, best) = (new double[links.Length], new double[links.Length]);
        perNode = new double[2 * nodeCount];
    }

    /// <summary>Moves every bush's flow, again and again where slots ran empty on the way.</summary>
    /// <param name="needs">Room for a number a node.</param>
    /// <returns>About how much cost was saved.</returns>
    public double Move(double[] needs)
    {
        var (saved, first) = (0.0, 0.0);
        for (var rounds = 0; rounds < MostRounds;)
        {
            rounds += Search(MostRounds - rounds, needs);
            var now = Take();
            saved += now;
            first = first == 0 ? now : first;
            if (!isAtBound || now <= WorthMore * first)
            {
                break;
            }
        }

        return saved;
    }

    /// <summary>Rounds of conjugate gradients, of which the best point that flows can be at is kept; gives their number.</summary>
    private int Search(int mostRounds, double[] needs)
    {
        Array.Clear(change);
        (isAtBound, bestSaved) = (false, 0);
        var product = Start();
        var (first, check, round) = (product, 1, 1);
        for (; round <= mostRounds && product > Enough * first && TryGo(product); round++)
        {
            if (isAtBound && round >= check)
            {
                check = 2 * round;
                if (!TryProject(needs))
                {
                    return round;
                }
            }

            product = Aim(product);
        }

        if (!isAtBound)
        {
            Keep(change);
            foreach (var step in steps)
            {
                step.KeepSteps(0);
            }
        }
        else
        {
            TryProject(needs);
        }

        return round;
    }

    private double Start()
    {
        var (sum, count) = (0.0, 0);
        foreach (var link in links)
        {
            if (link.Slope > 0 && double.IsFinite(link.Slope))
            {
                (sum, count) = (sum + link.Slope, count + 1);
            }
        }

        var product = 0.0;
        foreach (var step in steps)
        {
            product += step.Start(links, count == 0 ? 1 : LeastSlope * sum / count, perNode);
            step.Turn(0);
        }

        return product;
    }

    /// <summary>The next direction.</summary>
    private double Aim(double productBefore)
    {
        var product = 0.0;
        foreach (var step in steps)
        {
            product += step.Aim();
        }

        foreach (var step in steps)
        {
            step.Turn(product / productBefore);
        }

        return product;
    }

    /// <summary>A round of conjugate gradients; false where nothing bounds it.</summary>
    private bool TryGo(double product)
    {
        Array.Clear(along);
        foreach (var step in steps)
        {
            step.Spread(perNode, along);
        }

        var curvature = 0.0;
        for (var link = 0; link < along.Length; link++)
        {
            rise[link] = double.IsFinite(links[link].Slope) ? links[link].Slope * along[link] : 0;
            curvature += rise[link] * along[link];
        }

        var length = product / curvature;
        if (!isAtBound)
        {
            LookForBound(length);
        }

        if (!double.IsFinite(length))
        {
            return false;
        }

        for (var link = 0; link < along.Length; link++)
        {
            change[link] += length * along[link];
        }

        foreach (var step in steps)
        {
            step.Go(length, rise, perNode);
        }

        return true;
    }

    /// <summary>Keeps the point where the first slot runs empty.</summary>
    private void LookForBound(double length)
    {
        var room = double.PositiveInfinity;
        foreach (var step in steps)
        {
            room = Math.Min(room, step.Room());
        }

        isAtBound = !(length < room);
        if (isAtBound && double.IsFinite(room))
        {
            for (var link = 0; link < along.Length; link++)
            {
                projected[link] = change[link] + (room * along[link]);
            }

            Keep(projected);
            foreach (var step in steps)
            {
                step.KeepSteps(room);
            }
        }
    }

    /// <summary>
    /// What would be below nothing is nothing, and the trips are sent anew by the shares that are left. Kept where that saves more than
    /// anything before.
    /// </summary>
    private bool TryProject(double[] needs)
    {
        Array.Clear(projected);
        foreach (var step in steps)
        {
            step.Project(needs, projected);
        }

        if (!(Saves(projected) > bestSaved))
        {
            return false;
        }

        Keep(projected);
        foreach (var step in steps)
        {
            step.KeepProjection();
        }

        return true;
    }

    private void Keep(double[] direction)
    {
        bestSaved = Saves(direction);
        Array.Copy(direction, best, best.Length);
    }

    private double Saves(double[] directions) => LineSearch.Saves(links, directions, LineSearch.FindStep(links, directions, 1));

    private double Take()
    {
        if (!(bestSaved > 0))
        {
            return 0;
        }

        var part = LineSearch.FindStep(links, best, 1);
        foreach (var step in steps)
        {
            step.Take(part);
        }

        for (var link = 0; link < links.Length; link++)
        {
            if (best[link] != 0)
            {
                links[link].Flow = Math.Max(0, links[link].Flow + (part * best[link]));
                links[link].Update();
            }
        }

        return bestSaved;
    }
}
