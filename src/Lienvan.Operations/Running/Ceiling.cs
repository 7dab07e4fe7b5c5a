namespace Lienvan.Operations.Running;

/// <summary>What a piece of the ceiling is.</summary>
internal enum CeilingKind
{
    /// <summary>One speed.</summary>
    Level,

    /// <summary>Service braking.</summary>
    Brake,

    /// <summary>Coasting.</summary>
    Coast,
}

/// <summary>A piece of the highest speeds that a train may have: level, or falling to what comes next.</summary>
internal readonly record struct CeilingPiece
{
    public required CeilingKind Kind { get; init; }

    public required double From { get; init; }

    public required double To { get; init; }

    public required double SpeedFrom { get; init; }

    public required double SpeedTo { get; init; }

    /// <summary>Whether the train stops at its end.</summary>
    public bool EndsInStop { get; init; }

    /// <summary>The motion of a coasting train.</summary>
    public Motion Coasting { get; init; }

    public double SpeedAt(double at)
    {
        if (Kind == CeilingKind.Level || at <= From)
        {
            return SpeedFrom;
        }

        if (at >= To)
        {
            return SpeedTo;
        }

        return Kind == CeilingKind.Coast ? Coasting.SpeedAfter(at - From, SpeedFrom, SpeedTo)
            : Math.Sqrt((SpeedTo * SpeedTo) + (((SpeedFrom * SpeedFrom) - (SpeedTo * SpeedTo)) * (To - at) / (To - From)));
    }
}

/// <summary>
/// The highest speeds along a path: limits held until the rear is past them, and the braking curves to lower limits and stops, drawn
/// backwards with a constant deceleration.
/// </summary>
internal static class Ceiling
{
    /// <summary>Draws the ceiling.</summary>
    /// <param name="question">Train, path and options.</param>
    /// <param name="cap">No speed is above this, m/s.</param>
    public static List<CeilingPiece> Build(RunQuestion question, double cap)
    {
        var levels = Levels(question, cap);
        var deceleration = question.Train.BrakingMetresPerSecondSquared;
        var pieces = new List<CeilingPiece>();
        var next = Math.Min(question.Options.EndSpeed.MetresPerSecond, levels[^1].Speed);
        for (var index = levels.Count - 1; index >= 0; index--)
        {
            var (from, to, speed, endsInStop) = levels[index];
            var end = endsInStop ? index == levels.Count - 1 ? next : 0 : Math.Min(next, speed);
            next = AddLevel(pieces, (from, to, speed), (end, deceleration, endsInStop));
        }

        pieces.Reverse();
        return pieces;
    }

    /// <summary>Adds a level piece and the braking at its end, in reverse; the speed at which it may be entered.</summary>
    private static double AddLevel(
        List<CeilingPiece> pieces, (double From, double To, double Speed) level, (double Speed, double Deceleration, bool EndsInStop) end)
    {
        var braking = ((level.Speed * level.Speed) - (end.Speed * end.Speed)) / (2 * end.Deceleration);
        var brakesFrom = Math.Max(level.From, level.To - braking);
        var entry = braking > level.To - level.From
            ? Math.Sqrt((end.Speed * end.Speed) + (2 * end.Deceleration * (level.To - level.From))) : level.Speed;
        if (braking > 0 && brakesFrom < level.To)
        {
            pieces.Add(new CeilingPiece
            {
                Kind = CeilingKind.Brake, From = brakesFrom, To = level.To, SpeedFrom = entry, SpeedTo = end.Speed,
                EndsInStop = end.EndsInStop,
            });
        }

        if (brakesFrom > level.From)
        {
            pieces.Add(new CeilingPiece
            {
                Kind = CeilingKind.Level, From = level.From, To = brakesFrom, SpeedFrom = level.Speed, SpeedTo = level.Speed,
                EndsInStop = end.EndsInStop && braking <= 0,
            });
        }

        return entry;
    }

    private static List<(double From, double To, double Speed, bool EndsInStop)> Levels(RunQuestion question, double cap)
    {
        var (path, end, train) = (question.Path, question.Path.Length.Metres, question.Train);
        var stops = question.Options.Stops.Select(stop => stop.At.Metres).ToHashSet();
        var bounds = new SortedSet<double> { 0, end };
        foreach (var limit in path.Limits)
        {
            bounds.Add(Math.Clamp(limit.From.Metres, 0, end));
            bounds.Add(Math.Clamp(limit.From.Metres + train.Length.Metres, 0, end));
        }

        bounds.UnionWith(stops);
        var levels = new List<(double From, double To, double Speed, bool EndsInStop)>();
        var (before, first) = (0.0, 0);
        foreach (var bound in bounds.Skip(1))
        {
            var limit = LowestUnder(path, ref first, before, bound, train.Length.Metres);
            var speed = Math.Min(Math.Min(cap, train.SpeedMax.MetresPerSecond), limit);
            var endsInStop = stops.Contains(bound) || bound >= end;
            if (levels.Count > 0 && levels[^1].Speed == speed && !levels[^1].EndsInStop)
            {
                levels[^1] = (levels[^1].From, bound, speed, endsInStop);
            }
            else
            {
                levels.Add((before, bound, speed, endsInStop));
            }

            before = bound;
        }

        return levels;
    }

    /// <summary>The lowest limit under a train whose head is between two bounds.</summary>
    private static double LowestUnder(TrackPath path, ref int first, double from, double to, double trainMetres)
    {
        var limits = path.Limits;
        while (first + 1 < limits.Length && limits[first + 1].From.Metres <= ((from + to) / 2) - trainMetres)
        {
            first++;
        }

        var lowest = limits[first].Limit.MetresPerSecond;
        for (var index = first + 1; index < limits.Length && limits[index].From.Metres < to; index++)
        {
            lowest = Math.Min(lowest, limits[index].Limit.MetresPerSecond);
        }

        return lowest;
    }
}
