using System.Collections.Immutable;
using Lienvan.Appraisal.Guides;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Valuations;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Appraisal.Guides;

/// <summary>Guides as rows of a table: which row counts, and what lies between years.</summary>
public sealed class GuideProfileTests
{
    [Theory]
    [InlineData("adb", 0.09)]
    [InlineData("world-bank", 0.06)]
    [InlineData("eu", 0.05)]
    public void The_package_has_guides_with_every_number(string id, double rate)
    {
        var guide = GuideProfile.Find(BuiltIn.Corridor.AppraisalValues, id)!;
        Assert.Empty(guide.Missing);
        Assert.Equal(rate, guide.Get(AppraisalParameter.DiscountRate));
        Assert.All(guide.Values, value => Assert.False(string.IsNullOrWhiteSpace(value.Provenance.Source)));
    }

    [Fact]
    public void What_was_not_seen_in_a_document_is_assumed()
    {
        var rates = BuiltIn.Corridor.AppraisalValues.Where(value => value.Parameter is AppraisalParameter.DiscountRate
            or AppraisalParameter.CarbonPrice);
        Assert.All(rates, value => Assert.True(value.Provenance.IsAssumed));
        var seen = GuideProfile.Find(BuiltIn.Corridor.AppraisalValues, "adb")!.Values.Single(value =>
            value.Parameter == AppraisalParameter.NontradedFactor);
        Assert.Equal((0.891, Confidence.A), (seen.Value, seen.Provenance.Confidence));
    }

    [Fact]
    public void The_row_that_says_most_counts_and_years_are_joined_by_lines()
    {
        var guide = GuideProfile.Find(
        [
            Row("", 1), Row("mine", 2), Row("", 3, country: "VN"), Row("mine", 4, project: "p"), Row("other", 99),
            Row("mine", 10, year: 2030, AppraisalParameter.CarbonPrice), Row("mine", 30, year: 2050, AppraisalParameter.CarbonPrice),
        ], "mine")!;
        Assert.Equal(2, guide.Get(AppraisalParameter.RailCost));
        Assert.Equal(3, guide.FindIn(AppraisalParameter.RailCost, new CountryId("VN")));
        Assert.Equal(4, guide.GetOf(AppraisalParameter.RailCost, new ProjectId("p")));
        Assert.Equal(2, guide.GetOf(AppraisalParameter.RailCost, new ProjectId("q")));
        Assert.Equal([10, 10, 20, 30, 30], new[] { 2020, 2030, 2040, 2050, 2090 }.Select(year =>
            guide.GetIn(AppraisalParameter.CarbonPrice, year)));
        Assert.Equal(7, guide.With(AppraisalParameter.RailCost, 7).GetOf(AppraisalParameter.RailCost, new ProjectId("p")));
        Assert.Contains(AppraisalParameter.DiscountRate, guide.Missing);
        Assert.Throws<InvalidOperationException>(() => guide.Get(AppraisalParameter.Horizon));
        Assert.Null(GuideProfile.Find(guide.Values, "nobody"));
        Assert.Equal(["mine"], GuideProfile.NamesIn(guide.Values).AsEnumerable());
    }

    private static AppraisalValue Row(string guide, double value, int? year = null,
        AppraisalParameter parameter = AppraisalParameter.RailCost, string? project = null, string? country = null) => new()
    {
        Guide = guide, Parameter = parameter, Value = value, Year = year,
        Project = project is null ? null : new ProjectId(project), Country = country is null ? null : new CountryId(country),
        Provenance = new Provenance("test", Confidence.Assumed, ""),
    };
}
