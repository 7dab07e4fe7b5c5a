namespace Lienvan.Demand.Assignment;

/// <summary>One bush's part in a step of <see cref="NewtonSteps"/>. A number a slot each.</summary>
internal sealed class BushSteps(Bush bush)
{
    private const double Rounding = 1e-14;

    private double[] shares = [];
    private double[] slopes = [];
    private double[] residuals = [];
    private double[] aims = [];
    private double[] ways = [];
    private double[] spread = [];
    private double[] steps = [];
    private double[] projected = [];
    private double[] best = [];
    private bool[] isFixed = [];

    /// <summary>Shares, gradient and what it is divided by, at the flows and costs as they are.</summary>
    /// <param name="links">The links.</param>
    /// <param name="floor">Least slope, above 0.</param>
    /// <param name="perNode">Room for two numbers a node.</param>
    /// <returns>How far the first aim agrees with the gradient, at least 0.</returns>
    public double Start(LinkState[] links, double floor, double[] perNode)
    {
        MakeRoom();
        var (first, tails, flows) = (bush.First, bush.Tails, bush.Flows);
        var count = bush.NodeCount;
        (perNode[0], perNode[count]) = (0, 0);
        for (var position = 1; position < count; position++)
        {
            var (begin, end) = (first[position], first[position + 1]);
            var (flow, cost, slope) = (0.0, 0.0, 0.0);
            for (var slot = begin; slot < end; slot++)
            {
                flow += flows[slot];
            }

            for (var slot = begin; slot < end; slot++)
            {
                var share = end - begin == 1 ? 1 : flow > 0 ? flows[slot] / flow : slot == begin ? 1 : 0;
                ref var link = ref links[bush.Links[slot]];
                shares[slot] = share;
                residuals[slot] = link.Cost + perNode[tails[slot]];
                slopes[slot] = link.Slope + perNode[count + tails[slot]];
                cost += share * residuals[slot];
                slope += share == 0 ? 0 : share * share * slopes[slot];
            }

            (perNode[position], perNode[count + position]) = (cost, slope);
            for (var slot = begin; slot < end; slot++)
            {
                residuals[slot] -= cost;
                isFixed[slot] = flow <= 0 || !double.IsFinite(slopes[slot]) || (flows[slot] <= 0 && residuals[slot] >= 0);
                slopes[slot] = Math.Max(floor, slopes[slot]);
            }
        }

        FixWhatRunsEmpty();
        return Aim();
    }

    /// <summary>The next aim at each node, none in all.</summary>
    /// <returns>How far it agrees with the gradient, at least 0.</returns>
    public double Aim()
    {
        var product = 0.0;
        for (var position = 1; position < bush.NodeCount; position++)
        {
            var (begin, end) = (bush.First[position], bush.First[position + 1]);
            if (end - begin > 1)
            {
                product += Aim(begin, end);
            }
        }

        return product;
    }

    private double Aim(int begin, int end)
    {
        var (weighted, weights, product) = (0.0, 0.0, 0.0);
        for (var slot = begin; slot < end; slot++)
        {
            if (!isFixed[slot])
            {
                weighted += residuals[slot] / slopes[slot];
                weights += 1 / slopes[slot];
            }
        }

        var mean = weights > 0 ? weighted / weights : 0;
        for (var slot = begin; slot < end; slot++)
        {
            aims[slot] = isFixed[slot] ? 0 : (mean - residuals[slot]) / slopes[slot];
            product -= aims[slot] * residuals[slot];
        }

        return product;
    }

    /// <summary>Sets the way to go: the aim and a part of the last way.</summary>
    public void Turn(double part)
    {
        for (var slot = 0; slot < aims.Length; slot++)
        {
            ways[slot] = aims[slot] + (part * ways[slot]);
        }
    }

    /// <summary>What all slots' flows do when one goes the way.</summary>
    public void Spread(double[] perNode, double[] along)
    {
        var (first, tails) = (bush.First, bush.Tails);
        Array.Clear(perNode, 0, bush.NodeCount);
        for (var position = bush.NodeCount - 1; position > 0; position--)
        {
            var need = perNode[position];
            for (var slot = first[position]; slot < first[position + 1]; slot++)
            {
                var flow = (shares[slot] * need) + ways[slot];
                spread[slot] = flow;
                if (flow != 0)
                {
                    perNode[tails[slot]] += flow;
                    along[bush.Links[slot]] += flow;
                }
            }
        }
    }

    /// <summary>How far one can go before a slot is empty.</summary>
    public double Room()
    {
        var room = double.PositiveInfinity;
        for (var slot = 0; slot < spread.Length; slot++)
        {
            if (spread[slot] < 0)
            {
                room = Math.Min(room, Math.Max(0, bush.Flows[slot] + steps[slot]) / -spread[slot]);
            }
        }

        return room;
    }

    /// <summary>Goes, and sees what that does to the gradient.</summary>
    public void Go(double length, double[] rise, double[] perNode)
    {
        var (first, tails) = (bush.First, bush.Tails);
        perNode[0] = 0;
        for (var position = 1; position < bush.NodeCount; position++)
        {
            var mean = 0.0;
            for (var slot = first[position]; slot < first[position + 1]; slot++)
            {
                steps[slot] += length * spread[slot];
                var more = rise[bush.Links[slot]] + perNode[tails[slot]];
                residuals[slot] += length * more;
                mean += shares[slot] * more;
            }

            perNode[position] = mean;
        }
    }

    /// <summary>Takes what would be negative as nothing, and says what that does to links.</summary>
    public void Project(double[] needs, double[] changes)
    {
        for (var slot = 0; slot < steps.Length; slot++)
        {
            projected[slot] = Math.Max(0, bush.Flows[slot] + steps[slot]);
        }

        bush.SendAnew(projected, needs);
        for (var slot = 0; slot < steps.Length; slot++)
        {
            projected[slot] -= bush.Flows[slot];
            changes[bush.Links[slot]] += projected[slot];
        }
    }

    public void KeepProjection() => (best, projected) = (projected, best);

    /// <summary>Keeps the point so far along the way.</summary>
    public void KeepSteps(double length)
    {
        for (var slot = 0; slot < steps.Length; slot++)
        {
            best[slot] = steps[slot] + (length == 0 ? 0 : length * spread[slot]);
        }
    }

    public void Take(double part)
    {
        for (var slot = 0; slot < best.Length; slot++)
        {
            var flow = bush.Flows[slot] + (part * best[slot]);
            bush.Flows[slot] = flow <= Rounding * bush.Flows[slot] ? 0 : flow;
        }
    }

    /// <summary>Those are the sweeps' to deal with.</summary>
    private void FixWhatRunsEmpty()
    {
        Aim();
        for (var slot = 0; slot < aims.Length; slot++)
        {
            isFixed[slot] |= aims[slot] < 0 && bush.Flows[slot] + aims[slot] < 0;
        }
    }

    private void MakeRoom()
    {
        var count = bush.Flows.Length;
        if (count != shares.Length)
        {
            (shares, slopes, residuals, aims) = (new double[count], new double[count], new double[count], new double[count]);
            (projected, best) = (new double[count], new double[count]);
            (ways, spread, steps, isFixed) = (new double[count], new double[count], new double[count], new bool[count]);
        }

        Array.Clear(ways);
        Array.Clear(steps);
        Array.Clear(aims);
    }
}
