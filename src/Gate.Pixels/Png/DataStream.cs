namespace Gate.Pixels.Png;

/// <summary>
/// The image data of a file as one stream. Its last bytes are handed out one at a time: a finished inflater asks for no more, so what is
/// left over then, or asked for beyond the end, tells exactly whether the zlib stream fills the chunks. The platform's inflater itself
/// accepts a stream that was cut within its checksum, and one with bytes after it.
/// </summary>
internal sealed class DataStream(PngStructure structure) : Stream
{
    /// <summary>More than a zlib checksum.</summary>
    private const int Tail = 8;

    private int chunk;
    private int inChunk;
    private long left = structure.DataLength;

    /// <summary>Bytes not handed out yet.</summary>
    public long Left => left;

    /// <summary>Whether more was asked for than there is.</summary>
    public bool ReadPastEnd { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (left == 0)
        {
            ReadPastEnd = true;
            return 0;
        }

        while (inChunk == structure.Data[chunk].Length)
        {
            chunk++;
            inChunk = 0;
        }

        DataRange range = structure.Data[chunk];
        long most = left > Tail ? left - Tail : 1;
        int count = (int)Math.Min(Math.Min(most, buffer.Length), range.Length - inChunk);
        structure.File.Span.Slice(range.Offset + inChunk, count).CopyTo(buffer);
        inChunk += count;
        left -= count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
