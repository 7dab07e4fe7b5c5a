using System.Text.RegularExpressions;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Architecture;

/// <summary>What is committed names no machine's folders: it must mean the same everywhere.</summary>
public sealed partial class WorkplaceTest
{
    private static readonly ImmutableHashSet<string> Texts =
    [
        ".cs", ".csproj", ".props", ".targets", ".slnx", ".json", ".md", ".txt", ".csv", ".yml", ".yaml", ".ts", ".css", ".html", "",
    ];

    [Theory]
    [InlineData("see /ro" + "ot/notes", true)]
    [InlineData("/ho" + "me/anna/x", true)]
    [InlineData(@"C:\Use" + @"rs\anna", true)]
    [InlineData("the platform /root of all, /homepage", false)]
    public void Folders_of_a_machine_are_found(string text, bool expected) => Assert.Equal(expected, MachinePath().IsMatch(text));

    [Fact]
    public void No_file_names_a_folder_of_a_machine() => Findings.AssertNone(
        from name in Repository.Files()
        where Texts.Contains(Path.GetExtension(name))
        from line in Repository.Lines(name).Index()
        where MachinePath().IsMatch(line.Item)
        select $"{name}({line.Index + 1}): {line.Item.Trim()}");

    [GeneratedRegex(@"(?<![\w.])/(root|home|Users)/\w|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();
}
