using System.Buffers;

namespace Lienvan.App.Rendering;

/// <summary>
/// Where a large answer is written before its length is known. Its room is borrowed and given back: new room for each answer, cleared
/// first and swept up afterwards, would take longer than the writing.
/// </summary>
internal sealed class PooledBytes(int least) : IBufferWriter<byte>, IDisposable
{
    private byte[] room = ArrayPool<byte>.Shared.Rent(least);
    private int count;

    public byte[] ToArray() => room.AsSpan(0, count).ToArray();

    public void Advance(int count) => this.count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return room.AsMemory(count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return room.AsSpan(count);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(room);
        (room, count) = ([], 0);
    }

    private void Ensure(int more)
    {
        if (room.Length - count >= Math.Max(1, more))
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * room.Length, count + more));
        room.AsSpan(0, count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(room);
        room = larger;
    }
}
