using Lienvan.Model.Scenarios;
using Lienvan.Operations.Timetables.Slots;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Timetables.Compression;

/// <summary>
/// Adds trains of a kind end to end, by turns one way and the other, each on the earliest path that is free and leaves within the day,
/// until
/// neither way has one. Greedy: a cleverer order may fit more, so the number is one that can be reached, not the most there is.
/// </summary>
internal sealed class Saturation(Network network, Railway railway, TrainKind kind, Occupation taken)
{
    private const int MostTrains = 600;

    public required double MaintenanceMinutes { get; init; }

    public (int Count, string Why) Run(LineTrack line)
    {
        var last = NodaConstants.SecondsPerDay - (MaintenanceMinutes * 60) - 1;
        var horizon = new Span(-NodaConstants.SecondsPerDay / 4.0, 3.0 * NodaConstants.SecondsPerDay);
        var (count, isFull) = (0, new bool[2]);
        for (var turn = 0; count < MostTrains && !(isFull[0] && isFull[1]); turn = 1 - turn)
        {
            if (isFull[turn])
            {
                continue;
            }

            var way = turn == 0 ? kind.Out : kind.Back;
            var maker = new SlotProblemMaker(railway, way, taken, Enumerable.Empty<int>().ToLookup(_ => 0, _ => default(Span)))
            {
                TrainMetres = kind.Train.Physics.Length.Metres, MarginSeconds = 0, Horizon = horizon,
            };
            if (new SlotSearch(maker.Make()).Run(new Span(0, last), double.NegativeInfinity) is { } times)
            {
                taken.Add(ToPath(way, times, count++));
            }
            else
            {
                isFull[turn] = true;
            }
        }

        return (count, FormattableString.Invariant(
            $"no path from {Name(kind.Out.Stations[0])} to {Name(kind.Out.Stations[^1])} or back leaves within the day ")
            + FormattableString.Invariant($"(line {line.Line.Id}, {network.Day:uuuu-MM-dd})"));
    }

    private string Name(int station) => railway.Stations[station].Place.Value;

    private TrainPath ToPath(WayRun way, SlotTimes times, int number) => new()
    {
        Train = new TimetabledTrain
        {
            Id = FormattableString.Invariant($"added-{number}"), Traffic = kind.Train.Composition.Traffic, Gauge = kind.Train.Gauge,
            Length = kind.Train.Physics.Length, SpeedMax = kind.Train.Physics.SpeedMax, StartsOn = default, Calls = [], IsPlanned = true,
        },
        Index = -1,
        Stations = way.Stations,
        Sections = way.Sections,
        IsPublished = new bool[way.Stations.Length],
        Slacks = new double[way.Stations.Length],
        Arrivals = times.Arrivals,
        Departures = times.Departures,
        LeastRuns = new double[way.Sections.Length],
    };
}
