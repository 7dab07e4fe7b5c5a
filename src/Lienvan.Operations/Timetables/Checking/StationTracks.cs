using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;

namespace Lienvan.Operations.Timetables.Checking;

/// <summary>
/// Counts the trains at each station at a time and finds where they are more than its tracks. Where a train begins or ends it comes from a
/// yard and goes into one, which is not looked at.
/// </summary>
internal sealed class StationTracks(Railway railway, IReadOnlyList<TrainPath> paths, double rounding)
{
    public IEnumerable<Happening> Overfull(LineTrack line)
    {
        var stations = line.Points.Select(point => point.Station).ToHashSet();
        var visits = paths.Index()
            .SelectMany(pair => pair.Item.Stations.Select((station, position) => (Path: pair.Index, Position: position, Station: station)))
            .Where(visit => stations.Contains(visit.Station) && visit.Position > 0 && visit.Position < paths[visit.Path].Length - 1)
                .GroupBy(visit => visit.Station);
        foreach (var station in visits.OrderBy(group => group.Key))
        {
            if (FindOverfull(station.Key, [.. station.Select(visit => (visit.Path, visit.Position))]) is { } found)
            {
                yield return found;
            }
        }
    }

    /// <summary>
    /// The first moment at which too many are there: at an arrival, with all that came before and stay for longer than written times may be
    /// off. A train that runs through needs a track as well.
    /// </summary>
    private Happening? FindOverfull(int station, (int Path, int Position)[] visits)
    {
        (int Path, int Position)[] sorted = [.. visits.OrderBy(From).ThenBy(visit => visit.Path)];
        for (var index = 0; index < sorted.Length; index++)
        {
            var at = From(sorted[index]);
            var there = sorted.Take(index).Where(other => To(other) > at + rounding).Append(sorted[index]).ToArray();
            if (there.Length > railway.Stations[station].Tracks)
            {
                return new Happening
                {
                    Paths = [.. there.Select(other => other.Path)],
                    Trains = [.. there.Select(other => paths[other.Path].Train)],
                    Station = station,
                    From = at,
                    To = Math.Max(at, there.Min(To)),
                    IsCertain = there.All(other => paths[other.Path].IsFixed(other.Position)),
                    Kind = ContentionKind.StationTracks,
                };
            }
        }

        return null;
    }

    private double From((int Path, int Position) visit) => paths[visit.Path].Arrivals[visit.Position];

    private double To((int Path, int Position) visit) => paths[visit.Path].Departures[visit.Position];
}
