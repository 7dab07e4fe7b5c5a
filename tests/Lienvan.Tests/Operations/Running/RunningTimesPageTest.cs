using System.Globalization;
using System.Text.RegularExpressions;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Operations.Running;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Operations.Running;

/// <summary>
/// Passenger trains of the corridor by their clock times and by physics; docs/running-times.md has the table. UPDATE=1 ./test rewrites it.
/// </summary>
public sealed partial class RunningTimesPageTest
{
    private const string Page = "docs/running-times.md";
    private const string Head = "| train | from – to | km | by the clock, min | computed, min | difference |\n|---|---|---|---|---|---|\n";

    private static readonly string[] Countries = ["VN", "CN", "LA"];
    private static readonly Lazy<ImmutableArray<Comparison>> Compared = new(() => [.. Compare()]);

    [Fact]
    public void The_table_is_what_comes_out()
    {
        var expected = Head + string.Concat(Compared.Value.Select(Row));
        var page = Repository.Text(Page).ReplaceLineEndings("\n");
        var table = Table().Match(page);
        Assert.True(table.Success, $"{Page}: no table headed {Head}");
        if (Snap.IsUpdating && table.Value != expected)
        {
            File.WriteAllText(Repository.PathOf(Page), page[..table.Index] + expected + page[(table.Index + table.Length)..]);
        }
        else if (table.Value != expected)
        {
            Assert.Fail($"{Page}: another table; UPDATE=1 ./test rewrites it\n{Snap.Difference(table.Value, expected)}");
        }
    }

    [Theory]
    [InlineData("DD5")]
    [InlineData("SP3")]
    public void The_trains_that_were_fitted_to_come_out_within_four_percent(string number) =>
        Assert.InRange(Compared.Value.Single(train => train.Service.Number == number).Difference, -0.04, 0.04);

    [Fact]
    public void The_order_of_the_lines_holds()
    {
        // From fast to slow by the means of the published timetable: North–South, Hải Phòng, Lào Cai and Đồng Đăng, Hạ Long.
        string[] numbers = ["SE1", "HP1", "SP3", "51501"];
        var speeds = numbers.Select(number => Compared.Value.First(train => train.Service.Number == number))
            .Select(train => train.Kilometres / train.Computed).ToList();
        Assert.Equal(speeds.OrderDescending(), speeds);
    }

    /// <summary>
    /// SE7 in a train graph in public code, every station from Thanh Hóa 09:33 to Vinh 12:01: 7 min at Hoàng Mai, 3 at Chợ Sy, the rest
    /// moving. Nothing was fitted to it.
    /// </summary>
    [Fact]
    public void Moving_time_of_a_slow_train_by_its_graph_within_ten_percent()
    {
        const double Moving = 148 - 7 - 3;
        var network = Scenario.Find(BuiltIn.Corridor, new ScenarioId("base"))!.On(BuiltIn.Corridor, new LocalDate(2026, 3, 2));
        var service = BuiltIn.Corridor.Services.Last(service => service.Number == "SE7");
        var train = TrainAssembly.Assemble(
            BuiltIn.Corridor.Compositions.First(composition => composition.Id == service.Composition), BuiltIn.Corridor.Vehicles);
        var way = Assert.IsType<CorridorPath>(CorridorTrack.Find(network, new TrackQuestion
        {
            Places = [new("thanh-hoa-station"), new("vinh-station")], Gauge = service.Gauge, Traffic = Traffic.Passenger,
        }));
        string[] stops = ["hoang-mai", "cho-sy"];
        var profile = RunSketch.Run(train, way.Path, new RunOptions
        {
            Stops = [.. stops.Select(stop => new RunStop(stop, way.Find(new PlaceId(stop))!.Value, TimeSpan.Zero))],
        });
        Assert.InRange(profile.RunningSeconds / 60, 0.9 * Moving, 1.1 * Moving);
    }

    private static IEnumerable<Comparison> Compare()
    {
        var corridor = BuiltIn.Corridor;
        var scenario = Scenario.Find(corridor, new ScenarioId("base"))!;
        var networks = new Dictionary<LocalDate, Network>();
        var places = corridor.Places.ToDictionary(place => place.Id);
        var services = corridor.Services.Where(service => service is { Mode: Mode.Rail, Traffic: Traffic.Passenger,
            Composition.Length: > 0 } &&
            service.Pattern == ServicePattern.Timetable && service.Stops.All(stop => Countries.Contains(places[stop.Place].Country.Value)));
        foreach (var service in services.GroupBy(service => service.Id).Select(versions => versions.Last()))
        {
            var day = new LocalDate(2026, 3, 2);
            if (!networks.TryGetValue(day, out var network))
            {
                networks.Add(day, network = scenario.On(corridor, day));
            }

            yield return Compare(network, service);
        }
    }

    private static Comparison Compare(Network network, Service service)
    {
        var composition = network.Corridor.Compositions.First(composition => composition.Id == service.Composition);
        var train = TrainAssembly.Assemble(composition, network.Corridor.Vehicles);
        var way = Assert.IsType<CorridorPath>(CorridorTrack.Find(network, new TrackQuestion
        {
            Places = [.. service.Stops.Select(stop => stop.Place)], Gauge = service.Gauge, Traffic = Traffic.Passenger,
        }));
        var index = 0;
        var stops = new List<RunStop>();
        foreach (var stop in service.Stops.Skip(1).SkipLast(1).Where(stop => stop.Activity != StopActivity.Pass))
        {
            while (way.Stations[index].Place != stop.Place)
            {
                index++;
            }

            stops.Add(new RunStop(stop.Place.Value, way.Stations[index].At, TimeSpan.Zero));
        }

        var profile = RunSketch.Run(train, way.Path, new RunOptions { Stops = [.. stops] });
        var clock = service.Stops.Zip(service.Stops.Skip(1)).Sum(pair =>
            MinutesUtc(network, pair.Second.Place, pair.Second.Arrival.Minutes) -
            MinutesUtc(network, pair.First.Place, pair.First.Departure.Minutes));
        return new Comparison(service, way.Path.Length.Kilometres, clock, profile.RunningSeconds / 60);
    }

    private static double MinutesUtc(Network network, PlaceId place, double minutes) =>
        minutes - network.GetPlace(place).Zone.GetUtcOffset(Instant.FromUtc(2026, 3, 2, 0, 0)).Seconds / 60.0;

    private static string Row(Comparison train)
    {
        var isAssumed = train.Service.Stops.Any(stop => stop.Provenance.Confidence == Confidence.Assumed);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {train.Service.Number} | {train.Service.Stops[0].Place} – {train.Service.Stops[^1].Place} | {train.Kilometres:0} | ") +
            string.Create(CultureInfo.InvariantCulture,
                $"{train.ByClock:0}{(isAssumed ? "°" : "")} | {train.Computed:0} | {train.Difference * 100:+0;−0;0} % |\n");
    }

    [GeneratedRegex(@"\| train \| from – to \|[^\n]*\n(\|[^\n]*\n)*")]
    private static partial Regex Table();

    private sealed record Comparison(Service Service, double Kilometres, double ByClock, double Computed)
    {
        public double Difference => (Computed / ByClock) - 1;
    }
}
