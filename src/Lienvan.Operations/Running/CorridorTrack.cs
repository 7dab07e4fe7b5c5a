using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;

namespace Lienvan.Operations.Running;

/// <summary>Which way over the corridor's track is asked for.</summary>
public sealed record TrackQuestion
{
    /// <summary>Where from, through which places in order, and where to; at least two.</summary>
    public required ImmutableArray<PlaceId> Places { get; init; }

    /// <summary>The gauge of the train.</summary>
    public required Gauge Gauge { get; init; }

    /// <summary>Whose limits hold; those of freight trains by default.</summary>
    public Traffic Traffic { get; init; } = Traffic.Freight;
}

/// <summary>A way over the corridor's track: <see cref="CorridorPath"/>, or <see cref="NoTrack"/>.</summary>
public abstract record TrackAnswer
{
    private protected TrackAnswer()
    {
    }
}

/// <summary>No track of the gauge joins the places.</summary>
/// <param name="Why">Between which places, and what is missing.</param>
public sealed record NoTrack(string Why) : TrackAnswer;

/// <summary>A way along sections and rail crossings.</summary>
/// <param name="Path">What physics need; the points' names are keys of places.</param>
/// <param name="Stations">Every place on the way, in order, the ends included.</param>
/// <param name="Parts">The sections and crossings in order, one between each two stations.</param>
public sealed record CorridorPath(TrackPath Path, ImmutableArray<StationOnPath> Stations, ImmutableArray<PathPart> Parts) : TrackAnswer
{
    /// <summary>Where a place lies on the way, or null. Of a place that is passed twice, the first time.</summary>
    public Distance? Find(PlaceId place) => Stations.FirstOrDefault(station => station.Place == place) is { } station ? station.At : null;
}

/// <summary>A place on a way.</summary>
/// <param name="Place">The place.</param>
/// <param name="At">From the start of the way.</param>
public sealed record StationOnPath(PlaceId Place, Distance At);

/// <summary>The track between two neighbouring places of a way: a section, or a crossing.</summary>
/// <param name="From">Where it begins, from the start of the way.</param>
/// <param name="Length">How long it is.</param>
/// <param name="IsForward">Whether it is run from–to, or from a to b.</param>
/// <param name="Section">The section; null on a crossing.</param>
/// <param name="Crossing">The crossing; null on a section.</param>
public sealed record PathPart(Distance From, Distance Length, bool IsForward, Section? Section, Crossing? Crossing)
{
    /// <summary>Ruling climb in the direction of the way, ‰.</summary>
    public double RulingPermille => Section is null ? 0 : IsForward ? Section.GradientUpPermille : Section.GradientDownPermille;
}

/// <summary>
/// Finds ways over the track of one gauge that is open on the network's day, over junctions and border crossings, by the shortest time at
/// the highest speeds. Does not ask whether a train must turn round at a junction, nor whether the border lets it through at that hour.
/// </summary>
public static class CorridorTrack
{
    /// <summary>
    /// Speed limit across a border, from yard to yard; assumed, as none is published: freight takes up to an hour for 18 km.
    /// </summary>
    public static readonly Speed BorderSpeed = Speed.FromKilometresPerHour(45);

    /// <summary>Finds the way.</summary>
    /// <param name="network">What is open.</param>
    /// <param name="question">Where, and for which gauge and traffic.</param>
    /// <exception cref="ArgumentException">Fewer than two places are named.</exception>
    public static TrackAnswer Find(Network network, TrackQuestion question)
    {
        if (question.Places.IsDefault || question.Places.Length < 2)
        {
            throw new ArgumentException("a way needs two places", nameof(question));
        }

        var graph = new RailGraph(network, question);
        var links = new List<RailLink>();
        for (var index = 1; index < question.Places.Length; index++)
        {
            var (from, to) = (question.Places[index - 1], question.Places[index]);
            if (from == to)
            {
                return new NoTrack($"'{from}' is named twice in a row");
            }

            if (graph.FindFastest(from, to) is not { } found)
            {
                return new NoTrack(graph.WhyNot(from, to));
            }

            links.AddRange(found);
        }

        return PathOf(question, links);
    }

    private static CorridorPath PathOf(TrackQuestion question, List<RailLink> links)
    {
        var (at, isFreight) = (0.0, question.Traffic != Traffic.Passenger);
        var stations = ImmutableArray.CreateBuilder<StationOnPath>(links.Count + 1);
        var parts = ImmutableArray.CreateBuilder<PathPart>(links.Count);
        var limits = ImmutableArray.CreateBuilder<PathLimit>(links.Count);
        var gradients = ImmutableArray.CreateBuilder<PathGradient>();
        stations.Add(new StationOnPath(question.Places[0], default));
        foreach (var link in links)
        {
            var from = Distance.FromMetres(at);
            parts.Add(new PathPart(from, link.Length, link.IsForward, link.Section, link.Crossing));
            limits.Add(new PathLimit(from, link.SpeedFor(isFreight)));
            SectionGradients.AddTo(gradients, parts[^1], question.Gauge);
            at += link.Length.Metres;
            stations.Add(new StationOnPath(link.End, Distance.FromMetres(at)));
        }

        var path = new TrackPath
        {
            Name = $"{question.Places[0]} – {question.Places[^1]}",
            Length = Distance.FromMetres(at),
            Limits = limits.MoveToImmutable(),
            Gradients = gradients.ToImmutable(),
            Points = [.. stations.Select(station => new PathPoint(station.Place.Value, station.At))],
        };
        return new CorridorPath(path, stations.MoveToImmutable(), parts.MoveToImmutable());
    }
}
