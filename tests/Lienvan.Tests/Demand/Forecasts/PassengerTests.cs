using Lienvan.Demand.Forecasts;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Demand.Forecasts;

public class PassengerTests
{
    private static readonly Scenario ThreeLines = Scenario.Find(BuiltIn.Corridor, new ScenarioId("three-lines"))!;

    /// <summary>A day from Kunming to Hạ Long: by train once the line and its link are there, and quicker than by coach.</summary>
    [Fact]
    public void KunmingIsADayFromHaLong()
    {
        var before = Ways(2026);
        var after = Ways(2036);
        Assert.True(after[Mode.Rail].Hours < before[Mode.Rail].Hours);
        Assert.True(after[Mode.Rail].Hours < after[Mode.Road].Hours);
        Assert.InRange(after[Mode.Rail].Hours, 6, 24);
        Assert.True(after[Mode.Rail].OpenedIn >= 2031);
    }

    /// <summary>As many go by train at home as published, and the journeys of a later year follow output and ways.</summary>
    [Fact]
    public void FitsTheRailwaysOfVietNam()
    {
        var table = new Lienvan.Demand.Flows.DemandTable(BuiltIn.Corridor);
        var question = new ForecastQuestion { Scenario = ThreeLines.Id };
        var model = new PassengerModel(BuiltIn.Corridor, table, question, Network(2024));
        var flows = model.Solve(2024, Network(2024), Unlimited).Flows;
        var rail = flows.Where(flow => flow is { Mode: Mode.Rail, Direction: null }).Sum(flow => flow.Trips);
        Assert.InRange(rail / 7.0e6, 0.97, 1.03);
        var later = model.Solve(2036, Network(2036), Unlimited).Flows;
        Assert.True(later.Sum(flow => flow.Trips) > flows.Sum(flow => flow.Trips));
        Assert.Contains(later, flow => flow is { Purpose: TripPurpose.Tourism, Mode: Mode.Rail, Trips: > 1000 });
        Assert.All(later, flow => Assert.True(flow is { Price: > 0, Hours: > 0, Trips: > 0, Tonnes: 0 }));
    }

    /// <summary>A short ride beside the coach's road would be the cheapest way with any train in it, and no journey by train.</summary>
    [Fact]
    public void AWayByTrainIsMostlyByTrain()
    {
        var ways = Network(2024).Find(new PlaceId("hanoi"), [new PlaceId("hai-phong")], 2.5)[0].ToDictionary(way => way.Mode);
        Assert.InRange(ways[Mode.Rail].RailKilometres, 80, 110);
        Assert.InRange(ways[Mode.Rail].RoadKilometres, 0, 20);
        Assert.Equal(0, ways[Mode.Road].RailKilometres);
    }

    /// <summary>Nobody is sent to the other end of the country for want of a nearer province.</summary>
    [Fact]
    public void JourneysByTrainAreAsLongAsTheyAre()
    {
        var table = new Lienvan.Demand.Flows.DemandTable(BuiltIn.Corridor);
        var model = new PassengerModel(BuiltIn.Corridor, table, new ForecastQuestion { Scenario = ThreeLines.Id }, Network(2024));
        var rail = model.Solve(2024, Network(2024), Unlimited).Flows.Where(flow => flow is { Mode: Mode.Rail, Direction: null }).ToList();
        Assert.InRange(rail.Sum(flow => flow.Trips * flow.RailKilometres) / rail.Sum(flow => flow.Trips), 250, 500);
    }

    /// <summary>No more people ride than trains can take: where track is short, they stay on the coach, and nobody is lost.</summary>
    [Fact]
    public void RidersKeepToWhatTrackTakes()
    {
        var table = new Lienvan.Demand.Flows.DemandTable(BuiltIn.Corridor);
        var model = new PassengerModel(BuiltIn.Corridor, table, new ForecastQuestion { Scenario = ThreeLines.Id }, Network(2024));
        var free = model.Solve(2050, Network(2050), Unlimited);
        var (narrow, trains) = free.TrainsBySection.Where(pair => pair.Key.StartsWith("vn-ns.", StringComparison.Ordinal))
            .MaxBy(pair => pair.Value);
        var limited = model.Solve(2050, Network(2050), new Dictionary<string, double> { [narrow] = trains });
        var network = Network(2050);
        var most = Math.Max(0.6 * trains, network.TrainsBySection(new double[network.SectionCount], 1)[narrow]);
        Assert.True(trains > most);
        Assert.InRange(limited.TrainsBySection[narrow] / most, 0.9, 1.02);
        static double Rail(PassengerYear year) => year.Flows.Where(flow => flow.Mode == Mode.Rail).Sum(flow => flow.Trips);
        Assert.True(Rail(limited) < Rail(free));
    }

    private static readonly Dictionary<string, double> Unlimited = [];

    private static Dictionary<Mode, PassengerWay> Ways(int year) =>
        Network(year).Find(new PlaceId("kunming"), [new PlaceId("ha-long")], 4)[0].ToDictionary(way => way.Mode);

    private static PassengerNetwork Network(int year) => PassengerNetwork.Compile(
        ThreeLines.On(BuiltIn.Corridor, new LocalDate(year, 7, 1)), new TrackFinder(),
        new NetworkYears(BuiltIn.Corridor, ThreeLines).OpenedIn);
}
