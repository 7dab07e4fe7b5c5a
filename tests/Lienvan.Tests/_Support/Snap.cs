using System.Runtime.CompilerServices;

namespace Lienvan.Tests.Support;

/// <summary>
/// Snapshots that stand in the test itself: <c>Snap.Is(actual, """…""")</c>. With UPDATE=1 in the environment a snapshot that differs is
/// rewritten in its source file instead of failing. A helper of the test language hands on its own caller's file and line.
/// </summary>
internal static class Snap
{
    /// <summary>Whether snapshots are rewritten: UPDATE=1 ./test.</summary>
    public static bool IsUpdating { get; } = Environment.GetEnvironmentVariable("UPDATE") == "1";

    private static readonly Dictionary<string, SnapFile> Rewritten = [];

    /// <summary>Passes when the texts are the same but for the kind of line ends and one line end at the end.</summary>
    /// <param name="actual">What came out.</param>
    /// <param name="expected">What should; a string literal.</param>
    /// <param name="file">The caller's source file.</param>
    /// <param name="line">The line of the caller's opening parenthesis.</param>
    public static void Is(string actual, string expected, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        actual = Normalise(actual);
        if (actual == Normalise(expected))
        {
            return;
        }

        if (!IsUpdating)
        {
            var place = $"{Repository.NameOf(file)}({line})";
            Assert.Fail($"{place}: the snapshot differs; UPDATE=1 ./test rewrites it\n{Difference(expected, actual)}");
        }

        lock (Rewritten)
        {
            Rewritten.TryAdd(file, new SnapFile(File.ReadAllText(file)));
            Rewritten[file].Replace(line, expected, actual);
            File.WriteAllText(file, Rewritten[file].Text);
        }
    }

    /// <summary>One kind of line end, none at the end.</summary>
    internal static string Normalise(string text)
    {
        text = text.ReplaceLineEndings("\n");
        return text.EndsWith('\n') ? text[..^1] : text;
    }

    /// <summary>Both texts line by line: <c>-</c> expected only, <c>+</c> actual only.</summary>
    internal static string Difference(string expected, string actual)
    {
        string[] before = Normalise(expected).Split('\n'), after = Normalise(actual).Split('\n');
        var start = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var room = Math.Min(before.Length, after.Length) - start;
        var end = before.Reverse().Zip(after.Reverse()).Take(room).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Join('\n', [
            .. before[..start].Select(line => "  " + line),
            .. before[start..^end].Select(line => "- " + line),
            .. after[start..^end].Select(line => "+ " + line),
            .. after[^end..].Select(line => "  " + line)]);
    }
}
