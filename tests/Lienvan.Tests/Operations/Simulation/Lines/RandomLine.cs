using Lienvan.Operations.Simulation.Lines;

namespace Lienvan.Tests.Operations.Simulation.Lines;

/// <summary>Lines with trains in both directions, by chance: the harder, the fewer tracks.</summary>
internal static class RandomLine
{
    public static LineScene Make(Random random, int trains, int mostTracks)
    {
        var stations = 4 + random.Next(9);
        return new LineScene
        {
            Stations =
            [
                .. Enumerable.Range(0, stations).Select(index => new SceneStation($"s{index}", 1 + random.Next(mostTracks),
                    random.Next(3) == 0 ? 200 + random.Next(400) : null)),
            ],
            Sections = [.. Enumerable.Range(0, stations - 1).Select(index =>
                new SceneSection($"s{index}-{index + 1}", 10, random.Next(8) == 0 ? 2 : 1, random.Next(2) * 60))],
            Trains = [.. Enumerable.Range(0, trains).Select(index => Train(random, index, stations))],
        };
    }

    private static SceneTrain Train(Random random, int index, int stations)
    {
        var (from, to) = (random.Next(stations), random.Next(stations));
        (from, to) = random.Next(2) == 0 || from == to ? (0, stations - 1) : (Math.Min(from, to), Math.Max(from, to));
        int[] way = [.. Enumerable.Range(from, to - from + 1)];
        var isForward = random.Next(2) == 0;
        way = isForward ? way : [.. way.Reverse()];
        var start = random.Next(4 * 3600);
        return new SceneTrain
        {
            Name = $"t{index}", Entity = index, Weight = 1 + random.Next(2), LengthMetres = random.Next(700),
            Visits = [.. way.Select((station, at) => new SceneVisit(station, double.NegativeInfinity,
                at == 0 ? start : double.NegativeInfinity, random.Next(3) == 0 ? random.Next(600) : 0))],
            Runs = [.. way.Zip(way.Skip(1)).Select(leg => new SceneRun(
                Math.Min(leg.First, leg.Second), 300 + random.Next(600), 30, 60, 120, isForward))],
        };
    }
}
