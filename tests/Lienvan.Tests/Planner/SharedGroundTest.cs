using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Planner.Consignments;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Planner;

/// <summary>What is compiled once for the days of a week and for several cargoes changes no answer.</summary>
public sealed class SharedGroundTest
{
    [Theory]
    [InlineData("base", 2026, 3, 2)]
    [InlineData("base", 2030, 11, 20)]
    [InlineData("smart-gates", 2027, 1, 1)]
    public void The_same_rows_hold_on_the_days_that_a_network_names(string id, int year, int month, int day)
    {
        var scenario = Scenario.Find(BuiltIn.Corridor, new ScenarioId(id))!;
        var asked = new LocalDate(year, month, day);
        var network = scenario.On(BuiltIn.Corridor, asked);
        Assert.True(network.HoldsOn(asked));
        var first = LocalDate.Max(network.Since, asked.PlusDays(-40));
        var last = LocalDate.Min(network.Until, asked.PlusDays(40)).PlusDays(-1);
        foreach (var other in new[] { first, last })
        {
            Assert.True(network.HoldsOn(other));
            Assert.Equal(Rows(scenario.On(BuiltIn.Corridor, other)), Rows(network.OnSameRows(other)));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => network.OnSameRows(network.Until));
    }

    [Fact]
    public void An_answer_is_the_same_whatever_was_asked_before()
    {
        string[] questions =
        [
            "hanoi chongqing 2026-03-06T22:00 scenario=base teu=1", "hanoi chongqing 2026-03-02T05:00 scenario=base teu=1",
            "nanning hanoi 2026-03-04T10:30 scenario=base teu=3",
        ];
        var shared = Asking.Of(BuiltIn.Corridor, questions[0]).Planner;
        var requests = questions.Select(question => Asking.Of(BuiltIn.Corridor, question).Request).ToArray();
        var together = requests.AsParallel().AsOrdered().Select(request => Text(shared.Plan(request))).ToArray();
        var again = requests.Reverse().Select(request => Text(shared.Plan(request))).Reverse();
        var alone = questions.Select(question => Text(Asking.Of(BuiltIn.Corridor, question).Answer())).ToArray();
        Assert.Equal(alone, together);
        Assert.Equal(alone, again);
    }

    private static string[] Rows(Network network) =>
    [
        .. network.Corridor.Services.Select(row => $"{row.Id} {row.Validity.From} {row.Validity.Project}"),
        .. network.Corridor.Tariffs.Select(row => $"{row.Id} {row.Validity.From} {row.PerKilometre}"),
        .. network.Corridor.Crossings.Select(row => $"{row.Id} {row.Validity.From} {row.Passage}"),
        .. network.Corridor.Formalities.Select(row => $"{row.Id} {row.Validity.From} {row.Dwell}"),
        .. network.Corridor.OpeningHours.Select(row => $"{row.Hours} {row.Validity.Project}"),
        .. network.ProjectsInEffect.Select(project => project.Value),
    ];

    private static string Text(PlanAnswer answer) => string.Join('\n', ((PlanAnswer.Plans)answer).Itineraries.Select(way =>
        $"{way.Departure} {way.Arrival} {way.ArrivalP90} {way.Cost} {way.Co2} " +
            $"{string.Join(' ', way.Legs.Select(leg => leg.Service?.Id))}"));
}
