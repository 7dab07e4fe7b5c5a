using System.Reflection;
using System.Text.RegularExpressions;
using Lienvan.Model.Dataset;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Architecture;

/// <summary>docs/diagnostics.md lists the kinds that the code can report, no others. UPDATE=1 ./test rewrites its table.</summary>
public sealed partial class DiagnosticsTest
{
    private const string Page = "docs/diagnostics.md", Head = "| code | severity | what it is |\n|---|---|---|\n";

    private static IEnumerable<(string Where, DiagnosticKind Kind)> Kinds =>
        from type in Assemblies.Types
        from candidate in type.GetFields(Assemblies.Own)
        where candidate.IsStatic && candidate.IsInitOnly && candidate.FieldType == typeof(DiagnosticKind) && !Assemblies.Made(candidate)
        select ($"{type.FullName}.{candidate.Name}", (DiagnosticKind)candidate.GetValue(null)!);

    [Fact]
    public void The_table_lists_every_kind()
    {
        var rows = Kinds.Select(kind => kind.Kind).OrderBy(kind => kind.Code, StringComparer.Ordinal)
            .Select(kind => $"| {kind.Code} | {WordFor(kind.Severity)} | {kind.Title} |\n");
        var expected = Head + string.Concat(rows);
        var page = Repository.Text(Page);
        var table = Table().Match(page);
        Assert.True(table.Success, $"{Page}: no table headed {Head}");
        if (Snap.IsUpdating && table.Value != expected)
        {
            File.WriteAllText(Repository.PathOf(Page), page[..table.Index] + expected + page[(table.Index + table.Length)..]);
        }
        else if (table.Value != expected)
        {
            Assert.Fail($"{Page}: differs from the code; UPDATE=1 ./test rewrites the table\n{Snap.Difference(table.Value, expected)}");
        }
    }

    [Fact]
    public void A_code_belongs_to_one_kind() => Findings.AssertNone(
        from kind in Kinds
        group kind.Where by kind.Kind.Code into users
        where users.Count() > 1
        select $"{users.Key}: used by {string.Join(" and ", users)}");

    [Fact]
    public void A_kind_is_well_formed() => Findings.AssertNone(
        from kind in Kinds
        where !Code().IsMatch(kind.Kind.Code) || string.IsNullOrWhiteSpace(kind.Kind.Title) || kind.Kind.Title.AsSpan().ContainsAny("|\n")
        select $"{kind.Where}: '{kind.Kind.Code}' or its title will not do");

    [Fact]
    public void Kinds_are_kept_in_fields_only() => Findings.AssertNone(
        from type in Assemblies.Types
        from property in type.GetProperties(Assemblies.Own)
        where property.PropertyType == typeof(DiagnosticKind) && property.GetMethod!.IsStatic
        select $"{type.FullName}.{property.Name}: a kind is a static readonly field, so that it is listed");

    private static string WordFor(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    [GeneratedRegex(@"^\| code \| severity \| what it is \|\n(?:\|.*\n)*", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"^LV\d{4}$")]
    private static partial Regex Code();
}
