using System.Globalization;

namespace Lienvan.App.Rendering;

/// <summary>Durations as people read them.</summary>
internal static class Durations
{
    /// <summary>Days, hours and minutes, none that is zero: <c>1 d 4 h 20 min</c>.</summary>
    public static string Text(double minutes)
    {
        var whole = (long)Math.Round(minutes);
        var parts = new List<string>();
        Add(whole / 1440, "d");
        Add(whole / 60 % 24, "h");
        Add(whole % 60, "min");
        return parts.Count == 0 ? "0 min" : string.Join(' ', parts);

        void Add(long count, string unit)
        {
            if (count > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {unit}"));
            }
        }
    }
}
