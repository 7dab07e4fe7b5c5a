using System.Text.Json;
using Lienvan.App.Rendering;
using Lienvan.Tests.Model;

namespace Lienvan.Tests.App;

/// <summary><c>lienvan show</c> on a small package.</summary>
public sealed class ShowCommandTests
{
    private static readonly string[] Kinds = ["places", "lines", "sections", "gates", "terminals", "services", "projects", "scenarios",
        "goods"];

    [Fact]
    public void Everything_can_be_shown_in_every_language_as_text_and_json()
    {
        using var package = new PackageOnDisk(PackageSketch.Valid);
        foreach (var what in Kinds)
        {
            foreach (var language in (string[])["en", "vi", "zh"])
            {
                var (exit, output, error) = package.Run("show", what, "--data", "FOLDER", "--on", "2026-03-02", "--lang", language);
                Assert.Equal((0, ""), (exit, error));
                Assert.All(output.Split('\n'), line => Assert.True(ListingTable.WidthOf(line) <= 140, line));
                Assert.DoesNotContain('\u001b', output);
                Assert.EndsWith("on 2026-03-02, scenario base",
                    output.Split('\n').Last(line => line.Contains("scenario base", StringComparison.Ordinal)));
            }

            var json = JsonDocument.Parse(package.Run("show", what, "--data", "FOLDER", "--json").Output).RootElement;
            Assert.All(json.GetProperty(what).EnumerateArray(), row => Assert.True(row.TryGetProperty("source", out _)));
        }
    }

    [Fact]
    public void Gates_tell_open_or_closed_by_both_clocks()
    {
        using var package = new PackageOnDisk(PackageSketch.Valid);
        Assert.Equal("""
            id             name                 mode       now   clocks               hours                      next change                 reason
            rail-dd-px     Đồng Đăng–Pingxiang  rail 1435  open  10:30 +7 | 11:30 +8  always | always            always open
            gate-huu-nghi  Hữu Nghị–Youyi Guan  road       open  10:30 +7 | 11:30 +8  07:00–20:00 | 08:00–21:00  closes 20:00 +7 | 21:00 +8
            2 gates on 2026-03-02, scenario base

            """, package.Run("show", "gates", "--data", "FOLDER", "--at", "2026-03-02T10:30").Output);
        Assert.Contains("opens Tue 3 Mar", package.Run("show", "gates", "--data", "FOLDER", "--at", "2026-03-02T22:00+08:00").Output);
    }

    [Fact]
    public void A_closure_is_told_with_its_reason_and_its_end()
    {
        using var package = new PackageOnDisk(PackageSketch.Valid);
        var output = package.Run("show", "crossings", "--data", "FOLDER", "--at", "2026-02-17T10:30+07:00", "--find", "huu nghi").Output;
        Assert.Contains("closed", output);
        Assert.Contains("Tet", output);
        Assert.Contains("opens Thu 19 Feb", output);
        Assert.Contains("1 gate on 2026-02-17", output);
        var gate = JsonDocument.Parse(package.Run("show", "gates", "--data", "FOLDER", "--at", "2026-02-17T10:30", "--find", "友谊",
            "--json").Output)
            .RootElement.GetProperty("gates")[0];
        Assert.False(gate.GetProperty("open").GetBoolean());
        Assert.Equal("2026-02-19T08:00:00+08:00", gate.GetProperty("nextChangeB").GetString());
    }

    [Fact]
    public void Projects_tell_their_sides_and_whether_they_are_in_effect()
    {
        using var package = new PackageOnDisk(PackageSketch.Valid);
        var now = package.Run("show", "projects", "--data", "FOLDER", "--on", "2026-03-02").Output;
        Assert.Contains("VN approved 2025-06-01, opens 2030-01-01", now);
        Assert.Contains("not yet", now);
        Assert.Contains("in effect", package.Run("show", "projects", "--data", "FOLDER", "--on", "2030-01-01").Output);
        Assert.Contains("not in the scenario", package.Run("show", "projects", "--data", "FOLDER", "--on", "2030-01-01", "--scenario",
            "existing").Output);
    }

    [Fact]
    public void Assumed_values_bear_a_mark_and_a_footnote()
    {
        using var package = new PackageOnDisk(PackageSketch.Valid.With("sections", "yv-hp", "confidence", "assumed").With("sections",
            "yv-hp", "source", "assumed: as on the line to Kep"));
        var output = package.Run("show", "sections", "--data", "FOLDER", "--find", "hai phong").Output;
        Assert.Contains("96.0°", output);
        Assert.Contains("° assumed: as on the line to Kep", output);
    }

    [Theory]
    [InlineData("bac ninh", 2)]
    [InlineData("Bắc Ninh", 2)]
    [InlineData("北宁", 2)]
    [InlineData("YEN-VIEN", 1)]
    [InlineData("nowhere", 0)]
    public void Things_are_found_by_any_name(string text, int count)
    {
        using var package = new PackageOnDisk(PackageSketch.Valid);
        var found = JsonDocument.Parse(package.Run("show", "places", "--data", "FOLDER", "--find", text,
            "--json").Output).RootElement.GetProperty("places");
        Assert.Equal(count, found.GetArrayLength());
    }

    [Theory]
    [InlineData("plces", "did you mean places?")]
    [InlineData("elephants", "choose one of places, lines")]
    public void An_unknown_word_is_a_usage_error_with_suggestions(string word, string expected)
    {
        using var package = new PackageOnDisk(PackageSketch.Valid);
        var (exit, output, error) = package.Run("show", word, "--data", "FOLDER");
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(expected, error);
    }

    [Theory]
    [InlineData("--on", "tomorrow")]
    [InlineData("--at", "noon")]
    [InlineData("--lang", "de")]
    [InlineData("--scenario", "none")]
    public void A_bad_option_is_a_usage_error(string option, string value)
    {
        using var package = new PackageOnDisk(PackageSketch.Valid);
        Assert.Equal(2, package.Run("show", "gates", "--data", "FOLDER", option, value).Exit);
    }

    [Fact]
    public void Wide_characters_and_marks_are_measured_as_they_are_seen()
    {
        Assert.Equal(4, ListingTable.WidthOf("凭祥"));
        Assert.Equal(8, ListingTable.WidthOf("Bắc Ninh"));
        Assert.Equal(8, ListingTable.WidthOf("Ba\u0306\u0301c Ninh"));
        Assert.Equal(["one two", "three"], ListingTable.Wrap("one two three", 8));
        Assert.Equal(["abcde", "fg"], ListingTable.Wrap("abcdefg", 5));
    }
}
