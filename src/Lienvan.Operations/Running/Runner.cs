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
    private readonly Trace trace;
    private double at;
    private double speed;
    private Dynamics dynamics;
    private TrackCell cell;
    private double cellPieceMetres;
    private double trackNewtons;
    private double freeEnd = double.NaN;
    private double freeNewtons;
    private double heldSpeed = double.NaN;
    private double heldEffort;

    private Runner(RunQuestion question, List<CeilingPiece> ceiling)
    {
        (this.question, this.ceiling, dynamics) = (question, ceiling, question.Alone);
        trace = new Trace(merges: question.Options.Allowance == default);
        speed = Math.Min(question.Options.StartSpeed.MetresPerSecond, ceiling[0].SpeedFrom);
    }

    /// <summary>Runs the question under a ceiling.</summary>
    public static Trace Run(RunQuestion question, List<CeilingPiece> ceiling) => new Runner(question, ceiling).RunAll();

    private Trace RunAll()
    {
        var (next, stop) = (0, 0);
        foreach (var piece in ceiling)
        {
            while (at < piece.To - PlaceTolerance)
            {
                while (cell.To <= at + PlaceTolerance && next < question.Cells.Length)
                {
                    EnterCell(question.Cells[next++]);
                }

                if (speed <= 0 && CannotStart() is { } stall)
                {
                    trace.Stall = stall;
                    return trace;
                }

                RunTo(piece, Math.Min(piece.To, cell.To));
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

    private void EnterCell(in TrackCell entered)
    {
        (cell, dynamics, heldSpeed, freeEnd) = (entered, question.DynamicsOn(entered), double.NaN, double.NaN);
        cellPieceMetres = (cell.To - cell.From) / TrackForces.PiecesOf(cell);
    }

    private double NewtonsAt(double place) => dynamics.WeightPermille * cell.PermilleAt(place);

    /// <summary>Takes the mean force of the track up to a place.</summary>
    private void TakeMean(double end) => trackNewtons = dynamics.WeightPermille * cell.Mean(at, end);

    private void Stand(double place, double seconds)
    {
        (at, speed) = (place, 0);
        trace.Add(new TraceStep(at, at, 0, 0, seconds) { Phase = RunPhase.Stand, Dynamics = dynamics });
    }

    private Stall? CannotStart() => dynamics.Effort.At(0) > dynamics.StartingResistance + NewtonsAt(at)
        ? null : StallBy(StallReason.CannotStart, dynamics.StartingResistance);

    private Stall StallBy(StallReason reason, double resistance) => new()
    {
        At = Distance.FromMetres(at),
        Reason = reason,
        EffortNewtons = dynamics.Effort.At(0),
        GradientPermille = cell.PermilleAt(at),
        GradientNewtons = NewtonsAt(at),
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
                    continue;
                }
            }

            // Away from the ceiling the motion depends on the force of the track: piece by piece.
            var done = Math.Floor(((at - cell.From) / cellPieceMetres) + 1e-6);
            var pieceEnd = Math.Min(end, cell.From + ((done + 1) * cellPieceMetres));
            pieceEnd = end - pieceEnd < PlaceTolerance ? end : pieceEnd;
            if (pieceEnd != freeEnd)
            {
                // Once for the piece, however many steps it takes: their forces must add up to the piece's own.
                (freeEnd, freeNewtons) = (pieceEnd, dynamics.WeightPermille * cell.Mean(at, pieceEnd));
            }

            trackNewtons = freeNewtons;
            RunAtFullEffort(piece, pieceEnd);
        }
    }

    /// <summary>Along the ceiling, where the effort allows it.</summary>
    private bool TryFollow(in CeilingPiece piece, double end)
    {
        if (piece.Kind == CeilingKind.Coast)
        {
            TakeMean(end);
            CoastTo(piece, end);
            return true;
        }

        return piece.Kind == CeilingKind.Brake ? TryBrake(piece, end) : TryHold(end);
    }

    private bool TryHold(double end)
    {
        if (heldSpeed != speed)
        {
            (heldSpeed, heldEffort) = (speed, dynamics.Effort.At(speed) * (1 + 1e-9));
        }

        var resistance = dynamics.ResistanceAt(speed);
        var (first, last) = (NewtonsAt(at) + resistance, NewtonsAt(end) + resistance);
        if (first > heldEffort)
        {
            return false;
        }

        if (last > heldEffort)
        {
            // It holds as far as the effort lasts.
            end = PlaceOf(heldEffort, first, last, end);
            if (end <= at + PlaceTolerance)
            {
                return false;
            }
        }
        else if (first < 0 != last < 0)
        {
            // From effort to brakes, or back: a step each, so that neither hides in the mean.
            var change = PlaceOf(0, first, last, end);
            end = change > at + PlaceTolerance && change < end - PlaceTolerance ? change : end;
        }

        TakeMean(end);
        freeEnd = double.NaN;
        Move(end, speed, (end - at) / speed, RunPhase.Hold);
        return true;
    }

    /// <summary>Where, on the way to <paramref name="end"/>, a need that changes evenly reaches a value.</summary>
    private double PlaceOf(double value, double first, double last, double end) => at + ((end - at) * (value - first) / (last - first));

    private bool TryBrake(in CeilingPiece piece, double end)
    {
        var last = piece.SpeedAt(end);
        var metres = end - at;
        var inertia = dynamics.DynamicMass * ((last * last) - (speed * speed)) / (2 * metres);
        if (Lacks(speed, NewtonsAt(at) + inertia) || Lacks(last, NewtonsAt(end) + inertia))
        {
            return false;
        }

        TakeMean(end);
        Move(end, last, 2 * metres / (speed + last), RunPhase.Brake);
        return true;
    }

    private bool Lacks(double atSpeed, double others)
    {
        var need = dynamics.ResistanceAt(atSpeed) + others;
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

    /// <summary>
    /// The speed at which a run under <paramref name="motion"/> meets a falling ceiling, at most <paramref name="last"/>.
    /// </summary>
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
