using Lienvan.Operations.Timetables.Tracks;

namespace Lienvan.Operations.Timetables.Slots;

/// <summary>
/// A way as a search sees it: when the new train may enter each section, for each combination of starting and stopping, and when it may
/// be at
/// each station. Mirrored in time it is the same problem from the end to the start: the latest departure for an arrival is found as the
/// earliest arrival for a departure.
/// </summary>
internal sealed class SlotProblem
{
    /// <summary>By position, then by 2 × starts + stops: seconds on the section.</summary>
    public required double[][] Runs { get; init; }

    /// <summary>By position, then by 2 × starts + stops: when the section may be entered.</summary>
    public required List<Span>[][] Entries { get; init; }

    /// <summary>By position: when the train may be there.</summary>
    public required List<Span>[] Free { get; init; }

    /// <summary>By position: whether it may stop there; the ends always.</summary>
    public required bool[] CanStop { get; init; }

    public int Length => CanStop.Length;

    /// <summary>The same with time and way turned round.</summary>
    public SlotProblem Mirrored()
    {
        var sections = Length - 1;
        var (runs, entries) = (new double[sections][], new List<Span>[sections][]);
        for (var position = 0; position < sections; position++)
        {
            var mirror = sections - 1 - position;
            (runs[mirror], entries[mirror]) = (new double[4], new List<Span>[4]);
            for (var kind = 0; kind < 4; kind++)
            {
                // What starts here stops there.
                var turned = ((kind & 1) << 1) | (kind >> 1);
                var run = Runs[position][kind];
                runs[mirror][turned] = run;
                entries[mirror][turned] = [.. Entries[position][kind].AsEnumerable().Reverse()
                    .Select(span => new Span(-span.To - run, -span.From - run))];
            }
        }

        return new SlotProblem
        {
            Runs = runs,
            Entries = entries,
            Free = [.. Free.Reverse().Select(free => free.AsEnumerable().Reverse().Select(span => new Span(-span.To, -span.From))
                .ToList())],
            CanStop = [.. CanStop.Reverse()],
        };
    }
}

/// <summary>Makes the problem of a way, a train and what is taken already.</summary>
/// <param name="railway">The tracks.</param>
/// <param name="way">The way and its running times.</param>
/// <param name="taken">What other trains have taken.</param>
/// <param name="closures">When a section is closed: by section of the railway, open intervals.</param>
internal sealed class SlotProblemMaker(Railway railway, WayRun way, Occupation taken, ILookup<int, Span> closures)
{
    /// <summary>Length of the new train, m.</summary>
    public required double TrainMetres { get; init; }

    /// <summary>What lies between two blocking times at least, seconds.</summary>
    public required double MarginSeconds { get; init; }

    /// <summary>The time looked at.</summary>
    public required Span Horizon { get; init; }

    public SlotProblem Make()
    {
        var sections = Enumerable.Range(0, way.Sections.Length).ToArray();
        return new SlotProblem
        {
            Runs = [.. sections.Select(position => Kinds(position, Seconds))],
            Entries = [.. sections.Select(position => Kinds(position, EntriesOf))],
            Free = [.. Enumerable.Range(0, way.Stations.Length).Select(FreeAt)],
            CanStop = [.. Enumerable.Range(0, way.Stations.Length).Select(CanStopAt)],
        };
    }

    /// <summary>The trains that keep the new one from entering a section in a span.</summary>
    public IEnumerable<Reservation> Blockers(int position, Span span) => taken.Of(way.Sections[position]).Where(other =>
        Forbidden(position, other, true, true) is { } gap && gap.From < span.To && gap.To > span.From);

    private static T[] Kinds<T>(int position, Func<int, bool, bool, T> of) =>
        [of(position, false, false), of(position, false, true), of(position, true, false), of(position, true, true)];

    private double Seconds(int position, bool starts, bool stops) => way.Seconds(position, starts, stops);

    private List<Span> EntriesOf(int position, bool starts, bool stops)
    {
        var run = way.Seconds(position, starts, stops);
        var gaps = taken.Of(way.Sections[position]).Select(other => Forbidden(position, other, starts, stops)).OfType<Span>()
            .Concat(closures[way.Sections[position]].Select(closed => closed with { From = closed.From - run }));
        return TimeSpans.Without(Horizon, gaps.Select(Whole));
    }

    /// <summary>Out to whole seconds: sums of them are exact.</summary>
    private static Span Whole(Span span) => new(Math.Floor(span.From), Math.Ceiling(span.To));

    /// <summary>The open interval in which the new train may not enter because of another; null for none.</summary>
    private Span? Forbidden(int position, Reservation other, bool starts, bool stops)
    {
        var section = railway.Sections[way.Sections[position]];
        var isSameWay = (section.From == way.Stations[position]) == other.IsForward;
        if (section.Tracks > 2 || (section.Tracks == 2 && !isSameWay))
        {
            return null;
        }

        var run = way.Seconds(position, starts, stops);
        var block = BlockingTimes.Of(section.Block);
        var speed = section.Length.Metres / run;
        if (section.Tracks == 2 || (isSameWay && section.Block == BlockKind.Automatic))
        {
            // One after the other from signal to signal: the slower one's headway holds at both ends.
            var length = Math.Min(block.BlockLength?.Metres ?? section.Length.Metres, section.Length.Metres);
            var headway = (length / Math.Min(speed, section.Length.Metres / Math.Max(1, other.Exit - other.Entry)))
                + block.BeforeSeconds(speed, starts) + block.AfterSeconds(stops, TrainMetres, speed) + MarginSeconds;
            return new Span(Math.Min(other.Entry, other.Exit - run) - headway, Math.Max(other.Entry, other.Exit - run) + headway);
        }

        return new Span(
            other.From - run - block.AfterSeconds(stops, TrainMetres, speed) - MarginSeconds,
            other.Until + block.BeforeSeconds(speed, starts) + MarginSeconds);
    }

    /// <summary>At the ends the train comes from a yard and goes into one, which is not looked at.</summary>
    private List<Span> FreeAt(int position)
    {
        var station = railway.Stations[way.Stations[position]];
        if (position == 0 || position == way.Stations.Length - 1)
        {
            return [Horizon];
        }

        var stays = taken.At(way.Stations[position]);
        var isLong = station.LoopLength is { } loop && TrainMetres > loop.Metres;
        return TimeSpans.Without(Horizon, TooMany(stays, station.Tracks).Concat(
            isLong ? stays.Where(stay => stay.Train.Length.Metres > station.LoopLength!.Value.Metres).Select(Wide) : []));
    }

    private bool CanStopAt(int position)
    {
        var station = railway.Stations[way.Stations[position]];
        return position == 0 || position == way.Stations.Length - 1 ||
            (station.CanMeet && (station.LoopLength is not { } loop || TrainMetres <= loop.Metres));
    }

    /// <summary>The times at which as many trains are there as there are tracks.</summary>
    private IEnumerable<Span> TooMany(IReadOnlyList<Stay> stays, int tracks)
    {
        var changes = stays.Select(Wide).SelectMany(stay => new[] { (stay.From, Step: 1), (stay.To, Step: -1) })
            .OrderBy(change => change.Item1).ThenBy(change => change.Step);
        var (count, since) = (0, 0.0);
        foreach (var (at, step) in changes)
        {
            if (count >= tracks && count + step < tracks)
            {
                yield return new Span(since, at);
            }

            since = count < tracks && count + step >= tracks ? at : since;
            count += step;
        }
    }

    private Span Wide(Stay stay) => Whole(new Span(stay.From - MarginSeconds, stay.Until + MarginSeconds));
}
