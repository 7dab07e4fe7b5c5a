using System.Xml.Linq;
using Lienvan.Formats.Workbooks;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Formats.Workbooks;

/// <summary>Workbooks as parts of XML.</summary>
public sealed class WorkbookTests
{
    [Fact]
    public void Formulas_come_to_what_is_written_beside_them()
    {
        var book = new Spreadsheet(WorkbookWriter.Write(new WorkbookSheet("Flow",
        [
            [WorkbookCell.Of(-100), WorkbookCell.Of(39), WorkbookCell.Of(59), WorkbookCell.Of(55), WorkbookCell.Of(20)],
            [WorkbookCell.OfFormula("A1+NPV(0.05,B1:E1)", null), WorkbookCell.OfFormula("IRR(A1:E1)", 0.280948421)],
        ], [10])));
        Assert.Equal(0.280948421, book.Compute("Flow", "B2"), 8);
        Assert.Equal(-100 + (39 / 1.05) + (59 / Math.Pow(1.05, 2)) + (55 / Math.Pow(1.05, 3)) + (20 / Math.Pow(1.05, 4)),
            book.Compute("Flow", "A2"), 9);
    }

    [Fact]
    public void Every_part_is_well_formed_and_texts_are_escaped()
    {
        var parts = WorkbookWriter.Write(new WorkbookSheet("A & B", [[WorkbookCell.Of("<Hà Nội> & \"河内\"\u0001")], []], [], 1, 1));
        Assert.All(parts, part => XDocument.Parse(part.Value));
        Assert.Contains(parts, part => part.Value.Contains("&lt;Hà Nội&gt; &amp; &quot;河内&quot;<", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, "A")]
    [InlineData(26, "Z")]
    [InlineData(27, "AA")]
    [InlineData(52, "AZ")]
    [InlineData(703, "AAA")]
    public void Columns_have_letters(int column, string name) => Assert.Equal(name, CellName.ColumnOf(column));

    [Fact]
    public void Nothing_that_is_no_number_is_written()
    {
        Assert.Throws<ArgumentException>(() => WorkbookWriter.Write());
        Assert.Throws<ArgumentException>(() => WorkbookWriter.Write(new WorkbookSheet("A", [[WorkbookCell.Of(double.NaN)]], [])));
    }
}
