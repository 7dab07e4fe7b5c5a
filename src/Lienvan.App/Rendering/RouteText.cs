using Lienvan.Model.Places;
using Lienvan.Planner.Consignments;

namespace Lienvan.App.Rendering;

/// <summary>How an itinerary goes, in a few words and in the order of travel: which gates, which gauge, where it changes.</summary>
internal sealed class RouteText(Names names)
{
    /// <summary>A drive shorter than this is the way to or from a terminal and goes without saying.</summary>
    private const double LeastKilometres = 150;

    private readonly Language language = names.Language;

    public string Of(Itinerary itinerary)
    {
        var runs = RunsOf(itinerary);
        var parts = new List<string>();
        for (var index = 0; index < runs.Count; index++)
        {
            var run = runs[index];
            if (run.Kind != LegKind.Road || runs.Count == 1 || run.Crossings.Count > 0 || run.Kilometres >= LeastKilometres)
            {
                parts.Add(Describe(run, index > 0 ? runs[index - 1] : null, index == runs.Count - 1));
            }
        }

        return string.Join(language.Comma, parts);
    }

    private string Describe(Run run, Run? before, bool isLast)
    {
        var (from, to) = (names.Of(run.From), names.Of(run.To));
        return run.Kind switch
        {
            LegKind.Road when run.Crossings.Count > 0 && isLast => language.Say("lorry by {0}", Crossings(run)),
            LegKind.Road when run.Crossings.Count > 0 => language.Say("lorry by {0} to {1}", Crossings(run), to),
            LegKind.Road => language.Say("lorry to {0}", to),
            LegKind.Sea => language.Say("ship from {0} to {1}", from, to),
            _ when run.Crossings.Count > 0 => language.Say("rail, through on {0} from {1} to {2}", run.Gauge, from, to),
            _ when before is { Kind: LegKind.Rail } && before.To == run.From => language.Say("rail on {0} on to {1}", run.Gauge, to),
            _ => language.Say("rail on {0} from {1} to {2}", run.Gauge, from, to),
        };
    }

    private string Crossings(Run run) => string.Join($" {language.Say("and")} ", run.Crossings);

    private List<Run> RunsOf(Itinerary itinerary)
    {
        var runs = new List<Run>();
        foreach (var leg in itinerary.Legs)
        {
            var kind = leg switch
            {
                { Kind: LegKind.Road } or { Kind: LegKind.Border, Service: null } => LegKind.Road,
                { Kind: LegKind.Sea } or { Kind: LegKind.Border, Service.Mode: Mode.Sea } => LegKind.Sea,
                { Kind: LegKind.Rail or LegKind.Border } => LegKind.Rail,
                _ => LegKind.Wait,
            };
            if (kind == LegKind.Wait)
            {
                continue;
            }

            if (runs.Count == 0 || runs[^1].Kind != kind || runs[^1].Gauge != leg.Gauge.Millimetres)
            {
                runs.Add(new Run(kind, leg.Gauge.Millimetres, leg.From));
            }

            runs[^1].To = leg.To;
            runs[^1].Kilometres += leg.Length.Kilometres;
            if (leg.Crossing is { } crossing)
            {
                runs[^1].Crossings.Add(names.Of(crossing.Name));
            }
        }

        return runs;
    }

    private sealed class Run(LegKind kind, int gauge, PlaceId from)
    {
        public LegKind Kind { get; } = kind;

        public int Gauge { get; } = gauge;

        public PlaceId From { get; } = from;

        public PlaceId To { get; set; } = from;

        public double Kilometres { get; set; }

        public List<string> Crossings { get; } = [];
    }
}
