using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Time;
using NodaTime;

namespace Lienvan.Operations.Simulation.Borders.Plans;

/// <summary>Makes a road gate of its rows: lanes, yards, papers, and the lorries that come day by day.</summary>
internal sealed class GateCompiler(Epochs epochs, Calendars calendars, PapersCompiler papers, Instant origin)
{
    private static readonly ImmutableArray<int> Ways = [0, 1];

    /// <summary>Desks for inspection where none are given, and how long one takes, minutes; assumed.</summary>
    private const int UsualInspectionDesks = 4;

    private static readonly Dwell UsualInspection = new(90, 210);

    private const int UsualPriority = 5;

    public required double StartOffset { private get; init; }

    public required double End { private get; init; }

    public required SimulationAssumptions Assumptions { private get; init; }

    public GatePlan Compile(Crossing crossing)
    {
        var versions = epochs.Each(network => network.Corridor.Crossings.FirstOrDefault(row => row.Id == crossing.Id) ?? crossing);
        var open = new[] { calendars.OfCrossing(crossing, CrossingDirection.AToB), calendars.OfCrossing(crossing, CrossingDirection.BToA) };
        var desks = new List<DeskPlan>();
        var lanes = new[] { AddLanes(desks, crossing, versions, 0), AddLanes(desks, crossing, versions, 1) };
        var smart = new[] { AddWork(desks, crossing, BorderWorkKind.SmartLane, 0), AddWork(desks, crossing, BorderWorkKind.SmartLane, 1) };
        var agv = AddWork(desks, crossing, BorderWorkKind.AgvLine, -1);
        var arrivals = Arrivals(crossing, versions, open);
        return new GatePlan
        {
            Crossing = crossing,
            Lane = lanes,
            SmartLane = smart,
            AgvLine = agv,
            Dock = AddDocks(desks, crossing),
            Inspection = AddInspection(desks, crossing),
            Customs = AddCustoms(desks, crossing),
            Desks = [.. desks],
            SmartShare = Shares(crossing, BorderWorkKind.SmartLane),
            AgvShare = Shares(crossing, BorderWorkKind.AgvLine),
            Open = open,
            Papers = papers.Of(crossing),
            Rules = [.. versions.Select(version => version.TruckRules)],
            Arrivals = arrivals.Plans,
            HasCounts = arrivals.HasCounts,
            ClockMinutes = [ClockOf(crossing.PlaceA), ClockOf(crossing.PlaceB)],
        };
    }

    private double ClockOf(PlaceId place) =>
        (epochs.Networks[0].GetPlace(place).Zone.GetUtcOffset(origin).Seconds / 60.0) - StartOffset;

    /// <summary>
    /// A lane takes so long with a lorry that all lanes of both ways together pass vehicles_per_day in the hours of the package. Longer
    /// hours and more lanes then pass more; where a policy sets vehicles_per_day, the lanes are those it sets.
    /// </summary>
    private int AddLanes(List<DeskPlan> desks, Crossing crossing, Crossing[] versions, int direction)
    {
        var dwell = new Dwell[versions.Length];
        for (var epoch = 0; epoch < versions.Length; epoch++)
        {
            var plain = epochs.Unchanged[epoch].Corridor.Crossings.FirstOrDefault(row => row.Id == crossing.Id) ?? versions[epoch];
            var isSet = plain.VehiclesPerDay != versions[epoch].VehiclesPerDay;
            var lanes = isSet ? versions[epoch] : plain;
            var count = Math.Max(1, lanes.LanesAToB + lanes.LanesBToA);
            var minutes = OpenMinutes(epochs.Unchanged[epoch], plain, epochs.Days[epoch]) * count / Math.Max(1,
                lanes.VehiclesPerDay ?? (200.0 * count));
            dwell[epoch] = new Dwell(minutes, minutes * 1.6);
        }

        desks.Add(new DeskPlan
        {
            Key = $"{crossing.Id}.lanes-{(direction == 0 ? "a-to-b" : "b-to-a")}",
            Kind = DeskKind.Lane,
            Servers = [.. versions.Select(version => direction == 0 ? version.LanesAToB : version.LanesBToA)],
            Dwell = dwell,
            Hours = calendars.OfCrossing(crossing, direction == 0 ? CrossingDirection.AToB : CrossingDirection.BToA),
            IsAssumed = crossing.Provenance.IsAssumed,
        });
        return desks.Count - 1;
    }

    /// <summary>Minutes a day during which both sides are open, on a plain working day of the package.</summary>
    private static double OpenMinutes(Network network, Crossing crossing, LocalDate day)
    {
        var zone = network.GetPlace(crossing.PlaceA).Zone;
        var monday = day.With(DateAdjusters.NextOrSame(IsoDayOfWeek.Wednesday));
        var (from, to) = (zone.AtStartOfDay(monday).ToInstant(), zone.AtStartOfDay(monday.PlusDays(1)).ToInstant());
        var both = OpenTimes.From(network.CalendarOf(crossing.HoursA).Between(from, to), from)
            .And(OpenTimes.From(network.CalendarOf(crossing.HoursB).Between(from, to), from));
        return both.MinutesBetween(0, 1440) is > 0 and var minutes ? minutes : 1440;
    }

    private BorderWork?[] Rows(Crossing crossing, BorderWorkKind work) =>
        epochs.Each(network => network.Corridor.BorderWork.FirstOrDefault(row => row.Crossing == crossing.Id && row.Work == work));

    private double[] Shares(Crossing crossing, BorderWorkKind work) => [.. Rows(crossing, work).Select(row => row?.Share ?? 0)];

    private int AddWork(List<DeskPlan> desks, Crossing crossing, BorderWorkKind work, int direction)
    {
        var rows = Rows(crossing, work);
        if (rows.All(row => row is null))
        {
            return -1;
        }

        var row = rows.First(each => each is not null)!;
        var way = direction switch { 0 => "-a-to-b", 1 => "-b-to-a", _ => "" };
        desks.Add(new DeskPlan
        {
            Key = row.Id + way,
            Kind = work == BorderWorkKind.SmartLane ? DeskKind.SmartLane : DeskKind.AgvLine,
            Servers = [.. rows.Select(each => each?.Servers ?? 0)],
            Dwell = [.. rows.Select(each => each?.Dwell ?? default)],
            Hours = row.Hours is { } hours ? calendars.Of(hours) : direction < 0 ? null
                : calendars.OfCrossing(crossing, direction == 0 ? CrossingDirection.AToB : CrossingDirection.BToA),
            IsAssumed = row.Provenance.IsAssumed,
        });
        return desks.Count - 1;
    }

    /// <summary>The yards of both sides where cargo changes lorries, taken together; their speed is the mean of their docks'.</summary>
    private int AddDocks(List<DeskPlan> desks, Crossing crossing)
    {
        var servers = new int[epochs.Count];
        var dwell = new Dwell[epochs.Count];
        Terminal? first = null;
        for (var epoch = 0; epoch < epochs.Count; epoch++)
        {
            var corridor = epochs.Networks[epoch].Corridor;
            var terminals = corridor.Terminals.Where(row => row.Place == crossing.PlaceA || row.Place == crossing.PlaceB).ToArray();
            first ??= terminals.FirstOrDefault();
            var rows = corridor.Handling.Where(row => row.Operation == Operation.TransshipBulk && row.From == Carriage.Lorry
                && row.To == Carriage.Lorry && terminals.Any(terminal => terminal.Id == row.Terminal)).ToArray();
            servers[epoch] = rows.Sum(row => row.Servers);
            var perHour = rows.Sum(row => row.Servers * (row.UnitsPerHour ?? 0.5));
            var minutes = perHour > 0 ? servers[epoch] * 60 / perHour : 120;
            dwell[epoch] = new Dwell(minutes, minutes * 1.5);
        }

        if (servers.All(count => count == 0))
        {
            return -1;
        }

        desks.Add(new DeskPlan
        {
            Key = $"{crossing.Id}.docks",
            Kind = DeskKind.Dock,
            Servers = servers,
            Dwell = dwell,
            Hours = calendars.Of(first?.Hours),
            IsAssumed = true,
        });
        return desks.Count - 1;
    }

    /// <summary>Officers of each side, those for exports apart from those for imports; rows with a place are of that side.</summary>
    private int[,] AddCustoms(List<DeskPlan> desks, Crossing crossing)
    {
        var found = new int[2, 2];
        foreach (var side in Ways)
        {
            var place = side == 0 ? crossing.PlaceA : crossing.PlaceB;
            var rows = epochs.Each(network => network.Corridor.BorderWork.FirstOrDefault(row => row.Crossing == crossing.Id
                && row.Work == BorderWorkKind.Customs && (row.Place is null || row.Place == place)));
            var row = rows.FirstOrDefault(each => each is not null);
            foreach (var trade in Ways)
            {
                found[side, trade] = row is null ? -1 : desks.Count;
                if (row is not null)
                {
                    desks.Add(new DeskPlan
                    {
                        Key = $"{row.Id}.{place}-{(trade == 0 ? "exports" : "imports")}",
                        Kind = DeskKind.Customs,
                        Servers = [.. rows.Select(each => each?.Servers ?? 0)],
                        Dwell = [.. rows.Select(each => each?.Dwell ?? default)],
                        Hours = calendars.Of(row.Hours ?? (side == 0 ? crossing.HoursA : crossing.HoursB)),
                        IsAssumed = row.Provenance.IsAssumed,
                    });
                }
            }
        }

        return found;
    }

    private int AddInspection(List<DeskPlan> desks, Crossing crossing)
    {
        var rows = Rows(crossing, BorderWorkKind.Inspection);
        desks.Add(new DeskPlan
        {
            Key = rows.FirstOrDefault(row => row is not null)?.Id ?? $"{crossing.Id}.inspection",
            Kind = DeskKind.Inspection,
            Servers = [.. rows.Select(row => row?.Servers ?? UsualInspectionDesks)],
            Dwell = [.. rows.Select(row => row?.Dwell ?? UsualInspection)],
            IsAssumed = true,
        });
        return desks.Count - 1;
    }

    private (ImmutableArray<ArrivalPlan> Plans, bool HasCounts) Arrivals(Crossing crossing, Crossing[] versions, OpenTimes[] open)
    {
        var keys = epochs.Networks.SelectMany(network => network.Corridor.GateArrivals.Where(row => row.Crossing == crossing.Id))
            .DistinctBy(row => row.Id).ToArray();
        if (keys.Length > 0)
        {
            return ([.. keys.Select(key => Counted(crossing, key, open))], true);
        }

        return (
        [
            .. Ways.Select(direction => Plan(crossing, $"{crossing.Id}.{direction}", direction, new Stream("general", "",
                [.. versions.Select(version => (version.VehiclesPerDay ?? 0) * Assumptions.GateLoad / 2)],
                [.. versions.Select(_ => UsualPriority)]), open)),
        ], false);
    }

    private ArrivalPlan Counted(Crossing crossing, GateArrivals key, OpenTimes[] open)
    {
        var perDay = epochs.Each(network => network.Corridor.GateArrivals.FirstOrDefault(row => row.Id == key.Id)?.LorriesPerDay ?? 0);
        return Plan(crossing, key.Id, key.Direction == CrossingDirection.BToA ? 1 : 0, new Stream(key.Goods.Value, key.Pattern, perDay,
            epochs.Each(network => network.Corridor.GateArrivals.FirstOrDefault(row => row.Id == key.Id)?.Priority ?? UsualPriority)),
            open);
    }

    private sealed record Stream(string Goods, string Pattern, double[] PerDay, int[] Priority);

    private ArrivalPlan Plan(Crossing crossing, string key, int direction, Stream stream, OpenTimes[] open)
    {
        var from = direction == 0 ? crossing.PlaceA : crossing.PlaceB;
        var pattern = new ArrivalDays(epochs.Networks[0], stream.Pattern, epochs.Networks[0].GetPlace(from));
        var days = (int)Math.Ceiling(End / 1440);
        var perDay = new double[days];
        var way = direction == 0 ? CrossingDirection.AToB : CrossingDirection.BToA;
        for (var (day, epoch) = (0, 0); day < days; day++)
        {
            epoch += epoch + 1 < epochs.Count && epochs.StartOf(epoch + 1) <= day * 1440.0 ? 1 : 0;
            var date = epochs.FirstDay.PlusDays(day);
            perDay[day] = calendars.IsSuspended(crossing.Id, way, date) ? 0 : stream.PerDay[epoch] * pattern.FactorOf(date);
        }

        var most = stream.PerDay.Max();
        return new ArrivalPlan
        {
            Key = key,
            Direction = direction,
            Priority = stream.Priority,
            NeedsQuarantine = epochs.Networks[0].Corridor.Goods.FirstOrDefault(row =>
                row.Id.Value == stream.Goods)?.NeedsQuarantine == true,
            PerDay = perDay,
            ByHour = pattern.ByHour(ClockOf(from), open[direction]),
            Group = Math.Max(1, (int)Math.Round(most / Assumptions.GroupsPerDay)),
        };
    }
}
