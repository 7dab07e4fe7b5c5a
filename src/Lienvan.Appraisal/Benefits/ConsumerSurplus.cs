namespace Lienvan.Appraisal.Benefits;

/// <summary>A point of a demand curve: how many travel, or how much goes, at what cost of the trip.</summary>
/// <param name="UnitCost">Money, time and all else that a trip costs its user, in money.</param>
/// <param name="Traffic">Trips or tonnes.</param>
public readonly record struct DemandPoint(double UnitCost, double Traffic);

/// <summary>What users gain when trips become cheaper: the area left of the demand curve between the two costs.</summary>
public static class ConsumerSurplus
{
    /// <summary>
    /// The rule of half, ½ (q₀ + q₁)(c₀ − c₁): those who travelled before gain all, those who are new half of the saving. A loss is
    /// negative. Source: J. Dupuit 1844, R. Tressider et al. 1968; ADB, Cost–Benefit Analysis for Development, chapter 7.
    /// </summary>
    public static double RuleOfHalf(DemandPoint without, DemandPoint with) =>
        (without.Traffic + with.Traffic) / 2 * (without.UnitCost - with.UnitCost);

    /// <summary>
    /// The augmented rule of half for large changes: further points of the demand curve, and trapezia between them. With a convex curve,
    /// which lies below its chords, it never exceeds the simple rule. ADB recommends at least three points in between. Source: ADB,
    /// Cost–Benefit Analysis for Development, chapter 7.
    /// </summary>
    /// <param name="without">Without the project.</param>
    /// <param name="with">With it.</param>
    /// <param name="between">Points of the curve, in any order; those whose cost is not between the two are left out.</param>
    public static double AugmentedRuleOfHalf(DemandPoint without, DemandPoint with, ImmutableArray<DemandPoint> between)
    {
        var (low, high) = (Math.Min(without.UnitCost, with.UnitCost), Math.Max(without.UnitCost, with.UnitCost));
        var inside = between.Where(point => point.UnitCost > low && point.UnitCost < high);
        var ordered = with.UnitCost <= without.UnitCost
            ? inside.OrderByDescending(point => point.UnitCost)
            : inside.OrderBy(point => point.UnitCost);
        var (surplus, last) = (0.0, without);
        foreach (var point in ordered.Append(with))
        {
            surplus += RuleOfHalf(last, point);
            last = point;
        }

        return surplus;
    }

    /// <summary>The augmented rule along a demand function, at points of equal distance in cost.</summary>
    /// <param name="demand">Traffic by unit cost; pure.</param>
    /// <param name="costWithout">Unit cost without the project.</param>
    /// <param name="costWith">Unit cost with it.</param>
    /// <param name="pointsBetween">At least 0; 3 by default.</param>
    public static double AlongCurve(Func<double, double> demand, double costWithout, double costWith, int pointsBetween = 3)
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentOutOfRangeException.ThrowIfNegative(pointsBetween);
        var between = ImmutableArray.CreateBuilder<DemandPoint>(pointsBetween);
        for (var index = 1; index <= pointsBetween; index++)
        {
            var cost = costWithout + ((costWith - costWithout) * index / (pointsBetween + 1));
            between.Add(new DemandPoint(cost, demand(cost)));
        }

        return AugmentedRuleOfHalf(
            new DemandPoint(costWithout, demand(costWithout)), new DemandPoint(costWith, demand(costWith)), between.MoveToImmutable());
    }
}
