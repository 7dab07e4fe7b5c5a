using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lienvan.App.Rendering;
using Lienvan.Appraisal.Projects;
using Lienvan.Formats.Workbooks;
using Lienvan.Tests.Appraisal.Projects;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.App.Rendering;

/// <summary>The page, workbook, JSON and text of an appraisal.</summary>
public sealed class AppraisalRenderingTests
{
    private static readonly Lazy<AppraisalReport> Report =
        new(() => HandMade.Report(HandMade.Question("three-lines", saving: 60) with { Draws = 2000 }));

    [Theory]
    [InlineData("en", "it does not pay")]
    [InlineData("vi", "không có lợi")]
    [InlineData("zh", "不划算")]
    public void The_page_is_one_file_that_asks_for_nothing(string code, string verdict)
    {
        var page = AppraisalPage.Write(Report.Value, NamesIn(code));
        Assert.Contains($"<html lang=\"{code}\">", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex(@"<(script|link|img|iframe)\b|\bsrc\s*=|@import|\bhref\s*="), page);
        Assert.All(Regex.Matches(page, @"url\(([^)]*)\)").Select(match => match.Groups[1].Value), target => Assert.StartsWith("#", target));
        Assert.Contains("@media print", page, StringComparison.Ordinal);
        Assert.True(page.Contains(verdict, StringComparison.Ordinal), Regex.Match(page, "class=\"verdict\">([^<]*)").Value);
        var drawings = Regex.Matches(page, "<svg.*?</svg>", RegexOptions.Singleline).Select(match => XDocument.Parse(match.Value)).ToList();
        Assert.Equal(5, drawings.Count);
        var ids = drawings.SelectMany(drawing => drawing.Descendants().Attributes("id")).Select(id => id.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void The_page_holds_every_assumption_with_its_source()
    {
        var page = AppraisalPage.Write(Report.Value, NamesIn("en"));
        Assert.All(Report.Value.Question.Guide.Values, value =>
            Assert.Contains(Svg.Escape(value.Provenance.Source), page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_workbook_recomputes_the_appraisal()
    {
        var report = Report.Value;
        var book = new Spreadsheet(WorkbookWriter.Write(AppraisalWorkbook.SheetsOf(report, NamesIn("vi"))));
        foreach (var (sheet, cell, written) in book.Formulas.Where(formula => formula.Written is not null))
        {
            var value = book.Compute(sheet, cell);
            Assert.True(Math.Abs(value - written!.Value) <= 1e-6 * Math.Max(1, Math.Abs(value)),
                $"{sheet}!{cell}: {value} is not {written}");
        }

        Assert.Equal(report.NetPresentValue, book.Compute("Summary", "B5"), 3);
        Assert.Equal(report.Economic.InternalRates.Rate!.Value, book.Compute("Summary", "B6"), 9);
        Assert.Equal(report.Financial.NetPresentValue!.Value, book.Compute("Summary", "C5"), 3);
    }

    [Fact]
    public void Whoever_changes_a_rate_or_factor_in_the_workbook_sees_what_becomes_of_it()
    {
        var report = Report.Value;
        var book = new Spreadsheet(WorkbookWriter.Write(AppraisalWorkbook.SheetsOf(report, NamesIn("en"))));
        book.Set("Inputs", "B2", report.Economic.InternalRates.Rate!.Value);
        Assert.Equal(0, book.Compute("Economic", "B5"), 4);
        book.Set("Inputs", "B2", 0.09);
        book.Set("Inputs", "B4", report.Switches.Single(one => one.Input == "capital cost").Switch!.Value);
        Assert.Equal(0, book.Compute("Economic", "B5"), 4);
        book.Set("Inputs", "B4", 1);
        book.Set("Inputs", "B5", report.Switches.Single(one => one.Input == "demand").Switch!.Value);
        Assert.InRange(book.Compute("Economic", "B5") / report.NetPresentValue, -0.05, 0.05);
    }

    [Fact]
    public void The_json_has_the_names_of_the_manual()
    {
        using var document = JsonDocument.Parse(AppraisalJson.Write(Report.Value));
        var json = document.RootElement;
        foreach (var name in new[] { "npv", "irr", "irrs", "mirr", "bcr", "bcrDefinition", "paybackYears", "firstYearRate",
            "switchingValues",
            "eirr", "firr", "financial", "stakeholders", "tornado", "openingYears", "waiting", "risk", "unitCosts", "assumptions",
                "loans" })
        {
            Assert.True(json.TryGetProperty(name, out _), name);
        }

        var sum = json.GetProperty("stakeholders").EnumerateArray().Sum(one => one.GetProperty("npv").GetDecimal());
        Assert.Equal(json.GetProperty("stakeholderTotal").GetDecimal(), sum);
        Assert.Equal((double)sum, json.GetProperty("npv").GetDouble());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("vi")]
    [InlineData("zh")]
    public void The_text_fits_a_terminal(string code)
    {
        var output = new StringWriter();
        new AppraisalText(output, NamesIn(code)).Print(Report.Value);
        Assert.All(output.ToString().Split('\n'), line => Assert.True(TextTable.Width(line) <= TextTable.Columns, line));
    }

    private static AppraisalNames NamesIn(string code) => new(BuiltIn.Corridor, Language.Get(code));
}
