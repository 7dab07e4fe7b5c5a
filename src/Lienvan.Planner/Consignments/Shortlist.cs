using Lienvan.Model.Places;

namespace Lienvan.Planner.Consignments;

/// <summary>Of all Pareto-optimal itineraries, the order in which to show them and the few that a person would choose among.</summary>
internal static class Shortlist
{
    private const int Most = 6;

    /// <summary>
    /// Price plus what the time costs the owner of the goods: the value of the consignment by its time value a day, over the mean of
    /// planned and ninetieth-percentile duration. Source of the time value: D. L. Hummels, G. Schaur, American Economic Review 103 (2013)
    /// 2935.
    /// </summary>
    public static double GeneralisedUsd(Itinerary itinerary, Goods goods, double tonnes)
    {
        var late = (itinerary.ArrivalP90.ToInstant() - itinerary.Arrival.ToInstant()).TotalDays;
        var days = itinerary.DoorToDoor.TotalDays + (late / 2);
        return itinerary.Cost.Usd + ((goods.ValueUsdPerTonne ?? 2000) * tonnes * goods.TimeValuePercentPerDay / 100 * days);
    }

    /// <summary>
    /// The best by generalised cost, the earliest, cheapest, cleanest and surest, then the best of each other way of travelling.
    /// </summary>
    public static ImmutableArray<int> Of(IReadOnlyList<Itinerary> byGeneralisedCost)
    {
        var chosen = new List<int>();
        Choose(chosen, [.. Enumerable.Range(0, byGeneralisedCost.Count)], byGeneralisedCost);
        return [.. chosen.Take(Most).Order()];
    }

    private static void Choose(List<int> chosen, ImmutableArray<int> all, IReadOnlyList<Itinerary> itineraries)
    {
        void Add(int index)
        {
            if (!chosen.Contains(index))
            {
                chosen.Add(index);
            }
        }

        Add(0);
        Add(all.MinBy(index => itineraries[index].Arrival.ToInstant()));
        Add(all.MinBy(index => itineraries[index].Cost.Usd));
        Add(all.MinBy(index => itineraries[index].Co2));
        Add(all.MinBy(index => itineraries[index].ArrivalP90.ToInstant()));
        foreach (var way in all.GroupBy(index => WayOf(itineraries[index])))
        {
            Add(way.First());
        }
    }

    /// <summary>Which modes and which crossings: two itineraries of one way differ only by train or terminal.</summary>
    private static string WayOf(Itinerary itinerary) => string.Join('|', itinerary.Legs
        .Where(leg => leg.Kind is LegKind.Rail or LegKind.Sea || leg.Crossing is not null)
        .Select(leg => leg.Crossing?.Id.Value ?? leg.Kind.ToString()).Distinct());
}
