using Lienvan.Model.Places;
using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.App.Rendering;

/// <summary>What happens on a stretch of a time/cost–distance line.</summary>
internal enum StretchKind
{
    Road,
    Rail,
    Sea,
    Border,
    Handling,
    Wait,
}

/// <summary>One stretch: a slope where something moves, an upright step where nothing does.</summary>
internal sealed record Stretch
{
    public required StretchKind Kind { get; init; }

    public required PlaceId From { get; init; }

    public required PlaceId To { get; init; }

    /// <summary>What is done, as the planner says it; empty for a ride.</summary>
    public string Activity { get; init; } = "";

    public int GaugeMillimetres { get; init; }

    public double Kilometres { get; init; }

    public double Hours { get; init; }

    public double Usd { get; init; }

    public bool IsMoving => Kilometres > 0;
}

/// <summary>
/// One itinerary as a time/cost–distance line, from readiness at km 0 to arrival. Source of the method: UNESCAP, time/cost–distance
/// methodology (after A. K. C. Beresford and R. C. Dubey, 1990, and R. Banomyong, 2000): slopes on links, upright steps at nodes.
/// </summary>
internal static class DistanceProfile
{
    /// <summary>Kilometres over a border are drawn at this speed, the rest of its time as steps on both sides; km/h, assumed.</summary>
    private const double BorderSpeed = 30;

    public static ImmutableArray<Stretch> Of(Itinerary itinerary)
    {
        var stretches = ImmutableArray.CreateBuilder<Stretch>();
        var clock = itinerary.Arrival.ToInstant() - itinerary.DoorToDoor;
        foreach (var leg in itinerary.Legs)
        {
            if (leg.Departure.ToInstant() > clock)
            {
                var hours = (leg.Departure.ToInstant() - clock).TotalHours;
                stretches.Add(new Stretch { Kind = StretchKind.Wait, From = leg.From, To = leg.From, Hours = hours, Activity = "wait" });
            }

            stretches.AddRange(leg.Kind == LegKind.Border ? Border(leg) : [Plain(leg)]);
            clock = Instant.Max(clock, leg.Arrival.ToInstant());
        }

        return stretches.ToImmutable();
    }

    private static Stretch Plain(Leg leg) => new()
    {
        Kind = leg.Kind switch
        {
            LegKind.Road => StretchKind.Road,
            LegKind.Rail => StretchKind.Rail,
            LegKind.Sea => StretchKind.Sea,
            LegKind.Wait => StretchKind.Wait,
            LegKind.Handling => StretchKind.Handling,
            _ => StretchKind.Border,
        },
        From = leg.From,
        To = leg.To,
        GaugeMillimetres = leg.Gauge.Millimetres,
        Kilometres = leg.Length.Kilometres,
        Hours = HoursOf(leg),
        Usd = leg.Cost.Usd,
        Activity = leg.Kind is LegKind.Road or LegKind.Rail or LegKind.Sea ? "" : leg.Kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Formalities of this side as a step, the way over, those of the other side as a step; fees where the time is.</summary>
    private static IEnumerable<Stretch> Border(Leg leg)
    {
        var isSea = leg.Service?.Mode == Mode.Sea;
        var total = HoursOf(leg);
        var importing = leg.Steps.Where(IsImport).Sum(step => step.Planned.TotalHours);
        var all = leg.Steps.Sum(step => step.Planned.TotalHours);
        var moving = isSea ? Math.Max(0, total - all) : Math.Min(total, leg.Length.Kilometres / BorderSpeed);
        var after = all > 0 ? importing / all : 0;
        var stopped = total - moving;
        var isPriced = leg.Service is not null; // a fare by distance belongs to the way, a gate's fees to its formalities
        var step = new Stretch { Kind = StretchKind.Border, From = leg.From, To = leg.From };
        var fees = isPriced ? 0 : leg.Cost.Usd;
        yield return step with { Hours = stopped * (1 - after), Usd = fees * (1 - after), Activity = Steps(leg, isImport: false) };
        yield return step with
        {
            Kind = leg.Service is null ? StretchKind.Road : isSea ? StretchKind.Sea : StretchKind.Rail,
            To = leg.To,
            GaugeMillimetres = leg.Gauge.Millimetres,
            Kilometres = leg.Length.Kilometres,
            Hours = moving,
            Usd = isPriced ? leg.Cost.Usd : 0,
        };
        if (after > 0)
        {
            yield return step with
            {
                From = leg.To, To = leg.To, Hours = stopped * after, Usd = fees * after, Activity = Steps(leg, isImport: true),
            };
        }
    }

    private static bool IsImport(BorderStep step) => step.What.StartsWith("import", StringComparison.Ordinal);

    private static string Steps(Leg leg, bool isImport) =>
        string.Join("; ", leg.Steps.Where(step => IsImport(step) == isImport).Select(step => step.What).DefaultIfEmpty("border"));

    private static double HoursOf(Leg leg) => (leg.Arrival.ToInstant() - leg.Departure.ToInstant()).TotalHours;
}
