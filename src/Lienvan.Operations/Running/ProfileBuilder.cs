using Lienvan.Model.Units;

namespace Lienvan.Operations.Running;

/// <summary>Makes what people see of a trace: points, times at stops and named points, energy.</summary>
internal static class ProfileBuilder
{
    private const string Start = "start";
    private const string End = "end";

    /// <summary>The profile of a trace that is slower by a factor.</summary>
    public static RunProfile Build(RunQuestion question, Trace trace, double slower, double shortestSeconds)
    {
        var (points, energy) = Points(trace, slower);
        var passings = Passings(question, points);
        var total = points[^1].Seconds;
        return new RunProfile
        {
            Points = points,
            Stops = Stops(question, trace, points),
            Sections = Sections(question, points),
            Passings = passings,
            TotalSeconds = total,
            RunningSeconds = trace.RunningSeconds * slower,
            ShortestSeconds = shortestSeconds,
            Energy = energy,
        };
    }

    private static (ImmutableArray<RunPoint> Points, RunEnergy Energy) Points(Trace trace, double slower)
    {
        var points = ImmutableArray.CreateBuilder<RunPoint>(trace.Steps.Count + 1);
        var (seconds, energy) = (0.0, default(RunEnergy));
        foreach (var step in trace.Steps)
        {
            points.Add(new RunPoint(step.From, seconds, step.SpeedFrom / slower, energy.TractionJoules, step.Phase));
            seconds += step.Phase == RunPhase.Stand ? step.Seconds : step.Seconds * slower;
            energy = Add(energy, step, slower);
        }

        var last = trace.Steps[^1];
        points.Add(new RunPoint(last.To, seconds, last.SpeedTo / slower, energy.TractionJoules, RunPhase.Stand));
        return (points.MoveToImmutable(), energy);
    }

    /// <summary>Work over a step by the balance of energy, speed squared taken as linear over the way.</summary>
    private static RunEnergy Add(RunEnergy sum, in TraceStep step, double slower)
    {
        if (step.Phase == RunPhase.Stand)
        {
            return sum;
        }

        var (first, last, metres) = (step.SpeedFrom / slower, step.SpeedTo / slower, step.To - step.From);
        var meanSquare = ((first * first) + (last * last)) / 2;
        var mean = first + last > 0 ? 2.0 / 3 * ((first * first) + (first * last) + (last * last)) / (first + last) : 0;
        var davis = step.Dynamics.Resistance;
        var resistance = metres * (davis.Constant + (davis.Linear * mean) + (davis.Quadratic * meanSquare));
        var gradient = metres * step.TrackNewtons;
        var kinetic = step.Dynamics.DynamicMass * ((last * last) - (first * first)) / 2;
        var work = kinetic + resistance + gradient;
        if (step.Phase == RunPhase.Coast && slower < 1 + 1e-9)
        {
            (resistance, work) = (-kinetic - gradient, 0);
        }

        return new RunEnergy(sum.TractionJoules + Math.Max(0, work), sum.BrakingJoules + Math.Max(0, -work),
            sum.ResistanceJoules + resistance, sum.GradientJoules + gradient);
    }

    private static ImmutableArray<StopTime> Stops(RunQuestion question, Trace trace, ImmutableArray<RunPoint> points)
    {
        var names = question.Path.Points;
        var stops = ImmutableArray.CreateBuilder<StopTime>();
        stops.Add(new StopTime(NameAt(names, 0) ?? Start, default, 0, 0));
        var stop = 0;
        for (var step = 0; step < trace.Steps.Count; step++)
        {
            if (trace.Steps[step].Phase == RunPhase.Stand)
            {
                var asked = question.Options.Stops[stop++];
                stops.Add(new StopTime(asked.Name, asked.At, points[step].Seconds, points[step + 1].Seconds));
            }
        }

        stops.Add(new StopTime(NameAt(names, question.Path.Length.Metres) ?? End, question.Path.Length, points[^1].Seconds,
            points[^1].Seconds));
        return stops.ToImmutable();
    }

    private static string? NameAt(ImmutableArray<PathPoint> points, double metres)
    {
        foreach (var point in points)
        {
            if (!point.IsForRear && Math.Abs(point.At.Metres - metres) < 0.01)
            {
                return point.Name;
            }
        }

        return null;
    }

    private static ImmutableArray<PointTime> Passings(RunQuestion question, ImmutableArray<RunPoint> points)
    {
        var passings = ImmutableArray.CreateBuilder<PointTime>(question.Path.Points.Length);
        foreach (var point in question.Path.Points)
        {
            var head = point.At.Metres + (point.IsForRear ? question.Train.Length.Metres : 0);
            var speed = Speed.FromMetresPerSecond(RunPoints.SpeedAt(points.AsSpan(), head));
            passings.Add(new PointTime(point, RunPoints.SecondsAt(points.AsSpan(), head), speed));
        }

        return passings.MoveToImmutable();
    }

    private static ImmutableArray<SectionTime> Sections(RunQuestion question, ImmutableArray<RunPoint> points)
    {
        var end = question.Path.Length.Metres;
        var rear = question.Train.Length.Metres;
        var bounds = question.Path.Points.Select(point => (At: point.At.Metres + (point.IsForRear ? rear : 0), point.Name))
            .Concat(question.Options.Stops.Select(stop => (At: stop.At.Metres, stop.Name)))
            .Append((At: 0.0, Name: NameAt(question.Path.Points, 0) ?? Start))
            .Append((At: end, Name: NameAt(question.Path.Points, end) ?? End))
            .Where(bound => bound.At >= 0 && bound.At <= end)
            .GroupBy(bound => Math.Round(bound.At, 2)).Select(group => group.First()).OrderBy(bound => bound.At).ToList();
        var sections = ImmutableArray.CreateBuilder<SectionTime>(bounds.Count - 1);
        for (var index = 1; index < bounds.Count; index++)
        {
            var (from, to) = (bounds[index - 1], bounds[index]);
            var seconds = RunPoints.SecondsAt(points.AsSpan(), to.At) - RunPoints.DepartureAt(points.AsSpan(), from.At);
            sections.Add(new SectionTime(from.Name, to.Name, Distance.FromMetres(to.At - from.At), seconds));
        }

        return sections.MoveToImmutable();
    }
}
