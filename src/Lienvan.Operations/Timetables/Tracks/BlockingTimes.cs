using Lienvan.Model.Places;
using Lienvan.Model.Units;

namespace Lienvan.Operations.Timetables.Tracks;

/// <summary>How trains are kept apart between two stations.</summary>
public enum BlockKind
{
    /// <summary>One train between two stations: semi-automatic or telephone block, points and signals set by relays or by hand.</summary>
    StationToStation,

    /// <summary>One train between two stations, under an electronic interlocking that proves by itself that the line is clear.</summary>
    Electronic,

    /// <summary>Several trains follow each other from one automatic block signal to the next.</summary>
    Automatic,
}

/// <summary>
/// The parts of a blocking time, beside the running itself: how long before its entry and after its exit a train keeps a piece of track
/// from all others. Parts: route setting, sight, approach, running, clearing, release. Source: J. Pachl, Railway Operation and Control
/// (2009) ch. 3; UIC Code 406 (2013). What a railway of the corridor takes for each part is not published: the values are assumed.
/// </summary>
public sealed record BlockingTimes
{
    /// <summary>Relays or hands, station to station: the railways of Viet Nam and the lines of China without wires.</summary>
    public static readonly BlockingTimes StationToStation = new()
    {
        RouteSettingSeconds = 60,
        ReleaseSeconds = 60,
        Provenance = new Provenance(
            "assumed: semi-automatic block with relays or levers (Viet Nam paper to UNESCAP, Mar 2015); the section is asked for and " +
            "handed back by the two station masters, about a minute each", Confidence.Assumed, ""),
    };

    /// <summary>Electronic interlocking, station to station: the electrified single track.</summary>
    public static readonly BlockingTimes Electronic = new()
    {
        RouteSettingSeconds = 15,
        ReleaseSeconds = 10,
        Provenance = new Provenance("assumed: computer interlocking with axle counters sets or clears a route in 10–15 s",
            Confidence.Assumed, ""),
    };

    /// <summary>Automatic block signals: the double track.</summary>
    public static readonly BlockingTimes Automatic = new()
    {
        RouteSettingSeconds = 12,
        ReleaseSeconds = 5,
        BlockLength = Distance.FromMetres(1500),
        Provenance = new Provenance("assumed: automatic block, four aspects, 1.2 to 1.6 km a block, as is usual in China",
            Confidence.Assumed, ""),
    };

    /// <summary>Setting the route and the signal, seconds.</summary>
    public required double RouteSettingSeconds { get; init; }

    /// <summary>The driver sees the distant signal, seconds; 12 by default (Pachl 2009).</summary>
    public double SightSeconds { get; init; } = 12;

    /// <summary>From the distant signal to the block, by distance; 800 m by default. Only for a train that passes without
    /// stopping.</summary>
    public Distance Approach { get; init; } = Distance.FromMetres(800);

    /// <summary>What the rear must clear beyond the block beside the train's own length; 100 m by default.</summary>
    public Distance Overlap { get; init; } = Distance.FromMetres(100);

    /// <summary>Releasing the block for the next train, seconds.</summary>
    public required double ReleaseSeconds { get; init; }

    /// <summary>Length of an automatic block; null for one block from station to station.</summary>
    public Distance? BlockLength { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The parts of a kind of block.</summary>
    public static BlockingTimes Of(BlockKind kind) => kind switch
    {
        BlockKind.Automatic => Automatic,
        BlockKind.Electronic => Electronic,
        _ => StationToStation,
    };

    /// <summary>
    /// Before the entry: route setting, sight, and the approach of a train that runs in without stopping, seconds.
    /// </summary>
    /// <param name="speedMetresPerSecond">The speed on the approach; above zero.</param>
    /// <param name="startsFromStop">Whether it starts from a stand: then there is neither sight nor approach.</param>
    public double BeforeSeconds(double speedMetresPerSecond, bool startsFromStop) =>
        RouteSettingSeconds + (startsFromStop ? 0 : SightSeconds + (Approach.Metres / speedMetresPerSecond));

    /// <summary>
    /// After the exit: clearing by the rear, and release, seconds. A train that stops at the next station has its rear in when it stands.
    /// </summary>
    /// <param name="stops">Whether it stops there.</param>
    /// <param name="trainMetres">Length of the train.</param>
    /// <param name="speedMetresPerSecond">The speed at the exit; above zero.</param>
    public double AfterSeconds(bool stops, double trainMetres, double speedMetresPerSecond) =>
        (stops ? 0 : (trainMetres + Overlap.Metres) / speedMetresPerSecond) + ReleaseSeconds;
}
