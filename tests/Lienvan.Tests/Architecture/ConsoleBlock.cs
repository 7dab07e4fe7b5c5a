using System.Text.RegularExpressions;

namespace Lienvan.Tests.Architecture;

/// <summary>One command of a console block in a document, with the output that the document shows.</summary>
/// <param name="Line">The line of the command, from 1.</param>
/// <param name="Command">What stands after the prompt.</param>
/// <param name="Expected">The lines of output. A line <c>…</c> stands for any lines, <c>…</c> in a line for any text.</param>
internal sealed partial record ConsoleCommand(int Line, string Command, ImmutableArray<string> Expected)
{
    /// <summary>The arguments after <c>./lienvan</c>, unquoted, or null when it is another program's command.</summary>
    public string[]? FindArguments() => Command.StartsWith("./lienvan", StringComparison.Ordinal)
        ? [.. Word().Matches(Comment().Replace(Command, "")).Skip(1).Select(word => Quote().Replace(word.Value, ""))]
        : null;

    /// <summary>The exit code that a comment announces, as in <c># exit code 1</c>; 0 without.</summary>
    public int ExitCode => Comment().Match(Command) is { Success: true } match
        ? int.Parse(match.Groups["code"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
        : 0;

    /// <summary>Whether that output is what the document shows.</summary>
    public bool Matches(string output)
    {
        var pattern = string.Concat(Expected.Select(line => line.Trim() == "…"
            ? @"(?:.*\n)*?"
            : Regex.Escape(line.TrimEnd()).Replace("…", ".*?", StringComparison.Ordinal) + @"[ \t]*\n"));
        var text = output.ReplaceLineEndings("\n").TrimEnd('\n');
        return Regex.IsMatch(text.Length == 0 ? "" : text + "\n", $@"\A{pattern}\z");
    }

    [GeneratedRegex("""(?:[^\s"']|"[^"]*"|'[^']*')+""")]
    private static partial Regex Word();

    [GeneratedRegex("""["']""")]
    private static partial Regex Quote();

    [GeneratedRegex(@"\s+# exit code (?<code>\d+)$")]
    private static partial Regex Comment();
}

/// <summary>A fenced block of a document, marked <c>console</c>.</summary>
/// <param name="Line">The line of the fence, from 1.</param>
/// <param name="IsRun">Whether its commands are run: all but those marked <c>no-run</c>.</param>
/// <param name="LineBefore">The last line before the fence that is not empty; a block that is not run says there why.</param>
/// <param name="Commands">The commands, each with its output.</param>
internal sealed record ConsoleBlock(int Line, bool IsRun, string LineBefore, ImmutableArray<ConsoleCommand> Commands)
{
    /// <summary>The blocks of a document, in their order.</summary>
    public static ImmutableArray<ConsoleBlock> Read(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var blocks = ImmutableArray.CreateBuilder<ConsoleBlock>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var end = Array.FindIndex(lines, i + 1, line => line.StartsWith("```", StringComparison.Ordinal));
            end = end < 0 ? lines.Length : end;
            var mark = lines[i][3..].Split(' ');
            if (mark[0] == "console")
            {
                var before = lines[..i].LastOrDefault(line => line.Trim().Length > 0, "");
                blocks.Add(new(i + 1, !mark.Contains("no-run"), before, CommandsIn(lines, i + 1, end)));
            }

            i = end;
        }

        return blocks.ToImmutable();
    }

    private static ImmutableArray<ConsoleCommand> CommandsIn(string[] lines, int start, int end)
    {
        var commands = ImmutableArray.CreateBuilder<ConsoleCommand>();
        for (var i = start; i < end; i++)
        {
            if (lines[i].StartsWith("$ ", StringComparison.Ordinal))
            {
                commands.Add(new(i + 1, lines[i][2..].Trim(), []));
            }
            else if (commands.Count > 0)
            {
                var last = commands.Count - 1;
                commands[last] = commands[last] with { Expected = commands[last].Expected.Add(lines[i]) };
            }
        }

        return commands.ToImmutable();
    }
}
