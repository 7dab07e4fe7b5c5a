namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>The way that a train takes, and when.</summary>
/// <param name="Operations">The operations in their order.</param>
/// <param name="Starts">The tick at which each starts.</param>
/// <param name="Cost">What its delays cost.</param>
internal sealed record TrainPlan(int[] Operations, long[] Starts, long Cost)
{
    /// <summary>When the operation at a place of the way ends: with the start of the next, or never.</summary>
    public long EndOf(int place) => place + 1 < Starts.Length ? Starts[place + 1] : Ticks.Never;
}
