namespace Lienvan.App.Api;

/// <summary>Remembers the values asked for last; a value being made is waited for, not made twice. For many threads.</summary>
/// <param name="most">How many values are kept.</param>
internal sealed class RecentlyUsed<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, Lazy<TValue> Value)>> nodes = [];
    private readonly LinkedList<(TKey Key, Lazy<TValue> Value)> order = new();
    private readonly Lock gate = new();

    /// <summary>The value of that key, made if it is not there. What can't be made is not remembered.</summary>
    public TValue Get(TKey key, Func<TKey, TValue> make)
    {
        var value = Find(key, make);
        try
        {
            return value.Value;
        }
        catch
        {
            Forget(key, value);
            throw;
        }
    }

    /// <summary>
    /// The value of that key, whoever else asks for it at the same time: where that one gives up, it is made for this one.
    /// </summary>
    /// <exception cref="OperationCanceledException">This one gave up.</exception>
    public TValue GetUnless(TKey key, Func<TKey, TValue> make, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return Get(key, make);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                // Whoever asked the same first has gone away: make it for ourselves.
            }
        }
    }

    /// <summary>The value of that key, if it is there and made.</summary>
    public TValue? FindMade(TKey key)
    {
        lock (gate)
        {
            return nodes.TryGetValue(key, out var node) && node.Value.Value.IsValueCreated ? node.Value.Value.Value : default;
        }
    }

    private Lazy<TValue> Find(TKey key, Func<TKey, TValue> make)
    {
        lock (gate)
        {
            if (nodes.TryGetValue(key, out var node))
            {
                order.Remove(node);
                order.AddFirst(node);
                return node.Value.Value;
            }

            var made = new Lazy<TValue>(() => make(key));
            nodes.Add(key, order.AddFirst((key, made)));
            if (nodes.Count > most)
            {
                nodes.Remove(order.Last!.Value.Key);
                order.RemoveLast();
            }

            return made;
        }
    }

    private void Forget(TKey key, Lazy<TValue> value)
    {
        lock (gate)
        {
            if (nodes.TryGetValue(key, out var node) && ReferenceEquals(node.Value.Value, value))
            {
                nodes.Remove(key);
                order.Remove(node);
            }
        }
    }
}
