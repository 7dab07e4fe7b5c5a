using Lienvan.Demand.Assignment;
using Lienvan.Formats.Tntp;
using Lienvan.Model.Dataset;

namespace Lienvan.Tests.Formats.Tntp;

public sealed class TntpReaderTests
{
    private const string Tags =
        "<NUMBER OF ZONES> 2\t\n<NUMBER OF NODES> 3\n<FIRST THRU NODE> 3\n<NUMBER OF LINKS> 2\n<END OF METADATA>\n\n";

    [Fact]
    public void A_network_in_any_blanks()
    {
        var read = TntpReader.ReadNetwork("net", "\ufeff" + Tags.Replace("\n", "\r\n", StringComparison.Ordinal) +
            "~ init_node term_node …;\r\n\t1\t3\t9000\t5280\t1.09\t0.15\t4\t4842\t-2.5\t1\t;\r\n  3 2 1e3 .5 0 0 0;  ~ short\r\n");
        Assert.Empty(read.Diagnostics);
        Assert.Equal((2, 3, 3), (read.Value!.ZoneCount, read.Value.NodeCount, read.Value.FirstThroughNode));
        Assert.Equal(
            [
                new TntpLink(new AssignmentLink(1, 3)
                {
                    Capacity = 9000, Length = 5280, FreeFlowTime = 1.09, B = 0.15, Power = 4, Toll = -2.5,
                }, 8),
                new TntpLink(new AssignmentLink(3, 2) { Capacity = 1000, Length = 0.5, FreeFlowTime = 0 }, 9),
            ],
            read.Value.Links.AsEnumerable());
    }

    [Fact]
    public void Trips_in_any_blanks()
    {
        var read = TntpReader.ReadTrips("trips", """
            <NUMBER OF ZONES> 2
            <TOTAL OD FLOW>   6.5
            <END OF METADATA>
            origin 1
              1 : 0.5;2:5;
            Origin  	2 ~ the other
             1:1;
            """, 2);
        Assert.Empty(read.Diagnostics);
        Assert.Equal([new TripDemand(1, 1, 0.5), new TripDemand(1, 2, 5), new TripDemand(2, 1, 1)], read.Value.Trips.AsEnumerable());
    }

    [Theory]
    [InlineData("1 3 1 1 1 1;", "net(7): error LV1504: the row has 6 columns; write at least")]
    [InlineData("1 3 one 1 1 1 1;", "net(7): error LV1505: capacity is 'one'; write a number of at least 0")]
    [InlineData("1 3 1 1 -1 1 1;", "net(7): error LV1505: free flow time is '-1'; write a number of at least 0")]
    [InlineData("1 3 1 1 NaN 1 1;", "net(7): error LV1505: free flow time is 'NaN'; write a number of at least 0")]
    [InlineData("1 4 1 1 1 1 1;", "net(7): error LV1506: term node is '4'; write a whole number from 1 to 3")]
    [InlineData("1.5 3 1 1 1 1 1;", "net(7): error LV1506: init node is '1.5'; write a whole number from 1 to 3")]
    public void A_row_at_fault_is_told_by_its_line_and_left_out(string row, string expected)
    {
        var read = TntpReader.ReadNetwork("net", Tags + row + "\n3 2 1 1 1 1 1 ;");
        Assert.StartsWith(expected, Assert.Single(read.Diagnostics).ToString(), StringComparison.Ordinal);
        Assert.Equal(8, Assert.Single(read.Value!.Links).Line);
    }

    [Theory]
    [InlineData("", "net(1): error LV1501: the tag <NUMBER OF NODES> is missing; add a line <NUMBER OF NODES> with a whole number")]
    [InlineData("<NUMBER OF NODES> many", "net(1): error LV1502: <NUMBER OF NODES> is 'many'; write a whole number from 1 to 5000000")]
    [InlineData("<NUMBER OF NODES", "net(1): error LV1508: '<NUMBER OF NODES' begins a tag and does not end it; write <TAG> value")]
    public void Without_its_tags_there_is_no_network(string text, string expected)
    {
        var read = TntpReader.ReadNetwork("net", text);
        Assert.Null(read.Value);
        Assert.Equal(expected, read.Diagnostics.First(finding => finding.Severity == Severity.Error).ToString());
    }

    [Fact]
    public void Fewer_rows_than_told_are_told()
    {
        var read = TntpReader.ReadNetwork("net", Tags.Replace("<END OF METADATA>", "", StringComparison.Ordinal) + "1 3 1 1 1 1 1;");
        Assert.Equal(
            [
                "net(4): warning LV1503: no line says <END OF METADATA>; add it after the last tag",
                "net(4): warning LV1509: <NUMBER OF LINKS> is 2, but there are 1 rows; correct it, or add what is missing",
            ],
            read.Diagnostics.Select(finding => finding.ToString()));
    }

    [Theory]
    [InlineData("2 : 1;", "LV1507", 0)]
    [InlineData("Origin 9\n 1 : 1;", "LV1506", 0)]
    [InlineData("Origin\n 1 : 1;", "LV1506", 0)]
    [InlineData("Origin 1\n 9 : 1; 2 : 1;", "LV1506", 1)]
    [InlineData("Origin 1\n 2 : -1;", "LV1505", 0)]
    [InlineData("Origin 1\n 2 1; 2 : 1;", "LV1508", 1)]
    [InlineData("Origin 1\n 2 : 1; 2 : 1;", "LV1510", 2)]
    [InlineData("<TOTAL OD FLOW> 9\n<END OF METADATA>\nOrigin 1\n 2 : 1;", "LV1509", 1)]
    [InlineData("<TOTAL OD FLOW> nine\n<END OF METADATA>\nOrigin 1\n 2 : 1;", "LV1502", 1)]
    [InlineData("<NUMBER OF ZONES> 3\n<END OF METADATA>\nOrigin 1\n 2 : 1;", "LV1511", 1)]
    [InlineData("~ nothing", "LV1514", 0)]
    public void Trips_at_fault_are_told_and_left_out(string text, string code, int trips)
    {
        var read = TntpReader.ReadTrips("trips", text, 2);
        Assert.Equal(code, Assert.Single(read.Diagnostics).Code);
        Assert.Equal(trips, read.Value.Trips.Length);
    }

    [Fact]
    public void Links_that_cannot_be_are_told_when_all_is_put_together()
    {
        var network = TntpReader.ReadNetwork("net", Tags + "1 3 0 1 1 1 1;\n3 2 1 1 1 1 1 0 -1;").Value!;
        var read = TntpProblem.Join("net", network, new TntpTrips(2, []), new AssignmentOptions { TollFactor = 2 });
        Assert.Equal(["LV1512", "LV1513"], read.Diagnostics.Select(finding => finding.Code));
        Assert.Single(read.Value.Links);
    }

    [Fact]
    public void Flows_go_out_and_come_back()
    {
        ImmutableArray<TntpFlow> flows = [new(1, 2, 0.1 + 0.2, 1e-17), new(2, 1, 0, double.MaxValue)];
        var text = TntpWriter.WriteFlows(flows);
        Assert.Equal("From \tTo \tVolume \tCost \n1 \t2 \t0.30000000000000004 \t1E-17 \n",
            text[..text.IndexOf("2 \t1", StringComparison.Ordinal)]);
        Assert.Equal(flows.AsEnumerable(), TntpReader.ReadFlows("flow", text).Value);
        Assert.Equal([new TntpFlow(1, 2, 3, 4)], TntpReader.ReadFlows("flow", "~\n1 2 : 3 4 ;\n").Value.AsEnumerable());
    }

    [Theory]
    [InlineData("1 2 3", "LV1504")]
    [InlineData("1 2 3 x", "LV1505")]
    public void Flows_at_fault_are_told(string row, string code) =>
        Assert.Equal(code, Assert.Single(TntpReader.ReadFlows("flow", row).Diagnostics).Code);

    [Fact]
    public void Ruined_files_never_throw_and_tell_no_more_than_can_be_read()
    {
        var random = new Random(5);
        var sound = Tags + "1 3 1 1 1 1 1;\n3 2 1 1 1 1 1;\nOrigin 1\n 2 : 5; 1 : 4;\n";
        for (var i = 0; i < 2000; i++)
        {
            var ruined = new string([.. sound.Select(letter => random.Next(15) > 0 ? letter : " <>:;~9-eOrigin\n\0"[random.Next(17)])]);
            var network = TntpReader.ReadNetwork("net", ruined);
            var trips = TntpReader.ReadTrips("trips", ruined, 2);
            TntpReader.ReadFlows("flow", ruined);
            if (network.Value is { } value && value.NodeCount < 1000)
            {
                var problem = TntpProblem.Join("net", value, trips.Value, new AssignmentOptions()).Value;
                UserEquilibrium.Solve(problem with { ZoneCount = Math.Max(2, problem.ZoneCount) } is { NodeCount: >= 2 } fit &&
                    fit.ZoneCount <= fit.NodeCount ? fit : problem with { Trips = [] }, new AssignmentOptions(), null,
                    CancellationToken.None);
            }
        }

        var many = TntpReader.ReadNetwork("net", Tags + string.Concat(Enumerable.Repeat("x\n", 5000)));
        Assert.InRange(many.Diagnostics.Length, 100, 110);
        Assert.Contains(many.Diagnostics, finding => finding is { Code: "LV1515", Severity: Severity.Warning });
    }
}
