using NodaTime;

namespace Lienvan.Planner.Search;

/// <summary>
/// Remembers what was compiled for the last few weeks and cargoes: what rests on the week alone, and on it the moves of each cargo. Can be
/// asked by several threads at once.
/// </summary>
internal sealed class Grounds
{
    private const int MostWeeks = 6, Most = 32;

    private readonly Remembered<WeekKey, Terrain> terrains = new(MostWeeks);
    private readonly Remembered<Key, GraphBuilder> grounds = new(Most);

    /// <summary>The graph that answers a request.</summary>
    public PlannedGraph Between(GraphRequest request)
    {
        var week = new WeekKey(request.Network.Since, request.Origin, request.HorizonDays, request.Seed);
        var key = new Key(week, request.Cargo, request.HasThroughPermit, request.OnlyStandardClearance);
        return grounds.Get(key, _ => GraphBuilder.BuildGround(request, terrains.Get(week, _ => new Terrain(request)), []))
            .Between(request.From, request.To, request.JourneyDays);
    }

    /// <summary>What a terrain is made from; of the day of readiness, since when the same rows hold.</summary>
    private readonly record struct WeekKey(LocalDate Since, Instant Origin, int HorizonDays, ulong Seed);

    /// <summary>All of a request but its places.</summary>
    private readonly record struct Key(WeekKey Week, Cargo Cargo, bool HasThroughPermit, bool OnlyStandardClearance);
}
