using Lienvan.Model.Units;
using Lienvan.Operations.Running;
using YamlDotNet.RepresentationModel;

namespace Lienvan.Formats.Railtoolkit;

/// <summary>A vehicle as the schema has it: tonnes, metres, km/h, ‰.</summary>
internal sealed record RollingVehicle
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public required double Tonnes { get; init; }

    public double LoadTonnes { get; init; }

    public required double Metres { get; init; }

    public double? TractionTonnes { get; init; }

    public double? SpeedLimit { get; init; }

    public double? Braking { get; init; }

    public double? RotatingMass { get; init; }

    /// <summary>Base, rolling and air resistance, ‰.</summary>
    public RunningResistance Permille { get; init; }

    public bool IsElectric { get; init; }

    public ImmutableArray<EffortPoint> Effort { get; init; } = [];

    public bool Pulls => Type is "traction unit" or "multiple unit";

    public bool CarriesPassengers => Type is "passenger" or "multiple unit";
}

/// <summary>Reads the vehicles and trains of a document.</summary>
internal static class RollingStockReader
{
    private const int LeastEffortPoints = 2;

    public static IEnumerable<RailtoolkitTrain> Read(YamlRecord root, YamlFindings findings)
    {
        var vehicles = new Dictionary<string, RollingVehicle>(StringComparer.Ordinal);
        foreach (var node in root.List("vehicles", isRequired: true))
        {
            if (YamlRecord.From(node, "a vehicle", findings) is { } record && ReadVehicle(record) is { } vehicle &&
                !vehicles.TryAdd(vehicle.Id, vehicle))
            {
                findings.Add(RailtoolkitDiagnostics.IdTwice, node.Start.Line, $"two vehicles have the id '{vehicle.Id}'",
                    "give each its own; the first is used");
            }
        }

        foreach (var node in root.List("trains", isRequired: true))
        {
            if (YamlRecord.From(node, "a train", findings) is { } record && ReadTrain(record, vehicles, findings) is { } train)
            {
                yield return train;
            }
        }
    }

    private static RollingVehicle? ReadVehicle(YamlRecord record)
    {
        record.AllowOnly("name", "id", "UUID", "picture", "vehicle_type", "power_type", "length", "mass", "load_limit", "mass_traction",
            "speed_limit", "a_braking", "rotation_mass", "base_resistance", "rolling_resistance", "air_resistance", "tractive_effort");
        var (_, id, type) = (record.Text("name"), record.Text("id"), record.Text("vehicle_type"));
        var (length, mass) = (record.Number("length", 0, isRequired: true), record.Number("mass", 0, isRequired: true));
        var vehicle = new RollingVehicle
        {
            Id = id ?? "",
            Type = type ?? "",
            Metres = length ?? 0,
            Tonnes = mass ?? 0,
            LoadTonnes = record.Number("load_limit", 0) ?? 0,
            TractionTonnes = record.Number("mass_traction", 0),
            SpeedLimit = record.Number("speed_limit", 0),
            Braking = record.Number("a_braking", double.NegativeInfinity),
            RotatingMass = record.Number("rotation_mass", 0.9999999),
            Permille = new RunningResistance(record.Number("base_resistance", -1e-9) ?? 0, record.Number("rolling_resistance", -1e-9) ?? 0,
                record.Number("air_resistance", -1e-9) ?? 0),
            IsElectric = record.Text("power_type", isRequired: false) == "electric",
            Effort = Effort(record),
        };
        return record.IsFaulty ? null : IsKnown(vehicle) ? vehicle : RejectType(record, vehicle);
    }

    private static bool IsKnown(RollingVehicle vehicle) => vehicle.Type is "traction unit" or "multiple unit" or "freight" or "passenger";

    private static RollingVehicle? RejectType(YamlRecord record, RollingVehicle vehicle) => record.Reject<RollingVehicle>(
        record.Node("vehicle_type"), $"vehicle_type of '{vehicle.Id}' is '{vehicle.Type}'",
        "write freight, passenger, traction unit or multiple unit");

    private static ImmutableArray<EffortPoint> Effort(YamlRecord record)
    {
        var points = new List<EffortPoint>();
        var rows = record.List("tractive_effort", isRequired: false);
        foreach (var row in rows)
        {
            if (record.Row(row, 2, "[ km/h, N ]") is { } cells && record.Cell(cells[0], -1e-9, "speed") is { } speed &&
                record.Cell(cells[1], -1e-9, "effort") is { } newtons)
            {
                if (points.Count > 0 && points[^1].Speed.KilometresPerHour >= speed)
                {
                    record.Reject<string>(row, $"speed {cells[0]} does not rise in tractive_effort", "put the rows in the order of speed");
                    continue;
                }

                points.Add(new EffortPoint(Speed.FromKilometresPerHour(speed), newtons));
            }
        }

        if (rows.Length > 0 && points.Count < LeastEffortPoints)
        {
            record.Reject<string>(rows[0], "tractive_effort has too few rows", $"give at least {LeastEffortPoints}");
        }

        return [.. points];
    }

    private static RailtoolkitTrain? ReadTrain(YamlRecord record, Dictionary<string, RollingVehicle> vehicles, YamlFindings findings)
    {
        record.AllowOnly("name", "id", "UUID", "formation");
        var (name, id) = (record.Text("name"), record.Text("id"));
        var formation = new List<RollingVehicle>();
        var isWhole = true;
        foreach (var node in record.List("formation", isRequired: true))
        {
            if (vehicles.TryGetValue((node as YamlScalarNode)?.Value ?? "", out var vehicle))
            {
                formation.Add(vehicle);
                continue;
            }

            isWhole = false;
            findings.Add(RailtoolkitDiagnostics.UnknownVehicle, node.Start.Line,
                $"train '{id}' is formed of '{node}', which is no vehicle here",
                "add it to vehicles, or correct the formation");
        }

        if (record.IsFaulty || !isWhole || name is null || id is null)
        {
            return null;
        }

        if (!formation.Any(vehicle => vehicle.Pulls))
        {
            findings.Add(RailtoolkitDiagnostics.NoTraction, record.Line, $"nothing in train '{id}' pulls",
                "add a vehicle of type traction unit or multiple unit");
            return null;
        }

        return new RailtoolkitTrain(id, RollingStockAssembly.Assemble(name, formation));
    }
}
