using Lienvan.Model.Units;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>The span of latitudes and longitudes that a country lies in.</summary>
/// <param name="South">Lowest latitude.</param>
/// <param name="North">Highest latitude.</param>
/// <param name="West">Lowest longitude.</param>
/// <param name="East">Highest longitude.</param>
internal readonly record struct CountryBox(double South, double North, double West, double East)
{
    public bool Contains(Position position) =>
        position.Latitude >= South && position.Latitude <= North && position.Longitude >= West && position.Longitude <= East;
}

/// <summary>
/// Rough boxes around the countries that corridors of the region run through, rounded outwards to half degrees from their extreme points
/// (islands included). They find a swapped or mistyped coordinate, not a border dispute.
/// </summary>
internal static class CountryBoxes
{
    private static readonly Dictionary<string, CountryBox> Boxes = new(StringComparer.Ordinal)
    {
        ["VN"] = new(8, 23.5, 102, 110.5),
        ["CN"] = new(17.5, 54, 73, 135.5),
        ["LA"] = new(13.5, 23, 99.5, 108),
        ["TH"] = new(5.5, 20.5, 97, 106),
        ["KH"] = new(9.5, 15, 102, 108),
        ["MM"] = new(9.5, 29, 92, 101.5),
        ["MY"] = new(0.5, 7.5, 99.5, 119.5),
        ["SG"] = new(1, 1.6, 103.5, 104.5),
        ["ID"] = new(-11.5, 6.5, 94.5, 141.5),
        ["PH"] = new(4, 21.5, 116, 127),
        ["HK"] = new(22, 22.7, 113.5, 114.6),
        ["KZ"] = new(40.5, 55.5, 46, 87.5),
        ["KG"] = new(39, 43.5, 69, 80.5),
        ["UZ"] = new(37, 46, 55.5, 73.5),
        ["MN"] = new(41.5, 52.5, 87.5, 120),
        ["RU"] = new(41, 82, -180, 180),
        ["BY"] = new(51, 56.5, 23, 33),
        ["UA"] = new(44, 52.5, 22, 40.5),
        ["LT"] = new(53.5, 56.5, 20.5, 27),
        ["PL"] = new(48.5, 55, 14, 24.5),
        ["DE"] = new(47, 55.5, 5.5, 15.5),
        ["JP"] = new(20, 46, 122.5, 154),
        ["KR"] = new(33, 39, 124, 132),
    };

    /// <summary>The box of that country, or null where none is kept.</summary>
    public static CountryBox? Find(string country) => Boxes.TryGetValue(country, out var box) ? box : null;
}
