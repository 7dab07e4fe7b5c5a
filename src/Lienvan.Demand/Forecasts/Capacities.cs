using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Compression;
using Lienvan.Operations.Timetables.Tracks;

namespace Lienvan.Demand.Forecasts;

/// <summary>How much a crossing takes, and what limits it.</summary>
/// <param name="Vehicles">Trains or lorries a day, both ways together.</param>
/// <param name="LimitedBy">In words.</param>
internal sealed record CrossingLimitFound(double Vehicles, string LimitedBy);

/// <summary>
/// Capacities of single-track lines and of crossings: by compression after UIC 406 for track and border stations, as published for gates.
/// Lines on more tracks carry much that no market here knows, and are taken to be wide enough.
/// </summary>
internal sealed class CapacityFinder(double occupancyLimit)
{
    /// <summary>What limits a crossing whose capacity is published.</summary>
    public const string Declared = "declared";

    /// <summary>
    /// A single track that is open has a loop at least so often, km: of longer sections the package does not name all, and they are no
    /// limit. Lines that are yet to be built have the loops of their plan.
    /// </summary>
    private const double LongestWithoutLoop = 20;

    private static readonly ImmutableArray<CountryId> Countries = [new("VN"), new("CN"), new("LA")];

    /// <summary>Trains a day both ways of each section that is measured, at the highest occupancy that still runs well.</summary>
    public Dictionary<string, double> Sections(Network network, IReadOnlySet<LineId> lines, Dictionary<CrossingId,
        CrossingLimitFound> crossings)
    {
        var railway = Railway.Of(network);
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in network.Corridor.Lines.Where(line => lines.Contains(line.Id) && Countries.Contains(line.Country)))
        {
            if (!network.Corridor.Sections.Any(section => section.Line == line.Id && section.Tracks == 1) ||
                Measure(network, railway, line) is not { } report)
            {
                continue;
            }

            var known = network.Corridor.Sections.Where(section => section.Line == line.Id &&
                (section.Validity.Project.Length > 0 || section.Length.Kilometres <= LongestWithoutLoop))
                .Select(section => section.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var section in report.Sections.Where(section => section.Tracks == 1 && known.Contains(section.Section)))
            {
                found[section.Section] = 2 * section.PairsPerDay * occupancyLimit;
            }

            foreach (var crossing in report.Crossings.Where(crossing => IsStudied(network, crossing.Crossing)))
            {
                // Handling limits those who change gauge there, not the trains that run through.
                var limits = crossing.TrainsByLimit.Where(limit => limit.Key != CrossingLimit.Handling && limit.Value > 0)
                    .OrderBy(limit => limit.Value).ThenBy(limit => limit.Key).Take(1);
                foreach (var (limit, trains) in limits)
                {
                    crossings[crossing.Crossing] = new CrossingLimitFound(trains, Words(limit));
                }
            }
        }

        return found;
    }

    /// <summary>Whether a crossing is of Viet Nam or China: what others share is not known well enough to limit anything.</summary>
    public static bool IsStudied(Network network, CrossingId crossing) => network.Corridor.Crossings.Any(row => row.Id == crossing &&
        (IsStudied(network, row.PlaceA) || IsStudied(network, row.PlaceB)));

    /// <summary>Whether a place is in Viet Nam or China.</summary>
    public static bool IsStudied(Network network, PlaceId place) =>
        network.FindPlace(place) is { } found && (found.Country == Countries[0] || found.Country == Countries[1]);

    private static CapacityReport? Measure(Network network, Railway railway, Line line) =>
        railway.FindLine(line.Id) is { Points.Length: >= 2 } track
            ? Capacity.Measure(network, new CapacityRequest { Scope = new CheckScope(track, network.Day), AddsTrains = false })
            : null;

    private static string Words(CrossingLimit limit) => limit switch
    {
        CrossingLimit.Line => "line",
        CrossingLimit.StationTracks => "station tracks",
        _ => Declared,
    };
}
