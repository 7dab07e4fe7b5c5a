namespace Lienvan.Operations.Running;

/// <summary>
/// The ceiling of an economical run: no speed above the one that is held, and before each braking a coasting curve, drawn backwards from
/// where the braking should begin until it meets the ceiling. Where a train would not lose speed, downhill, the speed is held instead.
/// </summary>
internal sealed class CoastingCeiling
{
    private const double LeastSpeed = 0.5;

    private readonly RunQuestion question;
    private readonly TrackCell[] cells;
    private readonly List<CeilingPiece> under;
    private readonly List<CeilingPiece> reversed = [];
    private readonly double brakingSpeed;

    private CoastingCeiling(RunQuestion question, double holding, double highest)
    {
        (this.question, cells) = (question, question.FlatCells);
        var held = Math.Clamp(holding, LeastSpeed, highest);
        under = Ceiling.Build(question, held);
        brakingSpeed = Formulary.BrakingSpeed(question.Train.Resistance, held);
        brakingSpeed += (highest - brakingSpeed) * Math.Clamp((holding / highest) - 1, 0, 1);
    }

    /// <summary>Draws the ceiling.</summary>
    /// <param name="question">Train, path and options.</param>
    /// <param name="holding">
    /// The speed that is held, m/s. Above the highest speed it means less coasting, none from twice that speed on.
    /// </param>
    /// <param name="highest">Highest speed of train and path, m/s.</param>
    public static List<CeilingPiece> Build(RunQuestion question, double holding, double highest)
    {
        var drawing = new CoastingCeiling(question, holding, highest);
        drawing.Draw();
        drawing.reversed.Reverse();
        return drawing.reversed;
    }

    private void Draw()
    {
        var index = under.Count - 1;
        var end = question.Path.Length.Metres;
        while (index >= 0)
        {
            var piece = under[index] with { To = end };
            if (piece.To - piece.From <= 1e-9)
            {
                end = under[index--].From;
                continue;
            }

            piece = piece with { SpeedTo = under[index].SpeedAt(end), EndsInStop = piece.EndsInStop && end >= under[index].To };
            if (piece.Kind == CeilingKind.Brake && piece.SpeedFrom > brakingSpeed && Math.Max(brakingSpeed, piece.SpeedTo) is var begin &&
                begin < piece.SpeedFrom)
            {
                var share = ((begin * begin) - (piece.SpeedTo * piece.SpeedTo)) /
                    ((piece.SpeedFrom * piece.SpeedFrom) - (piece.SpeedTo * piece.SpeedTo));
                var from = piece.To - (share * (piece.To - piece.From));
                Add(piece with { From = from, SpeedFrom = begin });
                (index, end) = DrawBack(index, from, begin);
                continue;
            }

            Add(piece);
            end = under[index--].From;
        }
    }

    private void Add(in CeilingPiece piece)
    {
        if (piece.To - piece.From > 1e-9)
        {
            reversed.Add(piece);
        }
    }

    /// <summary>Draws a coasting curve back from a place; the piece of the ceiling that it meets, and where.</summary>
    private (int Index, double At) DrawBack(int index, double at, double speed)
    {
        var cell = FindCell(at);
        while (true)
        {
            while (index >= 0 && under[index].From >= at - 1e-9)
            {
                // A stop, or a limit that rises only here, ends the curve.
                if (--index < 0 || under[index].SpeedTo <= speed + 1e-9)
                {
                    return (index, at);
                }
            }

            var cellFrom = cells[cell].From;
            if (cellFrom >= at - 1e-9)
            {
                cell--;
                continue;
            }

            var from = Math.Max(under[index].From, cellFrom);
            if (DrawPiece(under[index], cells[cell], (from, at), ref speed) is { } met)
            {
                return (index, met);
            }

            at = from;
        }
    }

    private int FindCell(double at)
    {
        var (low, high) = (0, cells.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = cells[middle].To >= at - 1e-9 ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>One piece of the curve, back to where it begins; where it meets the ceiling, if it does.</summary>
    private double? DrawPiece(in CeilingPiece ceiling, in TrackCell cell, (double From, double To) stretch, ref double speed)
    {
        var dynamics = question.DynamicsOn(cell);
        var motion = dynamics.Coasting(dynamics.WeightPermille * cell.First);
        var isLosing = motion.At(speed) < -1e-6;
        var earlier = isLosing ? SpeedBefore(motion, speed, stretch.To - stretch.From) : speed;
        double? met = null;
        if (earlier > ceiling.SpeedAt(stretch.From))
        {
            var (low, high) = stretch;
            while (high - low > 1e-7)
            {
                var middle = (low + high) / 2;
                var at = isLosing ? SpeedBefore(motion, speed, stretch.To - middle) : speed;
                (low, high) = at > ceiling.SpeedAt(middle) ? (middle, high) : (low, middle);
            }

            earlier = isLosing ? SpeedBefore(motion, speed, stretch.To - high) : speed;
            met = high;
        }

        Add(new CeilingPiece
        {
            Kind = isLosing ? CeilingKind.Coast : CeilingKind.Level, From = met ?? stretch.From, To = stretch.To,
            SpeedFrom = earlier, SpeedTo = speed, Coasting = motion,
        });
        speed = earlier;
        return met;
    }

    /// <summary>The speed that far before, of a coasting train.</summary>
    private static double SpeedBefore(in Motion motion, double speed, double metres)
    {
        // Backwards in place is forwards under the opposite acceleration; speed can rise without bound there.
        var backwards = new Motion(-motion.Alpha, -motion.Beta, -motion.Gamma);
        var bound = Math.Sqrt((speed * speed) + (2 * backwards.At(speed) * metres)) + 1;
        while (backwards.Metres(speed, bound) < metres)
        {
            bound *= 1.5;
        }

        return backwards.SpeedAfter(metres, speed, bound);
    }
}
