namespace Lienvan.Operations.Simulation.Lines;

/// <summary>A scene with one more of something, as a what-if; trains and their chance stay the same.</summary>
internal static class SceneChanges
{
    private const string OtherHalf = "/other half";

    /// <summary>One more track along a section.</summary>
    public static LineScene WithTrack(LineScene scene, int section) => scene with
    {
        Sections = scene.Sections.SetItem(section, scene.Sections[section] with { Tracks = scene.Sections[section].Tracks + 1 }),
    };

    /// <summary>One more track in a station, long enough for every train.</summary>
    public static LineScene WithStationTrack(LineScene scene, int station) => scene with
    {
        Stations = scene.Stations.SetItem(station, scene.Stations[station] with
        {
            Tracks = scene.Stations[station].Tracks + 1,
            LoopMetres = scene.Stations[station].LoopMetres is { } metres ? Math.Max(metres, LongestMetres(scene)) : null,
        }),
    };

    /// <summary>
    /// A loop of one more track in the middle of a section, long enough for every train; each half is run in half the time.
    /// </summary>
    public static LineScene WithLoop(LineScene scene, int section)
    {
        var (whole, loop) = (scene.Sections[section], scene.Stations.Length);
        var other = scene.Sections.Length;
        var half = whole with { Kilometres = whole.Kilometres / 2 };
        return scene with
        {
            Stations = scene.Stations.Add(new SceneStation(whole.Name + "/loop", whole.Tracks + 1, null)),
            Sections = scene.Sections.SetItem(section, half).Add(half with { Name = whole.Name + OtherHalf }),
            Trains = [.. scene.Trains.Select(train => Split(train, section, other, loop))],
        };
    }

    /// <summary>The section of which one by this name is a part.</summary>
    public static string WholeOf(string section) => section.Replace(OtherHalf, "", StringComparison.Ordinal);

    private static double LongestMetres(LineScene scene) => scene.Trains.Select(train => train.LengthMetres).DefaultIfEmpty(0).Max();

    /// <summary>A way does not come to a station twice, so it comes to the section once at most.</summary>
    private static SceneTrain Split(SceneTrain train, int section, int other, int loop)
    {
        var at = train.Runs.Select(run => run.Section).ToList().IndexOf(section);
        if (at < 0)
        {
            return train;
        }

        var run = train.Runs[at];
        var (near, far) = run.IsForward ? (section, other) : (other, section);
        return train with
        {
            Visits = train.Visits.Insert(at + 1, new SceneVisit(loop, double.NegativeInfinity, double.NegativeInfinity, 0)),
            Runs = train.Runs.SetItem(at, run with { Section = near, Seconds = run.Seconds / 2 })
                .Insert(at + 1, run with { Section = far, Seconds = run.Seconds / 2 }),
        };
    }
}
