namespace Lienvan.Tests.Support;

/// <summary>Fails with every finding in the text: an assertion on an empty list would cut them short.</summary>
internal static class Findings
{
    public static void AssertNone(IEnumerable<string> findings)
    {
        var all = findings.Distinct().ToList();
        if (all.Count > 0)
        {
            Assert.Fail($"{all.Count} findings\n{string.Join('\n', all)}");
        }
    }
}
