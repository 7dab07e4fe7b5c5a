using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Lienvan.App.Rendering;

namespace Lienvan.Tests.App.Rendering;

public sealed class RoundedNumbersTest
{
    [Theory]
    [InlineData(0, 3, "0")]
    [InlineData(-0.0004, 3, "0")]
    [InlineData(12.5, 0, "12")]
    [InlineData(13.5, 0, "14")]
    [InlineData(-7.05, 2, "-7.05")]
    [InlineData(0.007, 3, "0.007")]
    [InlineData(100, 2, "100")]
    [InlineData(1e12 + 0.5, 1, "1000000000000.5")]
    [InlineData(1e20, 2, "1E+20")]
    public void Number_is_written_as_people_write_it(double value, int decimals, string expected) =>
        Assert.Equal(expected, Written(value, decimals));

    [Fact]
    public void Number_is_the_one_that_rounding_gives() =>
        Prop.ForAll<NormalFloat, byte>((value, digits) =>
        {
            var decimals = digits % 4;
            var read = double.Parse(Written(value.Get, decimals), System.Globalization.CultureInfo.InvariantCulture);
            return read.Equals(Math.Round(value.Get, decimals) + 0.0);
        }).QuickCheckThrowOnFailure();

    private static string Written(double value, int decimals)
    {
        using var bytes = new PooledBytes(16);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteRounded("of"u8, value, decimals);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray())["{\"of\":".Length..^1];
    }
}
