using System.Xml.Linq;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Architecture;

/// <summary>The analyzer finds the uses; here is tested that it is wired in, and cannot be switched off by the way.</summary>
public sealed class BannedApiTest
{
    [Fact]
    public void All_of_src_but_App_is_held_to_the_list()
    {
        var props = XDocument.Parse(Repository.Text("src/Directory.Build.props"));
        var wired = props.Descendants("PackageReference")
            .Single(package => package.Attribute("Include")?.Value == "Microsoft.CodeAnalysis.BannedApiAnalyzers").Parent!;
        Assert.Equal("'$(MSBuildProjectName)' != 'Lienvan.App'", wired.Attribute("Condition")?.Value);
        var list = wired.Element("AdditionalFiles")?.Attribute("Include")?.Value;
        Assert.EndsWith("BannedSymbols.txt", list, StringComparison.Ordinal);
        Assert.Equal(["src/Directory.Build.props"], Repository.Files("src", "Directory.Build.*"));
    }

    [Fact]
    public void A_banned_symbol_is_an_error() =>
        Assert.Contains("dotnet_diagnostic.RS0030.severity = error", Repository.Lines(".editorconfig"));

    [Fact]
    public void Nothing_in_src_switches_a_rule_off() => Findings.AssertNone(
        from name in Repository.Files("src").Where(name => name.EndsWith(".cs", StringComparison.Ordinal)
            || name.EndsWith(".csproj", StringComparison.Ordinal) || name.EndsWith(".editorconfig", StringComparison.Ordinal))
        from line in Repository.Lines(name).Index()
        where line.Item.Contains("#pragma warning disable", StringComparison.Ordinal)
            || line.Item.Contains("SuppressMessage", StringComparison.Ordinal)
            || line.Item.Contains("<NoWarn>", StringComparison.Ordinal)
            || name.EndsWith(".editorconfig", StringComparison.Ordinal)
        select $"{name}({line.Index + 1}): rules are silenced in the root's .editorconfig only, each with its reason");

    [Fact]
    public void Every_banned_symbol_names_what_to_use_instead() => Findings.AssertNone(
        from line in Repository.Lines("src/BannedSymbols.txt").Index()
        where line.Item.Split(';') is not [{ Length: > 2 }, { Length: > 10 }]
        select $"src/BannedSymbols.txt({line.Index + 1}): no replacement named");
}
