using Lienvan.Planner.Consignments;

namespace Lienvan.App.Rendering;

/// <summary>For an answer over a window: of each day's readiness the few itineraries that a person would choose among.</summary>
internal static class ByDeparture
{
    /// <summary>The best on balance, the earliest and the cheapest of each readiness, in the order of the answer.</summary>
    public static ImmutableArray<Itinerary> Shortlist(ImmutableArray<Itinerary> byGeneralisedCost)
    {
        var chosen = new HashSet<int>();
        var indexed = byGeneralisedCost.Select((itinerary, index) => (Itinerary: itinerary, Index: index));
        foreach (var day in indexed.GroupBy(item => item.Itinerary.Arrival.ToInstant() - item.Itinerary.DoorToDoor))
        {
            chosen.Add(day.First().Index);
            chosen.Add(day.MinBy(item => item.Itinerary.Arrival.ToInstant()).Index);
            chosen.Add(day.MinBy(item => item.Itinerary.Cost.Usd).Index);
        }

        return [.. chosen.Order().Select(index => byGeneralisedCost[index])];
    }

    /// <summary>The shortlisted itineraries of an answer for one readiness.</summary>
    public static ImmutableArray<Itinerary> Shortlisted(this PlanAnswer.Plans plans) =>
        [.. plans.Shortlist.Select(index => plans.Itineraries[index])];
}
