using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lienvan.Formats.DataPackages;
using Lienvan.Model.Dataset;
using Lienvan.Model.Scenarios;
using NodaTime;

namespace Lienvan.Tests.Model.Dataset;

/// <summary>Whatever the files hold, reading them ends with a value and findings, and what is left can be used.</summary>
public sealed class MutationTests
{
    private static readonly string[] Oddities =
    [
        "", "0", "-1", "1e308", "NaN", "Infinity", "99999999999999999999", "2026-02-30", "24:00", "00:00+60", "1000+1435", "++", ";", ";;",
        "yes", "VN", "base",
        "yen-vien", "p-link", "\"", "a\"b", "\u0000", "\uFFFD", "ắ", "凭祥", "assumed", "A", "1234567", "rail1435", "closes", "opening_hours",
        "2026-01-01", "9999-12-31",
    ];

    [Fact]
    public void Any_cell_may_hold_anything() => Holds(
        from table in Gen.Elements(PackageSketch.Valid.TableNames.ToArray())
        from row in Gen.Choose(0, 9)
        from column in Gen.Choose(0, 13)
        from text in Gen.Elements(Oddities)
        select SetCell(PackageSketch.Valid, table, row, column, text));

    [Fact]
    public void Many_cells_may_hold_anything() => Holds(
        from edits in (from table in Gen.Elements(PackageSketch.Valid.TableNames.ToArray())
                       from row in Gen.Choose(0, 9)
                       from column in Gen.Choose(0, 13)
                       from text in Gen.Elements(Oddities)
                       select (table, row, column, text)).ListOf(30)
        select edits.Aggregate(PackageSketch.Valid, (sketch, edit) => SetCell(sketch, edit.table, edit.row, edit.column, edit.text)));

    [Fact]
    public void Files_may_be_cut_anywhere() => Holds(
        from table in Gen.Elements(PackageSketch.Valid.TableNames.ToArray())
        from share in Gen.Choose(0, 1000)
        select PackageSketch.Valid.WithText(table, PackageSketch.Valid[table][..(PackageSketch.Valid[table].Length * share / 1000)]));

    [Fact]
    public void Files_may_be_missing() => Holds(
        from tables in Gen.Elements(PackageSketch.Valid.TableNames.ToArray()).ListOf(4)
        select tables.Aggregate(PackageSketch.Valid, (sketch, table) => sketch.Without(table)));

    [Fact]
    public void Bytes_may_be_changed_at_random() => Prop.ForAll(
        (from table in Gen.Elements(PackageSketch.Valid.TableNames.ToArray())
         from edits in (from at in Gen.Choose(0, 100_000) from value in Gen.Choose(0, 255) select (at, (byte)value)).ListOf(20)
         select (table, edits)).ToArbitrary(),
        mutation =>
        {
            var bytes = Encoding.UTF8.GetBytes(PackageSketch.Valid[mutation.table]);
            foreach (var (at, value) in mutation.edits)
            {
                bytes[at % bytes.Length] = value;
            }

            ReadAndUse([.. PackageSketch.Valid.Without(mutation.table).Files, new PackageFile(mutation.table + ".csv", bytes)]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Random_bytes_are_no_package_and_no_description() => Prop.ForAll(
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().ToArbitrary(),
        bytes =>
        {
            ReadAndUse([new PackageFile("places.csv", bytes)]);
            Assert.All(DataPackageReader.Check("datapackage.json", bytes, PackageSketch.Valid.Files),
                finding => Assert.True(finding.Line >= 0));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static void Holds(Gen<PackageSketch> sketches) =>
        Prop.ForAll(sketches.ToArbitrary(), sketch => ReadAndUse(sketch.Files)).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static void ReadAndUse(ImmutableArray<PackageFile> files)
    {
        var read = CorridorReader.ReadAndCheck(files);
        Assert.All(read.Diagnostics, finding =>
        {
            Assert.True(finding.Line >= 0);
            Assert.False(string.IsNullOrWhiteSpace(finding.What) || string.IsNullOrWhiteSpace(finding.WhatToDo));
        });
        foreach (var definition in read.Value.Scenarios)
        {
            var network = Scenario.Find(read.Value, definition.Id)!.On(read.Value, new LocalDate(2030, 6, 1));
            Assert.True(network.Corridor.Sections.Length <= read.Value.Sections.Length);
        }
    }

    private static PackageSketch SetCell(PackageSketch sketch, string table, int row, int column, string text)
    {
        var lines = sketch[table].Split('\n');
        var at = row % lines.Length;
        var cells = lines[at].Split(',');
        cells[column % cells.Length] = text;
        lines[at] = string.Join(',', cells);
        return sketch.WithText(table, string.Join('\n', lines));
    }
}
