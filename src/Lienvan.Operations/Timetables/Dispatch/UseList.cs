namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>The uses of one resource in the order in which trains take it.</summary>
internal sealed class UseList
{
    private int[] uses = new int[16];
    private int count;

    public ReadOnlySpan<int> Uses => uses.AsSpan(0, count);

    /// <summary>The last use; negative when there is none.</summary>
    public int Last => count > 0 ? uses[count - 1] : -1;

    public void Clear() => count = 0;

    /// <summary>Puts a use before another or, if that is negative, at the end.</summary>
    public void Insert(int use, int before)
    {
        if (count == uses.Length)
        {
            Array.Resize(ref uses, 2 * count);
        }

        var at = before >= 0 ? Uses.IndexOf(before) : count;
        uses.AsSpan(at, count - at).CopyTo(uses.AsSpan(at + 1));
        uses[at] = use;
        count++;
    }

    public void Remove(int use)
    {
        var at = Uses.IndexOf(use);
        uses.AsSpan(at + 1, count - at - 1).CopyTo(uses.AsSpan(at));
        count--;
    }
}
