using System.IO.Compression;

namespace Gate.Pixels.Png;

/// <summary>The filtered rows of a file, inflated as they are asked for.</summary>
internal sealed class ImageData : IDisposable
{
    private readonly PngStructure structure;
    private readonly DataStream compressed;
    private readonly ZLibStream inflater;
    private long inflated;

    public ImageData(PngStructure structure)
    {
        this.structure = structure;
        compressed = new(structure);
        inflater = new(compressed, CompressionMode.Decompress);
    }

    /// <summary>Fills <paramref name="bytes"/>.</summary>
    /// <exception cref="ImageFormatException">The stream is corrupt, or ends before.</exception>
    public void Read(Span<byte> bytes)
    {
        int count = 0;
        while (count < bytes.Length)
        {
            int read = Inflate(bytes[count..]);
            if (read == 0)
                throw Fault(ImageFormatException.DataLength, FormattableString.Invariant($"{structure.FilteredLength()} bytes after inflating"), FormattableString.Invariant($"{inflated}{(compressed.ReadPastEnd ? ", then the end of the data" : string.Empty)}"));
            count += read;
        }
    }

    /// <summary>Checks that nothing is left, and the checksum.</summary>
    /// <exception cref="ImageFormatException">The stream is corrupt, longer, or without its end.</exception>
    public void Finish()
    {
        Span<byte> more = stackalloc byte[1];
        if (Inflate(more) > 0)
            throw Fault(ImageFormatException.DataLength, FormattableString.Invariant($"{structure.FilteredLength()} bytes after inflating"), "more");
        if (compressed.ReadPastEnd)
            throw Fault(ImageFormatException.CorruptData, "the end of the zlib stream and its checksum", "the end of the data");
        if (compressed.Left > 0)
            throw Fault(ImageFormatException.CorruptData, "nothing after the zlib stream", "more bytes");
    }

    public void Dispose() => inflater.Dispose();

    private int Inflate(Span<byte> bytes)
    {
        try
        {
            int read = inflater.Read(bytes);
            inflated += read;
            return read;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // An IOException is a return code of zlib that the platform has no name for, a preset dictionary for one: no file is read here. The platform's text speaks of archive entries; the place is what helps.
            string place = FormattableString.Invariant($"corrupt data after {inflated} inflated bytes");
            throw Fault(ImageFormatException.CorruptData, "a zlib stream whose codes and checksum are right", place, e);
        }
    }

    private ImageFormatException Fault(string code, string expected, string found, Exception? cause = null) => new(code, cause)
    {
        Chunk = "IDAT",
        Offset = structure.Data[0].Offset,
        Expected = expected,
        Found = found,
    };
}
