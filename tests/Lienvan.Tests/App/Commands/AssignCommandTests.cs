using System.Text.Json;

namespace Lienvan.Tests.App.Commands;

public sealed class AssignCommandTests : IDisposable
{
    private const string Net = """
        <NUMBER OF ZONES> 2
        <NUMBER OF NODES> 2
        <FIRST THRU NODE> 1
        <NUMBER OF LINKS> 2
        <END OF METADATA>
        ~ init term capacity length time b power speed toll type ;
        1 2 1 4 10 0.2 1 0 0 1 ;
        1 2 1 0 20 0.05 1 0 3 1 ;
        """;

    private const string Trips = "<NUMBER OF ZONES> 2\n<END OF METADATA>\nOrigin 1\n 1 : 3; 2 : 8;\n";

    private readonly string folder = Directory.CreateTempSubdirectory("lienvan-assign-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("b")]
    [InlineData("bfw")]
    public void Tells_objective_gap_iterations_and_seconds(string method)
    {
        var (code, output, errors) = Assign(Net, Trips, "--gap", "1e-12", "--method", method, "--threads", "2", "--json");
        Assert.Equal((0, ""), (code, errors));
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal(138, answer.GetProperty("objective").GetDouble(), 1e-9);
        Assert.InRange(answer.GetProperty("relativeGap").GetDouble(), 0, 1e-12);
        Assert.InRange(answer.GetProperty("iterations").GetInt32(), 1, 100);
        Assert.True(answer.GetProperty("seconds").GetDouble() > 0);
        Assert.StartsWith("From \tTo \tVolume \tCost \n1 \t2 \t", File.ReadAllText(InFolder("flows")), StringComparison.Ordinal);
    }

    /// <summary>Ten more by length and twelve by toll: 10 + 2·v₁ + 10 = 20 + v₂ + 12.</summary>
    [Fact]
    public void Factors_count()
    {
        var (code, output, _) = Assign(Net, Trips, "--toll-factor", "4", "--distance-factor", "2.5", "--gap", "1e-12", "--json");
        Assert.Equal(0, code);
        Assert.Equal(8 * (20 + (2 * 20 / 3.0)), JsonDocument.Parse(output).RootElement.GetProperty("totalCost").GetDouble(), 1e-9);
    }

    [Fact]
    public void Files_at_fault_are_told_by_line_and_nothing_is_written()
    {
        var (code, output, errors) = Assign(Net.Replace("20 0.05", "x 0.05", StringComparison.Ordinal), Trips, "--json");
        Assert.Equal(1, code);
        Assert.Equal($"{InFolder("net")}(8): error LV1505: free flow time is 'x'; write a number of at least 0\n", errors);
        Assert.Contains("LV1505", output, StringComparison.Ordinal);
        Assert.False(File.Exists(InFolder("flows")));
    }

    [Theory]
    [InlineData("en", "no assignment: there is no way for these trips: 2 → 1 (4)\n")]
    [InlineData("vi", "không phân bổ được: không có đường cho các chuyến: 2 → 1 (4)\n")]
    [InlineData("zh", "无法分配：以下出行无路可达：2 → 1 (4)\n")]
    public void No_way_is_a_no(string language, string expected) =>
        Assert.Equal((1, expected, ""), Assign(Net, Trips + "Origin 2\n 1 : 4;", "--lang", language));

    [Fact]
    public void A_gap_that_is_not_reached_is_told()
    {
        var curved = Net.Replace(" 1 0 0 1", " 4 0 0 1", StringComparison.Ordinal);
        var (code, output, _) = Assign(curved, Trips, "--gap", "0", "--max-iterations", "1");
        Assert.Equal(1, code);
        Assert.Contains("the gap asked for is not reached", output, StringComparison.Ordinal);
        Assert.True(File.Exists(InFolder("flows")));
    }

    [Theory]
    [InlineData("--gap", "-1")]
    [InlineData("--gap", "NaN")]
    [InlineData("--method", "msa")]
    [InlineData("--threads", "0")]
    [InlineData("--max-iterations", "0")]
    [InlineData("--toll-factor", "Infinity")]
    public void What_makes_no_sense_is_refused(string option, string value)
    {
        var (code, _, errors) = Assign(Net, Trips, option, value);
        Assert.Equal(2, code);
        Assert.Contains("error LV9001: ", errors, StringComparison.Ordinal);
    }

    private (int Code, string Output, string Errors) Assign(string net, string trips, params string[] more)
    {
        File.WriteAllText(InFolder("net"), net);
        File.WriteAllText(InFolder("trips"), trips);
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var code = Lienvan.App.Program.Run(
            ["assign", "--net", InFolder("net"), "--trips", InFolder("trips"), "--flows", InFolder("flows"), .. more], output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    private string InFolder(string name) => Path.Combine(folder, name);
}
