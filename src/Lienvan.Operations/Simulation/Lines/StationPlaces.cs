namespace Lienvan.Operations.Simulation.Lines;

/// <summary>
/// Who holds a track at each station. Trains that fit take a loop before the main track; a train too long for the loops takes the main
/// track.
/// </summary>
internal sealed class StationPlaces(LineScene scene)
{
    private readonly int[] loops = new int[scene.Stations.Length];
    private readonly int[] mains = new int[scene.Stations.Length];

    /// <summary>Whether a train has to have the main track.</summary>
    public bool IsLong(int station, double metres) => scene.Stations[station].LoopMetres is { } loop && metres > loop;

    public bool HasRoom(int station, bool isLong) =>
        mains[station] == 0 || (!isLong && loops[station] < scene.Stations[station].Tracks - 1);

    /// <summary>Whether every train could come.</summary>
    public bool IsOpen(int station) => mains[station] == 0;

    /// <summary>Whether the place that a train would get is on the main track.</summary>
    public bool WouldTakeMain(int station, bool isLong) => isLong || loops[station] >= scene.Stations[station].Tracks - 1;

    public void Take(int station, bool isMain) => (isMain ? mains : loops)[station]++;

    public void Give(int station, bool isMain) => (isMain ? mains : loops)[station]--;

    public void CopyFrom(StationPlaces other)
    {
        other.loops.CopyTo(loops, 0);
        other.mains.CopyTo(mains, 0);
    }
}
