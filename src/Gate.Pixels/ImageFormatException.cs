using System.Text;

namespace Gate.Pixels;

/// <summary>An image file that cannot be decoded: what is wrong, in which chunk, at which byte, what was expected and what was found.</summary>
public sealed class ImageFormatException : Exception
{
    /// <summary>The file does not begin with the eight bytes of a PNG.</summary>
    public const string Signature = "png-signature";

    /// <summary>The file ends inside a chunk, or without IEND.</summary>
    public const string Truncated = "png-truncated";

    /// <summary>A chunk's type is not four letters, or a critical chunk is unknown.</summary>
    public const string ChunkType = "png-chunk-type";

    /// <summary>A chunk's length is beyond 2^31 - 1, or wrong for its type.</summary>
    public const string ChunkLength = "png-chunk-length";

    /// <summary>A chunk's checksum does not fit its bytes.</summary>
    public const string ChunkCrc = "png-chunk-crc";

    /// <summary>A chunk is missing, repeated or out of order.</summary>
    public const string ChunkOrder = "png-chunk-order";

    /// <summary>A field of IHDR has a value that the specification does not allow.</summary>
    public const string Header = "png-header";

    /// <summary>PLTE or tRNS does not fit the colour type.</summary>
    public const string Palette = "png-palette";

    /// <summary>The compressed data is not a valid zlib stream, or its checksum fails.</summary>
    public const string CorruptData = "png-data";

    /// <summary>There are fewer or more image bytes than the header promises.</summary>
    public const string DataLength = "png-data-length";

    /// <summary>A row names a filter that does not exist.</summary>
    public const string Filter = "png-filter";

    /// <summary>The size is beyond the <see cref="ImageLimits"/>.</summary>
    public const string TooLarge = "image-too-large";

    /// <summary>Another codec refused the file and says only why in words.</summary>
    public const string Undecodable = "image-undecodable";

    /// <summary>Creates the error; details are set as properties.</summary>
    public ImageFormatException(string code, Exception? innerException = null)
        : base(code, innerException) => Code = code;

    /// <summary>One of the constants of this class.</summary>
    public string Code { get; }

    /// <summary>Which file of a pair it is, where two were read.</summary>
    public ImageSide? Side { get; init; }

    /// <summary>Four-letter type of the chunk, where one is at fault.</summary>
    public string? Chunk { get; init; }

    /// <summary>Byte offset in the file, where one is known.</summary>
    public long? Offset { get; init; }

    /// <summary>What a valid file has here.</summary>
    public string? Expected { get; init; }

    /// <summary>What this file has here.</summary>
    public string? Found { get; init; }

    /// <inheritdoc/>
    public override string Message
    {
        get
        {
            StringBuilder text = new(Code);
            if (Side is not null)
                text.Append(Side == ImageSide.Before ? ": before image" : ": after image");
            if (Chunk is not null)
                text.Append(": chunk ").Append(Chunk);
            if (Offset is not null)
                text.Append(FormattableString.Invariant($" at byte {Offset}"));
            if (Expected is not null)
                text.Append(": expected ").Append(Expected);
            if (Found is not null)
                text.Append(", found ").Append(Found);
            return text.ToString();
        }
    }

    /// <summary>The same error, told of one file of a pair.</summary>
    internal ImageFormatException Of(ImageSide side) => new(Code, this)
    {
        Side = side,
        Chunk = Chunk,
        Offset = Offset,
        Expected = Expected,
        Found = Found,
    };
}
