using System.Diagnostics;
using System.Globalization;
using Lienvan.Operations.Simulation.Lines;

namespace Lienvan.Bench;

/// <summary>
/// A single-track line of 162.5 km with 14 stations and 96 trains in 48 h, half each way, uniform acceleration: simulated by events. SUMO
/// 1.15 takes 46.5 s for such a line on a machine of this kind.
/// </summary>
public static class LineBench
{
    private const int Stations = 14, Trains = 96, Passes = 15;
    private const double Metres = 162_500, Speed = 60 / 3.6, Acceleration = 0.2, Braking = 0.5;

    /// <summary>Prints the table.</summary>
    public static void Run(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine("96 trains, 48 h, 162.5 km      ms median    ms best     events   mean trip min   alone min   waiting min");
        foreach (var delays in (LineDelays[])[LineDelays.None, LineDelays.Usual, LineDelays.Heavy])
        {
            var (scene, options) = (Scene(), new LineOptions { Delays = delays });
            var report = LineSimulation.Run(scene, options);
            var times = new double[Passes];
            for (var pass = 0; pass < Passes; pass++)
            {
                var start = Stopwatch.GetTimestamp();
                LineSimulation.Run(scene, options);
                times[pass] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            Array.Sort(times);
            var alone = LineSimulation.Run(scene with { Trains = [scene.Trains[0]] }).MeanTrip.Mean;
            var name = delays == LineDelays.None ? "no delays" : delays == LineDelays.Usual ? "a usual day" : "a bad day";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-28} {times[Passes / 2],11:F2} {times[0],10:F2} {report.EventCount,10} {report.MeanTrip.Mean,15:F1} {alone,11:F1} "
                + $"{report.MeanWait.Mean,13:F1}"));
        }
    }

    /// <summary>A train each way every hour; ends are yards, stations between have three tracks.</summary>
    private static LineScene Scene() => new()
    {
        Stations = [.. Enumerable.Range(0, Stations).Select(index => new SceneStation($"s{index}", 3, null))],
        Sections = [.. Enumerable.Range(0, Stations - 1).Select(index =>
            new SceneSection($"{index}", Metres / (Stations - 1) / 1000, 1, 60))],
        Trains = [.. Enumerable.Range(0, Trains).Select(Train)],
    };

    private static SceneTrain Train(int index)
    {
        var isUp = index % 2 == 0;
        int[] way = isUp ? [.. Enumerable.Range(0, Stations)] : [.. Enumerable.Range(0, Stations).Reverse()];
        var (start, stop) = (Speed / (2 * Acceleration), Speed / (2 * Braking));
        return new SceneTrain
        {
            Name = $"t{index}", Entity = index, LengthMetres = 400,
            Visits = [.. way.Select((station, at) => new SceneVisit(station, double.NegativeInfinity,
                at == 0 ? index / 2 * 3600.0 : double.NegativeInfinity, 0))],
            Runs = [.. way.Zip(way.Skip(1)).Select((leg, at) => new SceneRun(Math.Min(leg.First, leg.Second),
                (Metres / (Stations - 1) / Speed) + (at == 0 ? start : 0) + (at == Stations - 2 ? stop : 0), stop, start, 120, isUp))],
        };
    }
}
