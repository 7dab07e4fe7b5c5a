using System.Diagnostics;
using System.Globalization;
using Lienvan.App.Store;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;
using Lienvan.Operations.Running;
using NodaTime;

namespace Lienvan.Bench;

/// <summary>How long a running time of 391 km with 20 stops takes, and how near the published references the answers lie.</summary>
internal static class RunningBench
{
    private const int Rounds = 400;

    public static void Run(TextWriter output)
    {
        Reference(output, 0, 416.735);
        Reference(output, 20, 488.111);
        var corridor = CorridorReader.Read(PackageFolder.Load(null)).Value;
        var network = Scenario.Find(corridor, new ScenarioId("three-lines"))!.On(corridor, new LocalDate(2036, 3, 3));
        Time(output, "planned line, 160 km/h train", network, ("vn-160-pax", Gauge.Standard, "lao-cai-new", "lach-huyen-station"));
        Time(output, "planned line, freight", network, ("lhh-freight", Gauge.Standard, "lao-cai-new", "lach-huyen-station"));
        Time(output, "Lào Cai – Hải Phòng, metre gauge", network, ("vn-lc-goods", Gauge.Metre, "lao-cai-station", "hai-phong-station"));
    }

    private static void Reference(TextWriter output, double permille, double expected)
    {
        var train = new Train
        {
            Name = "reference", Mass = Mass.FromTonnes(850), Length = Distance.FromMetres(400), SpeedMax = Speed.FromMetresPerSecond(83.33),
            RotatingMassFactor = 1.05, Resistance = new RunningResistance(5525, 244.8, 13.219),
            Effort = TractiveEffort.FromTable([new EffortPoint(default, 450_000), new EffortPoint(Speed.FromMetresPerSecond(83.33),
                180_000)]),
        };
        var path = new TrackPath
        {
            Length = Distance.FromKilometres(10), Limits = [new PathLimit(default, Speed.FromMetresPerSecond(44.4))],
            Gradients = [new PathGradient(default, permille)],
        };
        var stop = new RunStop("6 km", Distance.FromKilometres(6), TimeSpan.Zero);
        var seconds = ((RunProfile)TrainRunner.Run(train, path, new RunOptions { Gravity = 9.81, Stops = [stop] })).TotalSeconds;
        var percent = ((seconds / expected) - 1) * 100;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"reference on {permille} ‰: {seconds:0.000} s, published {expected:0.000} s, {percent:+0.0000;-0.0000} %"));
    }

    private static void Time(TextWriter output, string what, Network network, (string Train, Gauge Gauge, string From, string To) asked)
    {
        var composition = network.Corridor.Compositions.First(composition => composition.Id == asked.Train);
        var train = TrainAssembly.Assemble(composition, network.Corridor.Vehicles);
        var answer = CorridorTrack.Find(network, new TrackQuestion
        {
            Places = [new PlaceId(asked.From), new PlaceId(asked.To)], Gauge = asked.Gauge, Traffic = composition.Traffic,
        });
        if (answer is not CorridorPath way)
        {
            output.WriteLine($"{what}: {answer}");
            return;
        }

        var stops = Enumerable.Range(1, 19).Select(index => new RunStop("stop", way.Path.Length * (index / 20.0), TimeSpan.FromMinutes(1)));
        var options = new RunOptions { Stops = [.. stops] };
        var (plain, seconds) = Measure(train, way.Path, options);
        var (saving, _) = Measure(train, way.Path, options with { Allowance = Allowance.OfPercent(5), IsEnergySaving = true });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {way.Path.Length.Kilometres:0} km, 20 stops: {plain:0.000} ms a run ({seconds / 60:0} min), ") +
            string.Create(CultureInfo.InvariantCulture, $"energy-saving {saving:0.0} ms"));
    }

    /// <summary>The median of many runs, in milliseconds, after as many to warm up.</summary>
    private static (double Milliseconds, double Seconds) Measure(Train train, TrackPath path, RunOptions options)
    {
        var rounds = options.IsEnergySaving ? Rounds / 10 : Rounds;
        var times = new List<double>();
        var result = TrainRunner.Run(train, path, options);
        for (var round = 0; round < rounds * 2; round++)
        {
            var start = Stopwatch.GetTimestamp();
            result = TrainRunner.Run(train, path, options);
            if (round >= rounds)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        return (times[times.Count / 2], result is RunProfile profile ? profile.TotalSeconds : double.NaN);
    }
}
