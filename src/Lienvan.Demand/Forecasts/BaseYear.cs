using Lienvan.Model.Borders;

namespace Lienvan.Demand.Forecasts;

/// <summary>The base year as later years compare with it: its costs, loads and queues.</summary>
internal sealed record BaseYear(YearQuestion Question, YearState State)
{
    private ChoiceTable Table => Question.Table;

    public IReadOnlyDictionary<string, double> Loads { get; } = State.Loads
        .Select((load, resource) => (load, Name: Question.Table.Resources[resource].Id))
        .ToDictionary(pair => pair.Name, pair => pair.load);

    /// <summary>The busiest month of each crossing over the mean one, at least the usual factor.</summary>
    public IReadOnlyDictionary<string, double> Peaks { get; } = new YearReport(Question, State).Make().Crossings
        .GroupBy(load => load.Crossing.Value)
        .ToDictionary(loads => loads.Key, loads => Math.Max(Question.PeakFactor, loads.Max(load => load.Peak)));

    public IReadOnlyDictionary<string, double> QueueHours => field ??= Table.Resources
        .Select((used, resource) => (used.Id, Hours: QueueIn(used, State.Loads[resource]))).Where(pair => pair.Hours > 0)
        .ToDictionary(pair => pair.Id, pair => pair.Hours);

    /// <summary>Formulas that the traffic of the base year refutes.</summary>
    public IReadOnlySet<string> Refuted => field ??= Table.Resources
        .Where((used, resource) => State.Loads[resource] > LimitOf(used)).Select(used => used.Id).ToHashSet(StringComparer.Ordinal);

    private double LimitOf(CapacityUse used) => used.Kind switch
    {
        SaturatedThing.Crossing => Table.Supply.CrossingCapacity.TryGetValue(new CrossingId(used.Id), out var limit)
            && limit.LimitedBy != CapacityFinder.Declared ? limit.Vehicles : double.PositiveInfinity,
        SaturatedThing.Terminal => Table.Supply.Yards[used.Id].UnitsADay,
        _ => Math.Max(1, Table.Supply.SectionCapacity[used.Id] - Table.Supply.PassengerTrains.GetValueOrDefault(used.Id)),
    };

    private double QueueIn(CapacityUse used, double load) => used.Kind switch
    {
        SaturatedThing.Crossing when Table.Supply.CrossingCapacity.TryGetValue(new CrossingId(used.Id), out var limit) =>
            QueueFormulas.Hours(load, Math.Max(limit.Vehicles, load), Peaks.GetValueOrDefault(used.Id, Question.PeakFactor)),
        SaturatedThing.Terminal => QueueFormulas.Hours(
            load, Math.Max(Table.Supply.Yards[used.Id].UnitsADay, load), Question.PeakFactor),
        _ => 0,
    };
}
