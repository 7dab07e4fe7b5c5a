using Lienvan.App.Commands;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.App.Store;
using Lienvan.Appraisal.Projects;
using Lienvan.Appraisal.Timing;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Projects;
using Lienvan.Tests.Demand.Forecasts;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Appraisal.Projects;

/// <summary>From forecasts of a small corridor to an appraisal, its order and its files.</summary>
public sealed class EndToEndTests
{
    [Fact]
    public void A_line_that_is_forecast_is_appraised()
    {
        var guide = HandMade.Guide();
        var words = AppraisalWords.Of(SmallCorridor.Corridor, SmallCorridor.Question.Scenario.Value, "base", guide);
        var (first, last) = (SmallCorridor.Question.FirstYear, SmallCorridor.Question.LastYear);
        var against = Forecaster.Run(SmallCorridor.Corridor, SmallCorridor.Question with
        {
            Scenario = new ScenarioId("base"), Only = [first, last],
        }, SmallCorridor.Base);
        Assert.Equal([first, last], against.Years.Select(year => year.Year));
        Assert.True(against.IsComplete);
        var report = HandMade.Report(new AppraisalQuestion
        {
            Corridor = words.Corridor, With = words.With, Against = words.Against, ForecastWith = SmallCorridor.Forecast,
            ForecastAgainst = against, Guide = guide,
        });
        Assert.Equal([first, last], report.Traffic.Select(year => year.Year));
        Assert.InRange(report.OpeningYear, first, last);
        Assert.True(report.Traffic[^1].RailMillionTonnesWith > report.Traffic[^1].RailMillionTonnesAgainst);
        Assert.True(report.AugmentedRuleOfHalf > 0);
        Assert.True(report.AugmentedRuleOfHalf <= report.RuleOfHalf + 1e-6);
        Assert.Equal((double)report.Stakeholders.Total, report.Economic.NetPresentValue!.Value, 3);
    }

    [Fact]
    public void Years_are_looked_at_around_an_opening_and_every_fifth()
    {
        var words = AppraisalWords.Of(BuiltIn.Corridor, "lhh", "base", HandMade.Guide());
        Assert.Equal([2026, 2030, 2031, 2032, 2033, 2035, 2036, 2040, 2045, 2050, 2055, 2060],
            AppraisalForecasts.YearsOf(words, 2026).AsEnumerable());
    }

    [Fact]
    public void A_list_of_projects_is_a_scenario_and_what_nobody_dates_opens_when_the_package_assumes()
    {
        var words = AppraisalWords.Of(BuiltIn.Corridor, "p-ddhn; p-dd-px, smart-gates", "base", HandMade.Guide());
        Assert.Equal("p-ddhn+p-dd-px+smart-gates", words.With.Id.Value);
        Assert.Contains(new ProjectId("smart-gate-huu-nghi"), words.With.Projects);
        Assert.Contains(words.With.Policies, policy => policy.Id == "gate-24-7");
        var parts = Appraiser.InvestmentsOf(words.Corridor, words.With, words.Against, HandMade.Guide());
        Assert.Equal(2034, parts.Single(part => part.Project.Id.Value == "p-ddhn").OpeningYear);
        var alone = AppraisalWords.Of(BuiltIn.Corridor, "up-crane-hekou", "base", HandMade.Guide());
        Assert.Single(Appraiser.InvestmentsOf(alone.Corridor, alone.With, alone.Against, HandMade.Guide()));
        Assert.Throws<Lienvan.App.UsageException>(() => AppraisalWords.Of(BuiltIn.Corridor, "p-moon", "base", HandMade.Guide()));
        Assert.Throws<Lienvan.App.UsageException>(() => AppraisalWords.Of(BuiltIn.Corridor, " , ", "base", HandMade.Guide()));
    }

    [Fact]
    public void Order_and_timing_come_from_appraisals_of_every_set()
    {
        var guide = HandMade.Guide();
        AppraisalReport Of(double saving) => HandMade.Report(HandMade.Question("lhh", saving, 2026));
        var candidates = ((string[])["lhh", "ddhn"]).Select(name => new StagingCandidate(name,
            Appraiser.InvestmentsOf(BuiltIn.Corridor, HandMade.Question(name).With, HandMade.Question(name).Against, guide)));
        var problem = Staging.ProblemOf(guide, [.. candidates],
            new Dictionary<int, AppraisalReport> { [1] = Of(250), [2] = Of(60), [3] = Of(300) }, 2500);
        var report = BuildOrder.Solve(problem, Staging.FuturesOf(guide));
        Assert.NotNull(report.BestByValue.Starts[0]);
        Assert.Null(report.BestByValue.Starts[1]);
        Assert.True(report.BestByValue.NetPresentValue > 0);
        Assert.Equal(2, report.Orders.Length);
        var output = new StringWriter();
        new OrderText(output, Language.Get("vi")).Print(report);
        Assert.Contains("lhh 20", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"bestByNpvPerInvestment\"", OrderJson.Write(report), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Staging.ProblemOf(guide, [.. candidates], new Dictionary<int, AppraisalReport>(), null));
    }

    [Fact]
    public void The_files_are_written_into_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory("lienvan-appraisal-");
        try
        {
            AppraisalFiles.Write(Path.Combine(folder.FullName, "new"), HandMade.Report(HandMade.Question()),
                new AppraisalNames(BuiltIn.Corridor, Language.English));
            var files = Directory.GetFiles(Path.Combine(folder.FullName, "new")).Select(Path.GetFileName).Order(StringComparer.Ordinal);
            Assert.Equal(["appraisal.html", "appraisal.xlsx"], files);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_guide_of_ones_own_has_findings_by_line()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file,
                "guide,parameter,value,unit,source,confidence\n" +
                "mine,discount_rate,0.04,share,me,assumed\nmine,dicount_rate,0.04,share,me,assumed\n");
            var read = GuideFile.Read(file);
            Assert.Equal(0.04, Assert.Single(read.Value).Value);
            Assert.Equal((file, 3), (Assert.Single(read.Diagnostics).File, read.Diagnostics[0].Line));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
