using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Simulation.Borders;
using Lienvan.Operations.Simulation.Kernel;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Operations.Simulation.Borders;

/// <summary>
/// The package's simulated dwells are what the simulation gives now. Where this fails after a change of rows or rules, they are to be
/// simulated again by the command in their source.
/// </summary>
public sealed class ShippedDwellsTest
{
    [Fact]
    public void A_rail_crossing_takes_as_long_as_its_rows_say()
    {
        var report = CorridorSimulation.Run(BuiltIn.Corridor, Asked("rail-dong-dang-pingxiang", 90, 4));

        for (var way = 0; way < 2; way++)
        {
            var passage = report.Crossings.Single().Directions[way].Passage;
            var row = Row("rail-dong-dang-pingxiang", way, DwellClass.General);
            IsLike(passage.P50, row.Passage.P50Minutes);
            IsLike(passage.P90, row.Passage.P90Minutes);
            var total = report.Crossings[0].Directions[way].Consignments[(int)CargoClass.General].Dwell;
            IsLike(total.P50, row.Total.P50Minutes);
            IsLike(total.P90, row.Total.P90Minutes);
        }
    }

    [Fact]
    public void A_gate_takes_as_long_as_its_rows_say()
    {
        var report = CorridorSimulation.Run(BuiltIn.Corridor, Asked("gate-huu-nghi", 365, 1));

        for (var way = 0; way < 2; way++)
        {
            var stream = report.Gates.Single().Streams[way];
            var row = Row("gate-huu-nghi", way, DwellClass.General);
            IsLike(stream.Passage.P50, row.Passage.P50Minutes);
            IsLike(stream.Dwell.P50, row.Total.P50Minutes);
            IsLike(stream.Dwell.P90, row.Total.P90Minutes);
        }
    }

    [Fact]
    public void Every_row_says_how_it_was_simulated() => Assert.All(BuiltIn.Corridor.SimulatedDwells, row =>
    {
        Assert.StartsWith("simulated by lienvan simulate --from ", row.Provenance.Source, StringComparison.Ordinal);
        Assert.True(row.Provenance.IsAssumed);
        Assert.InRange(row.Total.P90Minutes, row.Total.P50Minutes, 10 * 1440); // else its queue never comes to rest
    });

    private static SimulationQuestion Asked(string at, int days, int replications) => new()
    {
        Scenario = Scenario.Find(BuiltIn.Corridor, new ScenarioId("base"))!,
        From = new LocalDate(2026, 1, 1),
        Days = days,
        Replications = replications,
        At = [at],
        FindsLimits = false,
        Seed = 3,
    };

    private static SimulatedDwell Row(string crossing, int way, DwellClass kind) => BuiltIn.Corridor.SimulatedDwells.Single(row =>
        row.Crossing.Value == crossing && row.Class == kind && row.Scenario == "base"
        && row.Direction == (way == 0 ? CrossingDirection.AToB : CrossingDirection.BToA));

    /// <summary>Within a fifth: other luck, fewer days.</summary>
    private static void IsLike(Estimate now, double shipped) => Assert.InRange(now.Mean, (0.8 * shipped) - 2, (1.2 * shipped) + 2);
}
