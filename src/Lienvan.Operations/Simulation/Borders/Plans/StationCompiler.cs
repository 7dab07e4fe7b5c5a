using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Time;
using NodaTime;

namespace Lienvan.Operations.Simulation.Borders.Plans;

/// <summary>Makes a station of the rows about its place: what has no row is taken as docs/simulation.md says.</summary>
internal sealed class StationCompiler(Epochs epochs, Calendars calendars, Instant origin)
{
    /// <summary>One engine with its crew, a test, a change of locomotive and so on, in minutes; all assumed.</summary>
    private static readonly Dictionary<BorderWorkKind, (int Servers, Dwell Dwell)> Usual = new()
    {
        [BorderWorkKind.Pad] = (1, default),
        [BorderWorkKind.LocomotiveChange] = (1, new Dwell(25, 45)),
        [BorderWorkKind.Shunting] = (1, new Dwell(30, 60)),
        [BorderWorkKind.BrakeTest] = (1, new Dwell(25, 40)),
        [BorderWorkKind.Scanning] = (0, default),
        [BorderWorkKind.Inspection] = (2, new Dwell(150, 360)),
        [BorderWorkKind.PassengerControl] = (6, new Dwell(1.5, 3)),
        [BorderWorkKind.Customs] = (0, default),
    };

    private const double HoursOnPad = 3.5;

    private static readonly (BorderWorkKind Work, DeskKind Desk)[] Works =
    [
        (BorderWorkKind.LocomotiveChange, DeskKind.Locomotive), (BorderWorkKind.Shunting, DeskKind.Shunting),
        (BorderWorkKind.BrakeTest, DeskKind.BrakeTest), (BorderWorkKind.Scanning, DeskKind.Scanning),
        (BorderWorkKind.Inspection, DeskKind.Inspection), (BorderWorkKind.PassengerControl, DeskKind.Control),
    ];

    /// <param name="place">The station.</param>
    /// <param name="isBorder">Whether a rail crossing ends there.</param>
    /// <param name="gauges">Gauges of the trains that come.</param>
    /// <param name="transfers">What goes on by another gauge.</param>
    public StationPlan Compile(PlaceId place, bool isBorder, ImmutableArray<int> gauges, ImmutableArray<TransferPlan> transfers)
    {
        var row = epochs.Networks[0].GetPlace(place);
        var desks = new List<DeskPlan>();
        var (tracks, pads) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        foreach (var gauge in gauges)
        {
            tracks[gauge] = AddTracks(desks, place, BorderWorkKind.ArrivalTrack, gauge);
            pads[gauge] = AddTracks(desks, place, BorderWorkKind.Pad, gauge);
        }

        var ofKind = new int[Enum.GetValues<DeskKind>().Length];
        Array.Fill(ofKind, -1);
        foreach (var (work, kind) in Works)
        {
            ofKind[(int)kind] = Add(desks, place, work, kind);
        }

        if (epochs.Networks.Any(network => network.Corridor.BorderWork.Any(each => each.Place == place && each.Crossing is null
            && each.Work == BorderWorkKind.Customs)))
        {
            ofKind[(int)DeskKind.Customs] = Add(desks, place, BorderWorkKind.Customs, DeskKind.Customs);
        }

        var lifts = AddLifts(desks, place);
        ofKind[(int)DeskKind.Stack] = AddStack(desks, place);
        return new StationPlan
        {
            Place = row,
            ClockMinutes = row.Zone.GetUtcOffset(origin).Seconds / 60.0 - StartOffset,
            IsBorder = isBorder,
            Desks = [.. desks],
            TrackDesk = tracks,
            PadDesk = pads,
            DeskOfKind = ofKind,
            Lifts = lifts,
            Transfers = transfers,
            LorryHours = calendars.Of(TerminalOf(epochs.Networks[^1], place)?.Hours),
        };
    }

    /// <summary>Services that call, and the station's number.</summary>
    public required ServicePlan[] Coming { private get; init; }

    public required int Number { private get; init; }

    /// <summary>Minutes that the clock in which days begin is ahead of UTC.</summary>
    public required double StartOffset { private get; init; }

    private static Terminal? TerminalOf(Network network, PlaceId place) => network.Corridor.Terminals.FirstOrDefault(row =>
        row.Place == place);

    private int Add(List<DeskPlan> desks, PlaceId place, BorderWorkKind work, DeskKind kind)
    {
        var rows = epochs.Each(network => network.Corridor.BorderWork.FirstOrDefault(row => row.Place == place && row.Work == work));
        desks.Add(new DeskPlan
        {
            Key = rows.FirstOrDefault(row => row is not null)?.Id ?? $"{place}.{kind}",
            Kind = kind,
            Servers = [.. rows.Select(row => row?.Servers ?? (kind == DeskKind.Control ? UsualWindows() : Usual[work].Servers))],
            Dwell = [.. rows.Select(row => row?.Dwell ?? Usual[work].Dwell)],
            Hours = rows.FirstOrDefault(row => row?.Hours is not null)?.Hours is { } hours ? calendars.Of(hours) : null,
            IsAssumed = rows.Any(row => row?.Provenance.IsAssumed != false),
        });
        return desks.Count - 1;
    }

    /// <summary>Tracks of a gauge; a row without gauges is shared by all of them, so its desk is made once.</summary>
    private int AddTracks(List<DeskPlan> desks, PlaceId place, BorderWorkKind work, int gauge)
    {
        var rows = epochs.Each(network => network.Corridor.BorderWork.FirstOrDefault(row => row.Place == place && row.Work == work &&
            (row.Gauges.IsEmpty || row.Gauges.Any(each => each.Millimetres == gauge))));
        var key = rows.FirstOrDefault(row => row is not null)?.Id ?? $"{place}.{work}-{gauge}";
        var known = desks.FindIndex(desk => desk.Key == key);
        if (known >= 0)
        {
            return known;
        }

        var usual = work == BorderWorkKind.Pad ? UsualPads(gauge) : UsualTracks(place);
        desks.Add(new DeskPlan
        {
            Key = key,
            Kind = work == BorderWorkKind.Pad ? DeskKind.Pad : DeskKind.Track,
            Servers = [.. rows.Select(row => row?.Servers ?? usual)],
            Dwell = new Dwell[epochs.Count],
            IsAssumed = rows.Any(row => row?.Provenance.IsAssumed != false),
        });
        return desks.Count - 1;
    }

    /// <summary>As many as trains that start and end need at three fifths of the time.</summary>
    private int UsualPads(int gauge) => Math.Max(1, (int)Math.Ceiling(
        Coming.Where(service => service.Gauge == gauge && !service.IsPassenger && service.From <= 0)
            .Sum(service => service.Service.PerWeek * service.Visits.Count(visit => visit.Station == Number
                && visit.Role != VisitRole.Through))
        / 7 * HoursOnPad / 24 / 0.6));

    /// <summary>So many that the fullest train is through in a quarter of an hour.</summary>
    private int UsualWindows() => Math.Max(2, (int)Math.Ceiling(
        Coming.Where(service => service.IsPassenger).Select(service => service.Service.Seats).DefaultIfEmpty(0).Max() * 0.6 * 1.5 / 15));

    /// <summary>The tracks of the place on its lines without the two for running; four where no line says.</summary>
    private int UsualTracks(PlaceId place)
    {
        var tracks = epochs.Networks[0].Corridor.LineStations.Where(row => row.Place == place).Select(row =>
            row.Tracks).DefaultIfEmpty(6).Max();
        return Math.Max(2, tracks - 2);
    }

    private ImmutableArray<LiftPlan> AddLifts(List<DeskPlan> desks, PlaceId place)
    {
        var rows = epochs.Networks.SelectMany(network => network.Corridor.Handling.Where(row =>
                row.Operation is Operation.LiftContainer or Operation.TransshipBulk or Operation.ExchangeBogies
                && TerminalOf(network, place)?.Id == row.Terminal)).DistinctBy(row => row.Id).ToArray();
        var lifts = ImmutableArray.CreateBuilder<LiftPlan>();
        foreach (var row in rows)
        {
            var versions = epochs.Each(network => network.Corridor.Handling.FirstOrDefault(each => each.Id == row.Id));
            desks.Add(new DeskPlan
            {
                Key = row.Id,
                Kind = row.Operation == Operation.LiftContainer ? DeskKind.Crane : DeskKind.Gang,
                Servers = [.. versions.Select(version => version?.Servers ?? 0)],
                Dwell = new Dwell[epochs.Count],
                Hours = row.Hours is { } hours ? calendars.Of(hours) : null,
                IsAssumed = row.Provenance.IsAssumed,
            });
            lifts.Add(new LiftPlan(desks.Count - 1, row.Operation, row.From, row.To, row.BothWays,
                [.. versions.Select(version => version?.UnitsPerHour ?? 8)]));
        }

        return lifts.ToImmutable();
    }

    private int AddStack(List<DeskPlan> desks, PlaceId place)
    {
        var versions = epochs.Each(network => TerminalOf(network, place));
        if (versions.All(version => version?.Stack is null))
        {
            return -1;
        }

        desks.Add(new DeskPlan
        {
            Key = $"{place}.stack",
            Kind = DeskKind.Stack,
            Servers = [.. versions.Select(version => (int)(version?.Stack?.Count ?? 100_000))],
            Dwell = new Dwell[epochs.Count],
            IsAssumed = versions.Any(version => version?.Provenance.IsAssumed != false),
        });
        return desks.Count - 1;
    }
}
