using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;

namespace Lienvan.Operations.Timetables.Slots;

/// <summary>A time in which a train has a section, blocking-time parts included.</summary>
/// <param name="Train">The train.</param>
/// <param name="Entry">When its head enters.</param>
/// <param name="Exit">When its head leaves.</param>
/// <param name="From">When the section is taken for it.</param>
/// <param name="Until">When the section is free again.</param>
/// <param name="IsForward">Whether it runs from–to.</param>
internal readonly record struct Reservation(TimetabledTrain Train, double Entry, double Exit, double From, double Until, bool IsForward);

/// <summary>A time in which a train is at a station.</summary>
/// <param name="Train">The train.</param>
/// <param name="From">From its arrival, less what its route takes.</param>
/// <param name="Until">To its departure, and until its rear is out.</param>
internal readonly record struct Stay(TimetabledTrain Train, double From, double Until);

/// <summary>What trains have taken of sections and station tracks, by time.</summary>
internal sealed class Occupation
{
    private readonly Railway railway;
    private readonly List<Reservation>[] reservations;
    private readonly List<Stay>[] stays;

    public Occupation(Railway railway)
    {
        this.railway = railway;
        reservations = [.. railway.Sections.Select(_ => new List<Reservation>())];
        stays = [.. railway.Stations.Select(_ => new List<Stay>())];
    }

    public IReadOnlyList<Reservation> Of(int section) => reservations[section];

    public IReadOnlyList<Stay> At(int station) => stays[station];

    public void Add(TrainPath path)
    {
        for (var position = 0; position < path.Length; position++)
        {
            stays[path.Stations[position]].Add(new Stay(path.Train, path.Arrivals[position], path.Departures[position]));
            if (position < path.Sections.Length)
            {
                reservations[path.Sections[position]].Add(Reserve(path, position));
            }
        }
    }

    private Reservation Reserve(TrainPath path, int position)
    {
        var section = railway.Sections[path.Sections[position]];
        var block = BlockingTimes.Of(section.Block);
        var (entry, exit) = (path.Departures[position], path.Arrivals[position + 1]);
        var starts = position == 0 || path.Departures[position] > path.Arrivals[position];
        var stops = position + 1 == path.Length - 1 || path.Departures[position + 1] > path.Arrivals[position + 1];
        var speed = RunningEstimate.SpeedOn(section, path.Train);
        return new Reservation(path.Train, entry, exit, entry - block.BeforeSeconds(speed, starts),
            exit + block.AfterSeconds(stops, path.Train.Length.Metres, speed), section.From == path.Stations[position]);
    }
}
