using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lienvan.Tests.Architecture;

/// <summary>
/// Finds uses that go up the ladder of one assembly. It binds the sources as the compiler does, so that a using, a qualified name, a
/// member reached through <c>var</c> and an extension all count. Operators do not, having no name to bind. Binding every name of an
/// assembly takes long, so that only those are bound which may bring in a thing from further up: names of types, of namespaces, of
/// aliases and of extensions. Whoever uses a member of a thing got that thing from a file that names its type. When there is a finding,
/// all names are bound, to find every other one.
/// </summary>
internal sealed class Ladder
{
    private const string Anywhere = "*";

    private const string Globals = """
        global using System; global using System.IO; global using System.Linq; global using System.Threading;
        global using System.Threading.Tasks; global using System.Collections.Generic; global using System.Collections.Immutable;
        """;

    private static readonly Lazy<ImmutableArray<MetadataReference>> Loaded = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    private readonly string assembly;
    private readonly Dictionary<string, int> steps = [];
    private readonly Dictionary<string, HashSet<string>> declarers = [];

    public Ladder(string assembly, string ladder)
    {
        this.assembly = assembly;
        foreach (var (step, names) in ladder.Split(" < ").Index())
        {
            foreach (var name in names.Split(' '))
            {
                steps.Add(name, step);
            }
        }
    }

    /// <summary>The findings, as <c>file(line): A may not use B</c>.</summary>
    public IEnumerable<string> Check(IEnumerable<(string File, string Text)> sources)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, options, source.File)).ToList();
        var compilation = CSharpCompilation.Create(assembly, [.. trees, CSharpSyntaxTree.ParseText(Globals, options)], References());
        trees.ForEach(NoteDeclared);
        var models = trees.Select(tree => compilation.GetSemanticModel(tree)).ToList();
        var isBroken = models.Any(model => Upwards(model, MayGoUp).Any());
        return models.SelectMany(model => OffLadder(model.SyntaxTree).Concat(isBroken ? Upwards(model, (_, _) => true) : [])).Distinct();
    }

    private IEnumerable<MetadataReference> References() => Loaded.Value
        .Where(reference => Path.GetFileNameWithoutExtension(reference.Display) != (assembly == "Lienvan.App" ? "lienvan" : assembly));

    private IEnumerable<string> OffLadder(SyntaxTree tree) => tree.GetRoot().DescendantNodes()
        .OfType<BaseTypeDeclarationSyntax>()
        .Where(type => type.Parent is not TypeDeclarationSyntax)
        .Where(type => !steps.ContainsKey(FolderOf(NamespaceOf(type), type.Identifier.Text)))
        .Select(type => $"{Place(type)}: {NamespaceOf(type)} is not on the ladder of {assembly}");

    private IEnumerable<string> Upwards(SemanticModel model, Func<string?, string, bool> mayGoUp)
    {
        foreach (var name in model.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() is { } home && home.Name.Span.Contains(name.Span))
            {
                continue; // the name of the namespace itself
            }

            var user = UserOf(name);
            if (!mayGoUp(user, name.Identifier.ValueText))
            {
                continue;
            }

            var used = UsedBy(model.GetSymbolInfo(name));
            if (user != used && StepOf(user) is { } from && StepOf(used) is { } to && to >= from)
            {
                yield return $"{Place(name)}: {user} may not use {used}";
            }
        }
    }

    /// <summary>Whether a folder that this one may not use brings something in by that name, or the name is an alias.</summary>
    private bool MayGoUp(string? user, string name) =>
        StepOf(user) is { } from && declarers.TryGetValue(name, out var folders)
        && folders.Any(folder => folder != user && (folder == Anywhere || StepOf(folder) >= from));

    /// <summary>Notes the folder of every name by which a file can bring its things into others.</summary>
    private void NoteDeclared(SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (node is BaseNamespaceDeclarationSyntax space)
            {
                space.Name.ToString().Split('.').ToList().ForEach(part => Note(part, FolderOf(space.Name.ToString(), "")));
            }
            else if (node is UsingDirectiveSyntax { Alias: { } alias })
            {
                Note(alias.Name.Identifier.ValueText, Anywhere);
            }
            else if (DeclaredBy(node) is { Length: > 0 } name)
            {
                var type = node.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().LastOrDefault();
                var folder = FolderOf(NamespaceOf(node), type?.Identifier.ValueText ?? name);
                Note(name, folder);
                Note(name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name, folder);
            }
        }
    }

    private void Note(string name, string folder)
    {
        if (!declarers.TryGetValue(name, out var folders))
        {
            declarers.Add(name, folders = []);
        }

        folders.Add(folder);
    }

    private static string? DeclaredBy(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax { Parent: ExtensionBlockDeclarationSyntax } member => member.Identifier.ValueText,
        PropertyDeclarationSyntax { Parent: ExtensionBlockDeclarationSyntax } member => member.Identifier.ValueText,
        MethodDeclarationSyntax { ParameterList.Parameters: [var first, ..] } method when first.Modifiers.Any(SyntaxKind.ThisKeyword) =>
            method.Identifier.ValueText,
        _ => null,
    };

    private int? StepOf(string? folder) => folder is not null && steps.TryGetValue(folder, out var step) ? step : null;

    /// <summary>The folder in which the name is written; a using above a namespace belongs to it.</summary>
    private string? UserOf(SyntaxNode node)
    {
        var type = node.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().LastOrDefault()
            ?? node.SyntaxTree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault();
        return type is null ? null : FolderOf(NamespaceOf(type), type.Identifier.Text);
    }

    private string? UsedBy(SymbolInfo info)
    {
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        if (symbol is IAliasSymbol alias)
        {
            symbol = alias.Target;
        }

        if (symbol is INamespaceSymbol space)
        {
            var folder = FolderOf(space.ToDisplayString(), "");
            return folder is "." or "" ? null : folder;
        }

        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is not null)
        {
            type = type.ContainingType;
        }

        return type is not null && type.Locations.Any(location => location.IsInSource)
            ? FolderOf(type.ContainingNamespace.ToDisplayString(), type.Name)
            : null;
    }

    /// <summary>The name on the ladder: the first folder, the type where that is named, or a dot; empty outside the assembly.</summary>
    private string FolderOf(string space, string type)
    {
        if (space == assembly)
        {
            return steps.ContainsKey(type) ? type : ".";
        }

        return space.StartsWith(assembly + ".", StringComparison.Ordinal) ? space[(assembly.Length + 1)..].Split('.')[0] : "";
    }

    private static string NamespaceOf(SyntaxNode type) => type.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.ToString() ?? "";

    private static string Place(SyntaxNode node)
    {
        var position = node.GetLocation().GetLineSpan();
        return $"{position.Path}({position.StartLinePosition.Line + 1})";
    }
}
