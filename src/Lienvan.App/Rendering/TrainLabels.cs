namespace Lienvan.App.Rendering;

/// <summary>Train numbers along their lines: each where no other label lies yet, turned as the line runs; none is drawn over
/// another.</summary>
internal sealed class TrainLabels(Svg svg, (double Left, double Top, double Right, double Bottom) room)
{
    private const double Size = 10;
    private readonly List<(double X, double Y, double Radius)> taken = [];

    public void Add(IReadOnlyList<(double X, double Y)> run, string number, string colour)
    {
        var width = Svg.WidthOf(number, Size);
        foreach (var share in (ReadOnlySpan<double>)[0.12, 0.2, 0.3, 0.42, 0.55, 0.68, 0.8, 0.9])
        {
            if (Find(run, share) is not var (x, y, degrees) || x < room.Left + width || x > room.Right - width ||
                y < room.Top + (width / 2) + 4 || y > room.Bottom - (width / 2) - 4 || IsTaken(x, y, width))
            {
                continue;
            }

            taken.Add((x, y, width / 2));
            svg.TurnedText((x, y - 3), degrees, number, ("font-size", Svg.Number(Size)), ("text-anchor", "middle"), ("fill", colour),
                ("stroke", "#ffffff"), ("stroke-width", "2.5"), ("paint-order", "stroke"), ("font-weight", "600"));
            return;
        }
    }

    private bool IsTaken(double x, double y, double width) =>
        taken.Any(other => Math.Abs(other.X - x) < other.Radius + (width / 2) + 2 && Math.Abs(other.Y - y) < Size * 1.6);

    /// <summary>A point on a moving piece of the line, by its share of the way down, and how that piece is turned.</summary>
    private static (double X, double Y, double Degrees)? Find(IReadOnlyList<(double X, double Y)> run, double share)
    {
        var moving = run.Zip(run.Skip(1)).Where(piece => Math.Abs(piece.Second.Y - piece.First.Y) > 0.5).ToArray();
        var wanted = moving.Sum(piece => Math.Abs(piece.Second.Y - piece.First.Y)) * share;
        foreach (var (from, to) in moving)
        {
            var height = Math.Abs(to.Y - from.Y);
            if (wanted <= height)
            {
                var part = wanted / height;
                var degrees = Math.Atan2(to.Y - from.Y, to.X - from.X) * 180 / Math.PI;
                return (from.X + ((to.X - from.X) * part), from.Y + ((to.Y - from.Y) * part), Math.Clamp(degrees, -75, 75));
            }

            wanted -= height;
        }

        return null;
    }
}
