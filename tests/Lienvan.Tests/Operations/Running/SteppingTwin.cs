using Lienvan.Operations.Running;

namespace Lienvan.Tests.Operations.Running;

/// <summary>
/// The naive way: small steps of time under a table of highest speeds that is drawn backwards metre by metre. No closed form, no events.
/// </summary>
internal sealed class SteppingTwin
{
    private readonly Train train;
    private readonly TrackPath path;
    private readonly RunOptions options;
    private readonly double[] ceiling;
    private readonly double[] permille;

    public SteppingTwin(Train train, TrackPath path, RunOptions options)
    {
        (this.train, this.path, this.options) = (train, path, options);
        var count = (int)Math.Ceiling(path.Length.Metres) + 1;
        double[] permilleAt = [.. Enumerable.Range(0, count).Select(PermilleAfter)];
        permille = [.. Enumerable.Range(0, count).Select(metre => MeanPermille(metre, permilleAt))];
        ceiling = new double[count];
        var stops = options.Stops.Select(stop => (int)Math.Round(stop.At.Metres)).Append(count - 1).ToHashSet();
        for (var metre = count - 1; metre >= 0; metre--)
        {
            var limit = Math.Min(train.SpeedMax.MetresPerSecond, LowestUnder(metre));
            var braking = metre == count - 1 ? 0
                : Math.Sqrt((ceiling[metre + 1] * ceiling[metre + 1]) + (2 * train.BrakingMetresPerSecondSquared));
            ceiling[metre] = stops.Contains(metre) ? 0 : Math.Min(limit, braking);
        }
    }

    /// <summary>Seconds in motion and joules of traction; all places are whole metres.</summary>
    public (double Seconds, double Joules) Run(double step)
    {
        var (seconds, joules, from) = (0.0, 0.0, 0.0);
        foreach (var to in options.Stops.Select(stop => Math.Round(stop.At.Metres)).Append(Math.Round(path.Length.Metres)))
        {
            var leg = RunLeg(from, to, step);
            (seconds, joules, from) = (seconds + leg.Seconds, joules + leg.Joules, to);
        }

        return (seconds, joules);
    }

    private (double Seconds, double Joules) RunLeg(double from, double to, double step)
    {
        var (at, speed, seconds, joules) = (from, 0.0, 0.0, 0.0);
        var inertia = train.Mass.Kilograms * train.RotatingMassFactor;
        while (at < to - 0.05 && seconds < 100_000)
        {
            var track = train.Mass.Kilograms * options.Gravity * permille[(int)at] / 1000;
            var drag = Formulary.Davis(train.Resistance, speed) + track;
            var most = speed + ((train.Effort.At(speed) - drag) / inertia * step);
            var next = Math.Max(0, Math.Min(most, Highest(at + (speed * step), from, to)));
            var force = (inertia * (next - speed) / step) + drag;
            var moved = Math.Max((speed + next) / 2 * step, 1e-9);
            joules += Math.Max(0, force) * moved;
            (at, speed, seconds) = (at + moved, next, seconds + step);
        }

        return (seconds, joules);
    }

    private double Highest(double at, double from, double to)
    {
        var metre = (int)Math.Min(at, ceiling.Length - 2);
        var (low, high) = (metre <= from ? ceiling[metre + 1] : ceiling[metre], ceiling[metre + 1]);
        var (lowSquare, highSquare) = (low * low, high * high);
        var share = Math.Min(at, to) - metre;
        return Math.Max(0.02, Math.Sqrt(Math.Max(0, lowSquare + (share * (highSquare - lowSquare)))));
    }

    private double PermilleAfter(int metre)
    {
        var gradient = path.Gradients.LastOrDefault(gradient => gradient.From.Metres <= metre);
        return gradient.Permille + gradient.CurvePermille;
    }

    private double MeanPermille(int metre, double[] permilleAt)
    {
        var length = options.MassModel == MassModel.Strip ? train.Length.Metres : 0;
        const int Samples = 40;
        var sum = 0.0;
        for (var sample = 0; sample < Samples; sample++)
        {
            var under = metre + 0.5 - (length * (sample + 0.5) / Samples);
            sum += permilleAt[(int)Math.Max(under, 0)];
        }

        return sum / Samples;
    }

    private double LowestUnder(int metre)
    {
        var lowest = double.PositiveInfinity;
        for (var index = 0; index < path.Limits.Length; index++)
        {
            var end = index + 1 < path.Limits.Length ? path.Limits[index + 1].From.Metres : double.PositiveInfinity;
            if (path.Limits[index].From.Metres <= metre && end > metre - train.Length.Metres)
            {
                lowest = Math.Min(lowest, path.Limits[index].Limit.MetresPerSecond);
            }
        }

        return lowest;
    }
}
