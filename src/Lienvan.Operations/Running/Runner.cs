using Lienvan.Model.Units;

namespace Lienvan.Operations.Running;

/// <summary>
/// Runs a train forward under a ceiling: full effort until it is reached, then along it. Steps end where anything changes: force of the
/// track, piece of the effort, piece of the ceiling.
/// </summary>
internal sealed class Runner
{
    private const double SpeedTolerance = 1e-9;
    private const double PlaceTolerance = 1e-7;
    private const double Balance = 1e-10;
    private const double CoastStep = 1.0;
    private const int MostSteps = 200;

    private readonly RunQuestion question;
    private readonly List<CeilingPiece> ceiling;
    private readonly Trace trace = new();
    private double at;
    private double speed;
    private Dynamics dynamics;
    private double trackNewtons;
    private double permille;

    private Runner(RunQuestion question, List<CeilingPiece> ceiling)
    {
        (this.question, this.ceiling, dynamics) = (question, ceiling, question.Alone);
        speed = Math.Min(question.Options.StartSpeed.MetresPerSecond, ceiling[0].SpeedFrom);
    }

    /// <summary>Runs the question under a ceiling.</summary>
    public static Trace Run(RunQuestion question, List<CeilingPiece> ceiling) => new Runner(question, ceiling).RunAll();

    private Trace RunAll()
    {
        var (cell, stop) = (0, 0);
        foreach (var piece in ceiling)
        {
            while (at < piece.To - PlaceTolerance)
            {
                while (question.Cells[cell].To <= at + PlaceTolerance && cell + 1 < question.Cells.Length)
                {
                    cell++;
                }

                EnterCell(question.Cells[cell]);
                if (speed <= 0 && CannotStart() is { } stall)
                {
                    trace.Stall = stall;
                    return trace;
                }

                RunTo(piece, Math.Min(piece.To, question.Cells[cell].To));
                if (trace.Stall is not null)
                {
                    return trace;
                }
            }

            if (piece.EndsInStop && piece.To < question.Path.Length.Metres - PlaceTolerance)
            {
                Stand(piece.To, question.Options.Stops[stop++].Dwell.TotalSeconds);
            }
        }

        return trace;
    }

    private void EnterCell(in TrackCell cell)
    {
        dynamics = question.DynamicsOn(cell);
        permille = cell.Permille;
        trackNewtons = dynamics.WeightPermille * permille;
    }

    private void Stand(double place, double seconds)
    {
        (at, speed) = (place, 0);
        trace.Add(new TraceStep(at, at, 0, 0, seconds) { Phase = RunPhase.Stand, Dynamics = dynamics });
    }

    private Stall? CannotStart() => dynamics.Effort.At(0) > dynamics.StartingResistance + trackNewtons
        ? null : StallBy(StallReason.CannotStart, dynamics.StartingResistance);

    private Stall StallBy(StallReason reason, double resistance) => new()
    {
        At = Distance.FromMetres(at),
        Reason = reason,
        EffortNewtons = dynamics.Effort.At(0),
        GradientPermille = permille,
        GradientNewtons = trackNewtons,
        ResistanceNewtons = resistance,
        Mass = Mass.FromKilograms(dynamics.Mass),
    };

    private void RunTo(in CeilingPiece piece, double end)
    {
        while (at < end - PlaceTolerance && trace.Stall is null)
        {
            var highest = piece.SpeedAt(at);
            if (speed >= highest - (SpeedTolerance * (1 + highest)))
            {
                speed = highest;
                if (TryFollow(piece, end))
                {
                    return;
                }
            }

            RunAtFullEffort(piece, end);
        }
    }

    /// <summary>Along the ceiling, where the effort allows it.</summary>
    private bool TryFollow(in CeilingPiece piece, double end)
    {
        var last = piece.SpeedAt(end);
        if (piece.Kind == CeilingKind.Coast)
        {
            CoastTo(piece, end);
            return true;
        }

        var metres = end - at;
        var acceleration = ((last * last) - (speed * speed)) / (2 * metres);
        var inertia = dynamics.DynamicMass * acceleration;
        if (Lacks(speed, inertia) || Lacks(last, inertia))
        {
            return false;
        }

        Move(end, last, 2 * metres / (speed + last), piece.Kind == CeilingKind.Level ? RunPhase.Hold : RunPhase.Brake);
        return true;
    }

    private bool Lacks(double atSpeed, double inertia)
    {
        var need = dynamics.ResistanceAt(atSpeed) + trackNewtons + inertia;
        return need > 0 && need > dynamics.Effort.At(atSpeed) * (1 + 1e-9);
    }

    private void CoastTo(in CeilingPiece piece, double end)
    {
        var last = piece.SpeedAt(end);
        var count = Math.Max(1, (int)Math.Ceiling((speed - last) / CoastStep));
        var (first, width) = (speed, (speed - last) / count);
        for (var step = 1; step <= count; step++)
        {
            var slower = step == count ? last : first - (width * step);
            var (to, seconds) = step == count ? (end, 0) : (at + piece.Coasting.Metres(speed, slower), 0.0);
            seconds = speed > slower ? piece.Coasting.Seconds(speed, slower) : (to - at) / speed;
            Move(to, slower, seconds, RunPhase.Coast);
        }
    }

    private void RunAtFullEffort(in CeilingPiece piece, double end)
    {
        var index = dynamics.Effort.FindPiece(speed);
        var motion = dynamics.UnderEffort(index, trackNewtons);
        if (motion.At(speed) < -Balance && index > 0 && speed <= dynamics.Effort.PieceFrom(index))
        {
            motion = dynamics.UnderEffort(--index, trackNewtons);
            if (motion.At(speed) > 0)
            {
                KeepSpeed(piece, end);
                return;
            }
        }

        var isFaster = motion.At(speed) > 0;
        var bound = isFaster ? Math.Min(dynamics.Effort.PieceTo(index), piece.SpeedAt(at)) : Math.Max(0, dynamics.Effort.PieceFrom(index));
        var balance = motion.FindBalance(speed, bound);
        bound = double.IsNaN(balance) ? bound : balance + ((speed - balance) * 1e-7);
        if (Math.Abs(motion.At(speed)) <= Balance || Math.Abs(bound - speed) <= SpeedTolerance)
        {
            KeepSpeed(piece, end, isFaster ? Math.Max(bound, speed) : bound);
            return;
        }

        var metres = motion.Metres(speed, bound);
        var (to, last) = metres < end - at ? (at + metres, bound) : (end, motion.SpeedAfter(end - at, speed, bound));
        if (piece.Kind != CeilingKind.Level && last > piece.SpeedAt(to))
        {
            last = Meet(piece, motion, last);
            to = at + motion.Metres(speed, last);
        }

        Move(Math.Min(to, end), last, motion.Seconds(speed, last), RunPhase.FullEffort);
        if (speed <= SpeedTolerance && !(piece.EndsInStop && at >= piece.To - PlaceTolerance))
        {
            trace.Stall = StallBy(StallReason.CannotClimb, dynamics.ResistanceAt(0));
        }
    }

    /// <summary>Effort and resistance balance: the speed stays until the stretch ends or the ceiling comes down to it.</summary>
    private void KeepSpeed(in CeilingPiece piece, double end, double? newSpeed = null)
    {
        speed = newSpeed ?? speed;
        if (speed <= SpeedTolerance)
        {
            trace.Stall = StallBy(StallReason.CannotClimb, dynamics.ResistanceAt(0));
            return;
        }

        if (piece.SpeedAt(end) < speed)
        {
            var (low, high) = (at, end);
            for (var step = 0; step < MostSteps && high - low > PlaceTolerance / 4; step++)
            {
                var middle = (low + high) / 2;
                (low, high) = piece.SpeedAt(middle) < speed ? (low, middle) : (middle, high);
            }

            end = high;
        }

        Move(end, speed, (end - at) / speed, RunPhase.FullEffort);
    }

    /// <summary>The speed at which a run under <paramref name="motion"/> meets a falling ceiling, at most <paramref name="last"/>.</summary>
    private double Meet(in CeilingPiece piece, in Motion motion, double last)
    {
        var (below, above) = (speed, last);
        var (gapBelow, gapAbove) = (Gap(piece, motion, below), Gap(piece, motion, above));
        var side = 0;
        for (var step = 0; step < MostSteps && Math.Abs(above - below) > 1e-12; step++)
        {
            // The Illinois rule: false position that halves the weight of an end which stays.
            var middle = ((below * gapAbove) - (above * gapBelow)) / (gapAbove - gapBelow);
            var gap = Gap(piece, motion, middle);
            if (Math.Abs(gap) < 1e-12)
            {
                return middle;
            }

            if (gap > 0)
            {
                (below, gapBelow, gapAbove, side) = (middle, gap, side > 0 ? gapAbove / 2 : gapAbove, 1);
            }
            else
            {
                (above, gapAbove, gapBelow, side) = (middle, gap, side < 0 ? gapBelow / 2 : gapBelow, -1);
            }
        }

        return below;
    }

    private double Gap(in CeilingPiece piece, in Motion motion, double reached) =>
        piece.SpeedAt(at + motion.Metres(speed, reached)) - reached;

    private void Move(double to, double newSpeed, double seconds, RunPhase phase)
    {
        trace.Add(new TraceStep(at, to, speed, newSpeed, seconds) { Phase = phase, TrackNewtons = trackNewtons, Dynamics = dynamics });
        (at, speed) = (to, newSpeed);
    }
}
