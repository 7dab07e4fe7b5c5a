using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Zones;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Compression;
using Lienvan.Operations.Timetables.Tracks;

namespace Lienvan.App.Study;

/// <summary>Trains a day that a stretch of line can take, by the closed form of single track with the usual freight train.</summary>
internal sealed class CapacityPredictor(StudyNetworks networks) : IPredictor
{
    private static readonly NodaTime.LocalDate Lately = new(2026, 3, 2);
    private readonly Dictionary<LineId, CapacityReport?> reports = [];

    public string Engine => "capacity";

    public bool Covers(Observation observation) =>
        observation is { Quantity: "trains_per_day", Mode: Mode.Rail, From: not null, To: not null };

    public Prediction Predict(Observation observation, CancellationToken cancellation)
    {
        var network = networks.On(Lately);
        var railway = Railway.Of(network);
        foreach (var line in network.Corridor.Lines.Where(line => HasBoth(network.Corridor.LineStations, line.Id, observation)))
        {
            if (!reports.TryGetValue(line.Id, out var report))
            {
                report = railway.FindLine(line.Id) is { Points.Length: > 1 } track
                    ? Capacity.Measure(network, new CapacityRequest { Scope = new CheckScope(track, Lately) }) : null;
                reports.Add(line.Id, report);
            }

            if (report?.Published.FirstOrDefault(row => row.From == observation.From && row.To == observation.To) is { } found)
            {
                return new Prediction.Value(found.ComputedTrains, "alternating freight trains on the narrowest section");
            }
        }

        return new Prediction.None("no line of the package joins the two");
    }

    private static bool HasBoth(ImmutableArray<LineStation> rows, LineId line, Observation observation) =>
        rows.Any(row => row.Line == line && row.Place == observation.From)
        && rows.Any(row => row.Line == line && row.Place == observation.To);
}
