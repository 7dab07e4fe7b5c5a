using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.Operations.Timetables.Tracks;

/// <summary>A station, halt or junction as trains see it.</summary>
public sealed record RailwayStation
{
    /// <summary>The place.</summary>
    public required PlaceId Place { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>Its clock.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>Tracks that trains can stand or meet on, the running tracks included; of several lines the most.</summary>
    public required int Tracks { get; init; }

    /// <summary>Usable length of the longest loop; null for no limit.</summary>
    public required Distance? LoopLength { get; init; }

    /// <summary>Whether tracks or loop were assumed.</summary>
    public required bool IsAssumed { get; init; }

    /// <summary>Whether two trains can be there at once.</summary>
    public bool CanMeet => Tracks >= 2;
}

/// <summary>The track between two neighbouring stations, or across a border, as trains see it.</summary>
public sealed record RailwaySection
{
    /// <summary>Key of the section, or of the crossing.</summary>
    public required string Id { get; init; }

    /// <summary>The station at its start, an index into <see cref="Railway.Stations"/>.</summary>
    public required int From { get; init; }

    /// <summary>The station at its end, an index into <see cref="Railway.Stations"/>.</summary>
    public required int To { get; init; }

    /// <summary>Length of the track.</summary>
    public required Distance Length { get; init; }

    /// <summary>Running tracks.</summary>
    public required int Tracks { get; init; }

    /// <summary>Gauges laid.</summary>
    public required ImmutableArray<GaugeLimits> Gauges { get; init; }

    /// <summary>Highest speed of passenger trains.</summary>
    public required Speed PassengerSpeed { get; init; }

    /// <summary>Highest speed of freight trains.</summary>
    public required Speed FreightSpeed { get; init; }

    /// <summary>How trains are kept apart.</summary>
    public required BlockKind Block { get; init; }

    /// <summary>The row of the package; null across a border.</summary>
    public Section? Track { get; init; }

    /// <summary>Whether it crosses a border.</summary>
    public bool IsBorder => Track is null;

    /// <summary>Whether trains of both directions share one track.</summary>
    public bool IsSingle => Tracks == 1;

    /// <summary>The speed for what a train carries.</summary>
    public Speed SpeedFor(Traffic traffic) => traffic == Traffic.Passenger ? PassengerSpeed : FreightSpeed;

    /// <summary>Whether that gauge is laid; <c>default</c> stands for any.</summary>
    public bool Has(Gauge gauge) => gauge == default || Gauges.Any(limits => limits.Gauge == gauge);
}

/// <summary>
/// The railway of a day as trains see it: stations with their tracks, joined by sections, borders included. Sections under an assumed kind
/// of block: double track has automatic block, electrified single track electronic block, other single track station-to-station block.
/// </summary>
public sealed class Railway
{
    private readonly Dictionary<PlaceId, int> indices;
    private readonly int[][] sectionsAt;
    private readonly Network network;

    private Railway(Network network, RailwayStation[] stations, RailwaySection[] sections)
    {
        this.network = network;
        (Stations, Sections) = ([.. stations], [.. sections]);
        indices = stations.Index().ToDictionary(pair => pair.Item.Place, pair => pair.Index);
        var at = stations.Select(_ => new List<int>()).ToArray();
        foreach (var (index, section) in sections.Index())
        {
            at[section.From].Add(index);
            at[section.To].Add(index);
        }

        sectionsAt = [.. at.Select(list => list.ToArray())];
    }

    /// <summary>The stations.</summary>
    public ImmutableArray<RailwayStation> Stations { get; }

    /// <summary>The sections between them.</summary>
    public ImmutableArray<RailwaySection> Sections { get; }

    /// <summary>The railway of what is open on a day.</summary>
    public static Railway Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var builder = new RailwayBuilder(network);
        return new Railway(network, builder.Stations, builder.Sections);
    }

    /// <summary>The station at a place, an index into <see cref="Stations"/>, or null when no track leads there.</summary>
    public int? FindStation(PlaceId place) => indices.TryGetValue(place, out var index) ? index : null;

    /// <summary>A line with its stations in order of km-posts, or null when the network has none of that key.</summary>
    public LineTrack? FindLine(LineId id)
    {
        var line = network.Corridor.Lines.FirstOrDefault(line => line.Id == id);
        return line is null ? null : new LineWalk(this, network).Find(line);
    }

    /// <summary>The sections at a station, indices into <see cref="Sections"/>.</summary>
    internal ReadOnlySpan<int> SectionsAt(int station) => sectionsAt[station];

    /// <summary>The other end of a section.</summary>
    internal int OtherEnd(int section, int station) => Sections[section].From == station ? Sections[section].To : Sections[section].From;

    /// <summary>The same railway with other stations or sections in the place of some, for a what-if.</summary>
    internal Railway With(IEnumerable<RailwayStation> stations, IEnumerable<RailwaySection> sections) =>
        new(network, [.. stations], [.. sections]);

    /// <summary>
    /// The shortest way by track of a gauge, as sections in order, or null when no track joins the two. Source: E. W. Dijkstra 1959.
    /// </summary>
    internal int[]? FindWay(int from, int to, Gauge gauge)
    {
        var metres = new double[Stations.Length];
        var by = new int[Stations.Length];
        Array.Fill(metres, double.PositiveInfinity);
        Array.Fill(by, -1);
        var open = new PriorityQueue<int, double>();
        metres[from] = 0;
        open.Enqueue(from, 0);
        while (open.TryDequeue(out var station, out var reached) && station != to)
        {
            if (reached > metres[station])
            {
                continue;
            }

            foreach (var section in sectionsAt[station])
            {
                var next = OtherEnd(section, station);
                var length = reached + Sections[section].Length.Metres;
                if (length < metres[next] && Sections[section].Has(gauge))
                {
                    (metres[next], by[next]) = (length, section);
                    open.Enqueue(next, length);
                }
            }
        }

        return double.IsInfinity(metres[to]) ? null : WayBack(from, to, by);
    }

    private int[] WayBack(int from, int to, int[] by)
    {
        var way = new List<int>();
        for (var station = to; station != from; station = OtherEnd(by[station], station))
        {
            way.Add(by[station]);
        }

        way.Reverse();
        return [.. way];
    }
}
