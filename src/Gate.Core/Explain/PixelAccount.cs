using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>
/// Undoes what moved, node by node, and tells what is left: every differing position after has to be the same node's position before,
/// displaced, and the other way round. A needle under a shift is what fails this.
/// </summary>
internal sealed class PixelAccount(ComparedPictures pictures, LayoutPair pair, Displacements moves, OwnerMap beforeOwners, OwnerMap afterOwners)
{
    // A change of colour maps each colour to one other; more than these are a picture.
    private const int MostColours = 4096;

    private readonly Raster _before = pictures.Before;
    private readonly Raster _after = pictures.After;

    public RegionAccount Of(Region region)
    {
        var account = new RegionAccount();
        var recolour = new Dictionary<uint, uint>();
        var isRecolour = true;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> entry = stackalloc byte[16];
        (int X, int Y)? first = null;
        for (var y = region.Top; y < region.Bottom; y++)
        {
            for (var x = region.Left; x < region.Right; x++)
            {
                var (was, now) = (Pixel(_before, x, y), Pixel(_after, x, y));
                if (was == now || (!pictures.Mask.IsEmpty && pictures.Mask.Covers(x, y)))
                    continue;
                var (owner, oldOwner) = (afterOwners.At(x, y), beforeOwners.At(x, y));
                var comes = now is null || Comes(x, y, now.Value, owner);
                var goes = was is null || Goes(x, y, was.Value, oldOwner);
                if (comes && goes)
                {
                    account.Move(Mover(owner, oldOwner));
                    continue;
                }

                account.Leave(comes ? -1 : owner, goes ? -1 : oldOwner, owner, oldOwner);
                first ??= (x, y);
                BinaryPrimitives.WriteInt32LittleEndian(entry, x - first.Value.X);
                BinaryPrimitives.WriteInt32LittleEndian(entry[4..], y - first.Value.Y);
                BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], was ?? 0);
                BinaryPrimitives.WriteUInt32LittleEndian(entry[12..], now ?? 0);
                hash.AppendData(entry);
                isRecolour = isRecolour && was is not null && now is not null && recolour.Count < MostColours
                    && (recolour.TryAdd(was.Value, now.Value) || recolour[was.Value] == now.Value);
            }
        }

        account.IsRecolour = isRecolour && recolour.Count > 0;
        account.Digest = Convert.ToHexStringLower(hash.GetHashAndReset());
        return account;
    }

    // Where the node on top now stood still, what moved is the one that was on top before.
    private int Mover(int owner, int oldOwner) =>
        !moves.IsMoved(owner) && !moves.IsResized(owner) && oldOwner >= 0 && pair.Alignment.AfterOf(oldOwner) is >= 0 and var gone ? gone : owner;

    private static uint? Pixel(Raster image, int x, int y) =>
        (uint)x < (uint)image.Width && (uint)y < (uint)image.Height ? MemoryMarshal.Cast<byte, uint>(image.Row(y))[x] : null;

    private bool Comes(int x, int y, uint now, int owner)
    {
        var ways = moves.OfAfter(owner);
        if (ways.Count == 0)
            return false;
        foreach (var (dx, dy) in ways)
        {
            if (Pixel(_before, x - dx, y - dy) == now)
                return true;
        }

        // What another node covered before says nothing of before: it has to look like its own surroundings.
        var cover = beforeOwners.At(x - ways[0].X, y - ways[0].Y);
        if (cover >= 0 && pair.Alignment.AfterOf(cover) == owner)
            return false;
        var reach = 1 + (moves.OfBefore(cover) is { Count: > 0 } path ? path.Max(way => Math.Max(Math.Abs(way.X), Math.Abs(way.Y))) : 0);
        return Looks(x - reach, y, now, owner) || Looks(x + reach, y, now, owner) || Looks(x, y - reach, now, owner) || Looks(x, y + reach, now, owner);
    }

    private bool Looks(int x, int y, uint colour, int owner) => afterOwners.At(x, y) == owner && Pixel(_after, x, y) == colour;

    private bool Goes(int x, int y, uint was, int owner)
    {
        var ways = moves.OfBefore(owner);
        if (ways.Count == 0)
            return false;
        foreach (var (dx, dy) in ways)
        {
            if (Pixel(_after, x + dx, y + dy) == was)
                return true;
        }

        var cover = afterOwners.At(x + ways[0].X, y + ways[0].Y);
        return cover >= 0 && pair.Alignment.BeforeOf(cover) != owner && moves.OfAfter(cover) is { Count: > 0 } path && (path.Count > 1 || path[0] != ways[0]);
    }
}
