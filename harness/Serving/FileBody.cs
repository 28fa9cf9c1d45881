namespace Gate.Harness.Serving;

/// <summary>A file's bytes from the start, those already read for its encoding first. Does not own what it reads from.</summary>
internal sealed class FileBody(PooledBytes? seen, Stream rest)
{
    private int _taken;

    private int Left => (seen?.Length ?? 0) - _taken;

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (Left == 0)
            return await rest.ReadAsync(buffer, cancellationToken);
        var count = Math.Min(Left, buffer.Length);
        seen!.Memory.Slice(_taken, count).CopyTo(buffer);
        _taken += count;
        return count;
    }

    public async ValueTask SkipAsync(long count, CancellationToken cancellationToken)
    {
        var fromSeen = (int)Math.Min(count, Left);
        _taken += fromSeen;
        count -= fromSeen;
        if (count == 0)
            return;
        if (rest.CanSeek)
        {
            rest.Seek(count, SeekOrigin.Current);
            return;
        }

        using var scratch = new PooledBytes(64 << 10);
        while (count > 0)
        {
            var read = await rest.ReadAsync(scratch.Memory[..(int)Math.Min(count, scratch.Length)], cancellationToken);
            if (read == 0)
                throw new EndOfStreamException("the file became shorter while it was served");
            count -= read;
        }
    }
}
