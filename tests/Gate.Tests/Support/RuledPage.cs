using Gate.Pixels;

namespace Gate.Tests.Support;

/// <summary>
/// A page on which every position tells where it is: even rows have the colour of their row, odd ones the colours of their columns.
/// A part that is missing, moved, repeated or scaled shows at its first pixel.
/// </summary>
/// <param name="Width">CSS px.</param>
/// <param name="Height">CSS px.</param>
/// <param name="Layers">Further layers below, as large as the page, that a browser has to hold and nobody sees.</param>
internal sealed record RuledPage(int Width, int Height, int Layers = 0)
{
    // Strips, because a picture as long as the page would itself be scaled down to be decoded.
    private const int Strip = 1000;
    private const int RowMark = 0x80_0000;

    private static readonly Rgba Clear = new(0, 0, 0, 0);

    /// <summary>Adds the page and its pictures to a site.</summary>
    public MemorySite AddTo(MemorySite site, string name)
    {
        site.With("veil.png", Png(8, 8, (_, _) => new Rgba(1, 2, 3, 128)));
        var strips = Enumerable.Repeat($"<i style='width:{Width}px;height:{Height}px;will-change:transform;background-image:url(veil.png)'></i>", Layers).ToList();
        for (var left = 0; left < Width; left += Strip)
        {
            site.With($"column-{left}.png", Png(Strip, 2, (x, y) => y % 2 == 0 ? Clear : Colour(left + x)));
            strips.Add($"<i style='left:{left}px;width:{Math.Min(Strip, Width - left)}px;height:{Height}px;background-image:url(column-{left}.png)'></i>");
        }
        for (var top = 0; top < Height; top += Strip)
        {
            site.With($"row-{top}.png", Png(1, Strip, (_, y) => y % 2 == 0 ? Colour(RowMark | (top + y)) : Clear));
            strips.Add($"<i style='top:{top}px;height:{Math.Min(Strip, Height - top)}px;width:{Width}px;background-image:url(row-{top}.png)'></i>");
        }
        return site.With(name, $"<!doctype html><title>{name}</title><style>body{{margin:0;position:relative;width:{Width}px;height:{Height}px}}i{{position:absolute;image-rendering:pixelated}}</style>{string.Concat(strips)}");
    }

    /// <summary>Looks at every position.</summary>
    /// <param name="picture">Of the page.</param>
    /// <param name="scale">Device px of a CSS px.</param>
    /// <returns>The first position that is not as it has to be, in words; null where there is none.</returns>
    public string? FirstWrong(Raster picture, int scale)
    {
        if ((picture.Width, picture.Height) != (Width * scale, Height * scale))
            return $"{picture.Width}×{picture.Height} instead of {Width * scale}×{Height * scale}";
        using var odd = Row(scale, x => Colour(x));
        for (var y = 0; y < picture.Height; y++)
        {
            var line = y / scale;
            using var even = line % 2 == 0 ? Row(scale, _ => Colour(RowMark | line)) : null;
            var wanted = (even ?? odd).Row(0);
            var same = picture.Row(y).CommonPrefixLength(wanted);
            if (same < wanted.Length)
                return $"({same / Raster.BytesPerPixel}, {y}) is {picture.At(same / Raster.BytesPerPixel, y)}";
        }
        return null;
    }

    private Raster Row(int scale, Func<int, Rgba> colour)
    {
        var row = Raster.Create(Width * scale, 1);
        for (var x = 0; x < row.Width; x++)
            row.Set(x, 0, colour(x / scale));
        return row;
    }

    private static Rgba Colour(int number) => new((byte)(number >> 16), (byte)(number >> 8), (byte)number, 255);

    private static byte[] Png(int width, int height, Func<int, int, Rgba> colour)
    {
        using var raster = Raster.Create(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                raster.Set(x, y, colour(x, y));
        }
        using var file = new MemoryStream();
        PngWriter.Write(raster, file);
        return file.ToArray();
    }
}
