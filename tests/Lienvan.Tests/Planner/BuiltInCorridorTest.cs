using Lienvan.Planner.Consignments;
using Lienvan.Planner.Search;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>Questions over the corridor that comes with the program: each is answered or refused with a reason, and each answer is
/// legal.</summary>
public sealed class BuiltInCorridorTest
{
    [Theory]
    [InlineData("bac-ninh chongqing", "goods=electronics teu=2")]
    [InlineData("ho-chi-minh kunming", "goods=fruit teu=2 reefer")]
    [InlineData("hai-phong guangzhou", "teu=4")]
    [InlineData("kunming singapore", "goods=machinery teu=2")]
    [InlineData("nanning yen-vien", "goods=machinery teu=2")]
    [InlineData("chongqing hanoi", "goods=machinery teu=2")]
    [InlineData("guangzhou ho-chi-minh", "goods=textiles teu=3")]
    [InlineData("shenzhen hai-phong", "goods=electronics teu=1")]
    [InlineData("zhengzhou hanoi", "goods=vehicles-parts teu=2")]
    [InlineData("xian da-nang", "teu=2")]
    [InlineData("lao-cai hekou-city", "goods=sulphur teu=0 tonnes=500")]
    [InlineData("lao-cai kunming", "goods=iron-ore teu=0 tonnes=800")]
    [InlineData("kunming hai-phong", "goods=fertiliser teu=0 tonnes=600")]
    [InlineData("mong-cai dongxing", "goods=seafood-frozen teu=1")]
    [InlineData("cao-bang nanning", "goods=wood teu=2")]
    [InlineData("hanoi kunming", "goods=chemicals-dangerous teu=1")]
    [InlineData("vientiane kunming", "goods=farm-goods teu=2")]
    [InlineData("bangkok vientiane", "teu=2")]
    [InlineData("phnom-penh ho-chi-minh", "teu=2")]
    [InlineData("qinzhou hai-phong", "teu=10")]
    [InlineData("hanoi nanning", "teu=1")]
    [InlineData("nanning hanoi", "teu=500")]
    [InlineData("da-nang chengdu", "goods=steel teu=0 tonnes=300 overlength")]
    public void Every_question_has_a_legal_answer_or_a_reason(string places, string what)
    {
        var asking = Asking.Of(BuiltIn.Corridor, $"{places} 2026-03-02T08:00 scenario=base horizon=75 {what}");
        Findings.AssertNone(Legality.Faults(asking, asking.Answer()));
    }

    [Fact]
    public void Electronics_from_Bac_Ninh_to_Chongqing_may_go_by_rail_through_Dong_Dang()
    {
        var plans = Plans("bac-ninh chongqing 2026-03-02T08:00 scenario=base teu=2 goods=electronics");
        Assert.True(plans.Itineraries.Length >= 3, "several ways");
        Assert.Contains(plans.Itineraries, way =>
            way.Legs.Any(leg => leg is { Kind: LegKind.Border, Gauge.Millimetres: 1435, From.Value: "dong-dang", To.Value: "pingxiang" }));
        Assert.Contains(plans.Shortlist, index => plans.Itineraries[index].Legs.Any(leg => leg.Kind == LegKind.Rail));
        Assert.Equal(plans.Itineraries.Length, plans.Itineraries.Select(way =>
            Check.Text(new PlanAnswer.Plans([way], []))).Distinct().Count());
    }

    /// <summary>Source: People's Daily 2025-07-11: fourteen hours from Nanning to Yên Viên; 14.5 to 16.5 hours in 2023.</summary>
    [Fact]
    public void The_train_from_Nanning_to_Yen_Vien_takes_as_long_as_published()
    {
        var asking = Asking.Of(BuiltIn.Corridor, "nanning yen-vien 2026-03-02T08:00 scenario=base teu=2");
        var graph = GraphBuilder.Build(asking.Planner.ToGraphRequest(asking.Request)).Graph;
        var train = graph.Out.SelectMany(edges => edges).OfType<RideEdge>()
            .First(ride => ride.Service.Id.Value == "x9101" && ride.BoardStop == 0 && graph.States[ride.To].Place.Value == "yen-vien");
        var boarding = train.FindBoarding(0, -1);
        Assert.InRange((train.Alight(boarding, -1) - train.Runs.ReleaseSeconds - boarding.Departure) / 3600.0, 14, 16);
    }

    [Fact]
    public void Costs_are_the_same_in_three_currencies() => Assert.All(
        Plans("bac-ninh chongqing 2026-03-02T08:00 scenario=base teu=2").Itineraries,
        way => Assert.All(way.Legs, leg =>
        {
            Assert.Equal(way.Cost.Vnd / way.Cost.Usd, leg.Cost.Usd > 0 ? leg.Cost.Vnd / leg.Cost.Usd : way.Cost.Vnd / way.Cost.Usd, 3);
            Assert.InRange(way.Cost.Vnd / way.Cost.Usd, 20_000, 32_000);
            Assert.InRange(way.Cost.Cny / way.Cost.Usd, 5, 9);
        }));

    private static PlanAnswer.Plans Plans(string question) =>
        Assert.IsType<PlanAnswer.Plans>(Asking.Of(BuiltIn.Corridor, question).Answer());
}
