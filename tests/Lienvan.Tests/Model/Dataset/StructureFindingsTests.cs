using System.Text;
using Lienvan.Model.Dataset;

namespace Lienvan.Tests.Model.Dataset;

/// <summary>Every LV00xx, each provoked by one change to a valid package.</summary>
public sealed class StructureFindingsTests
{
    [Fact]
    public void A_valid_package_has_nothing_to_report() => Assert.Equal("", string.Join('\n', PackageSketch.Valid.Findings));

    [Theory]
    [InlineData("sections", "yv-bn", "speed_passenger_kmh", "", "sections.csv(2) LV0010")]
    [InlineData("sections", "yv-bn", "speed_passenger_kmh", "fast", "sections.csv(2) LV0011")]
    [InlineData("sections", "yv-bn", "speed_passenger_kmh", "1e5", "sections.csv(2) LV0011")]
    [InlineData("sections", "yv-bn", "speed_passenger_kmh", "900", "sections.csv(2) LV0012")]
    [InlineData("roads", "bn-yv", "toll", "99999999999999999999999999999999999999", "roads.csv(2) LV0012")]
    [InlineData("sections", "yv-bn", "valid_from", "2026-02-30", "sections.csv(2) LV0013")]
    [InlineData("sections", "yv-bn", "valid_from", "02/03/2026", "sections.csv(2) LV0013")]
    [InlineData("opening_hours", "gate-vn", "opens", "25:00", "opening_hours.csv(2) LV0014")]
    [InlineData("opening_hours", "gate-vn", "opens", "7h", "opening_hours.csv(2) LV0014")]
    [InlineData("places", "bac-ninh,", "kind", "town", "places.csv(2) LV0015")]
    [InlineData("goods", "fruit", "quarantine", "maybe", "goods.csv(3) LV0015")]
    [InlineData("scenarios", "late", "id", "Late gate", "scenarios.csv(3) LV0016")]
    [InlineData("services", "t8702", "days", "128", "services.csv(3) LV0017")]
    [InlineData("services", "t8702", "days", "11", "services.csv(3) LV0017")]
    [InlineData("sections", "yv-bn", "gauges", "1000/1435", "sections.csv(2) LV0018")]
    [InlineData("goods", "fruit", "id", "general", "goods.csv(3) LV0019")]
    [InlineData("terminals", "yen-vien", "place", "nowhere", "terminals.csv(2) LV0020")]
    [InlineData("countries", "VN", "time_zone", "Asia/Hanoi", "countries.csv(2) LV0024")]
    [InlineData("project_parts", "p-link,VN", "currency", "dollars", "project_parts.csv(2) LV0025")]
    public void A_bad_cell_is_found(string table, string row, string column, string value, string expected) =>
        Assert.Contains(expected, PackageSketch.Valid.With(table, row, column, value).Findings);

    [Fact]
    public void A_row_that_needs_a_faulty_row_is_left_out_with_it()
    {
        var sketch = PackageSketch.Valid.With("places", "nanning-south", "latitude", "122");
        Assert.Contains("places.csv(8) LV0012", sketch.Findings);
        Assert.Contains("terminals.csv(4) LV0021", sketch.Findings);
        Assert.DoesNotContain(sketch.Read().Value.Terminals, terminal => terminal.Id.Value == "nanning-south-terminal");
    }

    [Fact]
    public void Missing_and_unknown_tables_are_found()
    {
        Assert.Contains("places.csv(0) LV0002", PackageSketch.Valid.Without("places").Findings);
        Assert.Contains("plcaes.csv(0) LV0003", PackageSketch.Valid.WithText("plcaes", "id\n").Findings);
    }

    [Theory]
    [InlineData("id,name_en,source\nfruit,Fruit,x y z\n", "goods.csv(1) LV0004")]
    [InlineData("id,name_en,colour,source,confidence\nfruit,Fruit,red,own list,D\n", "goods.csv(1) LV0005")]
    [InlineData("id,name_en,name_en,source,confidence\nfruit,Fruit,Fruit,own list,D\n", "goods.csv(1) LV0006")]
    [InlineData("", "goods.csv(0) LV0007")]
    [InlineData("\n\n", "goods.csv(0) LV0007")]
    [InlineData("id,name_en,source,confidence\nfruit,Fruit,own, list,D\n", "goods.csv(2) LV0008")]
    [InlineData("id,name_en,source,confidence\nfruit,\"Fruit,own list,D\n", "goods.csv(2) LV0009")]
    [InlineData("id,name_en,source,confidence\nfruit,Fr\u0001uit,own list,D\n", "goods.csv(2) LV0023")]
    [InlineData("id;name_en;source;confidence\nfruit;Fruit;own list;D\n", "goods.csv(1) LV0028")]
    public void A_bad_table_is_found(string text, string expected) =>
        Assert.Contains(expected, PackageSketch.Valid.WithText("goods", text).Findings);

    [Theory]
    [InlineData("id,name_en,source,confidence\nfruit, Fruit ,own list,D\n", "LV0022")]
    [InlineData("id,name_en,source,confidence\nfruit,Fruit,own list,D\n", "LV0026")]
    [InlineData("id,name_en,source,confidence\nfruit,Fruit,own list,D\n,,,\n", "LV0027")]
    public void A_note_is_made(string text, string expected) =>
        Assert.Contains(PackageSketch.Valid.WithText("goods", text).Read().Diagnostics,
            finding => finding.Code == expected && finding.Severity == Severity.Info);

    [Fact]
    public void Encodings_other_than_utf8_are_named()
    {
        var text = PackageSketch.Valid["goods"];
        AssertBadEncoding(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text)), "UTF-16");
        AssertBadEncoding(Encoding.BigEndianUnicode.GetBytes(text), "UTF-16");
        AssertBadEncoding(Encoding.Latin1.GetBytes("id,name_en,source,confidence\ngeneral,Général,own list,D\n"), "not UTF-8");

        static void AssertBadEncoding(IEnumerable<byte> bytes, string what)
        {
            var read = CorridorReader.ReadAndCheck([new PackageFile("goods.csv", bytes.ToArray())]);
            Assert.Contains(read.Diagnostics, finding => finding.Code == "LV0001" && finding.What.Contains(what, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_byte_order_mark_and_any_line_ends_are_welcome()
    {
        var text = "\uFEFF" + PackageSketch.Valid["goods"];
        Assert.Empty(PackageSketch.Valid.WithText("goods", text.ReplaceLineEndings("\r\n")).Findings);
        Assert.Empty(PackageSketch.Valid.WithText("goods", text.ReplaceLineEndings("\r")).Findings);
    }

    [Fact]
    public void A_line_in_a_finding_is_the_line_in_the_file_after_cells_of_several_lines()
    {
        var text = "id,name_en,source,confidence\r\nfruit,\"Fruit\r\nof all kinds\",own list,D\r\nwood,Wood,own list,Z\r\n";
        Assert.Contains("goods.csv(4) LV0015", PackageSketch.Valid.WithText("goods", text).Findings);
    }
}
