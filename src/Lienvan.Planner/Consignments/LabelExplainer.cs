using System.Globalization;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;
using Lienvan.Planner.Search;
using NodaTime;

namespace Lienvan.Planner.Consignments;

/// <summary>Says in words what happened to the labels at one place.</summary>
internal sealed class LabelExplainer(TransportGraph graph, Network network, Instant origin)
{
    public ImmutableArray<ExplainedLabel> Explain(SearchTrace trace) =>
        [.. trace.Events.Select(entry => Explain(entry.Label, entry.Verdict, entry.By))];

    private ExplainedLabel Explain(Label label, TraceVerdict verdict, Label? by)
    {
        var state = graph.States[label.State];
        var customs = state.Customs.IsInOrder ? "" : state.Customs.IsUnderSeal ? ", under customs seal" : ", cleared for export";
        return new ExplainedLabel(
            WayOf(label),
            $"on {state.Carriage}{customs}",
            At(label.Time, label.State),
            At(label.P90, label.State),
            label.CostUsd,
            Mass.FromKilograms(label.Co2Grams / 1000),
            verdict.ToString().ToLowerInvariant(),
            Reason(label, verdict, by));
    }

    private static string Reason(Label label, TraceVerdict verdict, Label? by) => (verdict, by) switch
    {
        (TraceVerdict.Kept, _) => "nothing kept so far is as good in everything",
        (TraceVerdict.Behind, _) => "even at best it would end behind a way already found",
        (_, { } better) => string.Create(
            CultureInfo.InvariantCulture,
            $"another is {Hours(label, better):0.0} h earlier, {label.CostUsd - better.CostUsd:0} USD cheaper and no later on any day " +
                $"of luck"),
        _ => "",
    };

    private static double Hours(Label label, Label better) => (label.Time - better.Time) / 3600.0;

    private string WayOf(Label label)
    {
        var steps = new List<string>();
        for (var at = label; at is not null; at = at.Previous!)
        {
            steps.Add(at.Edge is RideEdge ride ? $"{ride.Service.Name.English} to {Name(at.State)}" : Name(at.State));
            if (at.Previous is null)
            {
                break;
            }
        }

        steps.Reverse();
        return string.Join(" → ", steps.Where((step, index) => index == 0 || step != steps[index - 1]));
    }

    private string Name(int state) => network.GetPlace(graph.States[state].Place).Name.English;

    private OffsetDateTime At(int second, int state) =>
        (origin + Duration.FromSeconds(second)).InZone(network.GetPlace(graph.States[state].Place).Zone).ToOffsetDateTime();
}
