using Lienvan.Model.Dataset.Raw;
using Lienvan.Model.Places;
using Lienvan.Model.Services;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>Whether services can be boarded and kept: stops, clocks, frequencies, terminals where they load.</summary>
internal static class ServiceChecks
{
    public static void Run(CheckedCorridor subject)
    {
        var stops = StopRows.Of(subject.Raw);
        var terminals = subject.Corridor.Terminals.ToLookup(terminal => terminal.Place);
        var carriages = CarriagesByTerminal(subject.Corridor);
        foreach (var service in subject.Corridor.Services)
        {
            CheckPattern(subject, service);
            CheckGauge(subject, service);
            CheckTerminals(subject, service, stops, terminals, carriages);
        }

        // Versions of one service share its stops, so that one of them tells all.
        foreach (var service in subject.Corridor.Services.DistinctBy(service => service.Id))
        {
            CheckStops(subject, service, stops);
        }
    }

    private static void CheckPattern(CheckedCorridor subject, Service service)
    {
        if (service.Stops.Length < 2)
        {
            subject.Report(CorridorFindings.TooFewStops, RowOf(subject, service),
                $"service '{service.Id}' has {(service.Stops.IsEmpty ? "no stops" : "one stop")}", "add its stops to service_stops.csv");
        }

        var row = RowOf(subject, service);
        if (service.Pattern == ServicePattern.Frequency && row["per_week"].Length == 0 && row["days"].Length == 0)
        {
            subject.Report(CorridorFindings.FrequencyUnknown, row,
                $"service '{service.Id}' runs by frequency and has neither per_week nor days", "fill per_week");
        }
    }

    private static void CheckGauge(CheckedCorridor subject, Service service)
    {
        if (service.Mode != Mode.Rail)
        {
            return;
        }

        var row = RowOf(subject, service);
        if (service.Gauge == default)
        {
            subject.Report(CorridorFindings.ServiceWithoutGauge, row,
                $"rail service '{service.Id}' has no gauge", "fill gauges with the gauge of its wagons");
        }
        else if (row["gauges"].Contains('+', StringComparison.Ordinal))
        {
            subject.Report(CorridorFindings.ServiceOfSeveralGauges, row,
                $"service '{service.Id}' has gauges {row["gauges"]} and wagons have one; {service.Gauge} is used",
                "name one gauge; make a service for each");
        }
    }

    private static void CheckStops(CheckedCorridor subject, Service service, StopRows stops)
    {
        var rows = stops[service];
        for (var index = 0; index < service.Stops.Length; index++)
        {
            var (stop, row) = (service.Stops[index], rows[index]);
            if (index > 0 && service.Stops[index - 1].Place == stop.Place)
            {
                subject.Report(CorridorFindings.SamePlaceTwice, row,
                    $"'{service.Id}' stops at '{stop.Place}' twice in a row", "make one stop of them, with arrival and departure");
            }

            if (service.Pattern == ServicePattern.Frequency)
            {
                if (index > 0 && stop.Arrival.Minutes <= service.Stops[index - 1].Departure.Minutes)
                {
                    subject.Report(CorridorFindings.LegWithoutRunningTime, row,
                        $"'{service.Id}' has no running time to '{stop.Place}'", "fill run_minutes");
                }
            }
            else if (row["arrival"].Length == 0 && row["departure"].Length == 0)
            {
                subject.Report(CorridorFindings.StopWithoutClock, row,
                    $"'{service.Id}' has no clock time at '{stop.Place}'", "fill arrival or departure");
            }
            else
            {
                CheckClock(subject, service, index, row);
            }
        }
    }

    private static void CheckClock(CheckedCorridor subject, Service service, int index, RawRow row)
    {
        var stop = service.Stops[index];
        if (stop.Departure.Minutes < stop.Arrival.Minutes)
        {
            subject.Report(CorridorFindings.ClocksNotRising, row,
                $"'{service.Id}' leaves '{stop.Place}' at {stop.Departure} before it arrives at {stop.Arrival}",
                "correct them; after midnight write 00:10+1");
        }

        if (index > 0 && service.Stops[index - 1] is { } before && ServiceClock.MinutesBetween(subject, service, before, stop) < 0)
        {
            subject.Report(CorridorFindings.ClocksNotRising, row,
                $"'{service.Id}' arrives at '{stop.Place}' at {stop.Arrival}{ServiceClock.OffsetText(subject, service, stop)} before it " +
                    $"leaves " +
                $"'{before.Place}' at {before.Departure}{ServiceClock.OffsetText(subject, service, before)}",
                "clocks are local: mind the time zones, and after midnight write 00:10+1");
        }
    }

    private static void CheckTerminals(CheckedCorridor subject, Service service, StopRows stops,
        ILookup<PlaceId, Terminal> terminals, HashSet<(TerminalId, Carriage)> carriages)
    {
        if (service.Traffic == Lines.Traffic.Passenger)
        {
            return;
        }

        for (var index = 0; index < service.Stops.Length; index++)
        {
            var stop = service.Stops[index];
            if (stop.Activity == StopActivity.Pass)
            {
                continue;
            }

            if (!terminals.Contains(stop.Place))
            {
                subject.Report(CorridorFindings.StopWithoutTerminal, stops[service][index],
                    $"'{service.Id}' loads at '{stop.Place}', which has no terminal", "add one to terminals.csv, or make the stop a pass");
            }
            else if (!terminals[stop.Place].Any(terminal => carriages.Contains((terminal.Id, service.Carriage))))
            {
                subject.Report(CorridorFindings.StopWithoutHandling, stops[service][index],
                    $"no terminal at '{stop.Place}' handles {service.Carriage}, which '{service.Id}' needs",
                    "add it to handling.csv, or make the stop a pass");
            }
        }
    }

    private static HashSet<(TerminalId, Carriage)> CarriagesByTerminal(Corridor corridor)
    {
        var carriages = new HashSet<(TerminalId, Carriage)>();
        foreach (var handling in corridor.Handling)
        {
            carriages.Add((handling.Terminal, handling.From));
            carriages.Add((handling.Terminal, handling.To));
        }

        return carriages;
    }

    public static RawRow RowOf(CheckedCorridor subject, Service service) => subject.Version("services", service.Id.Value, service.Validity);
}
