using Lienvan.Formats.Railtoolkit;
using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Services;
using Lienvan.Operations.Running;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Formats.Railtoolkit;

/// <summary>railtoolkit files good, sparse and bad.</summary>
public sealed class RailtoolkitReaderTests
{
    private const string Stock = """
        %YAML 1.2
        ---
        schema: https://railtoolkit.org/schema/rolling-stock.json
        schema_version: "2022.05"
        trains:
          - name: Ore
            id: ore
            formation: [loco, wagon, wagon]
          - name: Light engine
            id: light
            formation: [loco, loco]
        vehicles:
          - name: Engine
            id: loco
            vehicle_type: traction unit
            power_type: electric
            length: 20
            mass: 80
            mass_traction: 60
            speed_limit: 120
            a_braking: -0.4
            rotation_mass: 1.09
            base_resistance: 2
            rolling_resistance: 1
            air_resistance: 10
            tractive_effort:
              - [0, 300000]
              - [60, 200000]
              - [120, 100000]
          - name: Wagon
            id: wagon
            vehicle_type: freight
            length: 15
            mass: 25
            load_limit: 60
        """;

    private const string Way = """
        schema: https://railtoolkit.org/schema/running-path.json
        schema_version: "2022.05"
        paths:
          - name: Hill
            id: hill
            points_of_interest:
              - [ 1500.0, signal, rear ]
              - [ 1200.0, board, front ]
            characteristic_sections:
              - [ 3000.0, 80, 0 ]
              - [ 1000.0, 100, 5.5 ]
              - [ 2000.0, 60, -3 ]
          - {name: Flat, id: flat, characteristic_sections: [[0, 50, 0], [500, 50, 0]]}
        """;

    [Fact]
    public void Trains_are_loaded_coupled_and_braked_by_the_rules()
    {
        var read = RailtoolkitReader.Read("stock.yaml", Stock);
        Assert.Empty(read.Diagnostics);
        Assert.Equal(["ore", "light"], read.Value.Trains.Select(train => train.Id));
        var train = read.Value.Trains[0].Train;
        Assert.Equal((80 + (2 * 85), 50), (train.Mass.Tonnes, train.Length.Metres));
        Assert.Equal(((1.09 * 80) + (1.06 * 50)) / 130, train.RotatingMassFactor, 12);
        Assert.Equal((0.4, Traction.Electric, Traffic.Freight), (train.BrakingMetresPerSecondSquared, train.Traction, train.Traffic));
        Assert.Equal(200_000, train.Effort.At(60 / 3.6), 1e-6);
        var expected = Formulary.TractionUnit(60_000, 20_000, new RunningResistance(2, 1, 10), Formulary.StandardGravity);
        Assert.Equal(expected.Constant, train.Resistance.Constant, 6);
        Assert.Equal(400_000, read.Value.Trains[1].Train.Effort.At(60 / 3.6), 1e-6);
    }

    [Fact]
    public void Paths_are_sorted_and_counted_from_their_start()
    {
        var read = RailtoolkitReader.Read("way.yaml", Way);
        Assert.Empty(read.Diagnostics);
        var hill = read.Value.Paths[0];
        Assert.Equal(("hill", 1000, 2000), (hill.Id, hill.StartMetres, hill.Path.Length.Metres));
        Assert.Equal([(0, 100), (1000, 60)],
            hill.Path.Limits.Select(limit => (limit.From.Metres, Math.Round(limit.Limit.KilometresPerHour, 6))));
        Assert.Equal([5.5, -3], hill.Path.Gradients.Select(gradient => gradient.Permille));
        Assert.Equal([("board", 200, false), ("signal", 500, true)],
            hill.Path.Points.Select(point => (point.Name, point.At.Metres, point.IsForRear)));
        Assert.Equal("flat", read.Value.Paths[1].Id);
    }

    [Fact]
    public void Several_documents_of_one_file_are_read()
    {
        var read = RailtoolkitReader.Read("both.yaml", $"{Stock}\n---\n{Way}");
        Assert.Empty(read.Diagnostics);
        Assert.Equal((2, 2), (read.Value.Trains.Length, read.Value.Paths.Length));
    }

    [Fact]
    public void Without_an_effort_table_the_rail_limits()
    {
        var text = Stock.Replace("    tractive_effort:\n      - [0, 300000]\n      - [60, 200000]\n      - [120, 100000]\n", "",
            StringComparison.Ordinal);
        var train = RailtoolkitReader.Read("stock.yaml", text).Value.Trains[0].Train;
        Assert.Equal(Formulary.CurtiusKniffler(0) * 60_000 * Formulary.StandardGravity, train.Effort.At(0), 0.5);
    }

    [Fact]
    public void Findings_have_lines_and_leave_the_rest_standing()
    {
        var text = Stock
            .Replace("formation: [loco, wagon, wagon]", "formation: [loco, lorry]", StringComparison.Ordinal)
            .Replace("    load_limit: 60", "    load_limit: heavy\n    colour: red", StringComparison.Ordinal);
        Snap.Is(Told(RailtoolkitReader.Read("stock.yaml", text)), """
            stock.yaml(8): error LV1106: train 'ore' is formed of 'lorry', which is no vehicle here; add it to vehicles, or correct the formation
            stock.yaml(35): error LV1105: load_limit of a vehicle is 'heavy'; write a number above 0
            stock.yaml(36): warning LV1109: a vehicle has a field 'colour'; use one of name, id, UUID, picture, vehicle_type, power_type, length, mass, load_limit, mass_traction, speed_limit, a_braking, rotation_mass, base_resistance, rolling_resistance, air_resistance, tractive_effort
            """);
    }

    [Fact]
    public void Bad_paths_are_told_and_left_out()
    {
        var text = Way
            .Replace("[ 2000.0, 60, -3 ]", "[ 2000.0, 0, -3 ]", StringComparison.Ordinal)
            .Replace("[[0, 50, 0], [500, 50, 0]]", "[[0, 50, 0]]", StringComparison.Ordinal)
            .Replace("2022.05", "2024.07", StringComparison.Ordinal);
        var read = RailtoolkitReader.Read("way.yaml", text);
        Assert.Empty(read.Value.Paths);
        Snap.Is(Told(read), """
            way.yaml(1): warning LV1103: schema_version is '2024.07'; write the file by version 2022.05; it is read as if it were
            way.yaml(12): error LV1105: speed '0' of a path is no number in range; correct it
            way.yaml(13): error LV1110: path 'flat' has 1 places where a section begins; give at least two; the last one is the end of the path
            """);
    }

    [Theory]
    [InlineData("")]
    [InlineData("just words")]
    [InlineData("- a\n- b")]
    [InlineData("schema: [")]
    [InlineData("schema: https://example.org/other.json\nschema_version: '2022.05'")]
    [InlineData("schema: https://railtoolkit.org/schema/rolling-stock.json\nschema_version: '2022.05'\nvehicles: 3\ntrains: {}")]
    [InlineData("schema: https://railtoolkit.org/schema/running-path.json\nschema_version: '2022.05'\npaths: [1, [2], {id: 3}]")]
    [InlineData("a: &x [*x]")]
    public void Anything_else_is_told(string text)
    {
        var read = RailtoolkitReader.Read("odd.yaml", text);
        Assert.True(read.HasErrors);
        Assert.Empty(read.Value.Trains);
        Assert.All(read.Diagnostics, finding => Assert.StartsWith("LV11", finding.Code, StringComparison.Ordinal));
    }

    [Fact]
    public void Deep_nesting_is_told()
    {
        var finding = Assert.Single(RailtoolkitReader.Read("deep.yaml", new string('[', 100_000)).Diagnostics);
        Assert.Equal(("LV1101", 1), (finding.Code, finding.Line));
    }

    [Fact]
    public void Files_with_bytes_changed_never_crash()
    {
        var random = new Random(7);
        foreach (var text in new[] { Stock, Way })
        {
            for (var round = 0; round < 300; round++)
            {
                var changed = text.ToCharArray();
                for (var change = 0; change < 3; change++)
                {
                    changed[random.Next(changed.Length)] = "-:[]{}\n \"'0a%&*!|>#?"[random.Next(20)];
                }

                var read = RailtoolkitReader.Read("x.yaml", new string(changed));
                Assert.All(read.Value.Trains, train => Assert.True(train.Train.Mass.Kilograms > 0));
                Assert.All(read.Value.Paths, path => Assert.True(path.Path.Length.Metres > 0));
            }
        }
    }

    private static string Told(Read<RailtoolkitFile> read) => string.Join('\n', read.Diagnostics);
}
