namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// In which rounds the search for proof works. A proof that hardly comes nearer leaves its place to the other search, for longer each time;
/// but once nothing better has been found for a while the proof is all that is left to do, and it may be the one that finds the best: then
/// it works in every round, or in one of four when the bound is far away.
/// </summary>
internal sealed class ProofTurns
{
    /// <summary>The most rounds in a row that are left out.</summary>
    internal const int LongestRest = 15;

    /// <summary>After so many rounds without anything better no round is left out.</summary>
    internal const int IdleRoundsToProve = 8;

    /// <summary>Where the bound is below half of the best a proof is not near: so many rounds in a row are then left out all the same.
    /// </summary>
    internal const int RestWhenFar = 3;

    /// <summary>A round in which the bound rises by less than this part of the gap brings little.</summary>
    private const int LeastRise = 50;

    private int rest;
    private int lastRest;

    /// <summary>Whether the coming round is one of proof; asked once a round.</summary>
    public bool Next() => rest-- == 0;

    /// <summary>Tells what a round of proof brought.</summary>
    /// <param name="rise">By how much the bound rose.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="best">What the best schedule costs; the greatest number when there is none.</param>
    /// <param name="idle">Rounds since something better was found.</param>
    public void Tell(long rise, long bound, long best, int idle)
    {
        lastRest = rise >= (best - bound) / LeastRise ? 0 : Math.Min((2 * lastRest) + 1, LongestRest);
        var isFar = best < long.MaxValue && bound < best / 2;
        rest = idle < IdleRoundsToProve ? lastRest : isFar ? Math.Min(lastRest, RestWhenFar) : 0;
    }
}
