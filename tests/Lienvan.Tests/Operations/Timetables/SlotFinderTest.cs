using FsCheck;
using FsCheck.Fluent;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Units;
using Lienvan.Operations.Timetables.Slots;
using Lienvan.Operations.Timetables.Trains;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Operations.Timetables;

/// <summary>Paths among trains on the built-in corridor: what must hold whatever the figures are.</summary>
public sealed class SlotFinderTest
{
    private static readonly Network Network = Scenario.Existing.On(BuiltIn.Corridor, new LocalDate(2026, 3, 2));
    private static readonly Instant Evening = Instant.FromUtc(2026, 3, 2, 13, 0);

    [Fact]
    public void A_removed_train_never_delays_another() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var trains = Enumerable.Range(0, 5).Select(index => Other(index, Evening + Duration.FromMinutes(random.Next(-120, 240)),
            random.Next(2) == 0))
            .ToList();
        var with = Arrival(Find(trains));
        trains.RemoveAt(random.Next(trains.Count));
        var without = Arrival(Find(trains));
        Assert.True(without <= with, FormattableString.Invariant($"{with} became {without}"));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    [Fact]
    public void Paths_come_by_arrival_and_none_is_worse_in_both()
    {
        var slots = Assert.IsType<Slots>(SlotFinder.Find(Network, Request(CorridorTrains)));
        Assert.True(slots.Paths.Length >= 2);
        foreach (var (one, next) in slots.Paths.Zip(slots.Paths.Skip(1)))
        {
            Assert.True(next.Arrival > one.Arrival && next.Departure > one.Departure);
        }

        Assert.All(slots.Paths, path => Assert.InRange(path.Departure, Evening, Evening + Duration.FromHours(6)));
        Assert.All(slots.Paths, path => Assert.True(path.Arrival - path.Departure >= path.FreeRun));
    }

    [Fact]
    public void A_wider_margin_never_arrives_earlier()
    {
        var narrow = Arrival(SlotFinder.Find(Network, Request(CorridorTrains) with { Margin = Duration.Zero }));
        var wide = Arrival(SlotFinder.Find(Network, Request(CorridorTrains) with { Margin = Duration.FromMinutes(15) }));
        Assert.True(wide >= narrow);
    }

    [Fact]
    public void A_train_that_is_too_long_is_told_where()
    {
        var long60 = Train("vn-container-ns") with { Wagons = 60, Locomotives = 3 };
        var none = Assert.IsType<NoSlot>(SlotFinder.Find(Network, Request(CorridorTrains) with { Train = long60 }));
        Assert.Contains("vn-hn-dd", none.Why, StringComparison.Ordinal);
        Assert.Empty(none.Blocking);
    }

    [Fact]
    public void A_train_on_another_gauge_has_no_track()
    {
        var standard = Request(CorridorTrains) with { From = new PlaceId("hai-phong-station"), Train = Train("nn-container-1300") };
        Assert.IsType<NoSlot>(SlotFinder.Find(Network, standard));
    }

    [Fact]
    public void A_path_without_room_names_the_trains_that_block_it()
    {
        // One train after the other for hours, closer than the block allows anybody in between.
        var wall = Enumerable.Range(0, 200).Select(index => Other(index, Evening + Duration.FromMinutes((index * 8) - 300), isUp: true))
            .ToList();
        var none = Assert.IsType<NoSlot>(Find(wall, Duration.FromHours(1)));
        Assert.NotEmpty(none.Blocking);
        Assert.All(none.Blocking, blocking => Assert.StartsWith("other-", blocking.Train!.Id, StringComparison.Ordinal));
    }

    private static Timetable CorridorTrains => CorridorTimetable.Read(Network, new LocalDate(2026, 2, 27), new LocalDate(2026, 3, 4));

    private static SlotAnswer Find(IEnumerable<TimetabledTrain> trains, Duration? window = null) =>
        SlotFinder.Find(Network, Request(Timetable.Of(trains)) with
    {
        Latest = Evening + (window ?? Duration.FromHours(6)), Count = 1,
    });

    private static SlotRequest Request(Timetable timetable) => new()
    {
        From = new PlaceId("yen-vien"),
        To = new PlaceId("bac-giang-station"),
        Train = Train("vn-container-ns"),
        Earliest = Evening,
        Latest = Evening + Duration.FromHours(6),
        Timetable = timetable,
    };

    private static Composition Train(string id) => BuiltIn.Corridor.Compositions.First(row => row.Id == id);

    private static Instant Arrival(SlotAnswer answer) => answer is Slots slots ? slots.Paths[0].Arrival : Instant.MaxValue;

    /// <summary>A train that is published at every station between Yên Viên and Bắc Giang.</summary>
    private static TimetabledTrain Other(int index, Instant start, bool isUp)
    {
        string[] places = ["yen-vien", "tu-son", "lim", "bac-ninh-station", "thi-cau", "sen-ho", "bac-giang-station"];
        var minutes = 0;
        return new TimetabledTrain
        {
            Id = FormattableString.Invariant($"other-{index}"),
            Gauge = Gauge.Metre,
            Length = Distance.FromMetres(250),
            StartsOn = new LocalDate(2026, 3, 2),
            Calls =
            [
                .. (isUp ? places : places.Reverse()).Select(place =>
                {
                    var at = start + Duration.FromMinutes(minutes);
                    minutes += 9;
                    return new TrainCall(new PlaceId(place), at, at);
                }),
            ],
        };
    }
}
