using Lienvan.Formats.Gtfs;
using Lienvan.Planner.Search.Timetables;
using NodaTime;
using Xunit.Abstractions;

namespace Lienvan.Tests.Formats.Gtfs;

/// <summary>
/// German long-distance trains of 2019, with answers that somebody else computed. Their files are not ours to hand on: the test is left out
/// where LIENVAN_BENCH_DATA does not name a folder that has them in gtfs/.
/// </summary>
public class PublishedAnswersTests(ITestOutputHelper output)
{
    /// <summary>The answers hold exactly for the trips that start from Thursday 16 to Sunday 19 May; see docs/gtfs-routing.md.</summary>
    private const int FollowingDays = 3;

    [Fact]
    public void Not_a_byte_differs()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("LIENVAN_BENCH_DATA") ?? "", "gtfs");
        var answersFile = Path.Combine(folder, "db-fernverkehr-2019-answers.csv");
        if (!File.Exists(answersFile))
        {
            output.WriteLine("left out: LIENVAN_BENCH_DATA names no folder with gtfs/db-fernverkehr-2019-answers.csv");
            return;
        }

        var paths = Directory.GetFiles(Path.Combine(folder, "db-fernverkehr-2019"));
        var files = GtfsFiles.FromBytes("feed", paths.ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes));
        var timetable = GtfsReader.Read(files.Value).Value.ToTimetable(new LocalDate(2019, 5, 16), FollowingDays).Value;
        var questions = RouteQuestions.Read(answersFile, File.ReadAllBytes(answersFile), timetable).Value;
        var batch = new TimetableBatch(timetable, 2);
        var answers = questions.WriteAnswers(batch.EarliestArrivals(questions.Queries), batch.Paretos(questions.Queries));
        Assert.Equal(File.ReadAllText(answersFile), answers);
    }
}
