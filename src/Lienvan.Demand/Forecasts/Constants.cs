using Lienvan.Model.Borders;
using Lienvan.Model.Places;

namespace Lienvan.Demand.Forecasts;

/// <summary>What a constant belongs to: the ways of a market by one mode over one crossing.</summary>
internal readonly record struct ConstantKey(string Market, TradeDirection? Direction, Mode Mode, CrossingId? Crossing);

/// <summary>
/// What senders know about ways and no figure says, in units of utility: fitted so that the base year comes out as published. A way without
/// a constant of its own, as one that is yet to be built, has the mean of its mode.
/// </summary>
internal sealed class Constants
{
    private readonly SortedDictionary<ConstantKey, double> values = new(Comparer<ConstantKey>.Create(Compare));
    private readonly SortedDictionary<ConstantKey, double> slopes = new(Comparer<ConstantKey>.Create(Compare));

    public double Get(ConstantKey key)
    {
        if (values.TryGetValue(key, out var value))
        {
            return value;
        }

        double[] others = [.. Others(key).Select(pair => pair.Value)];
        return others.Length == 0 ? 0 : others.Average();
    }

    /// <summary>
    /// How much the constant rises where the value of a tonne is e times as high: what is dear and what is cheap do not cross at the same
    /// places, for reasons that lie in who makes what where. 0 where nothing is published; a way to be built has the mean of its mode.
    /// </summary>
    public double GetSlope(ConstantKey key)
    {
        if (values.ContainsKey(key))
        {
            return slopes.GetValueOrDefault(key);
        }

        double[] others = [.. Others(key).Select(pair => slopes.GetValueOrDefault(pair.Key))];
        return others.Length == 0 ? 0 : others.Average();
    }

    /// <summary>The same, to be fitted on.</summary>
    public Constants Copy()
    {
        var copy = new Constants();
        foreach (var (key, value) in values)
        {
            copy.values.Add(key, value);
        }

        foreach (var (key, slope) in slopes)
        {
            copy.slopes.Add(key, slope);
        }

        return copy;
    }

    public void Add(ConstantKey key, double change) => values[key] = values.GetValueOrDefault(key) + change;

    public void AddSlope(ConstantKey key, double change) => slopes[key] = slopes.GetValueOrDefault(key) + change;

    private IEnumerable<KeyValuePair<ConstantKey, double>> Others(ConstantKey key) => values.Where(pair =>
        pair.Key.Market == key.Market && pair.Key.Direction == key.Direction && pair.Key.Mode == key.Mode);

    private static int Compare(ConstantKey a, ConstantKey b)
    {
        var byMarket = string.CompareOrdinal(a.Market, b.Market);
        return byMarket != 0 ? byMarket
            : a.Direction != b.Direction ? Nullable.Compare(a.Direction, b.Direction)
            : a.Mode != b.Mode ? a.Mode.CompareTo(b.Mode)
            : string.CompareOrdinal(a.Crossing?.Value, b.Crossing?.Value);
    }
}
