using System.Diagnostics;
using System.Globalization;
using Lienvan.App.Store;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Timetables.Slots;
using NodaTime;

namespace Lienvan.Bench;

/// <summary>How long a search for a path takes on the built-in corridor, over days and pairs of stations: the aim is under a
/// second.</summary>
internal static class SlotBench
{
    private const double AimMilliseconds = 1000;

    private static readonly (string From, string To, string Train)[] Questions =
    [
        ("yen-vien", "dong-dang", "nn-container-1300"),
        ("dong-dang", "yen-vien", "nn-container-1300"),
        ("hai-phong-station", "lao-cai-station", "vn-lc-goods"),
        ("lao-cai-station", "hai-phong-station", "vn-lc-goods"),
        ("song-than", "yen-vien", "vn-container-ns"),
        ("yen-vien", "song-than", "vn-container-ns"),
        ("song-than", "dong-dang", "vn-reefer"),
        ("nanning-south", "yen-vien", "nn-container-1300"),
    ];

    public static void Run(TextWriter output)
    {
        var corridor = CorridorReader.Read(PackageFolder.Load(null)).Value;
        var scenario = Scenario.Find(corridor, new ScenarioId("base"))!;
        LocalDate[] days = [new(2026, 3, 2), new(2026, 3, 7), new(2026, 9, 2), new(2027, 2, 6)];
        output.WriteLine("milliseconds of processor time: first call, median and worst of the others over days; aim under 1000");
        foreach (var (from, to, train) in Questions)
        {
            var laps = new List<double>();
            var (trains, paths) = (0, 0);
            foreach (var day in days.Concat(days))
            {
                var network = scenario.On(corridor, day);
                var start = day.At(new LocalTime(20, 0)).InZoneLeniently(network.GetPlace(new PlaceId(from)).Zone).ToInstant();
                var before = Process.GetCurrentProcess().TotalProcessorTime;
                var answer = SlotFinder.Find(network, new SlotRequest
                {
                    From = new PlaceId(from), To = new PlaceId(to), Earliest = start, Latest = start + Duration.FromHours(6),
                    Train = network.Corridor.Compositions.First(row => row.Id == train),
                });
                laps.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
                (trains, paths) = (answer.TrainsOnWay, answer is Slots slots ? slots.Paths.Length : 0);
            }

            var later = laps.Skip(1).Order().ToArray();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{from} – {to}: first {laps[0]:0} median {later[later.Length / 2]:0} worst {later[^1]:0} "
                + $"({laps.Max() / AimMilliseconds:0.00} of the aim), {trains} trains on the way, {paths} paths"));
        }
    }
}
