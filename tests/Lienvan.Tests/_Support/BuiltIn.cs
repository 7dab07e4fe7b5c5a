using Lienvan.Model.Dataset;

namespace Lienvan.Tests.Support;

/// <summary>The corridor that comes with the program, read once.</summary>
internal static class BuiltIn
{
    private static readonly Lazy<Corridor> Read = new(() => CorridorReader.Read(
        [.. Repository.Files("data/china-viet-nam", "*.csv").Select(name =>
            new PackageFile(name, File.ReadAllBytes(Repository.PathOf(name))))]).Value);

    public static Corridor Corridor => Read.Value;
}
