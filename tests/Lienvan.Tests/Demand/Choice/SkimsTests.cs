using Lienvan.Demand.Choice;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Planner;
using Lienvan.Planner.Consignments;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Demand.Choice;

/// <summary>The planner is the oracle: what it finds for single consignments, skims must say of all.</summary>
public class SkimsTests
{
    private static readonly LocalDate Day = new(2026, 7, 1);
    private static readonly Scenario Base = Scenario.Find(BuiltIn.Corridor, new ScenarioId("base"))!;

    private static readonly Lazy<Skims> General = new(() =>
    {
        var network = Base.On(BuiltIn.Corridor, Day);
        return new Skims(network, MovementGraph.Compile(new MovementQuestion
        {
            Network = network, Goods = new GoodsId("general"), Doors = [.. Doors],
        }));
    });

    private static IEnumerable<PlaceId> Doors => new[] { "hanoi", "ho-chi-minh", "nanning", "kunming", "chongqing" }.Select(id =>
        new PlaceId(id));

    /// <summary>
    /// For cargo whose time is worth nothing the cheapest way costs what the planner's cheapest itinerary does: to a cent where that pays
    /// no
    /// storage. Storage hangs on the clock, which skims do not know.
    /// </summary>
    [Theory]
    [InlineData("hanoi", "nanning")]
    [InlineData("hanoi", "kunming")]
    [InlineData("ho-chi-minh", "chongqing")]
    public void CheapestCostsWhatThePlannerSays(string from, string to)
    {
        var ways = Find(from, to, 0);
        var itineraries = Plan(from, to);
        Assert.InRange(ways.Min(way => way.Usd) / itineraries.Min(itinerary => itinerary.Cost.Usd), 0.97, 1.0001);
    }

    /// <summary>
    /// For cargo in a great hurry the quickest way takes as long as the planner's quickest, the wait of a mean day in place of that
    /// day's: within
    /// a day, or a quarter.
    /// </summary>
    [Theory]
    [InlineData("hanoi", "nanning")]
    [InlineData("hanoi", "kunming")]
    [InlineData("ho-chi-minh", "chongqing")]
    public void QuickestTakesAsLongAsThePlannerSays(string from, string to)
    {
        var hours = Find(from, to, 1e4).Min(way => way.Hours);
        var planned = Plan(from, to).Min(itinerary => itinerary.DoorToDoor.TotalHours);
        Assert.InRange(hours, Math.Min(planned - 24, planned * 0.75), Math.Max(planned + 24, planned * 1.25));
    }

    /// <summary>Each way goes door to door without a gap, by its mode and crossing, and over no border twice.</summary>
    [Fact]
    public void WaysAreWhole()
    {
        var graph = General.Value.Graph;
        foreach (var way in Find("hanoi", "nanning", 20))
        {
            Assert.Equal(new PlaceId("hanoi"), graph.States[graph.Movements[way.Movements[0]].From].Place);
            Assert.Equal(new PlaceId("nanning"), graph.States[graph.Movements[way.Movements[^1]].To].Place);
            foreach (var (one, next) in way.Movements.Zip(way.Movements.Skip(1)))
            {
                Assert.Equal(graph.Movements[one].To, graph.Movements[next].From);
            }

            var crossings = way.Movements.SelectMany(move => graph.Movements[move].Crossings).ToArray();
            Assert.Single(crossings);
            Assert.Equal(way.Mode == Mode.Sea, way.Crossing is null);
            Assert.Equal(way.Movements.Sum(move => graph.Movements[move].Usd), way.Usd, 9);
            Assert.InRange(way.PathSize, 0.0001, 1);
        }
    }

    private static Way[] Find(string from, string to, double usdPerHour) => Assert.Single(General.Value.Find(
        new SkimQuestion(new TradeRegion([new CountryId("VN")], [new CountryId("CN")]), [new PlaceId(from)], [new PlaceId(to)]),
        [new CostWeights(usdPerHour, 0, 0)]));

    private static ImmutableArray<Itinerary> Plan(string from, string to) => Assert.IsType<PlanAnswer.Plans>(
        new DoorToDoorPlanner(BuiltIn.Corridor, Base).Plan(new PlanRequest
        {
            From = new PlaceId(from), To = new PlaceId(to), Goods = new GoodsId("general"), Teu = 2,
            Ready = Day.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(),
        })).Itineraries;
}
