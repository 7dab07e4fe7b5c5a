using System.Globalization;
using Lienvan.Model.Units;
using Lienvan.Operations.Running;

namespace Lienvan.Tests.Operations.Running;

/// <summary>Trains and paths for tests in few words.</summary>
internal static class RunSketch
{
    /// <summary>850 t, 400 m, effort falling by a straight line: the train of the published reference.</summary>
    public static Train Reference { get; } = new()
    {
        Name = "reference",
        Mass = Mass.FromTonnes(850),
        Length = Distance.FromMetres(400),
        SpeedMax = Speed.FromMetresPerSecond(83.33),
        RotatingMassFactor = 1.05,
        BrakingMetresPerSecondSquared = 0.5,
        Resistance = new RunningResistance(5525, 244.8, 13.219),
        Effort = TractiveEffort.FromTable(
            [new EffortPoint(default, 450_000), new EffortPoint(Speed.FromMetresPerSecond(83.33), 180_000)]),
    };

    /// <summary>A path such as <c>10 km: 0 160, 3 60 +5, 4 160 -3</c>: km, limit in km/h and, where it changes, gradient in ‰.</summary>
    public static TrackPath Path(string text)
    {
        var (length, rest) = (text[..text.IndexOf(" km:", StringComparison.Ordinal)], text[(text.IndexOf(':') + 1)..]);
        var limits = ImmutableArray.CreateBuilder<PathLimit>();
        var gradients = ImmutableArray.CreateBuilder<PathGradient>();
        foreach (var words in rest.Split(',').Select(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            var from = Distance.FromKilometres(Number(words[0]));
            limits.Add(new PathLimit(from, Speed.FromKilometresPerHour(Number(words[1]))));
            if (words.Length > 2)
            {
                gradients.Add(new PathGradient(from, Number(words[2])));
            }
        }

        return new TrackPath
        {
            Length = Distance.FromKilometres(Number(length)), Limits = limits.ToImmutable(), Gradients = gradients.ToImmutable(),
        };
    }

    public static RunProfile Run(Train train, TrackPath path, RunOptions? options = null) =>
        Assert.IsType<RunProfile>(TrainRunner.Run(train, path, options));

    public static ImmutableArray<RunStop> Stops(params ReadOnlySpan<double> kilometres)
    {
        var stops = ImmutableArray.CreateBuilder<RunStop>();
        foreach (var at in kilometres)
        {
            stops.Add(new RunStop($"km {at}", Distance.FromKilometres(at), TimeSpan.Zero));
        }

        return stops.ToImmutable();
    }

    /// <summary>A train, path and stops by chance; always able to climb what it meets.</summary>
    public static (Train Train, TrackPath Path, RunOptions Options) Random(int seed)
    {
        var random = new Random(seed);
        var mass = 200 + random.Next(1200);
        var train = Reference with
        {
            Mass = Mass.FromTonnes(mass),
            Length = Distance.FromMetres(50 + random.Next(600)),
            SpeedMax = Speed.FromKilometresPerHour(60 + random.Next(100)),
            Resistance = new RunningResistance(mass * (8 + random.Next(10)), random.Next(300), 3 + (random.NextDouble() * 12)),
            BrakingMetresPerSecondSquared = 0.2 + (random.NextDouble() * 0.6),
            Effort = TractiveEffort.FromPower(mass * (400 + random.Next(300)), mass * (3000 + random.Next(6000)),
                Speed.FromKilometresPerHour(160)),
        };
        var length = 4000 + random.Next(40_000);
        var path = new TrackPath
        {
            Length = Distance.FromMetres(length),
            Limits = [.. Places(random, length, 3000).Select(at => new PathLimit(at, Speed.FromKilometresPerHour(30 + random.Next(110))))],
            Gradients = [.. Places(random, length, 1500).Select(at => new PathGradient(at, random.Next(-12, 13), random.NextDouble()))],
        };
        var stops = Places(random, length, 9000).Skip(1).Where(at => at.Metres < length - 500)
            .Select(at => new RunStop("stop", at, TimeSpan.FromSeconds(random.Next(200))));
        return (train, path, new RunOptions { Stops = [.. stops] });
    }

    private static IEnumerable<Distance> Places(Random random, int length, int spacing)
    {
        for (var at = 0; at < length; at += 200 + random.Next(spacing))
        {
            yield return Distance.FromMetres(at);
        }
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
