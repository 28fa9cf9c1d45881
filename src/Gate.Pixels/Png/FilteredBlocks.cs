using System.Buffers;
using System.Runtime.ExceptionServices;

namespace Gate.Pixels.Png;

/// <summary>
/// The filtered rows of a file in blocks of whole rows. In large images a thread of its own inflates a few blocks ahead, so that inflating
/// one block and unfiltering the one before overlap; it is no thread of the pool, since many decoders at once would wait there for each other.
/// </summary>
internal sealed class FilteredBlocks : IDisposable
{
    /// <summary>Bytes inflated at a time: stays in the second-level cache until the rows are unfiltered.</summary>
    private const int BlockBytes = 128 * 1024;

    /// <summary>One in use, one ready, one being filled.</summary>
    private const int Buffers = 3;

    /// <summary>Below this a thread costs more than it saves.</summary>
    private const long SmallestOverlapped = 2 * 1024 * 1024;

    private readonly PngStructure structure;
    private readonly int stride;
    private readonly int rowsPerBlock;
    private readonly byte[][] buffers;
    private readonly SemaphoreSlim free;
    private readonly SemaphoreSlim filled = new(0);
    private readonly Thread? thread;
    private readonly ImageData data;
    private Exception? error;
    private volatile bool isStopped;
    private int row;
    private int block;

    public FilteredBlocks(PngStructure structure)
    {
        this.structure = structure;
        stride = 1 + (int)structure.Header.RowBytes(structure.Header.Width);
        rowsPerBlock = Math.Clamp(BlockBytes / stride, 1, structure.Header.Height);
        data = new(structure);

        bool isOverlapped = Environment.ProcessorCount > 1 && structure.FilteredLength() >= SmallestOverlapped;
        buffers = new byte[isOverlapped ? Buffers : 1][];
        for (int i = 0; i < buffers.Length; i++)
            buffers[i] = ArrayPool<byte>.Shared.Rent(rowsPerBlock * stride);
        free = new(buffers.Length);
        if (isOverlapped)
        {
            thread = new(FillAhead) { IsBackground = true, Name = "inflate" };
            thread.Start();
        }
    }

    /// <summary>
    /// The next rows, each with its filter byte; empty at the end, after the end of the data was checked. Valid until the next call.
    /// </summary>
    /// <exception cref="ImageFormatException">The data is corrupt, or of the wrong length.</exception>
    public ReadOnlySpan<byte> Next()
    {
        int height = structure.Header.Height;
        if (row == height)
        {
            if (thread is null)
                data.Finish();
            else
                WaitForThread();
            return [];
        }

        int rows = Math.Min(rowsPerBlock, height - row);
        Span<byte> bytes = buffers[block % buffers.Length].AsSpan(0, rows * stride);
        if (thread is null)
        {
            data.Read(bytes);
        }
        else
        {
            if (block > 0)
                free.Release();
            filled.Wait();
            if (error is not null)
                WaitForThread();
        }

        row += rows;
        block++;
        return bytes;
    }

    public void Dispose()
    {
        isStopped = true;
        if (thread is not null)
        {
            free.Release();
            thread.Join();
        }

        data.Dispose();
        free.Dispose();
        filled.Dispose();
        foreach (byte[] buffer in buffers)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    private void WaitForThread()
    {
        thread!.Join();
        if (error is not null)
            ExceptionDispatchInfo.Throw(error);
    }

    private void FillAhead()
    {
        try
        {
            int ahead = 0;
            for (int top = 0; top < structure.Header.Height; top += rowsPerBlock)
            {
                free.Wait();
                if (isStopped)
                    return;
                int rows = Math.Min(rowsPerBlock, structure.Header.Height - top);
                data.Read(buffers[ahead++ % buffers.Length].AsSpan(0, rows * stride));
                filled.Release();
            }

            data.Finish();
        }
        catch (Exception e)
        {
            // Thrown again by whoever asks for the next block.
            error = e;
            filled.Release();
        }
    }
}
