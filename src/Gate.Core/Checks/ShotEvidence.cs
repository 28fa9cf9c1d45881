using Gate.Core.Explain;
using Gate.Core.Run.Facts;
using Gate.Pixels;

namespace Gate.Core.Checks;

/// <summary>Draws the pictures that are kept of a shot which is not identical.</summary>
internal static class ShotEvidence
{
    public static IReadOnlyList<EvidencePicture> Draw(DecodedSide? before, DecodedSide? after, PixelDiff? diff, IReadOnlyList<RegionFacts> regions)
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
            var shown = ShotFocus.Crop(ShotFocus.Of(regions), image.Width, image.Height);
            using var crop = image.Crop(new Region(shown.X, shown.Y, shown.X + shown.Width, shown.Y + shown.Height));
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

    private static byte[] Encode(Raster image)
    {
        using var file = new MemoryStream();
        PngWriter.Write(image, file);
        return file.ToArray();
    }
}
