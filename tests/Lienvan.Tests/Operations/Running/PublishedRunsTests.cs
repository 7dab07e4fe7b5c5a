using Lienvan.Formats.Railtoolkit;
using Xunit.Abstractions;

namespace Lienvan.Tests.Operations.Running;

/// <summary>
/// A freight train whose running times others have published. Its files are not ours to hand on: the test is left out where
/// LIENVAN_BENCH_DATA does not name a folder that has them in railtoolkit/.
/// </summary>
public sealed class PublishedRunsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("const", 748.42)]
    [InlineData("slope", 844.09)]
    public void Freight_takes_the_published_time(string path, double seconds)
    {
        var folder = System.IO.Path.Combine(Environment.GetEnvironmentVariable("LIENVAN_BENCH_DATA") ?? "", "railtoolkit");
        if (!File.Exists(System.IO.Path.Combine(folder, "freight.yaml")))
        {
            output.WriteLine("left out: LIENVAN_BENCH_DATA names no folder with railtoolkit/freight.yaml");
            return;
        }

        var train = Read(folder, "freight").Trains.Single().Train;
        var way = Read(folder, path).Paths.Single().Path;
        var profile = RunSketch.Run(train, way, new() { MassModel = Lienvan.Operations.Running.MassModel.Point });
        Assert.Equal(seconds, profile.TotalSeconds, seconds * 0.0002);
    }

    private static RailtoolkitFile Read(string folder, string name)
    {
        var read = RailtoolkitReader.Read(name, File.ReadAllText(System.IO.Path.Combine(folder, name + ".yaml")));
        Assert.Empty(read.Diagnostics);
        return read.Value;
    }
}
