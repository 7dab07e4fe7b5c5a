using System.Text;
using System.Text.Json;
using Lienvan.App;
using Lienvan.Tests.Model;

namespace Lienvan.Tests.App;

/// <summary><c>lienvan check</c> on folders good, bad and odd.</summary>
public sealed class CheckCommandTests
{
    [Fact]
    public void A_sound_package_passes_and_is_counted()
    {
        using var package = new PackageOnDisk(PackageSketch.Valid);
        var (exit, output, error) = package.Run("check", "FOLDER");
        Assert.Equal((0, ""), (exit, error));
        Assert.StartsWith("datapackage.json: warning LV0201: the package has no datapackage.json; ", output);
        Assert.Matches(@"\n\d+ rows in 25 tables: 0 errors, 1 warnings, \d+ notes \(told with --verbose\)\n$", output);
        Assert.Contains(": info LV0026: ", package.Run("check", "FOLDER", "--verbose").Output);
    }

    [Fact]
    public void Findings_come_by_file_and_line_and_errors_end_with_one()
    {
        using var package = new PackageOnDisk(PackageSketch.Valid.With("places", "pingxiang", "kind", "town").With("roads", "bn-yv", "km",
            "far"));
        var (exit, output, _) = package.Run("check", "FOLDER");
        Assert.Equal(ExitCode.Findings, exit);
        Assert.Contains("places.csv(7): error LV0015: cell is not one of the words allowed: kind 'town'; write one of city, station",
            output);
        var files = output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line =>
            line.Split('(', ':')[0]).ToArray();
        Assert.Equal(files.Order(StringComparer.Ordinal), files);
    }

    [Fact]
    public void Json_has_the_same_findings()
    {
        using var package = new PackageOnDisk(PackageSketch.Valid.With("roads", "bn-yv", "km", "far"));
        var (exit, output, _) = package.Run("check", "FOLDER", "--json");
        var report = JsonDocument.Parse(output).RootElement;
        Assert.Equal(1, exit);
        Assert.Equal(1, report.GetProperty("errors").GetInt32());
        Assert.Equal(25, report.GetProperty("tables").GetInt32());
        var finding = report.GetProperty("findings").EnumerateArray().Single(finding =>
            finding.GetProperty("severity").GetString() == "error");
        Assert.Equal("roads.csv|2|LV0011", $"{finding.GetProperty("file")}|{finding.GetProperty("line")}|{finding.GetProperty("code")}");
        Assert.Equal(["file", "line", "severity", "code", "what", "whatToDo"], finding.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void The_description_it_writes_is_one_it_accepts_and_keeps_what_people_wrote()
    {
        using var package = new PackageOnDisk(PackageSketch.Valid);
        File.WriteAllText(package.PathOf("datapackage.json"), """{"title":"越南 test","licenses":[{"name":"ODbL-1.0"}],"resources":[]}""");
        Assert.Contains("LV0205", package.Run("check", "FOLDER").Output);
        Assert.DoesNotContain("LV02", package.Run("check", "FOLDER", "--write-datapackage").Output);
        var text = File.ReadAllText(package.PathOf("datapackage.json"));
        Assert.Contains("\"title\": \"越南 test\"", text);
        package.Run("check", "FOLDER", "--write-datapackage");
        Assert.Equal(text, File.ReadAllText(package.PathOf("datapackage.json")));
        Assert.False(File.Exists(package.PathOf("datapackage.json.new")));
    }

    [Theory]
    [InlineData("[1, 2", "LV0202")]
    [InlineData("[]", "LV0203")]
    [InlineData("""{"resources":[7]}""", "LV0203")]
    [InlineData("""{"resources":[{"path":"cities.csv"}]}""", "LV0204")]
    [InlineData("""{"resources":[]}""", "LV0205")]
    [InlineData("""{"resources":[{"path":"goods.csv"}]}""", "LV0206")]
    [InlineData("""{"resources":[{"path":"goods.csv","schema":{"fields":[{"name":"id"}]}}]}""", "LV0206")]
    [InlineData("""{"resources":[{"path":"goods.csv","schema":{"fields":[{"name":"quarantine","type":"number"}]}}]}""", "LV0207")]
    [InlineData("""{"resources":[{"path":"../goods.csv"}]}""", "LV0208")]
    [InlineData("""{"resources":[]}""", "LV0209")]
    [InlineData("""{"resources":[{"path":"goods.csv"},{"path":"goods.csv"}]}""", "LV0210")]
    [InlineData("""{"resources":[{"path":"\ud800"}]}""", "LV0202")]
    public void A_bad_description_is_found(string json, string code)
    {
        using var package = new PackageOnDisk(PackageSketch.Valid);
        File.WriteAllText(package.PathOf("datapackage.json"), json);
        Assert.Contains(" " + code + ": ", package.Run("check", "FOLDER").Output);
    }

    [Fact]
    public void What_is_no_folder_is_a_usage_error()
    {
        using var package = new PackageOnDisk(PackageSketch.Valid);
        Assert.Equal((2, "", "lienvan: error LV9002: there is no folder 'FOLDER/none'; give a folder with the tables of a corridor " +
            "package\n"),
            package.Run("check", package.Folder + "/none"));
        Assert.Contains("is a file", package.Run("check", package.PathOf("goods.csv")).Error);
        Assert.Equal(2, package.Run("check", "FOLDER", "--colour").Exit);
    }

    [Fact]
    public void Odd_files_are_told_and_the_rest_is_read()
    {
        using var package = new PackageOnDisk(PackageSketch.Valid);
        File.Delete(package.PathOf("goods.csv"));
        Directory.CreateDirectory(package.PathOf("goods.csv"));
        File.Delete(package.PathOf("roads.csv"));
        File.CreateSymbolicLink(package.PathOf("roads.csv"), package.PathOf("roads.csv"));
        File.WriteAllBytes(package.PathOf("zones.csv"), []);
        File.WriteAllBytes(package.PathOf("tariffs.csv"), new byte[1000]);
        File.WriteAllBytes(package.PathOf("holidays.csv"), Encoding.Unicode.GetBytes("\uFEFFcountry,date\n"));
        File.WriteAllText(package.PathOf("observations.csv"), "id," + new string('x', 3_000_000) + "\n\"" + new string('y', 3_000_000));
        var (exit, output, _) = package.Run("check", "FOLDER");
        Assert.Equal(1, exit);
        Assert.Contains("goods.csv: error LV9002: the file can't be read: it is a folder", output);
        Assert.Contains("roads.csv: error LV9002", output);
        Assert.Contains("zones.csv: error LV0007", output);
        Assert.Contains("tariffs.csv(1): error LV0001: the file is UTF-16", output);
        Assert.Contains("holidays.csv(1): error LV0001: the file is UTF-16", output);
        Assert.Contains("observations.csv(1): error LV0004", output);
        Assert.True(output.Length < 100_000, "a huge cell must not be told in full");
    }

    [Fact]
    public void An_empty_folder_lacks_the_required_tables()
    {
        using var package = new PackageOnDisk(PackageSketch.Valid);
        Directory.CreateDirectory(package.PathOf("empty"));
        var (exit, output, _) = package.Run("check", package.PathOf("empty"));
        Assert.Equal(1, exit);
        Assert.Contains("places.csv: error LV0002", output);
        Assert.Contains("0 rows in 0 tables", output);
    }
}
