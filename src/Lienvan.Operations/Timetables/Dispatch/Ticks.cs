namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// Time inside the solver: seconds in fine ticks. What one train takes after another has left it is taken a tick later, and so is what follows
/// at the same second in one train. Thus the order of events within a second is part of the time, and no two trains can swap places at one
/// instant: each would have to move a tick after the other. Nothing is lost, for any schedule of fewer events than a second has ticks can be
/// written so: take an event's place in the whole list as its ticks.
/// </summary>
internal static class Ticks
{
    /// <summary>Binary digits of the ticks within a second.</summary>
    public const int Bits = 21;

    /// <summary>Ticks of a second; a schedule has fewer events.</summary>
    public const long PerSecond = 1L << Bits;

    /// <summary>Later than anything.</summary>
    public const long Never = 1L << 55;

    /// <summary>The first tick of a second.</summary>
    public static long FromSeconds(long seconds) => seconds << Bits;

    /// <summary>The last tick of a second.</summary>
    public static long LastOfSecond(long seconds) => (seconds << Bits) + PerSecond - 1;

    /// <summary>The second that a tick falls into.</summary>
    public static long ToSeconds(long tick) => tick >> Bits;
}
