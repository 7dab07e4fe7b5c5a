using Lienvan.Operations.Simulation.Borders.Days;
using Lienvan.Operations.Simulation.Borders.Plans;

namespace Lienvan.Operations.Simulation.Borders.Reporting;

/// <summary>
/// What one more of each resource would bring: the replications are run again with it and with the same luck, and the differences of
/// the pairs are told. Gates and lines do not touch each other, nor do stations that no train visits on one journey; of those that do,
/// one desk at a time is changed, so that a difference is due to it alone. One rerun so tries a desk in each of many groups of places.
/// </summary>
internal sealed class LimitSearch(CorridorPlan plan, SimulationQuestion question, SimulationStudy study)
{
    /// <summary>Desks of a place that are tried, replications of each, and reruns of all, unless every desk or one place is asked
    /// for.</summary>
    private const int TriedDesks = 3, MostReruns = 12;

    /// <inheritdoc cref="TriedDesks"/>
    public const int TriedReplications = 5;

    /// <summary>Where nobody waits so long on average, minutes, one more is not tried unless every desk is asked for.</summary>
    private const double LeastWait = 0.5;

    /// <summary>A desk that is tried: in which place, what is counted there, and how many wait for it on average.</summary>
    private sealed record Candidate(string Place, string Desk, string Kind, string Flow, double Queue);

    public SimulationReport Find(SimulationReport report, MetricTable table)
    {
        var groups = Groups(report, table);
        var rounds = groups.Select(group => group.Length).DefaultIfEmpty(0).Max();
        var replications = question.TriesAllLimits ? question.Replications : Math.Min(TriedReplications, question.Replications);
        var found = new Dictionary<string, List<LimitReport>>(StringComparer.Ordinal);
        study.Expect(rounds * replications);
        for (var round = 0; round < rounds; round++)
        {
            Candidate[] tried = [.. groups.Where(group => round < group.Length).Select(group => group[round])];
            var change = study.Simulate(replications, [.. tried.Select(candidate => candidate.Desk)], out _).Minus(table);
            if (change.Count < replications)
            {
                return With(report, found) with { IsPartial = true };
            }

            foreach (var candidate in tried)
            {
                var limits = found.TryGetValue(candidate.Place, out var known) ? known : found[candidate.Place] = [];
                limits.Add(new LimitReport(candidate.Desk, candidate.Kind, candidate.Kind == "stack" ? Desk.MoreStack : 1,
                    change.Of(candidate.Place + "/dwell/mean"), change.Of(candidate.Place + "/dwell/p90"), change.Of(candidate.Flow)));
            }
        }

        return With(report, found);
    }

    private static SimulationReport With(SimulationReport report, Dictionary<string, List<LimitReport>> found)
    {
        ImmutableArray<PlaceReport> Told(ImmutableArray<PlaceReport> places, string prefix) =>
        [
            .. places.Select(place => !found.TryGetValue($"{prefix}/{place.Id}", out var limits) ? place : place with
            {
                Limits = [.. limits.OrderBy(limit => limit.Mean.Mean).ThenBy(limit => limit.Desk, StringComparer.Ordinal)],
            }),
        ];
        return report with
        {
            Borders = Told(report.Borders, "border"),
            Terminals = Told(report.Terminals, "terminal"),
            Gates = Told(report.Gates, "gate"),
            Lines = Told(report.Lines, "line"),
        };
    }

    /// <summary>Candidates by groups of places that touch each other: every place's first, the longest queues before, then the
    /// second ones.</summary>
    private Candidate[][] Groups(SimulationReport report, MetricTable table)
    {
        var groupOf = StationGroups();
        var found = new List<(string Group, int Rank, Candidate Candidate)>();
        void Add(string group, string name, string flow, PlaceReport place) => found.AddRange(
            Candidates(name, name + flow, place, table).Select((candidate, rank) => (group, rank, candidate)));
        foreach (var border in report.Borders)
        {
            Add(groupOf[border.Id], "border/" + border.Id, "/trains", border);
        }

        foreach (var terminal in report.Terminals)
        {
            Add(groupOf[terminal.Id], "terminal/" + terminal.Id, $"/{StreamKind.Boxes}/perDay", terminal);
        }

        foreach (var gate in report.Gates)
        {
            Add(gate.Id, "gate/" + gate.Id, "/vehicles", gate);
        }

        foreach (var line in report.Lines)
        {
            found.AddRange(LineCandidates(line, table).Select((candidate, rank) => ("line " + line.Id, rank, candidate)));
        }

        var most = question.TriesAllLimits || !question.At.IsEmpty ? int.MaxValue : MostReruns;
        return
        [
            .. found.GroupBy(each => each.Group, StringComparer.Ordinal).Select(group => group.OrderBy(each => each.Rank)
                .ThenByDescending(each => each.Candidate.Queue).ThenBy(each => each.Candidate.Desk, StringComparer.Ordinal)
                .Select(each => each.Candidate).Take(most).ToArray()),
        ];
    }

    private IEnumerable<Candidate> Candidates(string name, string flow, PlaceReport place, MetricTable table)
    {
        var desks = place.Desks.Select(desk => (desk.Key, desk.Kind, Wait: table.MeanOf($"{name}/{desk.Key}/wait"),
                Queue: table.MeanOf($"{name}/{desk.Key}/queue")))
            .Concat(PathsOf(place, name, table));
        return (question.TriesAllLimits ? desks : desks.Where(desk => desk.Wait > LeastWait))
            .OrderByDescending(desk => desk.Queue).ThenBy(desk => desk.Key, StringComparer.Ordinal)
            .Take(question.TriesAllLimits ? int.MaxValue : TriedDesks)
            .Select(desk => new Candidate(name, desk.Key, desk.Kind, flow, desk.Queue));
    }

    /// <summary>On a line trains wait for sections: a loop half way on single track, or one more track; and in stations.</summary>
    private IEnumerable<Candidate> LineCandidates(PlaceReport line, MetricTable table)
    {
        var name = "line/" + line.Id;
        var own = plan.Lines.First(row => row.Id == line.Id);
        var waits = own.Sections.Select(desk => (Desk: desk, IsSection: true))
            .Concat(own.Stations.Select(desk => (Desk: desk, IsSection: false)))
            .Select(each => (each.Desk, each.IsSection, Wait: table.MeanOf($"{name}/{each.Desk.Key}/wait"),
                Queue: table.MeanOf($"{name}/{each.Desk.Key}/queue")));
        return (question.TriesAllLimits ? waits : waits.Where(each => each.Wait > LeastWait))
            .OrderByDescending(each => each.Queue).ThenByDescending(each => each.IsSection)
            .ThenBy(each => each.Desk.Key, StringComparer.Ordinal)
            .Take(question.TriesAllLimits ? int.MaxValue : TriedDesks)
            .SelectMany(each => KeysOf(own, each.Desk, each.IsSection)
                .Select(key => new Candidate(name, key.Key, key.Kind, name + "/trains", each.Queue)));
    }

    private static IEnumerable<(string Key, string Kind)> KeysOf(LinePlan line, LineDesk desk, bool isSection) =>
        !isSection ? [(line.TrackKey(desk), "stationTrack")]
        : desk.Tracks > 1 ? [(line.TrackKey(desk), "sectionTrack")]
        : [(line.LoopKey(desk), "loop"), (line.TrackKey(desk), "sectionTrack")];

    /// <summary>Paths over the crossing are a limit of the station from which trains leave.</summary>
    private IEnumerable<(string Key, string Kind, double Wait, double Queue)> PathsOf(PlaceReport place, string name, MetricTable table)
    {
        if (place.Kind != PlaceReportKind.Border)
        {
            yield break;
        }

        var wait = table.MeanOf($"{name}/{StreamKind.FreightOut}/{StayStep.Path}/wait");
        var queue = wait * table.MeanOf($"{name}/{StreamKind.FreightOut}/perDay") / 1440;
        foreach (var crossing in plan.RailCrossings)
        {
            if (plan.Stations[crossing.StationA].Place.Id.Value == place.Id || plan.Stations[crossing.StationB].Place.Id.Value == place.Id)
            {
                yield return (Replication.PathKey(crossing), "path", wait, queue);
            }
        }
    }

    /// <summary>For each station the first of those that trains link it with, one journey after the other.</summary>
    private Dictionary<string, string> StationGroups()
    {
        var first = Enumerable.Range(0, plan.Stations.Length).ToArray();
        int Root(int station)
        {
            while (first[station] != station)
            {
                station = first[station];
            }

            return station;
        }

        foreach (var visits in plan.Services.Select(service => service.Visits))
        {
            for (var index = 1; index < visits.Length; index++)
            {
                var (one, other) = (Root(visits[index - 1].Station), Root(visits[index].Station));
                first[Math.Max(one, other)] = Math.Min(one, other);
            }
        }

        return plan.Stations.Index().ToDictionary(pair => pair.Item.Place.Id.Value,
            pair => "station " + plan.Stations[Root(pair.Index)].Place.Id, StringComparer.Ordinal);
    }
}
