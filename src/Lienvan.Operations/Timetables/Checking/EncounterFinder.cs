using Lienvan.Model.Places;
using Lienvan.Operations.Timetables.Orders;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Timetables.Checking;

/// <summary>Something between trains, in seconds since the start of the day.</summary>
internal sealed record Happening
{
    /// <summary>Paths, two or more.</summary>
    public required int[] Paths { get; init; }

    /// <summary>Station, or −1 for a section.</summary>
    public required int Station { get; init; }

    /// <summary>Section, or −1 for a station.</summary>
    public int Section { get; init; } = -1;

    public required double From { get; init; }

    public required double To { get; init; }

    public required bool IsCertain { get; init; }

    public required ImmutableArray<TimetabledTrain> Trains { get; init; }

    public ImmutableArray<int> Possible { get; init; } = [];

    public ContentionKind Kind { get; init; }
}

/// <summary>Reads meets, overtakings and clashes off a plan.</summary>
internal sealed class EncounterFinder(Railway railway, IReadOnlyList<TrainPath> drafts, OrderPlan plan, LineTrack line)
{
    private readonly HashSet<int> onLine = [.. line.Points.Select(point => point.Station)];
    private readonly HashSet<int> lineSections = [.. line.Sections];
    private readonly OrderBuilder windows = new(railway, drafts, 0);
    private readonly HashSet<(int, int)> clashing =
        [.. plan.Clashes.SelectMany(clash => new[] { (clash.Choice.PathA, clash.Choice.PathB), (clash.Choice.PathB, clash.Choice.PathA) })];

    public IEnumerable<Happening> Meets(double rounding)
    {
        foreach (var stretch in Stretches(isOpposed: true))
        {
            var (a, b) = (plan.Paths[stretch.PathA], plan.Paths[stretch.PathB]);
            var (best, most) = (-1, double.NegativeInfinity);
            for (var step = 0; step <= stretch.Length; step++)
            {
                var overlap = Math.Min(a.Departures[stretch.A + step], b.Departures[stretch.B - step])
                    - Math.Max(a.Arrivals[stretch.A + step], b.Arrivals[stretch.B - step]);
                (best, most) = overlap > most ? (step, overlap) : (best, most);
            }

            if (most >= -rounding && !IsTurnround(stretch, best) && onLine.Contains(a.Stations[stretch.A + best])
                && IsSingleThere(stretch, best))
            {
                yield return Meet(stretch, best);
            }
        }
    }

    public IEnumerable<Happening> Overtakings()
    {
        foreach (var stretch in Stretches(isOpposed: false))
        {
            var (a, b) = (plan.Paths[stretch.PathA], plan.Paths[stretch.PathB]);
            for (var step = 1; step < stretch.Length; step++)
            {
                var before = a.Departures[stretch.A + step - 1] < b.Departures[stretch.B + step - 1];
                var after = a.Departures[stretch.A + step] < b.Departures[stretch.B + step];
                if (before != after && onLine.Contains(a.Stations[stretch.A + step]))
                {
                    var (fast, slow) = after ? (stretch.PathA, stretch.PathB) : (stretch.PathB, stretch.PathA);
                    yield return Between(fast, slow, (stretch.A + step, stretch.B + step), stretch) with
                    {
                        IsCertain = drafts[fast].IsFixed(after ? stretch.A + step : stretch.B + step),
                    };
                }
            }
        }
    }

    public IEnumerable<Happening> Clashes(IEnumerable<Clash> clashes)
    {
        foreach (var clash in clashes)
        {
            var choice = clash.Choice;
            if (choice.Section >= 0 ? !lineSections.Contains(choice.Section) : !onLine.Contains(choice.Station))
            {
                continue;
            }

            var (a, b) = (SpanOf(choice.PathA, choice), SpanOf(choice.PathB, choice));
            var (from, to) = (Math.Max(a.From, b.From), Math.Min(a.To, b.To));
            yield return new Happening
            {
                Paths = [choice.PathA, choice.PathB],
                Trains = [drafts[choice.PathA].Train, drafts[choice.PathB].Train],
                Station = choice.Station,
                Section = choice.Section,
                From = Math.Min(from, to),
                To = Math.Max(from, to),
                IsCertain = clash.IsProven,
                Kind = choice.Station >= 0 ? ContentionKind.StationTracks
                    : choice.First.Length > 1 ? ContentionKind.Headway : ContentionKind.Section,
            };
        }
    }

    public Encounter ToEncounter(Happening found, Func<double, Instant> at) => new()
    {
        One = found.Trains[0],
        Other = found.Trains[1],
        Place = PlaceOf(found.Station),
        From = at(found.From),
        To = at(found.To),
        IsCertain = found.IsCertain,
        Possible = [.. found.Possible.Select(PlaceOf)],
    };

    public Conflict ToConflict(Happening found, Func<double, Instant> at)
    {
        var section = found.Section < 0 ? null : railway.Sections[found.Section];
        return new Conflict
        {
            Trains = found.Trains,
            Kind = found.Kind,
            Contended = section?.Id ?? PlaceOf(found.Station).Value,
            Place = PlaceOf(section?.From ?? found.Station),
            End = PlaceOf(section?.To ?? found.Station),
            From = at(found.From),
            To = at(found.To),
            IsCertain = found.IsCertain,
        };
    }

    private PlaceId PlaceOf(int station) => railway.Stations[station].Place;

    private Happening Meet(Stretch stretch, int step)
    {
        var possible = Enumerable.Range(0, stretch.Length + 1).Where(other => CanMeetAt(stretch, other) || other == step)
            .Select(other => drafts[stretch.PathA].Stations[stretch.A + other]).ToImmutableArray();
        var found = Between(stretch.PathA, stretch.PathB, (stretch.A + step, stretch.B - step), stretch);
        var isUp = line.PositionOf(drafts[stretch.PathA].Stations[stretch.A]) < line.PositionOf(found.Station) ||
            line.PositionOf(drafts[stretch.PathA].Stations[stretch.A + stretch.Length]) > line.PositionOf(found.Station);
        return found with
        {
            Trains = isUp ? found.Trains : [found.Trains[1], found.Trains[0]],
            IsCertain = possible.Length == 1,
            Possible = isUp ? possible : [.. possible.Reverse()],
        };
    }

    private Happening Between(int one, int other, (int A, int B) at, Stretch stretch)
    {
        var (a, b) = (plan.Paths[stretch.PathA], plan.Paths[stretch.PathB]);
        var from = Math.Max(a.Arrivals[at.A], b.Arrivals[at.B]);
        var to = Math.Min(a.Departures[at.A], b.Departures[at.B]);
        return new Happening
        {
            Paths = [one, other],
            Trains = [drafts[one].Train, drafts[other].Train],
            Station = a.Stations[at.A],
            From = Math.Min(from, to),
            To = Math.Max(from, to),
            IsCertain = false,
        };
    }

    /// <summary>One train ends where and as the other begins: that is no meet.</summary>
    private bool IsTurnround(Stretch stretch, int step)
    {
        var (a, b) = (stretch.A + step, stretch.B - step);
        return (a == drafts[stretch.PathA].Length - 1 && b == 0) || (a == 0 && b == drafts[stretch.PathB].Length - 1);
    }

    private bool IsSingleThere(Stretch stretch, int step)
    {
        var sections = drafts[stretch.PathA].Sections;
        return (step > 0 && railway.Sections[sections[stretch.A + step - 1]].IsSingle) ||
            (step < stretch.Length && railway.Sections[sections[stretch.A + step]].IsSingle);
    }

    private bool CanMeetAt(Stretch stretch, int step)
    {
        var (a, b) = (stretch.A + step, stretch.B - step);
        var events = windows.Events;
        return railway.Stations[drafts[stretch.PathA].Stations[a]].CanMeet && !IsTurnround(stretch, step) &&
            windows.EarliestOf(events.Arrival(stretch.PathA, a)) <= windows.LatestOf(events.Departure(stretch.PathB, b)) &&
            windows.EarliestOf(events.Arrival(stretch.PathB, b)) <= windows.LatestOf(events.Departure(stretch.PathA, a));
    }

    private (double From, double To) SpanOf(int path, Choice choice)
    {
        var draft = drafts[path];
        var at = choice.Section >= 0 ? Array.IndexOf(draft.Sections, choice.Section) : Array.IndexOf(draft.Stations, choice.Station);
        return choice.Section >= 0 ? (draft.Departures[at], draft.Arrivals[at + 1]) : (draft.Arrivals[at], draft.Departures[at]);
    }

    /// <summary>The longest runs of sections that two paths have in common, one way or against each other.</summary>
    private IEnumerable<Stretch> Stretches(bool isOpposed)
    {
        for (var a = 0; a < drafts.Count; a++)
        {
            for (var b = a + 1; b < drafts.Count; b++)
            {
                if (drafts[a].Departures[0] <= drafts[b].Arrivals[^1] && drafts[b].Departures[0] <= drafts[a].Arrivals[^1]
                    && !clashing.Contains((a, b)))
                {
                    foreach (var stretch in Common(a, b, isOpposed))
                    {
                        yield return stretch;
                    }
                }
            }
        }
    }

    private IEnumerable<Stretch> Common(int pathA, int pathB, bool isOpposed)
    {
        var (a, b) = (drafts[pathA].Sections, drafts[pathB].Sections);
        for (var at = 0; at < a.Length; at++)
        {
            var other = Array.IndexOf(b, a[at]);
            var isAgainst = other >= 0 && drafts[pathA].Stations[at] != drafts[pathB].Stations[other];
            if (other < 0 || isAgainst != isOpposed)
            {
                continue;
            }

            var step = isOpposed ? -1 : 1;
            var length = 1;
            while (at + length < a.Length && other + (step * length) is var next && next >= 0 && next < b.Length
                && a[at + length] == b[next])
            {
                length++;
            }

            yield return new Stretch(pathA, pathB, at, isOpposed ? other + 1 : other, length);
            at += length - 1;
        }
    }

    /// <summary>Positions of stations: A + step on the first path, B − step against it or B + step along it.</summary>
    private readonly record struct Stretch(int PathA, int PathB, int A, int B, int Length);
}
