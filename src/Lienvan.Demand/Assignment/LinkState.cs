using System.Runtime.CompilerServices;

namespace Lienvan.Demand.Assignment;

/// <summary>A link's flow and its cost there; one cache line.</summary>
internal struct LinkState
{
    private const int NotWhole = -1;
    private const int HighestWhole = 64;

    public double Flow;

    /// <summary>Cost at the flow.</summary>
    public double Cost;

    /// <summary>Derivative of cost by flow; infinite at no flow for powers below 1.</summary>
    public double Slope;

    private double constant;
    private double scale;
    private double inverseCapacity;
    private double power;
    private int wholePower;

    public static LinkState From(AssignmentLink link, AssignmentOptions options)
    {
        var scale = link.FreeFlowTime * link.B;
        var isConstant = scale == 0 || link.Power == 0;
        var state = new LinkState
        {
            constant = link.CostWhenEmpty(options),
            scale = isConstant ? 0 : scale,
            inverseCapacity = isConstant ? 0 : 1 / link.Capacity,
            power = isConstant ? 0 : link.Power,
            wholePower = isConstant ? 0
                : link.Power <= HighestWhole && link.Power == Math.Floor(link.Power) ? (int)link.Power : NotWhole,
        };
        state.Update();
        return state;
    }

    /// <summary>No flow at all is possible: the cost would be infinite.</summary>
    public readonly bool IsClosed => double.IsInfinity(inverseCapacity);

    /// <summary>It costs nothing, whatever the flow.</summary>
    public readonly bool IsFree => constant == 0 && wholePower == 0;

    /// <summary>Sets cost and slope to those at the flow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update()
    {
        if (wholePower == 4)
        {
            var ratio = Flow * inverseCapacity;
            var lower = scale * ratio * ratio * ratio;
            Cost = constant + (lower * ratio);
            Slope = 4 * lower * inverseCapacity;
        }
        else
        {
            UpdateOther();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void UpdateOther()
    {
        if (wholePower == 0)
        {
            Cost = constant;
            Slope = 0;
        }
        else if (IsClosed)
        {
            Cost = double.PositiveInfinity;
            Slope = 0;
        }
        else if (Flow <= 0)
        {
            Cost = constant;
            Slope = power < 1 ? double.PositiveInfinity : power == 1 ? scale * inverseCapacity : 0;
        }
        else
        {
            var ratio = Flow * inverseCapacity;
            var lower = scale * (wholePower > 0 ? WholePower(ratio, wholePower - 1) : Math.Pow(ratio, power - 1));
            Cost = constant + (lower * ratio);
            Slope = power * lower * inverseCapacity;
        }
    }

    /// <summary>Integral of cost from no flow to the flow.</summary>
    public readonly double Integral
    {
        get
        {
            if (wholePower == 0 || Flow <= 0)
            {
                return Flow <= 0 ? 0 : constant * Flow;
            }

            var ratio = Flow * inverseCapacity;
            var rise = wholePower > 0 ? WholePower(ratio, wholePower) : Math.Pow(ratio, power);
            return Flow * (constant + (scale * rise / (power + 1)));
        }
    }

    private static double WholePower(double value, int exponent)
    {
        var result = 1.0;
        for (; exponent > 0; exponent >>= 1, value *= value)
        {
            if ((exponent & 1) != 0)
            {
                result *= value;
            }
        }

        return result;
    }
}
