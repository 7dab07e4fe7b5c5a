namespace Lienvan.Planner.Search;

/// <summary>One way to a state: when, as planned and on each day of luck, and at what cost.</summary>
internal sealed class Label
{
    public required int State { get; init; }

    /// <summary>The label before the last move; null at the start.</summary>
    public required Label? Previous { get; init; }

    /// <summary>The last move; null at the start.</summary>
    public required Edge? Edge { get; init; }

    /// <summary>For a ride, the departure as planned.</summary>
    public Boarding? Boarding { get; init; }

    /// <summary>The second at which the cargo is ready at the sender's.</summary>
    public required int Start { get; init; }

    /// <summary>The second of arrival as planned, every uncertain time at its median.</summary>
    public required int Time { get; init; }

    public required double CostUsd { get; init; }

    /// <summary>The storage paid before the last move.</summary>
    public double StorageUsd { get; init; }

    public required double Co2Grams { get; init; }

    /// <summary>The second of arrival on each day of luck; shape <c>[Luck.Days]</c>.</summary>
    public required int[] Arrivals { get; init; }

    /// <summary>The ninetieth percentile of arrival, never before the planned one.</summary>
    public required int P90 { get; init; }

    /// <summary>Whether it has been on a train or ship: until then the cargo waits at the sender's, free.</summary>
    public bool HasBoarded { get; init; }

    /// <summary>Whether a better label has taken its place.</summary>
    public bool IsDropped { get; set; }

    public static Label AtStart(int state, int second)
    {
        var arrivals = new int[Luck.Days];
        Array.Fill(arrivals, second);
        return new Label
        {
            State = state, Previous = null, Edge = null, Start = second, Time = second, CostUsd = 0, Co2Grams = 0, Arrivals = arrivals,
                P90 = second,
        };
    }

    /// <summary>Whether nothing about it is worse, of two ways to the goal.</summary>
    public bool IsNoWorseThan(Label other) =>
        Time <= other.Time && CostUsd <= other.CostUsd && Co2Grams <= other.Co2Grams && P90 <= other.P90;
}
