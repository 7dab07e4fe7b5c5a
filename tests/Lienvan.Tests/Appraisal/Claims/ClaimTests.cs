using System.Text.Json;
using Lienvan.App.Rendering;
using Lienvan.Appraisal.Claims;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Valuations;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Appraisal.Claims;

/// <summary>Published claims put to the test.</summary>
public sealed class ClaimTests
{
    [Theory]
    [InlineData(ClaimMeasure.Hours, null, 24.0, 20.0, ClaimVerdict.Holds)]
    [InlineData(ClaimMeasure.Hours, null, 24.0, 30.0, ClaimVerdict.DoesNotHold)]
    [InlineData(ClaimMeasure.CostChange, -0.2, -0.15, -0.17, ClaimVerdict.Holds)]
    [InlineData(ClaimMeasure.CostChange, -0.2, -0.15, -0.05, ClaimVerdict.DoesNotHold)]
    [InlineData(ClaimMeasure.CostChange, -0.2, -0.15, -0.4, ClaimVerdict.Exceeds)]
    [InlineData(ClaimMeasure.EfficiencyChange, 0.3, null, 0.35, ClaimVerdict.Holds)]
    [InlineData(ClaimMeasure.EfficiencyChange, 0.3, null, 0.1, ClaimVerdict.DoesNotHold)]
    [InlineData(ClaimMeasure.RailTonnes, 12.77, null, 12.0, ClaimVerdict.Holds)]
    [InlineData(ClaimMeasure.RailTonnes, 12.77, null, 4.0, ClaimVerdict.DoesNotHold)]
    [InlineData(ClaimMeasure.RailTonnes, 12.77, null, 20.0, ClaimVerdict.Exceeds)]
    public void A_claim_is_judged_by_its_limits(ClaimMeasure measure, double? low, double? high, double found, ClaimVerdict verdict)
    {
        var claim = Claim(measure, low, high);
        Assert.Equal(verdict, ClaimCheck.Judge(claim, found));
        Assert.Equal(ClaimVerdict.NoAnswer, ClaimCheck.Judge(claim, null));
    }

    [Fact]
    public void A_train_and_a_forecast_are_asked_where_they_can_tell()
    {
        var claims = BuiltIn.Corridor.Claims.Where(claim => claim.Measure is ClaimMeasure.TrainHours or ClaimMeasure.RailTonnes).ToList();
        var corridor = BuiltIn.Corridor with { Claims = [.. claims] };
        var findings = ClaimCheck.Run(corridor, (_, year) => year == 2050 ? null : new ForecastYear
        {
            Year = year, Freight = [], Passengers = [], Crossings = [],
            Lines =
            [
                new LineLoad { Line = new LineId("vn-lhh"), Tonnes = year == 2030 ? 5e6 : 14e6, TonneKilometres = 1, TrainsADay = 1 },
                new LineLoad { Line = new LineId("vn-hn-lc"), Tonnes = 99e6, TonneKilometres = 1, TrainsADay = 1 },
            ],
        });
        var byId = findings.ToDictionary(finding => finding.Claim.Id);
        Assert.InRange(byId["kunming-ha-long-train"].Found!.Value, 4, 12);
        Assert.Equal((ClaimEngine.RunningTime, ClaimVerdict.Holds),
            (byId["kunming-ha-long-train"].Engine, byId["kunming-ha-long-train"].Verdict));
        Assert.Equal((5.0, ClaimVerdict.DoesNotHold), (byId["lhh-freight-2030"].Found, byId["lhh-freight-2030"].Verdict));
        Assert.Equal((14.0, ClaimVerdict.Holds), (byId["lhh-freight-2040"].Found, byId["lhh-freight-2040"].Verdict));
        Assert.Equal((null, ClaimVerdict.NoAnswer), (byId["lhh-freight-2050"].Found, byId["lhh-freight-2050"].Verdict));
    }

    [Fact]
    public void Findings_are_told_in_three_languages_and_as_json()
    {
        ClaimFinding[] findings =
        [
            new()
            {
                Claim = Claim(ClaimMeasure.CostChange, -0.2, -0.15), Engine = ClaimEngine.Planner, Found = -0.16, Without = 913, With = 768,
                Verdict = ClaimVerdict.Holds, How = "cheapest way by land for one container",
            },
        ];
        foreach (var (code, word) in new[] { ("en", "holds"), ("vi", "đúng"), ("zh", "成立") })
        {
            var output = new StringWriter();
            new ClaimsText(output, Language.Get(code)).Print([.. findings]);
            Assert.Contains(word, output.ToString(), StringComparison.Ordinal);
            Assert.Contains("913", output.ToString(), StringComparison.Ordinal);
        }

        using var json = JsonDocument.Parse(ClaimsJson.Write([.. findings], Language.English));
        var one = json.RootElement.GetProperty("claims")[0];
        Assert.Equal(("planner", "holds", -0.16), (one.GetProperty("engine").GetString(), one.GetProperty("verdict").GetString(),
            one.GetProperty("found").GetDouble()));
    }

    [Fact]
    public void The_package_states_the_claims_with_who_says_so()
    {
        var ids = BuiltIn.Corridor.Claims.Select(claim => claim.Id).ToList();
        Assert.Contains("efficiency-30", ids);
        Assert.Contains("logistics-cost-kunming", ids);
        Assert.Contains("kunming-ha-long-cargo", ids);
        Assert.Contains("lhh-freight-2050", ids);
        Assert.All(BuiltIn.Corridor.Claims, claim => Assert.False(string.IsNullOrWhiteSpace(claim.Provenance.Source)));
    }

    private static PublishedClaim Claim(ClaimMeasure measure, double? low, double? high) => new()
    {
        Id = "c", Name = new LocalName("a claim", "một tuyên bố", "一个说法"), Measure = measure, Low = low, High = high,
        Unit = measure is ClaimMeasure.Hours ? "h" : measure is ClaimMeasure.RailTonnes ? "Mt/year" : "share",
        Scenario = new ScenarioId("three-lines"), On = new LocalDate(2036, 3, 3), Provenance = new Provenance("press", Confidence.D, ""),
    };
}
