using System.CommandLine;
using Lienvan.App.Commands;
using Lienvan.Tests.Formats.Gtfs;

namespace Lienvan.Tests.App.Commands;

public sealed class RouteCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lienvan-route-").FullName;

    public RouteCommandTests()
    {
        foreach (var (name, bytes) in FeedSketch.Files(FeedSketch.Small))
        {
            File.WriteAllBytes(InFolder(name), bytes);
        }

        File.WriteAllBytes(InFolder("feed.zip"), FeedSketch.Zip(FeedSketch.Files(FeedSketch.Small)));
        File.WriteAllText(InFolder("queries.csv"), "from_stop,to_stop,departure_s\nA,C,0\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("feed.zip")]
    public void Answers_a_feed_in_a_folder_or_archive(string feed)
    {
        var (code, output, errors) = Route($"--gtfs {InFolder(feed)} --day 2019-05-16 --following-days 1 --threads 2");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("queries/s", output, StringComparison.Ordinal);
        Assert.Equal(
            "from_stop,to_stop,departure_s,pareto_trips:arrival_s,earliest_arrival_s\nA,C,0,1:30000,30000\n",
            File.ReadAllText(InFolder("answers.csv")));
        Assert.Empty(Directory.GetFiles(folder, "*.tmp"));
    }

    [Fact]
    public void Tells_an_unknown_stop_and_answers_the_rest()
    {
        File.WriteAllText(InFolder("queries.csv"), "from_stop,to_stop,departure_s\nX,C,0\nA,C,0\n");
        var (code, output, errors) = Route($"--gtfs {folder} --day 2019-05-16 --json");
        Assert.Equal(1, code);
        Assert.StartsWith($"{InFolder("queries.csv")}(2): error LV1030: ", errors, StringComparison.Ordinal);
        Assert.Contains("\"queries\": 1", output, StringComparison.Ordinal);
        Assert.Contains("\"code\": \"LV1030\"", output, StringComparison.Ordinal);
        Assert.EndsWith("\nX,C,0,,\nA,C,0,1:30000,30000\n", File.ReadAllText(InFolder("answers.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--gtfs {0}/nowhere --day 2019-05-16")]
    [InlineData("--gtfs {0} --day 2019-02-30")]
    [InlineData("--gtfs {0} --day 2019-05-16 --following-days -1")]
    [InlineData("--gtfs {0} --day 2019-05-16 --threads 0")]
    public void Refuses_what_makes_no_sense(string arguments)
    {
        var (code, _, errors) = Route(arguments.Replace("{0}", folder, StringComparison.Ordinal));
        Assert.Equal(2, code);
        Assert.StartsWith("error: --", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(InFolder("answers.csv")));
    }

    [Fact]
    public void Writes_no_answers_where_there_is_no_feed()
    {
        File.WriteAllText(InFolder("feed.zip"), "not an archive");
        Assert.Equal(1, Route($"--gtfs {InFolder("feed.zip")} --day 2019-05-16").Code);
        Assert.False(File.Exists(InFolder("answers.csv")));
    }

    private (int Code, string Output, string Errors) Route(string arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var all = $"route --queries {InFolder("queries.csv")} --answers {InFolder("answers.csv")} {arguments}";
        var configuration = new InvocationConfiguration { Output = output, Error = errors };
        var code = new RootCommand { RouteCommand.Create() }.Parse(all).Invoke(configuration);
        return (code, output.ToString(), errors.ToString());
    }

    private string InFolder(string name) => Path.Combine(folder, name);
}
