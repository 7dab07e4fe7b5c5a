using System.Text;
using System.Text.Json.Nodes;
using Lienvan.Formats.GeoJson;
using Lienvan.Model.Units;

namespace Lienvan.Tests.Formats.GeoJson;

public sealed class GeoJsonWriterTests
{
    private static readonly Position Hanoi = new(21.024172, 105.840831), LongBien = new(21.03978, 105.84955);

    [Theory]
    [InlineData(0, "null")]
    [InlineData(1, """{"type":"Point","coordinates":[105.84083,21.02417]}""")]
    [InlineData(2, """{"type":"LineString","coordinates":[[105.84083,21.02417],[105.84955,21.03978]]}""")]
    public void A_shape_has_the_type_of_its_positions_longitude_first(int positions, string expected)
    {
        ImmutableArray<Position> line = [.. new[] { Hanoi, LongBien }.Take(positions)];
        Assert.Equal(expected, GeometryOf([line]));
    }

    [Fact]
    public void Several_lines_stay_apart_and_a_single_position_among_them_becomes_a_line() => Assert.Equal(
        """{"type":"MultiLineString","coordinates":[[[105.84083,21.02417],[105.84955,21.03978]],""" +
            "[[105.84955,21.03978],[105.84955,21.03978]]]}",
        GeometryOf([[Hanoi, LongBien], [LongBien]]));

    private static string GeometryOf(ImmutableArray<ImmutableArray<Position>> lines)
    {
        var feature = new GeoFeature("a", lines, new JsonObject { ["name"] = "Hà Nội" });
        var json = JsonNode.Parse(Encoding.UTF8.GetString(GeoJsonWriter.Write([feature])))!;
        Assert.Equal("Hà Nội", json["features"]![0]!["properties"]!["name"]!.GetValue<string>());
        return json["features"]![0]!["geometry"]?.ToJsonString() ?? "null";
    }
}
