using Lienvan.Model.Lines;
using Lienvan.Operations.Timetables.Compression;
using Lienvan.Operations.Timetables.Slots;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Operations.Timetables;

/// <summary>Capacity against sums that can be done by hand.</summary>
public sealed class CapacityTest
{
    [Fact]
    public void Thirty_pairs_of_twelve_minutes_take_56_percent_of_the_day()
    {
        // Twelve minutes each way, a minute and a half around each: 60 × 13.5 = 810 of 1440 minutes.
        var line = new SingleLine("a 0 4 | b 12 4");
        var trains = Enumerable.Range(0, 60).Select(index => Reservation(index * 1440, 12 * 60, 90, index % 2 == 0));
        Assert.Equal(810, SectionCompressor.Seconds(line.Railway.Sections[0], trains) / 60, 9);
        Assert.Equal(0.5625, SectionCompressor.Seconds(line.Railway.Sections[0], trains) / 86_400, 9);
    }

    [Fact]
    public void Fleets_of_three_six_minutes_apart_take_35_percent()
    {
        var pairs = CapacityFormulas.FleetPairs(25.5 - 12 + 13.5, 1440, 1, 6);
        Assert.Equal(1440 / 27.0, pairs, 9);

        // A fleet of three one way: 6 + 6 + 13.5 = 25.5 minutes; twenty of them are 510 of 1440.
        Assert.Equal(1440 * 3 / 51.0, CapacityFormulas.FleetPairs(27, 1440, 3, 6), 9);
        Assert.Equal(30, CapacityFormulas.FleetPairs(27, 510, 3, 6), 9);
    }

    [Theory]
    [InlineData(0, 12, 12, 1.5, 53.3333333333)]
    [InlineData(90, 20, 25, 2, 27.5510204082)]
    public void Alternating_trains_by_the_closed_form(double maintenance, double there, double back, double crossing, double pairs) =>
        Assert.Equal(pairs, CapacityFormulas.AlternatingPairs(maintenance, there, back, crossing), 9);

    [Theory]
    [InlineData(20, 100, 0.75, 9)]
    [InlineData(10, 2, 0.9, 108)]
    public void Scott_as_published(double minutes, double operation, double efficiency, double trains) =>
        Assert.Equal(trains, CapacityFormulas.ScottTrains(minutes, operation, efficiency), 9);

    [Fact]
    public void On_double_track_headways_add_up_and_a_faster_train_pushes_apart()
    {
        var line = new SingleLine("a 0 4 | b 15 4", "tracks=2");
        var section = line.Railway.Sections[0];

        // Fifteen blocks of 1.5 km would be ten; ten minutes of running are one a block, and a half around each train.
        var same = Enumerable.Range(0, 30).Select(index => Reservation(index * 300, 600, 30, isForward: true));
        Assert.Equal(30 * 90, SectionCompressor.Seconds(section, same), 6);

        // Slow (600 s) before fast (300 s): 60 + 300 + 30; fast before slow: 30 + 30; the cycle closes behind the last, slow, train.
        Reservation[] mixed = [Reservation(0, 600, 30, true), Reservation(1000, 300, 30, true), Reservation(2000, 600, 30, true)];
        Assert.Equal(390 + 60 + 90, SectionCompressor.Seconds(section, mixed), 6);
    }

    [Fact]
    public void Recommended_occupancy_follows_from_the_additional_time() => Assert.All(AdditionalTimeRate.Table, row =>
        Assert.InRange(100 / (100 + row.DayPercent), 0.59, 0.71));

    private static Reservation Reservation(double entry, double run, double around, bool isForward) => new(
        new TimetabledTrain { Id = "x", Traffic = Traffic.Freight, StartsOn = SingleLine.Day, Calls = [] },
        entry, entry + run, entry - (around / 2), entry + run + (around / 2), isForward);
}
