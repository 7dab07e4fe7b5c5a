namespace Lienvan.Demand.Assignment;

/// <summary>
/// Moves flow within a bush: at every node, from the last to the first, from the dearest way in use to the cheapest, back to where the two
/// part. Links' flows and costs change at once, so the next shift sees them.
/// </summary>
internal sealed class BushShifts(FlowNetwork network, LinkState[] links)
{
    private const int MostSteps = 40;
    private const double GoodEnough = 0.5;
    private const double Rounding = 1e-15;
    private const double TinyPart = 1e-3;

    /// <summary>
    /// How far the first step goes, in Newton's steps: origins that share ways push each other, and going further takes that into account
    /// (successive over-relaxation). By trial on two cities and a grid.
    /// </summary>
    private const double Further = 1.2;

    private readonly double[] cheapest = new double[network.NodeCount];
    private readonly double[] dearest = new double[network.NodeCount];
    private readonly int[] cheapestSlots = new int[network.NodeCount];
    private readonly int[] dearestSlots = new int[network.NodeCount];
    private readonly int[] gaining = new int[network.NodeCount];
    private readonly int[] losing = new int[network.NodeCount];
    private int gainingCount;
    private int losingCount;

    /// <summary>Goes once over the bush.</summary>
    /// <param name="bush">The bush.</param>
    /// <param name="leastShare">
    /// Links that bring less than this part of what comes into a node count as unused when the dearest way is looked for: it could give
    /// up no more than that little, however much dearer it is.
    /// </param>
    /// <returns>About how much cost was saved: the sum of flow moved times what it saved a unit.</returns>
    public double Sweep(Bush bush, double leastShare)
    {
        Label(bush, leastShare);
        var saved = 0.0;
        var first = bush.First;
        for (var position = bush.NodeCount - 1; position > 0; position--)
        {
            if (first[position + 1] - first[position] > 1 && dearestSlots[position] >= 0 &&
                dearestSlots[position] != cheapestSlots[position] &&
                dearest[position] - cheapest[position] > Rounding * dearest[position])
            {
                saved += Shift(bush, position);
            }
        }

        return saved;
    }

    /// <summary>The cheapest way to each position, and the dearest of those that have enough flow.</summary>
    private void Label(Bush bush, double leastShare)
    {
        var (first, tails, slotLinks, flows, states) = (bush.First, bush.Tails, bush.Links, bush.Flows, links);
        (cheapest[0], dearest[0]) = (0, 0);
        var end = first[1];
        for (var position = 1; position < bush.NodeCount; position++)
        {
            var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            var (lowSlot, highSlot) = (-1, -1);
            var slot = end;
            end = first[position + 1];
            if (end - slot == 1)
            {
                var (only, before) = (states[slotLinks[slot]].Cost, tails[slot]);
                cheapest[position] = cheapest[before] + only;
                dearest[position] = flows[slot] > 0 ? dearest[before] + only : double.NegativeInfinity;
                (cheapestSlots[position], dearestSlots[position]) = (slot, flows[slot] > 0 ? slot : -1);
                continue;
            }

            var least = leastShare * Sum(flows, slot, end);
            for (; slot < end; slot++)
            {
                var cost = states[slotLinks[slot]].Cost;
                var tail = tails[slot];
                if (cheapest[tail] + cost < low)
                {
                    (low, lowSlot) = (cheapest[tail] + cost, slot);
                }

                if (flows[slot] > least && dearest[tail] + cost > high)
                {
                    (high, highSlot) = (dearest[tail] + cost, slot);
                }
            }

            (cheapest[position], cheapestSlots[position]) = (low, lowSlot);
            (dearest[position], dearestSlots[position]) = (high, highSlot);
        }
    }

    private static double Sum(double[] flows, int begin, int end)
    {
        var sum = 0.0;
        for (var slot = begin; slot < end; slot++)
        {
            sum += flows[slot];
        }

        return sum;
    }

    /// <summary>Evens out the two ways into a position; saves the returned cost.</summary>
    private double Shift(Bush bush, int position)
    {
        if (!TryTrace(bush, position))
        {
            return 0;
        }

        var room = double.PositiveInfinity;
        for (var i = 0; i < losingCount; i++)
        {
            room = Math.Min(room, bush.Flows[losing[i]]);
        }

        var (difference, slope, size) = Measure(bush);
        if (room <= 0 || !(difference > Rounding * size))
        {
            return 0;
        }

        var start = difference;
        var (moved, low, high) = (0.0, 0.0, room);
        for (var step = 0; step < MostSteps; step++)
        {
            // Newton's step where it stays between what is too little and too much; all, where even that is too little; between them else.
            var target = slope > 0 ? moved + ((step == 0 ? Further : 1) * difference / slope) : difference > 0 ? room : low;
            target = target >= room && high == room ? room : target > low && target < high ? target : Between(low, high);
            Move(bush, target - moved);
            moved = target;
            (difference, slope, _) = Measure(bush);
            if (Math.Abs(difference) <= GoodEnough * start || (moved == room && difference >= 0) || high - low <= Rounding * high)
            {
                break;
            }

            (low, high) = difference > 0 ? (moved, high) : (low, moved);
        }

        if (moved == room)
        {
            Empty(bush, room);
        }

        return moved * start;
    }

    /// <summary>By magnitude: where costs rise without limit from nothing, as with powers below 1, tiny flows count.</summary>
    private static double Between(double low, double high) => low > 0 ? Math.Sqrt(low) * Math.Sqrt(high) : high * TinyPart;

    private bool TryTrace(Bush bush, int position)
    {
        var (gain, lose) = (cheapestSlots[position], dearestSlots[position]);
        (gainingCount, losingCount) = (1, 1);
        (gaining[0], losing[0]) = (gain, lose);
        var (gainAt, loseAt) = (bush.Tails[gain], bush.Tails[lose]);
        while (gainAt != loseAt)
        {
            if (gainAt > loseAt)
            {
                gain = cheapestSlots[gainAt];
                gaining[gainingCount++] = gain;
                gainAt = bush.Tails[gain];
            }
            else
            {
                lose = dearestSlots[loseAt];
                if (lose < 0)
                {
                    return false;
                }

                losing[losingCount++] = lose;
                loseAt = bush.Tails[lose];
            }
        }

        return true;
    }

    /// <summary>How much dearer the losing way is, by how much that falls for a unit moved, and the cost of the losing way.</summary>
    private (double Difference, double Slope, double Size) Measure(Bush bush)
    {
        var (gains, loses, slope) = (0.0, 0.0, 0.0);
        for (var i = 0; i < gainingCount; i++)
        {
            ref var link = ref links[bush.Links[gaining[i]]];
            gains += link.Cost;
            slope += link.Slope;
        }

        for (var i = 0; i < losingCount; i++)
        {
            ref var link = ref links[bush.Links[losing[i]]];
            loses += link.Cost;
            slope += link.Slope;
        }

        return (loses - gains, slope, loses);
    }

    private void Move(Bush bush, double flow)
    {
        for (var i = 0; i < gainingCount; i++)
        {
            ref var link = ref links[bush.Links[gaining[i]]];
            bush.Flows[gaining[i]] += flow;
            bush.Moved[gaining[i]] += flow;
            link.Flow += flow;
            link.Update();
        }

        for (var i = 0; i < losingCount; i++)
        {
            ref var link = ref links[bush.Links[losing[i]]];
            bush.Flows[losing[i]] -= flow;
            bush.Moved[losing[i]] -= flow;
            link.Flow = Math.Max(0, link.Flow - flow);
            link.Update();
        }
    }

    /// <summary>What rounding leaves on links that lost all is nothing.</summary>
    private void Empty(Bush bush, double room)
    {
        for (var i = 0; i < losingCount; i++)
        {
            ref var flow = ref bush.Flows[losing[i]];
            flow = flow <= Rounding * room ? 0 : flow;
        }
    }
}
