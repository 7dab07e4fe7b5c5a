using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;

namespace Lienvan.Operations.Timetables.Tracks;

/// <summary>Makes stations and sections of the rows of a network. Only places that a section or a rail crossing reaches become
/// stations.</summary>
internal sealed class RailwayBuilder
{
    private readonly Network network;
    private readonly Dictionary<PlaceId, int> indices = [];

    public RailwayBuilder(Network network)
    {
        this.network = network;
        var corridor = network.Corridor;
        var crossings = corridor.Crossings.Where(crossing => crossing.Mode == Mode.Rail).ToArray();
        foreach (var place in corridor.Sections.SelectMany(section => new[] { section.From, section.To })
            .Concat(crossings.SelectMany(crossing => new[] { crossing.PlaceA, crossing.PlaceB })))
        {
            indices.TryAdd(place, indices.Count);
        }

        var rows = corridor.LineStations.ToLookup(row => row.Place);
        Stations = [.. indices.Keys.Select(place => Station(place, rows[place]))];
        Sections = [.. corridor.Sections.Select(Section), .. crossings.Select(Section)];
    }

    public RailwayStation[] Stations { get; }

    public RailwaySection[] Sections { get; }

    private RailwayStation Station(PlaceId id, IEnumerable<LineStation> rows)
    {
        var place = network.GetPlace(id);
        var all = rows.ToArray();
        return new RailwayStation
        {
            Place = id,
            Name = place.Name,
            Zone = place.Zone,
            Tracks = all.Length == 0 ? 2 : all.Max(row => row.Tracks),
            LoopLength = all.Length == 0 || all.Any(row => row.LoopLength is null) ? null : all.Max(row => row.LoopLength!.Value),
            IsAssumed = all.Length == 0 || all.Any(row => row.Provenance.IsAssumed),
        };
    }

    private RailwaySection Section(Section row) => new()
    {
        Id = row.Id,
        From = indices[row.From],
        To = indices[row.To],
        Length = row.Length,
        Tracks = row.Tracks,
        Gauges = row.Gauges,
        PassengerSpeed = row.PassengerSpeed,
        FreightSpeed = row.FreightSpeed.MetresPerSecond > 0 ? row.FreightSpeed : row.PassengerSpeed,
        Block = row.Tracks > 1 ? BlockKind.Automatic : row.Power == Electrification.None ? BlockKind.StationToStation
            : BlockKind.Electronic,
        Track = row,
    };

    /// <summary>Across a border a train takes what the crossing says, stops for the signal of the other railway included.</summary>
    private RailwaySection Section(Crossing row)
    {
        var length = row.Length.Metres > 0 ? row.Length : Distance.FromKilometres(1);
        var speed = Speed.FromMetresPerSecond(length.Metres / (Math.Max(row.Passage.P50Minutes, 1) * 60));
        return new RailwaySection
        {
            Id = row.Id.Value,
            From = indices[row.PlaceA],
            To = indices[row.PlaceB],
            Length = length,
            Tracks = 1,
            Gauges = [.. row.Gauges.Select(gauge => new GaugeLimits(gauge, Mass.FromTonnes(23), row.TrainMass, null))],
            PassengerSpeed = speed,
            FreightSpeed = speed,
            Block = BlockKind.StationToStation,
        };
    }
}
