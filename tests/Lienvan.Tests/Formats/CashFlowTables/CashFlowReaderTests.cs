using FsCheck;
using FsCheck.Fluent;
using System.Text;
using Lienvan.Appraisal.CashFlows;
using Lienvan.Formats.CashFlowTables;
using Lienvan.Model.Dataset;

namespace Lienvan.Tests.Formats.CashFlowTables;

/// <summary>Cash flows as people write them.</summary>
public sealed class CashFlowReaderTests
{
    [Theory]
    [InlineData("year,amount\n2026,-3\n2027,1.5")]
    [InlineData("\uFEFFYear,Amount\r\n2026,-3\r\n\r\n2027,1.5\r\n")]
    [InlineData("\"amount\",note,\"year\"\n\"1.5\",\"a, b\",\"2027\"\n-3,,2026\n,,\n")]
    [InlineData(" year , amount \n 2026 , -3.0e0 \n 2027 , +1.5 ")]
    public void Sound_files_are_read(string text)
    {
        var read = Read(text);
        Assert.Empty(read.Diagnostics);
        Assert.Equal((2026, false), (read.Value!.FirstYear, read.Value.IsItemised));
        Assert.Equal([-3, 1.5], read.Value.Net.AsEnumerable());
    }

    [Theory]
    [InlineData("year,cost,benefit\n0,5,\n1,2,9")]
    [InlineData("year,amount,cost,benefit\n0,-5,5,0\n1,7,2,9")]
    [InlineData("year,amount,cost\n0,-5,5\n1,7,2")]
    [InlineData("year,benefit,amount\n0,0,-5\n1,9,7")]
    public void Costs_and_benefits_are_told_apart(string text)
    {
        var flow = Read(text).Value!;
        Assert.True(flow.IsItemised);
        Assert.Equal([5, 2], flow.Costs.AsEnumerable());
        Assert.Equal([0, 9], flow.Benefits.AsEnumerable());
    }

    [Theory]
    [InlineData("year,amount\n1,\"1,5\"", 2, "LV1608")]
    [InlineData("year,amount\n0,1\n1,1,5", 3, "LV1605")]
    [InlineData("year,amount\n1,1 000", 2, "LV1608")]
    [InlineData("year,amount\n1,\"1,000\"", 2, "LV1608")]
    [InlineData("year,amount\n1,NaN", 2, "LV1608")]
    [InlineData("year,amount\n1,Infinity", 2, "LV1610")]
    [InlineData("year,amount\n1,1e999", 2, "LV1610")]
    [InlineData("year,amount\n1,-$5", 2, "LV1608")]
    [InlineData("year,amount\n\n\n1,", 4, "LV1609")]
    [InlineData("year,amount\n1.5,2", 2, "LV1607")]
    [InlineData("year,amount\n,2", 2, "LV1607")]
    [InlineData("year,amount\n99999999999,2", 2, "LV1607")]
    [InlineData("year;amount\n1;2", 1, "LV1603")]
    [InlineData("year,year,amount\n1,1,2", 1, "LV1604")]
    [InlineData("jahr,amount\n1,2", 1, "LV1602")]
    [InlineData("year,sum\n1,2", 1, "LV1602")]
    [InlineData("year,amount\n1,\"2", 2, "LV1606")]
    [InlineData("year,amount\n0,1\n2026,1", 3, "LV1616")]
    [InlineData("year,amount,cost\n0,5,5,\n", 2, "LV1605")]
    [InlineData("year,amount,cost,benefit\n0,-5,-5,0\n", 2, "LV1614")]
    [InlineData("year,amount\n", 0, "LV1613")]
    [InlineData("", 0, "LV1613")]
    public void Faulty_files_say_where(string text, int line, string code)
    {
        var read = Read(text);
        Assert.Null(read.Value);
        var finding = read.Diagnostics.First(finding => finding.Severity == Severity.Error);
        Assert.Equal((line, code), (finding.Line, finding.Code));
    }

    [Theory]
    [InlineData("year,amount\n1,2\n0,-3\n1,4", 4, "LV1611", 6.0)]
    [InlineData("year,amount\n0,-3\n2,6", 3, "LV1612", 0.0)]
    [InlineData("year,cost,benefit\n0,3,0\n1,-6,0", 3, "LV1615", 6.0)]
    public void What_may_be_meant_is_used_and_told(string text, int line, string code, double second)
    {
        var read = Read(text);
        var finding = Assert.Single(read.Diagnostics);
        Assert.Equal((line, code, Severity.Warning), (finding.Line, finding.Code, finding.Severity));
        Assert.Equal([-3, second], read.Value!.Net.Take(2));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_a_finding()
    {
        Assert.Equal("LV1601", CashFlowReader.Read("f", [0xFF, 0xFE, 0x31, 0]).Diagnostics.Single().Code);
        Assert.Equal("LV1601", CashFlowReader.Read("f", [0x79, 0xC3]).Diagnostics.Single().Code);
    }

    [Fact]
    public void No_text_makes_it_throw() => Prop.ForAll<string>(text =>
    {
        var read = Read("year,amount\n" + text);
        return read.Value is null == read.HasErrors;
    }).QuickCheckThrowOnFailure();

    private static Read<CashFlow?> Read(string text) => CashFlowReader.Read("flow.csv", Encoding.UTF8.GetBytes(text));
}
