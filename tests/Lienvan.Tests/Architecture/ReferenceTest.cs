using System.Xml.Linq;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Architecture;

public sealed class ReferenceTest
{
    [Fact]
    public void Projects_refer_only_to_earlier_ones() => Findings.AssertNone(Ladders.Projects.SelectMany((project, order) =>
        ReferencesOf(project)
            .Where(used => Ladders.Projects.IndexOf(used) is var step && (step < 0 || step >= order))
            .Select(used => $"src/{project}/{project}.csproj: {project} may not refer to {used}")));

    [Fact]
    public void Every_project_but_the_first_refers_to_the_one_before() => Findings.AssertNone(Ladders.Projects.Skip(1)
        .Zip(Ladders.Projects)
        .Where(pair => !ReferencesOf(pair.First).Contains(pair.Second))
        .Select(pair => $"src/{pair.First}/{pair.First}.csproj: does not refer to {pair.Second}"));

    [Fact]
    public void Versions_of_packages_stand_in_one_place() => Findings.AssertNone(
        from project in Repository.Files("", "*.csproj")
        from reference in XDocument.Parse(Repository.Text(project)).Descendants("PackageReference")
        where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
        select $"{project}: the version of {reference.Attribute("Include")?.Value} belongs into Directory.Packages.props");

    [Fact]
    public void Versions_of_packages_are_exact() => Findings.AssertNone(
        from version in XDocument.Parse(Repository.Text("Directory.Packages.props")).Descendants("PackageVersion")
        where version.Attribute("Version")!.Value.AsSpan().ContainsAny("*[]()")
        select $"Directory.Packages.props: {version.Attribute("Include")!.Value} has no exact version");

    private static List<string> ReferencesOf(string project) =>
    [
        .. XDocument.Parse(Repository.Text($"src/{project}/{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)),
    ];
}
