using Lienvan.Model.Dataset;
using Lienvan.Model.Time;
using Lienvan.Model.Units;
using Lienvan.Planner.Search;
using NodaTime;

namespace Lienvan.Planner.Consignments;

/// <summary>How much of one itinerary hangs on each assumed row: the time, charges and gas that the row gives or has a share in.</summary>
internal static class AssumptionWeights
{
    /// <summary>The assumed rows, by the greatest share that each has in the time, cost or gas of the way, greatest first.</summary>
    public static ImmutableArray<AssumedRow> Of(IReadOnlyList<Label> chain, Label way, Corridor corridor)
    {
        var rows = new Dictionary<Assumption, AssumedRow>();
        foreach (var label in chain)
        {
            foreach (var assumption in label.Edge!.Assumptions.Distinct())
            {
                var row = rows.GetValueOrDefault(assumption) ?? new AssumedRow(assumption.What, assumption.Why);
                rows[assumption] = Add(row, label, corridor);
            }
        }

        return [.. rows.Values.OrderByDescending(row => ShareOf(row, way)).ThenBy(row => row.What, StringComparer.Ordinal)];
    }

    private static double ShareOf(AssumedRow row, Label way)
    {
        var time = row.TimeP90.TotalSeconds / Math.Max(1, way.Time - way.Start);
        var cost = row.Usd / Math.Max(1, way.CostUsd);
        var gas = row.Co2.Kilograms * 1000 / Math.Max(1, way.Co2Grams);
        return Math.Max(time, Math.Max(cost, gas));
    }

    private static AssumedRow Add(AssumedRow row, Label label, Corridor corridor)
    {
        var edge = label.Edge!;
        var minutes = (label.Time - label.Previous!.Time) / 60.0;
        var space = row.What.LastIndexOf(' ');
        var id = row.What[(space + 1)..];
        return row.What[..Math.Max(space, 0)] switch
        {
            "tariff" => row with { Usd = row.Usd + edge.CostUsd },
            "CO2 factor" => row with { Co2 = row.Co2 + Mass.FromKilograms(edge.Co2Grams / 1000) },
            "road" => AddTime(row, corridor.Roads.FirstOrDefault(road => road.Id == id)?.Drive),
            "road access" => AddTime(row, new Dwell(minutes, minutes)),
            "crossing" => AddTime(row, corridor.Crossings.FirstOrDefault(crossing => crossing.Id.Value == id)?.Passage),
            "formality" => AddTime(row, corridor.Formalities.FirstOrDefault(formality => formality.Id == id)?.Dwell),
            "handling" => AddHandling(row, edge, corridor.Handling.FirstOrDefault(work => work.Id == id)?.Dwell),
            "service" => AddTime(row, new Dwell(minutes, minutes)),
            _ => row,
        };
    }

    private static AssumedRow AddHandling(AssumedRow row, Edge edge, Dwell? dwell) =>
        AddTime(edge is StepEdge { Kind: EdgeKind.Handle } ? row with { Usd = row.Usd + edge.CostUsd } : row, dwell);

    private static AssumedRow AddTime(AssumedRow row, Dwell? dwell) => dwell is { } time
        ? row with
        {
            Time = row.Time + Duration.FromMinutes(time.P50Minutes), TimeP90 = row.TimeP90 + Duration.FromMinutes(time.P90Minutes),
        }
        : row;
}
