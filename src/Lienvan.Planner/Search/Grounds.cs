using Lienvan.Model.Scenarios;
using NodaTime;

namespace Lienvan.Planner.Search;

/// <summary>
/// Remembers what was compiled for the last few weeks and cargoes. The first question about one follows the moves from its start only; from
/// the second on they share a ground. Both give the same ways. Can be asked by several threads at once.
/// </summary>
internal sealed class Grounds
{
    private const int Most = 24;

    private readonly Lock gate = new();
    private readonly List<(Key Key, Lazy<GraphBuilder>? Ground)> remembered = [];

    /// <summary>The graph that answers a request.</summary>
    public PlannedGraph Between(GraphRequest request)
    {
        var ground = Find(request);
        return ground is null ? GraphBuilder.Build(request) : ground.Value.Between(request.From, request.To, request.JourneyDays);
    }

    private Lazy<GraphBuilder>? Find(GraphRequest request)
    {
        var key = Key.Of(request);
        lock (gate)
        {
            var index = remembered.FindIndex(other => other.Key == key);
            var ground = index < 0 ? null : remembered[index].Ground ?? new Lazy<GraphBuilder>(() => GraphBuilder.BuildGround(request));
            if (index >= 0)
            {
                remembered.RemoveAt(index);
            }
            else if (remembered.Count == Most)
            {
                remembered.RemoveAt(0);
            }

            remembered.Add((key, ground));
            return ground;
        }
    }

    /// <summary>All of a request but its places; of the day, since when the same rows hold.</summary>
    private readonly record struct Key(
        LocalDate Since, Cargo Cargo, Instant Origin, int HorizonDays, ulong Seed, bool HasThroughPermit, bool OnlyStandardClearance)
    {
        public static Key Of(GraphRequest request) => new(request.Network.Since, request.Cargo, request.Origin, request.HorizonDays,
            request.Seed, request.HasThroughPermit, request.OnlyStandardClearance);
    }
}
