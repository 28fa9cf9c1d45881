using System.Buffers.Binary;
using System.Security.Cryptography;
using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>The group of a region by its pixels alone: equal for the same crops before and after, at any position.</summary>
internal static class RegionDigest
{
    public static string Of(ComparedPictures pictures, Region region)
    {
        // A region is made of positions that count, but its rectangle may hold masked ones, which do not make two changes different.
        var (before, after, mask) = pictures;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> size = stackalloc byte[8];
        foreach (var image in new[] { before, after })
        {
            var inside = region.Intersect(Region.OfSize(image.Width, image.Height));
            BinaryPrimitives.WriteInt32LittleEndian(size, inside.Width);
            BinaryPrimitives.WriteInt32LittleEndian(size[4..], inside.Height);
            hash.AppendData(size);
            for (var y = inside.Top; y < inside.Bottom; y++)
            {
                var row = image.Row(y)[..(inside.Right * Raster.BytesPerPixel)].ToArray();
                for (var x = inside.Left; !mask.IsEmpty && x < inside.Right; x++)
                {
                    if (mask.Covers(x, y))
                        row.AsSpan(x * Raster.BytesPerPixel, Raster.BytesPerPixel).Clear();
                }

                hash.AppendData(row.AsSpan(inside.Left * Raster.BytesPerPixel));
            }
        }

        return $"crops\n{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
