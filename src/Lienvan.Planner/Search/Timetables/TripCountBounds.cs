using System.Numerics;

namespace Lienvan.Planner.Search.Timetables;

/// <summary>
/// How many trips it takes at least to get from a stop to a target, whatever the time of day: what no timetable can beat. Kept as one bit
/// for
/// every pair of stops joined by a trip; a search asks for one target and gets a level for every stop.
/// </summary>
internal sealed class TripCountBounds
{
    /// <summary>The target cannot be reached at all.</summary>
    public const byte Unreachable = byte.MaxValue;

    /// <summary>Above this many stops the bits would take over 50 MB, and every stop is taken to be one trip away.</summary>
    public const int MostStops = 20_000;

    private readonly ulong[] directSources;
    private readonly int words;
    private readonly int stopCount;

    private TripCountBounds(int stopCount)
    {
        this.stopCount = stopCount;
        words = (stopCount + 63) / 64;
        directSources = stopCount <= MostStops ? new ulong[stopCount * words] : [];
    }

    public static TripCountBounds Of(ScheduledTimetable timetable)
    {
        var bounds = new TripCountBounds(timetable.StopCount);
        if (bounds.directSources.Length > 0)
        {
            bounds.AddTrips(timetable);
        }

        return bounds;
    }

    /// <summary>
    /// Fills <paramref name="levels"/> with the least number of trips to the target; <see cref="Unreachable"/> where there is no way.
    /// </summary>
    /// <param name="target">Where to.</param>
    /// <param name="levels">One a stop; longer is allowed and the rest is left alone.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> long.</param>
    public void Fill(int target, Span<byte> levels, Span<ulong> scratch)
    {
        levels = levels[..stopCount];
        levels.Fill(directSources.Length == 0 ? (byte)1 : Unreachable);
        levels[target] = 0;
        if (directSources.Length == 0)
        {
            return;
        }

        var seen = scratch[..words];
        var frontier = scratch.Slice(words, words);
        var next = scratch.Slice(2 * words, words);
        seen.Clear();
        frontier.Clear();
        seen[target >> 6] = frontier[target >> 6] = 1UL << target;
        for (var level = 1; Expand(seen, frontier, next); level++)
        {
            // A level past the last that fits is still a bound, only a weaker one.
            Label(levels, next, (byte)Math.Min(level, Unreachable - 1));
            var empty = frontier;
            frontier = next;
            next = empty;
        }
    }

    /// <summary>How much scratch <see cref="Fill"/> needs.</summary>
    public int ScratchLength => 3 * words;

    private bool Expand(Span<ulong> seen, ReadOnlySpan<ulong> frontier, Span<ulong> next)
    {
        next.Clear();
        for (var word = 0; word < frontier.Length; word++)
        {
            for (var bits = frontier[word]; bits != 0; bits &= bits - 1)
            {
                var stop = (word << 6) + BitOperations.TrailingZeroCount(bits);
                Or(next, directSources.AsSpan(stop * words, words));
            }
        }

        var any = 0UL;
        for (var word = 0; word < next.Length; word++)
        {
            next[word] &= ~seen[word];
            seen[word] |= next[word];
            any |= next[word];
        }

        return any != 0;
    }

    private static void Or(Span<ulong> into, ReadOnlySpan<ulong> bits)
    {
        var i = 0;
        for (; i <= into.Length - Vector<ulong>.Count; i += Vector<ulong>.Count)
        {
            (new Vector<ulong>(into[i..]) | new Vector<ulong>(bits[i..])).CopyTo(into[i..]);
        }

        for (; i < into.Length; i++)
        {
            into[i] |= bits[i];
        }
    }

    private static void Label(Span<byte> levels, ReadOnlySpan<ulong> stops, byte level)
    {
        for (var word = 0; word < stops.Length; word++)
        {
            for (var bits = stops[word]; bits != 0; bits &= bits - 1)
            {
                levels[(word << 6) + BitOperations.TrailingZeroCount(bits)] = level;
            }
        }
    }

    private void AddTrips(ScheduledTimetable timetable)
    {
        var passed = new ulong[words];
        var previousTrip = -1;
        foreach (var run in timetable.Runs)
        {
            if (run.Trip == previousTrip)
            {
                continue;
            }

            previousTrip = run.Trip;
            Array.Clear(passed);
            foreach (ref readonly var call in timetable.CallsOf(run.Trip))
            {
                var stop = call.Stop.Value;
                if (call.CanAlight)
                {
                    Or(directSources.AsSpan(stop * words, words), passed);
                }

                if (call.CanBoard)
                {
                    passed[stop >> 6] |= 1UL << stop;
                }
            }
        }
    }
}
