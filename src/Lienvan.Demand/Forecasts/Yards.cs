using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using NodaTime;

namespace Lienvan.Demand.Forecasts;

/// <summary>The machines that do a row of handling.</summary>
/// <param name="Yard">Key of the yard.</param>
/// <param name="IsMetreGauge">Whether it is done on wagons of metre gauge.</param>
internal readonly record struct YardUse(string Yard, bool IsMetreGauge);

/// <summary>
/// Cranes, or gangs for loose cargo, of one terminal where trains are loaded: rows of one operation share the same machines.
/// </summary>
/// <param name="Id">Terminal and operation, as <c>dong-dang-terminal.lift</c>.</param>
/// <param name="Terminal">The terminal.</param>
/// <param name="Operation">What they do.</param>
/// <param name="UnitsADay">Containers or wagons a day that they can move.</param>
internal sealed record YardWork(string Id, TerminalId Terminal, Operation Operation, double UnitsADay)
{
    /// <summary>
    /// What part of the open hours machines can work, trains coming when they come; assumed, as for the occupancy of lines.
    /// </summary>
    private const double Utilisation = 0.75;

    /// <summary>Cargo of a wagon of metre gauge, t; source: 496 t in 18 wagons (China Daily 2017-12-18).</summary>
    private const double MetreWagonTonnes = 27.6;

    /// <summary>Cargo of a wagon of standard gauge, t; the common C70 and P70 carry 70 t, not every one is full: assumed.</summary>
    private const double StandardWagonTonnes = 60;

    private const double HoursADay = 24;

    private const int Week = 7;

    public bool IsCrane => Operation == Operation.LiftContainer;

    /// <summary>The yards of a network, and which handling is done in which.</summary>
    public static (Dictionary<string, YardWork> Yards, Dictionary<string, YardUse> YardOf) Of(Network network)
    {
        var yards = new Dictionary<string, YardWork>(StringComparer.Ordinal);
        var yardOf = new Dictionary<string, YardUse>(StringComparer.Ordinal);
        var terminals = network.Corridor.Terminals.ToDictionary(terminal => terminal.Id);
        foreach (var row in network.Corridor.Handling.Where(row => row is
            { Operation: Operation.LiftContainer or Operation.TransshipBulk, UnitsPerHour: > 0 } &&
            (row.From.Mode == Mode.Rail || row.To.Mode == Mode.Rail) && terminals.TryGetValue(row.Terminal, out var terminal) &&
            CapacityFinder.IsStudied(network, terminal.Place)))
        {
            var id = $"{row.Terminal.Value}.{(row.Operation == Operation.LiftContainer ? "lift" : "bulk")}";
            var hours = OpenHours(network, row.Hours ?? terminals.GetValueOrDefault(row.Terminal)?.Hours);
            var units = row.Servers * row.UnitsPerHour!.Value * hours * Utilisation;
            yardOf[row.Id] = new YardUse(id, IsMetreGauge(row.From) || IsMetreGauge(row.To));
            if (units > (yards.GetValueOrDefault(id)?.UnitsADay ?? 0))
            {
                yards[id] = new YardWork(id, row.Terminal, row.Operation, units);
            }
        }

        return (yards, yardOf);
    }

    /// <summary>Units that a tonne of cargo is.</summary>
    /// <param name="goods">The goods.</param>
    /// <param name="teu">Containers of a consignment of it; 0 for loose.</param>
    /// <param name="isMetreGauge">Whether the wagons are of metre gauge.</param>
    public static double UnitsPerTonne(Goods goods, double teu, bool isMetreGauge) => teu > 0
        ? 1 / (goods.PerTeu.Tonnes * Math.Min(2, teu))
        : 1 / (isMetreGauge ? MetreWagonTonnes : StandardWagonTonnes);

    private static bool IsMetreGauge(Carriage carriage) => carriage.Mode == Mode.Rail && carriage.Gauge.Millimetres == 1000;

    /// <summary>Open hours of a mean day of the week.</summary>
    private static double OpenHours(Network network, Model.Time.HoursId? hours)
    {
        var calendar = network.CalendarOf(hours);
        if (calendar.IsAlwaysOpen)
        {
            return HoursADay;
        }

        var start = network.Day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var open = calendar.Between(start, start + Duration.FromDays(Week)).Sum(interval => (interval.End - interval.Start).TotalHours);
        return Math.Min(HoursADay, open / Week);
    }
}
