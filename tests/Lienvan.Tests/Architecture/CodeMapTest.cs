using System.Text.RegularExpressions;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Architecture;

/// <summary>
/// ARCHITECTURE.md's code map names each folder of src that holds code, as <c>`Model/Units/`</c>, and no other. A folder still to come is
/// named with <c>(planned)</c> after it.
/// </summary>
public sealed partial class CodeMapTest
{
    private static string Map => CodeMap().Match(Repository.Text("ARCHITECTURE.md").ReplaceLineEndings("\n")).Value;

    [Fact]
    public void Every_folder_that_holds_code_is_on_the_map() => Findings.AssertNone(
        from name in Repository.Sources("src")
        let folder = string.Join('/', name.Split('/')[1..^1].Take(2))
        select folder["Lienvan.".Length..] + "/" into folder
        where !Map.Contains($"`{folder}`", StringComparison.Ordinal)
        select $"ARCHITECTURE.md: the code map does not name `{folder}`");

    [Fact]
    public void Every_name_on_the_map_is_there() => Findings.AssertNone(
        from Match match in FolderName().Matches(Map)
        let folder = match.Groups["name"].Value
        let exists = Repository.Sources("src/Lienvan." + folder).Any() || Repository.Files(folder).Any()
        let isPlanned = match.Groups["planned"].Success
        where exists == isPlanned
        select exists ? $"ARCHITECTURE.md: `{folder}/` is there now: drop (planned)" : $"ARCHITECTURE.md: `{folder}/` is not there");

    [Fact]
    public void The_map_has_names() => Assert.NotEmpty(FolderName().Matches(Map));

    [Fact]
    public void Two_pages_are_enough() => Assert.InRange(Repository.Lines("ARCHITECTURE.md").Length, 40, 160);

    [GeneratedRegex(@"^## Code map\n.*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeMap();

    [GeneratedRegex(@"`(?<name>[\w./]+)/`(?<planned>\s\(planned\))?")]
    private static partial Regex FolderName();
}
