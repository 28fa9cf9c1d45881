using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Gate.Pixels.Png;

/// <summary>Turns unfiltered samples of any colour type and depth into RGBA.</summary>
internal sealed class SampleExpander
{
    private readonly PngHeader header;

    /// <summary>For grey and palette up to 8 bits: RGBA of every sample value.</summary>
    private readonly uint[] lookup;

    /// <summary>The transparent colour of tRNS, at the image's own depth; -1 where there is none.</summary>
    private readonly int transparentRed = -1;
    private readonly int transparentGreen = -1;
    private readonly int transparentBlue = -1;

    public SampleExpander(PngStructure structure)
    {
        header = structure.Header;
        ReadOnlySpan<byte> transparency = structure.Transparency.Span;
        if (header.ColourType is PngColourType.Grey or PngColourType.Rgb && !transparency.IsEmpty)
        {
            // Only the low bits of the two bytes count at lower depths (11.3.1.1).
            int bits = (1 << header.BitDepth) - 1;
            transparentRed = BinaryPrimitives.ReadUInt16BigEndian(transparency) & bits;
            if (header.ColourType == PngColourType.Rgb)
            {
                transparentGreen = BinaryPrimitives.ReadUInt16BigEndian(transparency[2..]) & bits;
                transparentBlue = BinaryPrimitives.ReadUInt16BigEndian(transparency[4..]) & bits;
            }
        }

        lookup = header.ColourType switch
        {
            PngColourType.Grey when header.BitDepth <= 8 => GreyLookup(),
            PngColourType.Palette => PaletteLookup(structure.Palette.Span, transparency),
            _ => [],
        };
    }

    /// <summary>Writes as many pixels as <paramref name="rgba"/> holds.</summary>
    /// <exception cref="ImageFormatException">An index beyond the palette.</exception>
    public void Expand(ReadOnlySpan<byte> samples, Span<byte> rgba)
    {
        switch (header.ColourType, header.BitDepth)
        {
            case (PngColourType.Grey or PngColourType.Palette, <= 8):
                ExpandLookup(samples, MemoryMarshal.Cast<byte, uint>(rgba));
                break;
            case (PngColourType.Grey, _):
                for (int i = 0; i < rgba.Length; i += 4)
                {
                    int grey = BinaryPrimitives.ReadUInt16BigEndian(samples[(i / 2)..]);
                    Put(rgba[i..], ToByte(grey), ToByte(grey), ToByte(grey), grey == transparentRed ? (byte)0 : byte.MaxValue);
                }

                break;
            case (PngColourType.GreyAlpha, 8):
                for (int i = 0; i < rgba.Length; i += 4)
                    Put(rgba[i..], samples[i / 2], samples[i / 2], samples[i / 2], samples[(i / 2) + 1]);
                break;
            case (PngColourType.GreyAlpha, _):
                for (int i = 0; i < rgba.Length; i += 4)
                {
                    byte grey = ToByte(BinaryPrimitives.ReadUInt16BigEndian(samples[i..]));
                    Put(rgba[i..], grey, grey, grey, ToByte(BinaryPrimitives.ReadUInt16BigEndian(samples[(i + 2)..])));
                }

                break;
            case (PngColourType.Rgb, _):
                ExpandRgb(samples, rgba);
                break;
            case (_, 8):
                samples[..rgba.Length].CopyTo(rgba);
                break;
            default:
                for (int i = 0; i < rgba.Length; i++)
                    rgba[i] = ToByte(BinaryPrimitives.ReadUInt16BigEndian(samples[(i * 2)..]));
                break;
        }
    }

    /// <summary>Rounds v · 255 / 65535 (13.12); exact for all 65,536 values.</summary>
    private static byte ToByte(int sample) => (byte)(((sample * 255) + 32895) >> 16);

    private static void Put(Span<byte> pixel, byte red, byte green, byte blue, byte alpha)
    {
        pixel[3] = alpha;
        pixel[2] = blue;
        pixel[1] = green;
        pixel[0] = red;
    }

    private static uint Pack(byte red, byte green, byte blue, byte alpha) => MemoryMarshal.Read<uint>([red, green, blue, alpha]);

    private static uint[] PaletteLookup(ReadOnlySpan<byte> palette, ReadOnlySpan<byte> alphas)
    {
        uint[] colours = new uint[palette.Length / 3];
        for (int i = 0; i < colours.Length; i++)
            colours[i] = Pack(palette[i * 3], palette[(i * 3) + 1], palette[(i * 3) + 2], i < alphas.Length ? alphas[i] : byte.MaxValue);
        return colours;
    }

    private uint[] GreyLookup()
    {
        int largest = (1 << header.BitDepth) - 1;
        uint[] colours = new uint[largest + 1];
        for (int value = 0; value <= largest; value++)
        {
            byte grey = (byte)(value * 255 / largest);
            colours[value] = Pack(grey, grey, grey, value == transparentRed ? (byte)0 : byte.MaxValue);
        }

        return colours;
    }

    private void ExpandLookup(ReadOnlySpan<byte> samples, Span<uint> rgba)
    {
        int depth = header.BitDepth;
        int largest = (1 << depth) - 1;
        for (int x = 0; x < rgba.Length; x++)
        {
            long bit = (long)x * depth;
            int value = (samples[(int)(bit / 8)] >> (8 - depth - (int)(bit % 8))) & largest;
            rgba[x] = value < lookup.Length ? lookup[value] : throw BeyondPalette(value);
        }
    }

    private void ExpandRgb(ReadOnlySpan<byte> samples, Span<byte> rgba)
    {
        bool isWide = header.BitDepth == 16;
        for (int i = 0, at = 0; i < rgba.Length; i += 4)
        {
            int red = Next(samples);
            int green = Next(samples);
            int blue = Next(samples);
            byte alpha = red == transparentRed && green == transparentGreen && blue == transparentBlue ? (byte)0 : byte.MaxValue;
            Put(rgba[i..], isWide ? ToByte(red) : (byte)red, isWide ? ToByte(green) : (byte)green, isWide ? ToByte(blue) : (byte)blue, alpha);

            int Next(ReadOnlySpan<byte> from)
            {
                int sample = isWide ? BinaryPrimitives.ReadUInt16BigEndian(from[at..]) : from[at];
                at += isWide ? 2 : 1;
                return sample;
            }
        }
    }

    private ImageFormatException BeyondPalette(int index) => new(ImageFormatException.Palette)
    {
        Chunk = "IDAT",
        Expected = FormattableString.Invariant($"an index below {lookup.Length}, as PLTE has colours"),
        Found = FormattableString.Invariant($"{index}"),
    };
}
