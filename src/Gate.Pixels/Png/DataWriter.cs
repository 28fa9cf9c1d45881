using System.Buffers;

namespace Gate.Pixels.Png;

/// <summary>Cuts what is written into IDAT chunks, so that the target need not be rewound to fill in a length.</summary>
internal sealed class DataWriter(Stream to) : Stream
{
    private const int ChunkBytes = 256 * 1024;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
    private int count;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int taken = Math.Min(bytes.Length, ChunkBytes - count);
            bytes[..taken].CopyTo(buffer.AsSpan(count));
            count += taken;
            bytes = bytes[taken..];
            if (count == ChunkBytes)
                WriteChunk();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && buffer.Length > 0)
        {
            byte[] rented = buffer;
            try
            {
                if (count > 0)
                    WriteChunk();
            }
            finally
            {
                buffer = [];
                ArrayPool<byte>.Shared.Return(rented);
            }
        }

        base.Dispose(disposing);
    }

    private void WriteChunk()
    {
        ChunkWriter.Write(to, ChunkType.Idat, buffer.AsSpan(0, count));
        count = 0;
    }
}
