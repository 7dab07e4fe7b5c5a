using System.Globalization;

namespace Lienvan.Model.Units;

/// <summary>A point on the earth, WGS 84.</summary>
/// <param name="Latitude">Degrees, north positive, −90 to 90.</param>
/// <param name="Longitude">Degrees, east positive, −180 to 180.</param>
public readonly record struct Position(double Latitude, double Longitude)
{
    private const double MeanEarthRadiusMetres = 6_371_008.8;

    /// <summary>
    /// The great-circle distance by the haversine formula on a sphere of the mean radius 6 371 008.8 m (IUGG): up to 0.5 % off the
    /// ellipsoid. Source: R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68 (1984) 159.
    /// </summary>
    public Distance GreatCircleTo(Position other)
    {
        var latitude = double.DegreesToRadians(Latitude);
        var otherLatitude = double.DegreesToRadians(other.Latitude);
        var halfLatitude = Math.Sin((otherLatitude - latitude) / 2);
        var halfLongitude = Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2);
        var h = (halfLatitude * halfLatitude) + (Math.Cos(latitude) * Math.Cos(otherLatitude) * halfLongitude * halfLongitude);
        return Distance.FromMetres(2 * MeanEarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(h))));
    }

    /// <summary>Latitude and longitude with four decimals, such as <c>21.9439, 106.6972</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.0000}, {Longitude:0.0000}");
}
