using System.Text.Encodings.Web;
using System.Text.Json;
using Lienvan.Model.Units;

namespace Lienvan.Formats.GeoJson;

/// <summary>
/// Writes features as GeoJSON: WGS 84, longitude first, five decimals (about a metre), a feature without a shape with a geometry of null.
/// Supports points, lines and several lines; does not support areas, nor lines across the antimeridian. Source: RFC 7946.
/// </summary>
public static class GeoJsonWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A feature collection, as UTF-8.</summary>
    public static byte[] Write(IEnumerable<GeoFeature> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var feature in features)
            {
                WriteFeature(json, feature);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteFeature(Utf8JsonWriter json, GeoFeature feature)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", feature.Id);
        json.WritePropertyName("geometry");
        WriteGeometry(json, [.. feature.Lines.Where(line => !line.IsEmpty)]);
        json.WritePropertyName("properties");
        feature.Properties.WriteTo(json);
        json.WriteEndObject();
    }

    private static void WriteGeometry(Utf8JsonWriter json, ImmutableArray<ImmutableArray<Position>> lines)
    {
        if (lines.IsEmpty)
        {
            json.WriteNullValue();
            return;
        }

        var isPoint = lines is [[_]];
        json.WriteStartObject();
        json.WriteString("type", isPoint ? "Point" : lines.Length == 1 ? "LineString" : "MultiLineString");
        json.WritePropertyName("coordinates");
        if (isPoint)
        {
            WritePosition(json, lines[0][0]);
        }
        else if (lines.Length == 1)
        {
            WriteLine(json, lines[0]);
        }
        else
        {
            json.WriteStartArray();
            foreach (var line in lines)
            {
                WriteLine(json, line);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>A line of one position is drawn from it to itself: RFC 7946 wants two.</summary>
    private static void WriteLine(Utf8JsonWriter json, ImmutableArray<Position> line)
    {
        json.WriteStartArray();
        foreach (var position in line.Length == 1 ? [line[0], line[0]] : line)
        {
            WritePosition(json, position);
        }

        json.WriteEndArray();
    }

    private static void WritePosition(Utf8JsonWriter json, Position position)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(position.Longitude, 5));
        json.WriteNumberValue(Math.Round(position.Latitude, 5));
        json.WriteEndArray();
    }
}
