using System.Text;
using Lienvan.Formats.Gtfs;
using Lienvan.Planner.Search.Timetables;
using static Lienvan.Tests.Formats.Gtfs.FeedSketch;

namespace Lienvan.Tests.Formats.Gtfs;

public class RouteQuestionsTests
{
    [Fact]
    public void Every_question_has_its_row() => Assert.Equal(
        (
            """
            from_stop,to_stop,departure_s,pareto_trips:arrival_s,earliest_arrival_s
            A,C,0,1:30000,30000
            C,A,0,,
            B,B,5,0:5,5
            X,C,0,,
            A,C,noon,,
            A,C,,,
            "A,B",C,1,,
            A,C,1,,
            A,B,0028800,1:29400,29400

            """.ReplaceLineEndings("\n"),
            "q.csv(5):LV1030 q.csv(6):LV1031 q.csv(7):LV1011 q.csv(7):LV1031 q.csv(8):LV1030 q.csv(9):LV1010"),
        Answer("from_stop,to_stop,departure_s\nA,C,0\nC,A,0\nB,B,5\nX,C,0\nA,C,noon\nA,C\n\"A,B\",C,1\nA,C,1,2\nA,B,0028800\n"));

    [Fact]
    public void Columns_by_name() => Assert.EndsWith(
        "\nA,C,7,1:30000,30000\n",
        Answer("\uFEFFdeparture_s,x,to_stop,from_stop\r\n7,,C,A\r\n").Answers,
        StringComparison.Ordinal);

    [Fact]
    public void No_columns() => Assert.Equal("q.csv(1):LV1006 q.csv(1):LV1006 q.csv(1):LV1006", Answer("").Findings);

    private static (string Answers, string Findings) Answer(string text)
    {
        var timetable = Feed(Small).Value.ToTimetable(Day, 0).Value;
        var read = RouteQuestions.Read("q.csv", Encoding.UTF8.GetBytes(text), timetable);
        var batch = new TimetableBatch(timetable, 1);
        return (read.Value.WriteAnswers(batch.EarliestArrivals(read.Value.Queries), batch.Paretos(read.Value.Queries)), Findings(read));
    }
}
