using Lienvan.Tests.Support;

namespace Lienvan.Tests.Architecture;

/// <summary>
/// Runs every command of the console blocks in README.md and docs/ and compares. The commands run in a folder of their own that looks
/// like the root of the repository. UPDATE=1 ./test rewrites outputs that hold no <c>…</c>.
/// </summary>
[Collection(nameof(ChangesTheCurrentFolder))]
public sealed class DocsRunTest
{
    public static TheoryData<string> Pages => [.. Repository.Files("docs", "*.md").Prepend("README.md")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_a_page_shows_is_what_comes_out(string page)
    {
        var commands = ConsoleBlock.Read(Repository.Text(page)).Where(block => block.IsRun).SelectMany(block => block.Commands);
        Findings.AssertNone(commands.Reverse().Select(command => Check(page, command)).OfType<string>().Reverse());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_block_that_is_not_run_says_why(string page) => Findings.AssertNone(
        from block in ConsoleBlock.Read(Repository.Text(page))
        where !block.IsRun && !block.LineBefore.Contains("not run", StringComparison.OrdinalIgnoreCase)
        select $"{page}({block.Line}): the line before a no-run block says 'Not run: …'");

    [Fact]
    public void Blocks_are_read_with_quotes_comments_and_outputs()
    {
        var block = Assert.Single(ConsoleBlock.Read("""
            Text
            ```console
            $ ./lienvan plan "Bắc Ninh" Chongqing --goods='farm produce' # exit code 3
            first

            last
            $ ./lienvan --version
            ```
            ```sh
            $ ./other
            ```
            """));
        Assert.Equal(["plan", "Bắc Ninh", "Chongqing", "--goods=farm produce"], block.Commands[0].FindArguments()!);
        Assert.Equal(3, block.Commands[0].ExitCode);
        Assert.Equal(["first", "", "last"], block.Commands[0].Expected.AsEnumerable());
        Assert.Equal((7, 0, true), (block.Commands[1].Line, block.Commands[1].ExitCode, block.Commands[1].Expected.IsEmpty));
    }

    [Theory]
    [InlineData("a|b", "a\nb\n", true)]
    [InlineData("a|b", "a  \r\nb", true)]
    [InlineData("a|b", "a\nc\nb\n", false)]
    [InlineData("a|…|b", "a\nc\nc\nb\n", true)]
    [InlineData("a|…|b", "a\nb\n", true)]
    [InlineData("a … c", "a long way to c\n", true)]
    [InlineData("a … c", "a\nc\n", false)]
    [InlineData("a (b)", "a b\n", false)]
    [InlineData("", "", true)]
    [InlineData("", "more\n", false)]
    public void An_ellipsis_stands_for_anything(string shown, string output, bool expected) =>
        Assert.Equal(expected, new ConsoleCommand(1, "", shown.Length == 0 ? [] : [.. shown.Split('|')]).Matches(output));

    private static string? Check(string page, ConsoleCommand command)
    {
        if (command.FindArguments() is not { } arguments)
        {
            return $"{page}({command.Line}): only ./lienvan can be run here; mark other commands as ```sh";
        }

        using var output = new StringWriter { NewLine = "\n" };
        var exitCode = Run(arguments, output);
        if (exitCode != command.ExitCode)
        {
            return $"{page}({command.Line}): exit code {exitCode}, not {command.ExitCode}\n{output}";
        }

        if (command.Matches(output.ToString()))
        {
            return null;
        }

        var shown = string.Join('\n', command.Expected);
        if (Snap.IsUpdating && !shown.Contains('…', StringComparison.Ordinal))
        {
            Rewrite(page, command, output.ToString());
            return null;
        }

        return $"{page}({command.Line}): another output\n{Snap.Difference(shown, output.ToString())}";
    }

    private static int Run(string[] arguments, StringWriter output)
    {
        var before = Environment.CurrentDirectory;
        var folder = Directory.CreateTempSubdirectory("lienvan-docs-");
        try
        {
            foreach (var name in Repository.Folders("").Where(name => !name.StartsWith('.') && !OperatingSystem.IsWindows()))
            {
                Directory.CreateSymbolicLink(Path.Combine(folder.FullName, name), Repository.PathOf(name));
            }

            Environment.SetEnvironmentVariable("LIENVAN_HOME", Repository.Root);
            Environment.CurrentDirectory = folder.FullName;
            return Lienvan.App.Program.Run(arguments, output, output);
        }
        finally
        {
            Environment.CurrentDirectory = before;
            foreach (var link in folder.GetDirectories().Where(child => child.LinkTarget is not null))
            {
                link.Delete(); // the link, not what it leads to
            }

            folder.Delete(recursive: true);
        }
    }

    private static void Rewrite(string page, ConsoleCommand command, string output)
    {
        var lines = Repository.Lines(page).ToList();
        lines.RemoveRange(command.Line, command.Expected.Length);
        lines.InsertRange(command.Line, Snap.Normalise(output).Split('\n').Select(line => line.TrimEnd()));
        File.WriteAllText(Repository.PathOf(page), string.Join('\n', lines) + "\n");
    }
}

/// <summary>The current folder is one for the whole process: tests that change it run alone.</summary>
[CollectionDefinition(nameof(ChangesTheCurrentFolder), DisableParallelization = true)]
public sealed class ChangesTheCurrentFolder;
