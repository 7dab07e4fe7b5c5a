using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lienvan.Tests.Architecture;

/// <summary>What can be said about one source file from its syntax alone.</summary>
internal sealed partial class Tidy
{
    public const int MostLinesOfMethod = 60, MostLinesOfFile = 600, MostColumns = 140, MostPublicParameters = 5, MostParameters = 8;

    private readonly string file;
    private readonly string expectedNamespace;
    private readonly SyntaxTree tree;
    private readonly List<string> findings = [];

    private Tidy(string file, string text)
    {
        this.file = file;
        tree = CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), file);
        expectedNamespace = string.Join('.', file.Split('/')[1..^1].Select(folder => folder.TrimStart('_')));
    }

    /// <summary>The findings, as <c>file(line): what</c>.</summary>
    /// <param name="file">The file's name from the root: <c>src/Project/Folder/File.cs</c>.</param>
    /// <param name="text">What stands in it.</param>
    public static IReadOnlyList<string> Check(string file, string text)
    {
        var tidy = new Tidy(file, text);
        tidy.CheckLines();
        tidy.CheckNamespaces();
        tidy.CheckMethods();
        tidy.CheckWords();
        tidy.CheckTrivia();
        return tidy.findings;
    }

    private IEnumerable<T> All<T>() where T : SyntaxNode => tree.GetRoot().DescendantNodes().OfType<T>();

    private void Note(int line, string what) => findings.Add($"{file}({line}): {what}");

    private int LineOf(int position) => tree.GetText().Lines.GetLineFromPosition(position).LineNumber + 1;

    private void CheckLines()
    {
        var lines = tree.GetText().Lines;
        if (lines.Count - 1 > MostLinesOfFile)
        {
            Note(MostLinesOfFile + 1, $"a file has at most {MostLinesOfFile} lines");
        }

        // A table inside a raw literal is as wide as it is.
        var literals = tree.GetRoot().DescendantTokens().Where(IsLongText).Select(token => token.Span).ToList();
        foreach (var line in lines.Where(line => line.Span.Length > MostColumns))
        {
            if (!literals.Any(literal => literal.IntersectsWith(line.Span)))
            {
                Note(line.LineNumber + 1, $"a line has at most {MostColumns} columns");
            }
        }
    }

    private static bool IsLongText(SyntaxToken token) => token.Span.Length > MostColumns && token.Kind()
        is SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken;

    private void CheckNamespaces()
    {
        var spaces = All<BaseNamespaceDeclarationSyntax>().ToList();
        var isProgram = All<GlobalStatementSyntax>().Any();
        if (spaces.Count != 1 && !isProgram && All<MemberDeclarationSyntax>().Any())
        {
            Note(1, "a file has one namespace");
        }

        foreach (var space in spaces.Where(space => space.Name.ToString() != expectedNamespace))
        {
            Note(LineOf(space.Name.SpanStart), $"the namespace of this folder is {expectedNamespace}");
        }
    }

    private void CheckMethods()
    {
        foreach (var method in All<SyntaxNode>().Where(IsMethod))
        {
            var attributes = method is MemberDeclarationSyntax member ? member.AttributeLists : [];
            var from = LineOf(attributes.Count > 0 ? attributes.Span.End : method.SpanStart);
            var lines = LineOf(method.Span.End) - from + 1;
            if (lines > MostLinesOfMethod)
            {
                Note(from, $"a method has at most {MostLinesOfMethod} lines, this one {lines}");
            }
        }

        foreach (var list in All<ParameterListSyntax>().Where(list => list.Parent is not RecordDeclarationSyntax))
        {
            var most = IsPublic(list.Parent!) ? MostPublicParameters : MostParameters;
            var count = list.Parameters.Count(IsCounted);
            if (count > most)
            {
                Note(LineOf(list.SpanStart), $"at most {most} parameters here, not {count}");
            }
        }
    }

    private static bool IsMethod(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax;

    /// <summary>Cancellation, progress, and what the compiler fills in about the caller are no burden to it.</summary>
    private static bool IsCounted(ParameterSyntax parameter) =>
        parameter.Type?.ToString() is not ("CancellationToken" or "IProgress<double>")
        && !parameter.AttributeLists.ToString().Contains("Caller", StringComparison.Ordinal);

    private static bool IsPublic(SyntaxNode node) => node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>()
        .Where(member => member is not BaseNamespaceDeclarationSyntax)
        .All(member => member.Modifiers.Any(SyntaxKind.PublicKeyword) || member.Parent is InterfaceDeclarationSyntax);

    private void CheckWords()
    {
        foreach (var name in All<IdentifierNameSyntax>())
        {
            switch (name.Identifier.Text)
            {
                case "dynamic" when name.Parent is not (MemberAccessExpressionSyntax or ArgumentSyntax):
                    Note(LineOf(name.SpanStart), "no dynamic");
                    break;
                case "DateTime" or "DateTimeOffset":
                    Note(LineOf(name.SpanStart), "no DateTime: NodaTime has a type for it");
                    break;
            }
        }
    }

    private void CheckTrivia()
    {
        foreach (var trivia in tree.GetRoot().DescendantTrivia(descendIntoTrivia: true))
        {
            var line = LineOf(trivia.SpanStart);
            if (trivia.IsKind(SyntaxKind.RegionDirectiveTrivia))
            {
                Note(line, "no regions");
            }

            if (trivia.Kind() is not (SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
                or SyntaxKind.SingleLineDocumentationCommentTrivia))
            {
                continue;
            }

            if (Leftover().IsMatch(trivia.ToString()))
            {
                Note(line, "something left to do needs the number of its issue, as in (#12)");
            }

            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && IsCode(trivia.ToString()[2..].Trim()))
            {
                Note(line, "no commented-out code");
            }
        }
    }

    private static bool IsCode(string comment) => comment is "{" or "}"
        || (comment.Length > 0 && comment[^1] is ';' or '{' && comment.AsSpan().ContainsAny("(=") && Parses(comment));

    private static bool Parses(string comment)
    {
        var code = comment[^1] == '{' ? comment + "}" : comment;
        return !SyntaxFactory.ParseStatement(code).ContainsDiagnostics || !SyntaxFactory.ParseMemberDeclaration(code)!.ContainsDiagnostics;
    }

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X)\b(?!\s*\(?#\d)")]
    private static partial Regex Leftover();
}
