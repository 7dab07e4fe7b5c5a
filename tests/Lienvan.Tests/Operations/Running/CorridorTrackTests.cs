using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;
using Lienvan.Operations.Running;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Operations.Running;

/// <summary>Ways over the built-in corridor, and its trains on them.</summary>
public sealed class CorridorTrackTests
{
    private static readonly Network Network =
        Scenario.Find(BuiltIn.Corridor, new ScenarioId("base"))!.On(BuiltIn.Corridor, new LocalDate(2026, 3, 2));

    [Fact]
    public void Goes_over_junctions_by_the_tracks_of_several_lines()
    {
        var way = Find(Gauge.Metre, "lao-cai-station", "hai-phong-station");
        Assert.Equal(385.1, way.Path.Length.Kilometres, 1.0);
        Assert.Equal(["vn-hn-lc", "vn-hn-dd", "vn-hn-hp"], way.Parts.Select(part => part.Section!.Line.Value).Distinct());
        Assert.Equal(way.Parts.Length + 1, way.Stations.Length);
        Assert.Equal(way.Path.Length.Metres, way.Stations[^1].At.Metres, 6);
    }

    [Fact]
    public void Crosses_a_border_where_the_gauge_runs_through()
    {
        var way = Find(Gauge.Standard, "nanning-station", "gia-lam");
        Assert.Contains(way.Parts, part => part.Crossing?.Id.Value == "rail-dong-dang-pingxiang");
        Assert.Equal(395, way.Path.Length.Kilometres, 2.0);
    }

    [Fact]
    public void No_track_of_another_gauge()
    {
        var none = Assert.IsType<NoTrack>(CorridorTrack.Find(Network, Question(Gauge.Metre, "yen-vien", "nanning-station")));
        Assert.Contains("nanning-station", none.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void The_way_back_is_the_same_track_turned_round()
    {
        var (there, back) = (Find(Gauge.Metre, "dong-mo", "lang-son-station"), Find(Gauge.Metre, "lang-son-station", "dong-mo"));
        Assert.Equal(there.Path.Length.Metres, back.Path.Length.Metres, 6);
        Assert.Equal(Height(there.Path), -Height(back.Path), 6);
        Assert.True(Height(there.Path) > 50);
    }

    [Fact]
    public void Passes_through_the_places_named()
    {
        var way = (CorridorPath)CorridorTrack.Find(Network, Question(Gauge.Metre, "hanoi-station", "yen-bai-station", "yen-vien"));
        Assert.Equal("yen-vien", way.Stations[^1].Place.Value);
        Assert.Contains(way.Stations, station => station.Place.Value == "yen-bai-station");
        Assert.NotNull(way.Find(new PlaceId("viet-tri-station")));
    }

    [Fact]
    public void Every_composition_of_the_package_makes_a_train_that_runs()
    {
        Findings.AssertNone(
            from composition in BuiltIn.Corridor.Compositions
            let train = TrainAssembly.Assemble(composition, BuiltIn.Corridor.Vehicles)
            let result = TrainRunner.Run(train, RunSketch.Path("30 km: 0 100, 10 60"))
            where result is not RunProfile
            select $"{composition.Id}: {result}");
    }

    [Fact]
    public void More_load_is_slower_and_in_the_end_too_much()
    {
        var way = Find(Gauge.Metre, "dong-mo", "ban-thi");
        var composition = BuiltIn.Corridor.Compositions.First(composition => composition.Id == "vn-container-ns");
        var light = TrainAssembly.Assemble(composition, BuiltIn.Corridor.Vehicles, Mass.FromTonnes(400));
        var heavy = TrainAssembly.Assemble(composition, BuiltIn.Corridor.Vehicles, Mass.FromTonnes(1000));
        Assert.True(RunSketch.Run(light, way.Path).TotalSeconds < RunSketch.Run(heavy, way.Path).TotalSeconds);
        Assert.True(light.Length < heavy.Length);
        var tooMuch = TrainAssembly.Assemble(composition, BuiltIn.Corridor.Vehicles, Mass.FromTonnes(3000));
        Assert.IsType<Stall>(TrainRunner.Run(tooMuch, way.Path));
    }

    [Fact]
    public void The_heaviest_load_climbs_the_ruling_gradient_and_more_does_not()
    {
        var way = Find(Gauge.Metre, "yen-vien", "dong-dang");
        var wagon = BuiltIn.Corridor.Vehicles.First(vehicle => vehicle.Id == "mc-flat");
        var loads = TrailingLoads.Find(way, Gauge.Metre, BuiltIn.Corridor.Vehicles, wagon);
        var d19e = loads.Single(load => load.Locomotive.Id == "d19e");
        Assert.Equal("bac-thuy", way.Stations[d19e.RulingPart].Place.Value);
        // By the formula a train of the continuous load just holds the continuous speed on an endless ruling gradient.
        var composition = BuiltIn.Corridor.Compositions.First(composition => composition.Id == "vn-container-ns");
        var train = TrainAssembly.Assemble(composition, BuiltIn.Corridor.Vehicles, d19e.Continuous);
        var climb = RunSketch.Path("40 km: 0 80 0, 1 80 1") with
        {
            Gradients = [new PathGradient(default, 0), new PathGradient(Distance.FromKilometres(1), d19e.RulingPermille)],
        };
        var speed = RunSketch.Run(train, climb).SpeedAt(Distance.FromKilometres(30));
        Assert.Equal(d19e.ContinuousSpeed.KilometresPerHour, speed.KilometresPerHour, 0.3);
        Assert.All(loads, load => Assert.True(load.Most <= load.Continuous && load.Most <= load.Start));
    }

    [Fact]
    public void Gas_of_freight_goes_by_the_factors_of_the_countries()
    {
        var way = Find(Gauge.Metre, "yen-vien", "dong-dang");
        var composition = BuiltIn.Corridor.Compositions.First(composition => composition.Id == "vn-container-ns");
        var train = TrainAssembly.Assemble(composition, BuiltIn.Corridor.Vehicles);
        var factor = BuiltIn.Corridor.EmissionFactors.First(factor => factor.Id == "rail-diesel-vn").Grams;
        Assert.Equal(340 * way.Path.Length.Kilometres * factor / 1000, RunEmissions.FindByFactors(train, way, Network)!.Value, 1e-6);
        var coaches = BuiltIn.Corridor.Compositions.First(composition => composition.Id == "vn-pax-hp");
        Assert.Null(RunEmissions.FindByFactors(TrainAssembly.Assemble(coaches, BuiltIn.Corridor.Vehicles), way, Network));
    }

    private static TrackQuestion Question(Gauge gauge, params string[] places) =>
        new() { Places = [.. places.Select(place => new PlaceId(place))], Gauge = gauge, Traffic = Traffic.Passenger };

    private static CorridorPath Find(Gauge gauge, string from, string to) =>
        Assert.IsType<CorridorPath>(CorridorTrack.Find(Network, Question(gauge, from, to)));

    private static double Height(TrackPath path) => path.Gradients.Select((gradient, index) => gradient.Permille / 1000 *
        ((index + 1 < path.Gradients.Length ? path.Gradients[index + 1].From : path.Length).Metres - gradient.From.Metres)).Sum();
}
