using Gate.Pixels;

namespace Gate.Core.Checks;

/// <summary>Draws the pictures that are kept of a shot which is not identical.</summary>
internal static class ShotEvidence
{
    /// <summary>Thumbnails are crops at 1:1 of at most this size, device px.</summary>
    private const int ThumbnailWidth = 320;

    /// <inheritdoc cref="ThumbnailWidth"/>
    private const int ThumbnailHeight = 200;

    public static IReadOnlyList<EvidencePicture> Draw(DecodedSide? before, DecodedSide? after, PixelDiff? diff)
    {
        var pictures = new List<EvidencePicture>();
        Keep("before", before);
        Keep("after", after);
        if (diff is { AbsoluteError: > 0 })
        {
            using var drawn = DiffImage.Render(before!.Image!, after!.Image!, diff, DiffStyle.Default);
            pictures.Add(new EvidencePicture("diff.png", Encode(drawn)));
        }

        if ((after?.Image ?? before?.Image) is { } image)
        {
            var focus = diff?.Regions.MaxBy(region => region.AbsoluteError)?.Bounds ?? new Region(0, 0, image.Width, 1);
            using var crop = image.Crop(Around(focus, image));
            pictures.Add(new EvidencePicture("thumbnail.png", Encode(crop)));
        }

        return pictures;

        void Keep(string name, DecodedSide? side)
        {
            if (side?.Image is null)
                return;
            pictures.Add(new EvidencePicture($"{name}.png", side.Pngs[0]));
            pictures.AddRange(side.Pngs.Skip(1).Select((png, index) => new EvidencePicture($"noise-{name}-{index + 2}.png", png)));
        }
    }

    private static Region Around(Region focus, Raster image)
    {
        var width = Math.Min(ThumbnailWidth, image.Width);
        var height = Math.Min(ThumbnailHeight, image.Height);
        var left = Math.Clamp((focus.Left + focus.Right - width) / 2, 0, image.Width - width);
        var top = Math.Clamp((focus.Top + focus.Bottom - height) / 2, 0, image.Height - height);
        return new Region(left, top, left + width, top + height);
    }

    private static byte[] Encode(Raster image)
    {
        using var file = new MemoryStream();
        PngWriter.Write(image, file);
        return file.ToArray();
    }
}
