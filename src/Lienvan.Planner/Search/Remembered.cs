namespace Lienvan.Planner.Search;

/// <summary>The values asked for last, each made once. For many threads at once.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class Remembered<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly List<(TKey Key, Lazy<TValue> Value)> values = [];

    /// <summary>The value of a key, made if it is not there.</summary>
    public TValue Get(TKey key, Func<TKey, TValue> make)
    {
        Lazy<TValue> value;
        lock (gate)
        {
            var index = values.FindIndex(other => other.Key.Equals(key));
            value = index >= 0 ? values[index].Value : new Lazy<TValue>(() => make(key));
            if (index >= 0 || values.Count == most)
            {
                values.RemoveAt(Math.Max(index, 0));
            }

            values.Add((key, value));
        }

        return value.Value;
    }
}
