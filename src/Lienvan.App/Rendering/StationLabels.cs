namespace Lienvan.App.Rendering;

/// <summary>Labels in a column, each at its height, moved apart where they would overlap.</summary>
internal static class StationLabels
{
    private const double Largest = 12, Smallest = 8.5, LineHeight = 1.15;

    /// <summary>A size at which so many labels fit into a height.</summary>
    public static double SizeFor(int count, double height) => Math.Clamp(height / Math.Max(1, count) / LineHeight, Smallest, Largest);

    /// <summary>All, if they fit; else the weightiest ones that have room where they belong, in their order.</summary>
    public static int[] Choose(int[] weights, double[] wanted, double height)
    {
        const double Line = Smallest * LineHeight;
        int[] all = [.. Enumerable.Range(0, weights.Length)];
        if (weights.Length * Line <= height)
        {
            return all;
        }

        var chosen = new List<int>();
        foreach (var index in all.OrderByDescending(index => weights[index]).ThenBy(index => index))
        {
            if (chosen.All(other => Math.Abs(wanted[other] - wanted[index]) >= Line))
            {
                chosen.Add(index);
            }
        }

        return [.. chosen.Order()];
    }

    /// <summary>The heights of the labels' middles: in order, a line apart, as near to the wanted ones as pushing down and up again
    /// allows.</summary>
    public static double[] Spread(double[] wanted, (double Top, double Bottom) room)
    {
        var line = SizeFor(wanted.Length, room.Bottom - room.Top) * LineHeight;
        var at = new double[wanted.Length];
        var least = room.Top;
        for (var index = 0; index < wanted.Length; index++)
        {
            at[index] = Math.Max(least, wanted[index]);
            least = at[index] + line;
        }

        var most = room.Bottom;
        for (var index = wanted.Length - 1; index >= 0; index--)
        {
            at[index] = Math.Min(at[index], most);
            most = at[index] - line;
        }

        return at;
    }
}
