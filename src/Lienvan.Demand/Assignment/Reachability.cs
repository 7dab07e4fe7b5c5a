using System.Globalization;

namespace Lienvan.Demand.Assignment;

/// <summary>Finds trips that no way exists for.</summary>
internal static class Reachability
{
    private const int MostNamed = 3;

    public static ImmutableArray<TripDemand> FindUnreachable(FlowNetwork network)
    {
        var paths = new ShortestPaths(network);
        var unreachable = new List<TripDemand>();
        foreach (var origin in network.Origins)
        {
            paths.Search(origin.Node, network.Empty);
            for (var i = 0; i < origin.Destinations.Length; i++)
            {
                if (paths.LastLinks[origin.Destinations[i]] < 0)
                {
                    unreachable.Add(new TripDemand(origin.Zone + 1, origin.Destinations[i] + 1, origin.Volumes[i]));
                }
            }
        }

        return [.. unreachable];
    }

    public static string InWords(ImmutableArray<TripDemand> unreachable)
    {
        var named = string.Join(", ", unreachable.Take(MostNamed).Select(trip =>
            string.Create(CultureInfo.InvariantCulture, $"{trip.From} → {trip.To} ({trip.Volume})")));
        var others = unreachable.Length - MostNamed;
        return string.Create(CultureInfo.InvariantCulture,
            $"there is no way for these trips: {named}{(others > 0 ? $" … +{others}" : "")}");
    }
}
