using System.Runtime.InteropServices;
using Gate.Core.Run.Facts;
using Gate.Pixels;

namespace Gate.Core.Checks;

/// <summary>The positions that ever differ among captures of one and the same side, over both sides.</summary>
internal static class NoiseMap
{
    /// <summary>Decodes the captures once more, one at a time: an unstable shot is rare, and memory is not.</summary>
    public static NoiseFacts Measure(DecodedSide? before, DecodedSide? after, Mask mask)
    {
        var sides = new[] { before, after }.OfType<DecodedSide>().Where(side => side.Image is not null).ToList();
        var shared = before is null || after is null ? 0 : before.Digests.Intersect(after.Digests).Count();
        var (beforeDigests, afterDigests) = (before?.Digests.Count ?? 0, after?.Digests.Count ?? 0);
        if (sides.Count == 0)
            return new NoiseFacts(beforeDigests, afterDigests, shared, 0, []);

        // An empty map against itself with the noisy positions set: its comparison counts them and draws the regions.
        using var empty = Raster.Create(sides.Max(side => side.Image!.Width), sides.Max(side => side.Image!.Height));
        using var noisy = empty.Copy();
        var ae = 0L;
        foreach (var side in sides)
        {
            foreach (var png in side.Pngs.Skip(1))
            {
                using var other = PngReader.Decode(png, ImageLimits.Default);
                if (other.Size == side.Image!.Size)
                    Mark(noisy, side.Image, other);
                else
                    ae = Math.Max(ae, PixelComparer.Compare(side.Image, other, mask, CompareSettings.Default).AbsoluteError);
            }
        }

        var map = PixelComparer.Compare(empty, noisy, mask, CompareSettings.Default);
        var regions = map.Regions.Select(region => new BoxFacts(region.Bounds.Left, region.Bounds.Top, region.Bounds.Width, region.Bounds.Height));
        return new NoiseFacts(beforeDigests, afterDigests, shared, Math.Max(ae, map.AbsoluteError), [.. regions]);
    }

    private static void Mark(Raster noisy, Raster first, Raster other)
    {
        for (var y = 0; y < first.Height; y++)
        {
            var left = MemoryMarshal.Cast<byte, uint>(first.Row(y));
            var right = MemoryMarshal.Cast<byte, uint>(other.Row(y));
            if (left.SequenceEqual(right))
                continue;
            var marks = MemoryMarshal.Cast<byte, uint>(noisy.WritableRow(y));
            for (var x = 0; x < left.Length; x++)
            {
                if (left[x] != right[x])
                    marks[x] = uint.MaxValue;
            }
        }
    }
}
