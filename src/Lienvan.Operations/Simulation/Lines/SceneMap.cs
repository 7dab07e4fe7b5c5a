namespace Lienvan.Operations.Simulation.Lines;

/// <summary>A scene and where on its way each train comes to what: made once for all replications.</summary>
internal sealed class SceneMap
{
    private readonly int[] stationAt, runAt;

    public SceneMap(LineScene scene)
    {
        Scene = scene;
        (stationAt, runAt) = (new int[scene.Trains.Length * scene.Stations.Length], new int[scene.Trains.Length * scene.Sections.Length]);
        Array.Fill(stationAt, -1);
        Array.Fill(runAt, -1);
        foreach (var (number, train) in scene.Trains.Index())
        {
            foreach (var (at, visit) in train.Visits.Index())
            {
                stationAt[(number * scene.Stations.Length) + visit.Station] = at;
            }

            foreach (var (at, run) in train.Runs.Index())
            {
                runAt[(number * scene.Sections.Length) + run.Section] = at;
            }
        }
    }

    public LineScene Scene { get; }

    /// <summary>The place on the way of a train at which it comes to a station; -1 for never.</summary>
    public int StationAt(int train, int station) => stationAt[(train * Scene.Stations.Length) + station];

    /// <summary>The place on its way from which a train runs over a section; -1 for never. A way comes to a section once at most.</summary>
    public int RunAt(int train, int section) => runAt[(train * Scene.Sections.Length) + section];
}
