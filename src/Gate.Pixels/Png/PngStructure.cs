using System.Buffers.Binary;

namespace Gate.Pixels.Png;

/// <summary>The chunks of a file, checked: order, lengths, checksums. Holds ranges of the file, copies nothing.</summary>
internal sealed class PngStructure
{
    private const int SignatureLength = 8;
    private const int HeaderLength = 13;

    /// <summary>Length, type and checksum around the data of a chunk.</summary>
    private const int ChunkOverhead = 12;

    /// <summary>Deflate cannot do better: 258 bytes from a length code of one bit and a distance code of one bit.</summary>
    private const int MostInflatedPerByte = 1032;

    private readonly List<DataRange> data = [];

    private PngStructure(ReadOnlyMemory<byte> file, PngHeader header)
    {
        File = file;
        Header = header;
    }

    public ReadOnlyMemory<byte> File { get; }

    public PngHeader Header { get; }

    /// <summary>Red, green, blue for each index; empty without PLTE.</summary>
    public ReadOnlyMemory<byte> Palette { get; private set; }

    /// <summary>Content of tRNS; empty without one.</summary>
    public ReadOnlyMemory<byte> Transparency { get; private set; }

    /// <summary>Where the bytes of the zlib stream lie.</summary>
    public IReadOnlyList<DataRange> Data => data;

    /// <summary>Compressed bytes in all IDAT chunks.</summary>
    public long DataLength { get; private set; }

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static PngHeader ReadHeader(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
        {
            throw new ImageFormatException(ImageFormatException.Signature)
            {
                Offset = 0,
                Expected = Convert.ToHexString(Signature),
                Found = file.IsEmpty ? "an empty file" : Convert.ToHexString(file[..Math.Min(SignatureLength, file.Length)]),
            };
        }

        Chunk chunk = ReadChunk(file, SignatureLength);
        if (chunk.Type != ChunkType.Ihdr)
            throw Fault(ImageFormatException.ChunkOrder, chunk, "IHDR first", ChunkType.ToName(chunk.Type));
        CheckLength(chunk, chunk.Length == HeaderLength, "13 bytes");
        return PngHeaderParser.Parse(file.Slice(chunk.DataOffset, HeaderLength), chunk.DataOffset);
    }

    public static PngStructure Read(ReadOnlyMemory<byte> file, ImageLimits limits)
    {
        PngHeader header = ReadHeader(file.Span);
        limits.Check(header.Size);

        PngStructure structure = new(file, header);
        int offset = SignatureLength + ChunkOverhead + HeaderLength;
        uint previous = ChunkType.Ihdr;
        while (previous != ChunkType.Iend)
        {
            Chunk chunk = ReadChunk(file.Span, offset);
            structure.Take(chunk, previous);
            previous = chunk.Type;
            offset = chunk.End;
        }

        if (offset != file.Length)
        {
            throw new ImageFormatException(ImageFormatException.ChunkOrder)
            {
                Offset = offset,
                Expected = "the end of the file after IEND",
                Found = FormattableString.Invariant($"{file.Length - offset} more bytes"),
            };
        }

        return structure;
    }

    /// <summary>Filtered bytes that the image data must inflate to, over all passes.</summary>
    public long FilteredLength()
    {
        if (!Header.Interlaced)
            return (Header.RowBytes(Header.Width) + 1) * Header.Height;

        long length = 0;
        foreach (Adam7Pass pass in Adam7Pass.All)
        {
            ImageSize size = pass.SizeWithin(Header.Size);
            if (size.Area > 0)
                length += (Header.RowBytes(size.Width) + 1) * size.Height;
        }

        return length;
    }

    /// <summary>Refuses a header that promises more than the file can hold, before memory is taken on its word.</summary>
    public void CheckDataCanFill()
    {
        long needed = FilteredLength();
        if (DataLength * MostInflatedPerByte < needed)
        {
            throw new ImageFormatException(ImageFormatException.DataLength)
            {
                Chunk = "IDAT",
                Offset = data[0].Offset,
                Expected = FormattableString.Invariant($"data for {Header.Size}: {needed} bytes after inflating"),
                Found = FormattableString.Invariant($"{DataLength} compressed bytes, which hold at most {DataLength * MostInflatedPerByte}"),
            };
        }
    }

    private static Chunk ReadChunk(ReadOnlySpan<byte> file, int offset)
    {
        int left = file.Length - offset;
        if (left < ChunkOverhead)
        {
            throw new ImageFormatException(ImageFormatException.Truncated)
            {
                Offset = offset,
                Expected = "a chunk of 12 bytes or more",
                Found = left == 0 ? "the end of the file" : FormattableString.Invariant($"{left} bytes, then the end of the file"),
            };
        }

        uint length = BinaryPrimitives.ReadUInt32BigEndian(file[offset..]);
        uint type = BinaryPrimitives.ReadUInt32BigEndian(file[(offset + 4)..]);
        Chunk chunk = new(type, offset, (int)Math.Min(length, int.MaxValue));
        if (!ChunkType.IsValid(type))
            throw Fault(ImageFormatException.ChunkType, chunk, "four letters", ChunkType.ToName(type));
        if (length > int.MaxValue)
            throw Fault(ImageFormatException.ChunkLength, chunk, "at most 2147483647 bytes", FormattableString.Invariant($"{length}"));
        if (length > left - ChunkOverhead)
            throw Fault(ImageFormatException.Truncated, chunk, FormattableString.Invariant($"{length} bytes and a checksum"), FormattableString.Invariant($"{left - 8} bytes, then the end of the file"));

        uint expected = BinaryPrimitives.ReadUInt32BigEndian(file[(chunk.End - 4)..]);
        uint found = Crc32.Compute(file[(offset + 4)..(chunk.End - 4)]);
        return expected == found
            ? chunk
            : throw Fault(ImageFormatException.ChunkCrc, chunk, FormattableString.Invariant($"CRC {expected:X8}, as the chunk says"), FormattableString.Invariant($"bytes with CRC {found:X8}"));
    }

    private static ImageFormatException Fault(string code, Chunk chunk, string expected, string found) => new(code)
    {
        Chunk = ChunkType.ToName(chunk.Type),
        Offset = chunk.Offset,
        Expected = expected,
        Found = found,
    };

    private static void CheckOrder(Chunk chunk, bool isRight, string expected, string found)
    {
        if (!isRight)
            throw Fault(ImageFormatException.ChunkOrder, chunk, expected, found);
    }

    private static void CheckLength(Chunk chunk, bool isRight, string expected)
    {
        if (!isRight)
            throw Fault(ImageFormatException.ChunkLength, chunk, expected, FormattableString.Invariant($"{chunk.Length}"));
    }

    private void Take(Chunk chunk, uint previous)
    {
        switch (chunk.Type)
        {
            case ChunkType.Ihdr:
                throw Fault(ImageFormatException.ChunkOrder, chunk, "one IHDR", "a second one");
            case ChunkType.Plte:
                TakePalette(chunk);
                break;
            case ChunkType.Trns:
                TakeTransparency(chunk);
                break;
            case ChunkType.Idat:
                CheckOrder(chunk, data.Count == 0 || previous == ChunkType.Idat, "IDAT chunks one after another", "another chunk between them");
                CheckOrder(chunk, Header.ColourType != PngColourType.Palette || !Palette.IsEmpty, "PLTE before IDAT", "none");
                data.Add(new(chunk.DataOffset, chunk.Length));
                DataLength += chunk.Length;
                break;
            case ChunkType.Iend:
                CheckLength(chunk, chunk.Length == 0, "0 bytes");
                CheckOrder(chunk, data.Count > 0, "IDAT before IEND", "none");
                break;
            default:
                if (ChunkType.IsCritical(chunk.Type))
                    throw Fault(ImageFormatException.ChunkType, chunk, "IHDR, PLTE, IDAT or IEND as a critical chunk", ChunkType.ToName(chunk.Type));
                break;
        }
    }

    private void TakePalette(Chunk chunk)
    {
        CheckOrder(chunk, Palette.IsEmpty, "one PLTE", "a second one");
        CheckOrder(chunk, data.Count == 0, "PLTE before IDAT", "PLTE after it");
        CheckOrder(chunk, Transparency.IsEmpty, "PLTE before tRNS", "PLTE after it");
        if (Header.ColourType is PngColourType.Grey or PngColourType.GreyAlpha)
            throw Fault(ImageFormatException.Palette, chunk, "no PLTE in a grey image", "one");

        int most = Header.ColourType == PngColourType.Palette ? 1 << Header.BitDepth : 256;
        CheckLength(chunk, chunk.Length % 3 == 0 && chunk.Length > 0 && chunk.Length <= most * 3, FormattableString.Invariant($"3 bytes for each of 1 to {most} colours"));
        Palette = File.Slice(chunk.DataOffset, chunk.Length);
    }

    private void TakeTransparency(Chunk chunk)
    {
        CheckOrder(chunk, Transparency.IsEmpty, "one tRNS", "a second one");
        CheckOrder(chunk, data.Count == 0, "tRNS before IDAT", "tRNS after it");
        switch (Header.ColourType)
        {
            case PngColourType.Grey:
                CheckLength(chunk, chunk.Length == 2, "2 bytes");
                break;
            case PngColourType.Rgb:
                CheckLength(chunk, chunk.Length == 6, "6 bytes");
                break;
            case PngColourType.Palette:
                CheckOrder(chunk, !Palette.IsEmpty, "PLTE before tRNS", "none");
                CheckLength(chunk, chunk.Length > 0 && chunk.Length <= Palette.Length / 3, FormattableString.Invariant($"1 to {Palette.Length / 3} bytes"));
                break;
            default:
                throw Fault(ImageFormatException.Palette, chunk, "no tRNS in an image with alpha", "one");
        }

        Transparency = File.Slice(chunk.DataOffset, chunk.Length);
    }

    /// <summary>One chunk: offset of its length field, and length of its data.</summary>
    private readonly record struct Chunk(uint Type, int Offset, int Length)
    {
        public int DataOffset => Offset + 8;

        public int End => Offset + ChunkOverhead + Length;
    }
}
