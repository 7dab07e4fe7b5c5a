using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Planner.Consignments;
using Lienvan.Planner.Search;
using NodaTime;

namespace Lienvan.Planner;

/// <summary>Takes the planner's own moves of a cargo and averages the clock out of them.</summary>
internal static class MovementCompiler
{
    /// <summary>Days over which the calendars are compiled: a week of starts, and time for what starts last to end.</summary>
    private const int Days = 18;

    /// <summary>
    /// Starts that waits are averaged over: every seven hours of a week, so that each hour of the day comes once and each day of the week
    /// three
    /// or four times.
    /// </summary>
    private const int Starts = 24;

    private const int SecondsBetweenStarts = 7 * 3600;

    private const double SecondsPerHour = 3600;

    public static MovementGraph Compile(MovementQuestion question)
    {
        var network = question.Network;
        var goods = network.Corridor.Goods.FirstOrDefault(row => row.Id == question.Goods) ??
            throw new ArgumentException($"no goods '{question.Goods}'", nameof(question));
        var start = network.Day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var anywhere = question.Doors.IsDefaultOrEmpty ? default : question.Doors[0];
        var cargo = DoorToDoorPlanner.ToCargo(new PlanRequest
        {
            From = anywhere, To = anywhere, Goods = goods.Id, Teu = question.Teu, OnlyTwentyFoot = question.OnlyTwentyFoot,
            Mass = question.Mass, Ready = start,
        }, goods);
        var request = new GraphRequest
        {
            Network = network, Cargo = cargo, From = anywhere, To = anywhere, Origin = start, HorizonDays = Days, JourneyDays = Days,
            Seed = question.Seed,
        };
        var ground = GraphBuilder.BuildGround(request, new Terrain(request), question.Doors);
        return new MovementGraph(
            [.. ground.States.Select(state =>
                new State(state.Place, network.GetPlace(state.Place).Country, state.Carriage, state.Customs.IsInOrder))],
            [.. ground.Moves.SelectMany(moves => moves).Select(ToMovement).OfType<Movement>()],
            cargo.Teu, cargo.Mass.Tonnes);
    }

    /// <summary>The movement; null for one that can't be begun in that week.</summary>
    private static Movement? ToMovement(Edge edge)
    {
        var least = edge.Least;
        if (least.Planned >= OpenTimes.Never || MeanSeconds(edge) is not { } seconds)
        {
            return null;
        }

        var movement = new Movement
        {
            From = edge.From,
            To = edge.To,
            Kind = MovementKind.Ride,
            Usd = edge.CostUsd,
            Hours = seconds / SecondsPerHour,
            LuckHours = [.. least.ByLuck.Select(day => (float)((day - least.Planned) / SecondsPerHour))],
            Co2Kilograms = edge.Co2Grams / 1000,
        };
        return edge switch
        {
            RideEdge ride => movement with
            {
                Service = ride.Service,
                BoardStop = ride.BoardStop,
                AlightStop = ride.AlightStop,
                DepartureWaitHours = WaitHours(ride.Service),
                Kilometres = ride.LegLengths.Sum(length => length.Kilometres),
                Crossings = [.. ride.Holds.Concat(ride.Before is { } before ? [before] : []).OrderBy(hold => hold.Stop)
                    .Select(hold => hold.Crossing.Id).Distinct()],
            },
            StepEdge step => movement with
            {
                Kind = KindOf(step.Kind),
                Kilometres = step.Length.Kilometres,
                Crossings = step.Crossing is { } crossing ? [crossing.Id] : [],
                Handling = step.Handling?.Id,
                Terminal = step.Handling?.Terminal,
            },
            _ => movement,
        };
    }

    /// <summary>Seconds as planned, averaged over the starts of a week from the second day on; null when none gets through.</summary>
    private static double? MeanSeconds(Edge edge)
    {
        var (sum, count) = (0.0, 0);
        if (edge is StepEdge { Steps: [{ Open.IsAlways: true }] })
        {
            return edge.Least.Planned;
        }

        for (var start = 0; start < Starts; start++)
        {
            var second = (24 * 3600) + (start * SecondsBetweenStarts);
            if (edge.Pass(second, -1) is var through && through < OpenTimes.Never)
            {
                (sum, count) = (sum + through - second, count + 1);
            }
        }

        return count == 0 ? null : sum / count;
    }

    /// <summary>Half an interval.</summary>
    private static double WaitHours(Service service)
    {
        var perWeek = DeparturesPerWeek(service);
        return perWeek <= 0 ? 0 : 7 * 24 / perWeek / 2;
    }

    private static double DeparturesPerWeek(Service service) => service.Pattern == ServicePattern.Frequency
        ? service.PerWeek
        : Enum.GetValues<IsoDayOfWeek>().Count(day => day != IsoDayOfWeek.None && service.Days.Contains(day));

    private static MovementKind KindOf(EdgeKind kind) => kind switch
    {
        EdgeKind.Drive => MovementKind.Drive,
        EdgeKind.Handle => MovementKind.Handling,
        EdgeKind.CrossByRoad => MovementKind.RoadBorder,
        _ => MovementKind.Clearance,
    };
}
