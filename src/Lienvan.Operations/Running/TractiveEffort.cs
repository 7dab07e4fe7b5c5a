using Lienvan.Model.Units;

namespace Lienvan.Operations.Running;

/// <summary>
/// Tractive effort at the wheel rim over speed. Kept as pieces F = a + b·v + c·v², so that motion under it has a closed form: a table or a
/// straight line is kept exactly, a power or adhesion curve to one in a million.
/// </summary>
public sealed class TractiveEffort
{
    /// <summary>Pieces are no wider than this, so that the points of a run lie close together, m/s.</summary>
    private const double WidestPiece = 1.0;

    private const double NarrowestPiece = 1e-5;
    private const double Tolerance = 1e-6;

    private readonly double[] from;
    private readonly (double A, double B, double C)[] pieces;

    private TractiveEffort(double[] from, (double, double, double)[] pieces, Speed speedMax)
    {
        (this.from, this.pieces, SpeedMax) = (from, pieces, speedMax);
    }

    /// <summary>The speed up to which it is known; above, the effort of that speed holds.</summary>
    public Speed SpeedMax { get; }

    internal int Count => pieces.Length;

    /// <summary>Effort between the points of a table, by straight lines; outside it that of its first or last point.</summary>
    /// <param name="table">At least one point, in the order of speed.</param>
    /// <exception cref="ArgumentException">The table is empty, or speeds do not rise.</exception>
    public static TractiveEffort FromTable(ImmutableArray<EffortPoint> table)
    {
        if (table.IsDefaultOrEmpty || table.Zip(table.Skip(1)).Any(pair => pair.First.Speed >= pair.Second.Speed))
        {
            throw new ArgumentException("the table needs points in the order of speed", nameof(table));
        }

        var breaks = table.Select(point => point.Speed.MetresPerSecond).ToList();
        return FromFunction(speed => Between(table, speed), breaks, table[^1].Speed);
    }

    /// <summary>The lower of a starting effort and power by speed.</summary>
    /// <param name="startNewtons">Effort at the start.</param>
    /// <param name="powerWatts">Power at the wheel rim.</param>
    /// <param name="speedMax">The speed up to which it is needed.</param>
    public static TractiveEffort FromPower(double startNewtons, double powerWatts, Speed speedMax) => FromFunction(
        speed => speed * startNewtons <= powerWatts ? startNewtons : powerWatts / speed, [powerWatts / startNewtons], speedMax);

    /// <summary>Of so many locomotives together.</summary>
    public TractiveEffort Times(double count) =>
        new(from, [.. pieces.Select(piece => (piece.A * count, piece.B * count, piece.C * count))], SpeedMax);

    /// <summary>Of both together.</summary>
    public TractiveEffort Plus(TractiveEffort other) =>
        FromFunction(speed => At(speed) + other.At(speed), [.. from, .. other.from], SpeedMax > other.SpeedMax ? SpeedMax : other.SpeedMax);

    /// <summary>What the rail can take of it, by Curtius and Kniffler.</summary>
    /// <param name="adhesive">Mass on driven axles.</param>
    /// <param name="gravity">m/s².</param>
    public TractiveEffort LimitedByAdhesion(Mass adhesive, double gravity) => FromFunction(
        speed => Math.Min(At(speed), Formulary.CurtiusKniffler(speed) * adhesive.Kilograms * gravity), from, SpeedMax);

    /// <summary>Newtons at a speed in m/s.</summary>
    public double At(double speed)
    {
        var (a, b, c) = pieces[FindPiece(speed)];
        speed = Math.Min(speed, SpeedMax.MetresPerSecond);
        return a + (speed * (b + (speed * c)));
    }

    internal (double A, double B, double C) Piece(int index) => pieces[index];

    internal double PieceFrom(int index) => from[index];

    internal double PieceTo(int index) => index + 1 < from.Length ? from[index + 1] : double.PositiveInfinity;

    internal int FindPiece(double speed)
    {
        var index = Array.BinarySearch(from, speed);
        return index >= 0 ? index : Math.Max(0, ~index - 1);
    }

    private static double Between(ImmutableArray<EffortPoint> table, double speed)
    {
        for (var index = 1; index < table.Length; index++)
        {
            var (low, high) = (table[index - 1].Speed.MetresPerSecond, table[index].Speed.MetresPerSecond);
            if (speed <= high)
            {
                var share = Math.Clamp((speed - low) / (high - low), 0, 1);
                return table[index - 1].Newtons + (share * (table[index].Newtons - table[index - 1].Newtons));
            }
        }

        return table[^1].Newtons;
    }

    private static TractiveEffort FromFunction(Func<double, double> newtonsAt, IEnumerable<double> breaks, Speed speedMax)
    {
        var most = speedMax.MetresPerSecond;
        double[] bounds = [0, .. breaks.Where(speed => speed > 0 && speed < most).Distinct().Order(), most];
        var (starts, pieces) = (new List<double>(), new List<(double, double, double)>());
        for (var index = 1; index < bounds.Length; index++)
        {
            var count = Math.Max(1, (int)Math.Ceiling((bounds[index] - bounds[index - 1]) / WidestPiece));
            var width = (bounds[index] - bounds[index - 1]) / count;
            for (var part = 0; part < count; part++)
            {
                var low = bounds[index - 1] + (part * width);
                Fit(newtonsAt, low, part == count - 1 ? bounds[index] : low + width, (starts, pieces));
            }
        }

        starts.Add(most);
        pieces.Add((newtonsAt(most), 0, 0));
        return new TractiveEffort([.. starts], [.. pieces], speedMax);
    }

    /// <summary>One quadratic through three points of a stretch, or two stretches of half the width where it misses the curve.</summary>
    private static void Fit(
        Func<double, double> newtonsAt, double low, double high, (List<double> Starts, List<(double, double, double)> Pieces) into)
    {
        var (middle, half) = ((low + high) / 2, (high - low) / 2);
        var reach = half * Math.Sqrt(0.75);
        var (f0, f1, f2) = (newtonsAt(middle - reach), newtonsAt(middle), newtonsAt(middle + reach));
        var slope = (f2 - f0) / (2 * reach);
        var bend = (f0 - (2 * f1) + f2) / (2 * reach * reach);
        var isGood = true;
        foreach (var share in (ReadOnlySpan<double>)[-0.999999, -0.5, 0.5, 0.999999])
        {
            var (at, exact) = (share * half, newtonsAt(middle + (share * half)));
            isGood &= Math.Abs(f1 + (at * (slope + (at * bend))) - exact) <= Tolerance * Math.Abs(exact);
        }

        if (!isGood && half > NarrowestPiece)
        {
            Fit(newtonsAt, low, middle, into);
            Fit(newtonsAt, middle, high, into);
            return;
        }

        into.Starts.Add(low);
        into.Pieces.Add((f1 - (slope * middle) + (bend * middle * middle), slope - (2 * bend * middle), bend));
    }
}

/// <summary>A point of a table of tractive effort.</summary>
/// <param name="Speed">The speed.</param>
/// <param name="Newtons">The effort at the wheel rim, N.</param>
public readonly record struct EffortPoint(Speed Speed, double Newtons);
