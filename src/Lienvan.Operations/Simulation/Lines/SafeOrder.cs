namespace Lienvan.Operations.Simulation.Lines;

/// <summary>A train on the line, by where it will stand once it has come to where it may go.</summary>
/// <param name="Train">Index of the train.</param>
/// <param name="At">The place on its way.</param>
/// <param name="IsMain">Whether it will stand on the main track.</param>
internal readonly record struct Standing(int Train, int At, bool IsMain);

/// <summary>
/// The banker's check for trains on a line: a state is safe if the trains can go to their ends one after the other while the others stand.
/// Every move that is allowed leads to a safe state, and in a safe state the first train of such an order can always move and leaves the
/// state safe; so trains never block each other for good. docs/lines.md has the proof. Source: E. W. Dijkstra, Cooperating sequential
/// processes, EWD 123, 1965; for single track: J. Pachl, Deadlock avoidance in railroad operations simulations, TRB 2011.
/// </summary>
internal sealed class SafeOrder(SceneMap map)
{
    private readonly LineScene scene = map.Scene;
    private readonly StationPlaces places = new(map.Scene);
    private readonly List<Standing> left = [];

    /// <summary>Stations where a train stands on the main track.</summary>
    private readonly List<int> taken = [];

    /// <summary>Whether the trains that stand so can all get to their ends.</summary>
    /// <param name="state">Who holds what.</param>
    /// <param name="standing">The trains on the line.</param>
    public bool IsSafe(StationPlaces state, ReadOnlySpan<Standing> standing)
    {
        taken.Clear();
        foreach (var train in standing)
        {
            if (train.IsMain)
            {
                taken.Add(scene.Trains[train.Train].Visits[train.At].Station);
            }
        }

        // Where every main track is free, everybody can go anywhere.
        if (taken.Count == 0)
        {
            return true;
        }

        places.CopyFrom(state);
        left.Clear();
        left.AddRange(standing);
        for (var isMoving = true; isMoving && left.Count > 0;)
        {
            isMoving = false;
            for (var index = left.Count - 1; index >= 0; index--)
            {
                if (CanEnd(left[index]))
                {
                    places.Give(scene.Trains[left[index].Train].Visits[left[index].At].Station, left[index].IsMain);
                    left.RemoveAt(index);
                    isMoving = true;
                }
            }
        }

        return left.Count == 0;
    }

    /// <summary>Only stations whose main track is taken can be in its way, and those are where a train stands on it.</summary>
    private bool CanEnd(Standing train)
    {
        var way = scene.Trains[train.Train];
        foreach (var station in taken)
        {
            var at = map.StationAt(train.Train, station);
            if (at > train.At && at < way.Visits.Length - 1 && !places.HasRoom(station, places.IsLong(station, way.LengthMetres)))
            {
                return false;
            }
        }

        return true;
    }
}
