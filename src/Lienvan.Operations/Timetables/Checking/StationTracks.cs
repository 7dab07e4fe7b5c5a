using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;

namespace Lienvan.Operations.Timetables.Checking;

/// <summary>Counts the trains at each station at a time and finds where they are more than its tracks.</summary>
internal sealed class StationTracks(Railway railway, IReadOnlyList<TrainPath> paths, double rounding)
{
    public IEnumerable<Happening> Overfull(LineTrack line)
    {
        var stations = line.Points.Select(point => point.Station).ToHashSet();
        var visits = paths.Index()
            .SelectMany(pair => pair.Item.Stations.Select((station, position) => (Path: pair.Index, Position: position, Station: station)))
            .Where(visit => stations.Contains(visit.Station)).GroupBy(visit => visit.Station);
        foreach (var station in visits.OrderBy(group => group.Key))
        {
            if (FindOverfull(station.Key, [.. station.Select(visit => (visit.Path, visit.Position))]) is { } found)
            {
                yield return found;
            }
        }
    }

    /// <summary>The first moment at which too many are there; a visit counts without the minute that its written times may be off.</summary>
    private Happening? FindOverfull(int station, (int Path, int Position)[] visits)
    {
        (int Path, int Position)[] stays =
            [.. visits.Where(visit => To(visit) - From(visit) > rounding).OrderBy(From).ThenBy(visit => visit.Path)];
        foreach (var visit in stays)
        {
            var start = From(visit) + rounding;
            var there = stays.Where(other => From(other) <= From(visit) && To(other) > start).ToArray();
            if (there.Length > railway.Stations[station].Tracks)
            {
                return new Happening
                {
                    Paths = [.. there.Select(other => other.Path)],
                    Trains = [.. there.Select(other => paths[other.Path].Train)],
                    Station = station,
                    From = From(visit),
                    To = there.Min(To),
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
