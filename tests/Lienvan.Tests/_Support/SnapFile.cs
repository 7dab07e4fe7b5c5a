using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lienvan.Tests.Support;

/// <summary>
/// One source file whose snapshots are being rewritten. Lines are those of the file as it was compiled, however many snapshots of it
/// have been rewritten since; that is why changes are collected and put into the old text each time.
/// </summary>
internal sealed class SnapFile(string source)
{
    private readonly SyntaxTree tree = CSharpSyntaxTree.ParseText(source);
    private readonly Dictionary<TextSpan, string> changes = [];

    /// <summary>The file with every snapshot rewritten so far.</summary>
    public string Text => SourceText.From(source)
        .WithChanges(changes.OrderBy(change => change.Key.Start).Select(change => new TextChange(change.Key, change.Value)))
        .ToString();

    /// <summary>Puts another text in the place of the literal in the call that opens on that line.</summary>
    public void Replace(int line, string expected, string actual)
    {
        var literals = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => LineOf(call.ArgumentList.OpenParenToken.SpanStart) == line)
            .SelectMany(call => call.ArgumentList.Arguments)
            .Select(argument => argument.Expression)
            .OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.Token.Value is string text && Snap.Normalise(text) == Snap.Normalise(expected))
            .ToList();
        if (literals.Count != 1)
        {
            throw new InvalidOperationException(
                $"Line {line}: {literals.Count} literals are the snapshot; one call a line, with a literal, and build before updating");
        }

        var literal = Literal(actual, IndentationOf(line));
        if (changes.TryGetValue(literals[0].Span, out var other) && other != literal)
        {
            throw new InvalidOperationException($"Line {line}: one snapshot cannot be two texts; give each case its own");
        }

        changes[literals[0].Span] = literal;
    }

    /// <summary>A raw literal over several lines, four columns deeper than the call, with as many quotes as it needs.</summary>
    private static string Literal(string text, string indentation)
    {
        var inner = indentation + "    ";
        var longestRun = LongestRunOfQuotes(text);
        var quotes = new string('"', Math.Max(3, longestRun + 1));
        var lines = text.Split('\n').Select(line => line.Length == 0 ? "" : inner + line);
        return $"{quotes}\n{string.Join('\n', lines)}\n{inner}{quotes}";
    }

    private static int LongestRunOfQuotes(string text)
    {
        int run = 0, longest = 0;
        foreach (var character in text)
        {
            run = character == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private int LineOf(int position) => tree.GetText().Lines.GetLineFromPosition(position).LineNumber + 1;

    private string IndentationOf(int line)
    {
        var text = tree.GetText().Lines[line - 1].ToString();
        return text[..(text.Length - text.TrimStart().Length)];
    }
}
