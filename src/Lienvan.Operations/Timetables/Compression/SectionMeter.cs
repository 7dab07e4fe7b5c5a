using Lienvan.Operations.Timetables.Slots;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Timetables.Compression;

/// <summary>Measures each section of a line that the kind of train runs over.</summary>
internal sealed class SectionMeter(Railway railway, TrainKind kind, Occupation taken, UntimedTrains untimed)
{
    private const double ScottEfficiency = 0.7;

    public required double MaintenanceMinutes { get; init; }

    public IEnumerable<SectionCapacity> Measure(LineTrack line)
    {
        for (var position = 0; position < kind.Out.Sections.Length; position++)
        {
            if (line.Sections.Contains(kind.Out.Sections[position]))
            {
                yield return Measure(position);
            }
        }
    }

    private SectionCapacity Measure(int position)
    {
        var index = kind.Out.Sections[position];
        var section = railway.Sections[index];
        var block = BlockingTimes.Of(section.Block);
        var day = taken.Of(index).Where(other => other.Entry >= 0 && other.Entry < NodaConstants.SecondsPerDay).ToArray();
        var compressed = SectionCompressor.Seconds(section, day) / 60;
        var extra = untimed.BlockingSeconds(index) / 60 / (section.IsSingle ? 1 : section.Tracks);
        var (there, back) = (Minutes(kind.Out, position), Minutes(kind.Back, kind.Back.Sections.Length - 1 - position));
        var crossing = (block.RouteSettingSeconds + block.ReleaseSeconds) / 60;
        return new SectionCapacity
        {
            Section = section.Id,
            From = railway.Stations[kind.Out.Stations[position]].Place,
            To = railway.Stations[kind.Out.Stations[position + 1]].Place,
            Length = section.Length,
            Tracks = section.Tracks,
            Trains = day.Length,
            UntimedTrains = untimed.PerDay(index),
            CompressedMinutes = compressed,
            CompressedMinutesWithUntimed = compressed + extra,
            MinutesOut = there,
            MinutesBack = back,
            CrossingMinutes = crossing,
            AvailableMinutes = 1440 - MaintenanceMinutes,
            PairsPerDay = section.IsSingle ? CapacityFormulas.AlternatingPairs(MaintenanceMinutes, there, back, crossing)
                : (1440 - MaintenanceMinutes) / HeadwayMinutes(section, Math.Max(there, back)) * (section.Tracks / 2),
            ScottTrains = CapacityFormulas.ScottTrains(Math.Max(there, back), crossing, ScottEfficiency) * (section.IsSingle ? 1
                : section.Tracks),
        };
    }

    private double HeadwayMinutes(RailwaySection section, double minutes)
    {
        var block = BlockingTimes.Of(section.Block);
        var speed = section.Length.Metres / (minutes * 60);
        var length = Math.Min(block.BlockLength?.Metres ?? section.Length.Metres, section.Length.Metres);
        return ((length / speed) + block.BeforeSeconds(speed, startsFromStop: false)
            + block.AfterSeconds(stops: false, kind.Train.Physics.Length.Metres, speed)) / 60;
    }

    private static double Minutes(WayRun way, int position) => way.Seconds(position, starts: true, stops: true) / 60;
}
