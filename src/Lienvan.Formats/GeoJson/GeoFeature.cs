using System.Text.Json.Nodes;
using Lienvan.Model.Units;

namespace Lienvan.Formats.GeoJson;

/// <summary>Something with a place on the earth.</summary>
/// <param name="Id">Its key within its layer.</param>
/// <param name="Lines">Its shape: one line of one position is a point, one of several a line, several are several lines; none is no shape
/// known.</param>
/// <param name="Properties">What else is known of it.</param>
public sealed record GeoFeature(string Id, ImmutableArray<ImmutableArray<Position>> Lines, JsonObject Properties);
