using System.Globalization;
using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using NodaTime;

namespace Lienvan.App.Questions;

/// <summary>Things of places, gates and services by their friendly names, as cells of the package.</summary>
internal sealed class ThingFinder(Network network)
{
    private static readonly string[] GateThings = [".lanes", ".hours", ".lorries-per-day", ".arrivals"];
    private static readonly string[] RailThings = [".trains-per-day", ".train-mass", ".load"];
    private static readonly string[] LaneColumns = ["lanes_a_to_b", "lanes_b_to_a"];

    private static readonly Dictionary<string, BorderWorkKind> Works = new(StringComparer.Ordinal)
    {
        ["tracks"] = BorderWorkKind.ArrivalTrack,
        ["pads"] = BorderWorkKind.Pad,
        ["locomotives"] = BorderWorkKind.LocomotiveChange,
        ["shunting"] = BorderWorkKind.Shunting,
        ["brake-tests"] = BorderWorkKind.BrakeTest,
        ["scanners"] = BorderWorkKind.Scanning,
        ["inspection"] = BorderWorkKind.Inspection,
        ["windows"] = BorderWorkKind.PassengerControl,
        ["smart-lanes"] = BorderWorkKind.SmartLane,
        ["agv-lines"] = BorderWorkKind.AgvLine,
        ["customs"] = BorderWorkKind.Customs,
    };

    /// <summary>The cells that a thing stands for, with the values that they get; none where it is unknown.</summary>
    public IEnumerable<PolicyChange> Find(string whose, string what, string value) =>
        OfPlace(whose, what, value).Concat(OfCrossing(whose, what, value)).Concat(OfService(whose, what, value));

    /// <summary>Every friendly name there is.</summary>
    public IEnumerable<string> Names()
    {
        var work = network.Corridor.BorderWork.Select(row => (row.Place?.Value ?? row.Crossing?.Value) + "." + Works.First(pair =>
            pair.Value == row.Work).Key);
        var cranes = network.Corridor.Terminals.SelectMany(row => new[] { row.Place.Value + ".cranes", row.Place.Value + ".stack" });
        var crossings = network.Corridor.Crossings.SelectMany(row => row.Mode == Mode.Road
            ? GateThings.Select(end => row.Id.Value + end)
            : RailThings.Select(end => row.Id.Value + end));
        return work.Concat(cranes).Concat(crossings).Concat(network.Corridor.Services.SelectMany(row => new[] { row.Id.Value + ".per-week",
            row.Id.Value + ".priority" })).Concat(network.Corridor.GateArrivals.Select(row => $"{row.Crossing}.{row.Goods}-priority"));
    }

    private IEnumerable<PolicyChange> OfPlace(string whose, string what, string value)
    {
        if (Works.TryGetValue(what, out var work))
        {
            return network.Corridor.BorderWork.Where(row => row.Work == work && (row.Place?.Value == whose || row.Crossing is { } id
                && IsCalled(id, whose)))
                .Select(row => new PolicyChange("border_work", row.Id, "servers", value));
        }

        var terminals = network.Corridor.Terminals.Where(row => row.Place.Value == whose || row.Id.Value == whose).ToArray();
        return what switch
        {
            "cranes" => network.Corridor.Handling.Where(row => row.Operation == Operation.LiftContainer && terminals.Any(each =>
                each.Id == row.Terminal))
                .Select(row => new PolicyChange("handling", row.Id, "servers", value)),
            "gangs" => network.Corridor.Handling.Where(row => row.Operation == Operation.TransshipBulk && terminals.Any(each =>
                each.Id == row.Terminal))
                .Select(row => new PolicyChange("handling", row.Id, "servers", value)),
            "stack" => terminals.Select(row => new PolicyChange("terminals", row.Id.Value, "stack_teu", value)),
            _ => [],
        };
    }

    private IEnumerable<PolicyChange> OfCrossing(string whose, string what, string value)
    {
        foreach (var crossing in network.Corridor.Crossings.Where(row => IsCalled(row.Id, whose)))
        {
            var cells = what switch
            {
                "lanes" => LaneColumns.Select(column => Cell(crossing, column, value)),
                "lorries-per-day" or "trains-per-day" => [Cell(crossing, "vehicles_per_day", value)],
                "train-mass" => [Cell(crossing, "train_mass_t", value)],
                "hours" => Hours(crossing, value),
                "arrivals" => network.Corridor.GateArrivals.Where(row => row.Crossing == crossing.Id)
                    .Select(row => new PolicyChange("gate_arrivals", row.Id, "lorries_per_day", value)),
                _ when what.EndsWith("-priority", StringComparison.Ordinal) => network.Corridor.GateArrivals
                    .Where(row => row.Crossing == crossing.Id && row.Goods.Value + "-priority" == what)
                    .Select(row => new PolicyChange("gate_arrivals", row.Id, "priority", value)),
                "load" => [Cell(crossing, "load", value)],
                _ => [],
            };
            foreach (var cell in cells)
            {
                yield return cell;
            }
        }
    }

    private IEnumerable<PolicyChange> OfService(string whose, string what, string value) =>
        what is "per-week" or "per_week" or "priority" && network.Corridor.Services.Any(row => row.Id.Value == whose)
            ? [new PolicyChange("services", whose, what.Replace('-', '_'), value)] : [];

    private static PolicyChange Cell(Crossing crossing, string column, string value) => new("crossings", crossing.Id.Value, column, value);

    private static bool IsCalled(CrossingId id, string name) => id.Value == name || id.Value == "gate-" + name || id.Value == "rail-"
        + name;

    /// <summary>Opening and closing by the clock of side a, put on the clock of side b for its rows.</summary>
    private IEnumerable<PolicyChange> Hours(Crossing crossing, string value)
    {
        var parts = value.Split('-', '–');
        if (parts.Length != 2)
        {
            yield break;
        }

        foreach (var (hours, place) in new[] { (crossing.HoursA, crossing.PlaceA), (crossing.HoursB, crossing.PlaceB) })
        {
            if (hours is { } set)
            {
                var shift = ClockShift(crossing.PlaceA, place);
                yield return new PolicyChange("opening_hours", set.Value, "opens", Shifted(parts[0].Trim(), shift));
                yield return new PolicyChange("opening_hours", set.Value, "closes", Shifted(parts[1].Trim(), shift));
            }
        }
    }

    private int ClockShift(PlaceId from, PlaceId to)
    {
        var noon = network.Day.At(new LocalTime(12, 0)).InUtc().ToInstant();
        return (network.GetPlace(to).Zone.GetUtcOffset(noon).Seconds - network.GetPlace(from).Zone.GetUtcOffset(noon).Seconds) / 60;
    }

    /// <summary>A clock some minutes on; the whole day stays the whole day.</summary>
    private static string Shifted(string clock, int minutes)
    {
        var parts = clock.Split(':');
        if (minutes == 0 || clock is "00:00" or "24:00" || parts.Length != 2
            || !int.TryParse(parts[0], out var hours) || !int.TryParse(parts[1], out var rest))
        {
            return clock;
        }

        var all = (hours * 60) + rest + minutes;
        return all > 1440 ? string.Create(CultureInfo.InvariantCulture, $"{(all - 1440) / 60:00}:{all % 60:00}+1")
            : string.Create(CultureInfo.InvariantCulture, $"{all / 60:00}:{all % 60:00}");
    }
}

/// <summary>Numbers of the package as they are on a day, for changes that say how much more.</summary>
internal sealed class CellReader(Network network)
{
    public double? Find(PolicyChange cell)
    {
        var corridor = network.Corridor;
        return (cell.Table, cell.Column) switch
        {
            ("handling", "servers") => corridor.Handling.FirstOrDefault(row => row.Id == cell.Row)?.Servers,
            ("handling", "units_per_hour") => corridor.Handling.FirstOrDefault(row => row.Id == cell.Row)?.UnitsPerHour,
            ("handling", "minutes_p50") => corridor.Handling.FirstOrDefault(row => row.Id == cell.Row)?.Dwell.P50Minutes,
            ("border_work", "servers") => corridor.BorderWork.FirstOrDefault(row => row.Id == cell.Row)?.Servers,
            ("border_work", "minutes_p50") => corridor.BorderWork.FirstOrDefault(row => row.Id == cell.Row)?.Dwell.P50Minutes,
            ("gate_arrivals", "lorries_per_day") => corridor.GateArrivals.FirstOrDefault(row => row.Id == cell.Row)?.LorriesPerDay,
            ("terminals", "stack_teu") => corridor.Terminals.FirstOrDefault(row => row.Id.Value == cell.Row)?.Stack?.Count,
            ("services", "priority") => corridor.Services.FirstOrDefault(row => row.Id.Value == cell.Row) is { } service
                ? service.Priority ?? (service.Traffic == Model.Lines.Traffic.Passenger ? 2 : 5) : null,
            ("gate_arrivals", "priority") => corridor.GateArrivals.FirstOrDefault(row => row.Id == cell.Row)?.Priority,
            ("services", "per_week") => corridor.Services.FirstOrDefault(row => row.Id.Value == cell.Row)?.PerWeek,
            ("formalities", "minutes_p50") => corridor.Formalities.FirstOrDefault(row => row.Id == cell.Row)?.Dwell.P50Minutes,
            ("formalities", "inspection_share") => corridor.Formalities.FirstOrDefault(row => row.Id == cell.Row)?.InspectionShare,
            ("crossings", var column) when corridor.Crossings.FirstOrDefault(row => row.Id.Value == cell.Row) is { } row => column switch
            {
                "lanes_a_to_b" => row.LanesAToB,
                "lanes_b_to_a" => row.LanesBToA,
                "vehicles_per_day" => row.VehiclesPerDay,
                "train_mass_t" => row.TrainMass?.Tonnes,
                "load" => row.Load,
                _ => null,
            },
            _ => null,
        };
    }
}
