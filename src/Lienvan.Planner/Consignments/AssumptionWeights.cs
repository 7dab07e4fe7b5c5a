using Lienvan.Model.Dataset;
using Lienvan.Model.Time;
using Lienvan.Model.Units;
using Lienvan.Planner.Search;
using NodaTime;

namespace Lienvan.Planner.Consignments;

/// <summary>How much of one itinerary hangs on each assumed row: the time, charges and gas that the row gives or has a share in.</summary>
internal sealed class AssumptionWeights(Corridor corridor)
{
    private readonly Lazy<Dictionary<string, Dwell>> roads = new(() => ById(corridor.Roads, road => road.Id, road => road.Drive));
    private readonly Lazy<Dictionary<string, Dwell>> crossings =
        new(() => ById(corridor.Crossings, crossing => crossing.Id.Value, crossing => crossing.Passage));
    private readonly Lazy<Dictionary<string, Dwell>> formalities = new(() => ById(corridor.Formalities, row => row.Id, row => row.Dwell));
    private readonly Lazy<Dictionary<string, Dwell>> works = new(() => ById(corridor.Handling, work => work.Id, work => work.Dwell));

    /// <summary>The assumed rows, by the greatest share that each has in the time, cost or gas of the way, greatest first.</summary>
    public ImmutableArray<AssumedRow> Of(IReadOnlyList<Label> chain, Label way)
    {
        var rows = new Dictionary<Assumption, AssumedRow>();
        foreach (var label in chain)
        {
            foreach (var assumption in label.Edge!.Assumptions.Distinct())
            {
                var row = rows.GetValueOrDefault(assumption) ?? new AssumedRow(assumption.What, assumption.Why);
                rows[assumption] = Add(row, label);
            }
        }

        return [.. rows.Values.OrderByDescending(row => ShareOf(row, way)).ThenBy(row => row.What, StringComparer.Ordinal)];
    }

    private static Dictionary<string, Dwell> ById<TRow>(ImmutableArray<TRow> rows, Func<TRow, string> idOf, Func<TRow, Dwell> dwellOf)
    {
        var found = new Dictionary<string, Dwell>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            found.TryAdd(idOf(row), dwellOf(row));
        }

        return found;
    }

    private static Dwell? Find(Lazy<Dictionary<string, Dwell>> rows, string id) =>
        rows.Value.TryGetValue(id, out var dwell) ? dwell : null;

    private static double ShareOf(AssumedRow row, Label way)
    {
        var time = row.TimeP90.TotalSeconds / Math.Max(1, way.Time - way.Start);
        var cost = row.Usd / Math.Max(1, way.CostUsd);
        var gas = row.Co2.Kilograms * 1000 / Math.Max(1, way.Co2Grams);
        return Math.Max(time, Math.Max(cost, gas));
    }

    private AssumedRow Add(AssumedRow row, Label label)
    {
        var edge = label.Edge!;
        var minutes = (label.Time - label.Previous!.Time) / 60.0;
        var space = row.What.LastIndexOf(' ');
        var id = row.What[(space + 1)..];
        return row.What[..Math.Max(space, 0)] switch
        {
            "tariff" => row with { Usd = row.Usd + edge.CostUsd },
            "CO2 factor" => row with { Co2 = row.Co2 + Mass.FromKilograms(edge.Co2Grams / 1000) },
            "road" => AddTime(row, Find(roads, id)),
            "road access" => AddTime(row, new Dwell(minutes, minutes)),
            "crossing" => AddTime(row, Find(crossings, id)),
            "formality" => AddTime(row, Find(formalities, id)),
            "handling" => AddHandling(row, edge, Find(works, id)),
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
