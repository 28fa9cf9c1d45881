using System.Buffers.Binary;
using System.Security.Cryptography;
using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>
/// Undoes what moved, node by node, and tells what is left: every differing position after has to be the same node's position before,
/// displaced, and the other way round. A needle under a shift is what fails this.
/// </summary>
internal sealed class PixelAccount(ComparedPictures pictures, LayoutPair pair, PaintWays ways, Repaints repaints, Edges edges, OwnerMap beforeOwners, OwnerMap afterOwners, StepBudget budget)
{
    // Glyphs and strokes hang over their boxes: slanted ones, accents, edges drawn softly.
    // Device px; an italic f of 40 px hangs over by 7.
    private const int SlantedOverhang = 12;

    private static readonly (int X, int Y)[] Overhang = [(1, 0), (-1, 0), (0, 1), (0, -1), (2, 0), (-2, 0), (0, 2), (0, -2), (3, 0), (-3, 0), (0, 3), (0, -3), (2, 2), (-2, 2), (2, -2), (-2, -2)];

    // Blends of two shadows, and a gradient over another length, are rounded otherwise by so much of a channel.
    private const int Rounding = 2;

    // Two coverages that one colour of text rounds to the same level may lie so far apart in another.
    private const int Steps = 6;

    // A change of colour maps each colour to one other; more than these are a picture.
    private const int MostColours = 4096;

    // Steps of a position that differs, beside what lies around it.
    private const int PerPosition = 10;

    private readonly Raster _before = pictures.Before;
    private readonly Raster _after = pictures.After;
    private readonly Dictionary<int, (ChannelRange Before, ChannelRange After)> _inks = [];
    private readonly RepaintTest _repainted = new(pictures.Before, pictures.After, afterOwners, repaints, budget);

    /// <param name="region">A region of the difference.</param>
    /// <param name="within">The smaller regions that its rectangle reaches into: their positions are theirs.</param>
    public RegionAccount Of(Region region, IReadOnlyList<Region> within)
    {
        var account = new RegionAccount();
        ways.Enter(region);
        _repainted.Enter(region);
        edges.Enter(region);
        var recolour = new Dictionary<uint, uint>();
        var isRecolour = true;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> entry = stackalloc byte[16];
        (int X, int Y)? first = null;
        for (var y = region.Top; y < region.Bottom; y++)
        {
            budget.Spend(region.Width);
            for (var x = region.Left; x < region.Right; x++)
            {
                var (was, now) = (_before.PixelAt(x, y), _after.PixelAt(x, y));
                if (was == now || (!pictures.Mask.IsEmpty && pictures.Mask.Covers(x, y)) || IsOfAnother(within, x, y))
                    continue;
                // What is asked of a position that differs: the smaller regions, and who draws and throws something there.
                budget.Spend(PerPosition + within.Count + ways.Near(y).Length + edges.Near(y));
                var (owner, oldOwner) = (afterOwners.At(x, y), beforeOwners.At(x, y));
                var comes = now is null || Comes(x, y, now.Value, owner);
                var goes = was is null || Goes(x, y, was.Value, oldOwner);
                if (comes && goes)
                {
                    account.Move(Mover(x, y, owner, oldOwner), owner, oldOwner);
                    continue;
                }

                if (edges.Drawer(x, y, was, now, owner, oldOwner) is { } edged)
                {
                    account.Paint(edged);
                    continue;
                }

                // What changed itself says so itself.
                if (!repaints.After.Contains(owner) && !repaints.Before.Contains(oldOwner) && ways.Redrawer(x, y, owner, oldOwner) is { } drawn && IsNear(x, y, was, now, drawn))
                {
                    account.Redraw(drawn);
                    continue;
                }

                if (_repainted.Drawer(x, y, was, now) is { } drawer)
                {
                    account.Repaint(drawer.Node, drawer.Kind);
                    continue;
                }

                var edge = edges.Around(x, y, was, now, owner, budget);
                (owner, oldOwner) = Inked(x, y, owner, oldOwner);
                account.Leave(comes ? -1 : owner, goes ? -1 : oldOwner, owner, oldOwner, edge);
                first ??= (x, y);
                BinaryPrimitives.WriteInt32LittleEndian(entry, x - first.Value.X);
                BinaryPrimitives.WriteInt32LittleEndian(entry[4..], y - first.Value.Y);
                BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], was ?? 0);
                BinaryPrimitives.WriteUInt32LittleEndian(entry[12..], now ?? 0);
                hash.AppendData(entry);
                isRecolour = isRecolour && recolour.Count < MostColours
                    && (comes || Maps(recolour, Origin(x, y, owner), now)) && (goes || Maps(recolour, was, Target(x, y, oldOwner)));
            }
        }

        account.IsRecolour = isRecolour && recolour.Count > 0 && !Keeps(region, within, account, recolour);
        account.Digest = Convert.ToHexStringLower(hash.GetHashAndReset());
        return account;
    }

    // Who draws there: the nodes on top, or else those whose changed ink hangs over from beside.
    private (int After, int Before) Inked(int x, int y, int owner, int oldOwner)
    {
        if (repaints.After.Contains(owner) || repaints.Before.Contains(oldOwner))
            return (owner, oldOwner);
        foreach (var (dx, dy) in Overhang)
        {
            var (near, oldNear) = (afterOwners.At(x + dx, y + dy), beforeOwners.At(x + dx, y + dy));
            if (repaints.After.Contains(near))
                return (near, oldOwner);
            if (repaints.Before.Contains(oldNear))
                return (owner, oldNear);
        }

        // Slanted letters hang over sideways, the further the larger they are.
        if (repaints.Coloured.Count > 0 && !repaints.Coloured.Contains(owner))
        {
            for (var reach = 1; reach <= SlantedOverhang; reach++)
            {
                if ((Coloured(x + reach, y) ?? Coloured(x - reach, y)) is { } beside)
                    return (beside, oldOwner);
            }
        }

        return (owner, oldOwner);

        int? Coloured(int column, int row) => afterOwners.At(column, row) is var near && repaints.Coloured.Contains(near) && IsLettered(near) ? near : null;
    }

    private bool IsLettered(int node) => pair.After.Nodes[node].Kind != LayoutNodeKind.Element;

    // A colour that stayed beside one that became another: this is no change of colour, but something that stands on it.
    private bool Keeps(Region region, IReadOnlyList<Region> within, RegionAccount account, Dictionary<uint, uint> recolour)
    {
        var owners = account.Left.Keys.Select(left => left.Top).ToHashSet();
        for (var y = region.Top; y < region.Bottom; y++)
        {
            budget.Spend(region.Width * (1L + within.Count));
            for (var x = region.Left; x < region.Right; x++)
            {
                if (Origin(x, y, afterOwners.At(x, y)) is { } was && _after.PixelAt(x, y) == was && recolour.TryGetValue(was, out var now) && !IsLike(was, now)
                    && owners.Contains(afterOwners.At(x, y)) && !IsOfAnother(within, x, y))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Maps(Dictionary<uint, uint> recolour, uint? was, uint? now) =>
        was is { } old && now is { } shown && (recolour.TryAdd(old, shown) || IsLike(recolour[old], shown));

    // What a position's node showed there before, undoing how far it moved.
    private uint? Origin(int x, int y, int owner) => ways.OwnOfAfter(owner) is [var way, ..] ? _before.PixelAt(x - way.X, y - way.Y) : _before.PixelAt(x, y);

    private uint? Target(int x, int y, int oldOwner) => ways.OwnOfBefore(oldOwner) is [var way, ..] ? _after.PixelAt(x + way.X, y + way.Y) : _after.PixelAt(x, y);

    private static bool IsLike(uint one, uint other)
    {
        for (var shift = 0; shift < 32; shift += 8)
        {
            if (Math.Abs((int)(one >> shift & 255) - (int)(other >> shift & 255)) > Steps)
                return false;
        }

        return true;
    }

    private static bool IsOfAnother(IReadOnlyList<Region> within, int x, int y)
    {
        foreach (var other in within)
        {
            if (other.Contains(x, y))
                return true;
        }

        return false;
    }

    // Where the node on top now stood still, what moved is what shines through it, what throws a shadow there, or what was on top before.
    private int Mover(int x, int y, int owner, int oldOwner)
    {
        if (ways.Shining(owner) is { } shining)
            return shining;
        if (oldOwner >= 0 && ways.Shining(pair.Alignment.AfterOf(oldOwner)) is { } gone)
            return gone;
        return ways.Throwing(x, y) ?? (oldOwner >= 0 && pair.Alignment.AfterOf(oldOwner) is >= 0 and var counterpart ? counterpart : owner);
    }

    /// <summary>
    /// An edge that is drawn anew at another place is made of the colours around it, on both sides. On a plain ground nothing but its own
    /// colour passes, so a needle there does not.
    /// </summary>
    private bool IsNear(int x, int y, uint? was, uint? now, int node)
    {
        if (ways.IsResizedPicture(node))
            return true;
        if (ways.IsReflowed(node) && was is { } old && now is { } drawn)
        {
            var (before, after) = Inks(node);
            if (before.Holds(drawn, Rounding) && after.Holds(old, Rounding))
                return true;
        }

        var slack = ways.IsBlended(node) ? Rounding : 0;
        var wide = ways.IsSetAnewText(node) ? 3 : 1;
        foreach (var (dx, dy) in ways.Of(node))
        {
            if ((now is not { } shown || Ranges(_before, x - dx, y - dy, shown, (wide, slack))) && (was is not { } gone || Ranges(_after, x + dx, y + dy, gone, (wide, slack))))
                return true;
        }

        return false;
    }

    // All colours that a text had and has: its words may stand anywhere in it now.
    private (ChannelRange Before, ChannelRange After) Inks(int node)
    {
        if (!_inks.TryGetValue(node, out var ranges))
        {
            var (before, after) = ways.Lines(node);
            budget.Spend(before.Concat(after).Sum(line => (long)line.Area));
            _inks[node] = ranges = (ChannelRange.Over(_before, before), ChannelRange.Over(_after, after));
        }

        return ranges;
    }

    private static bool Ranges(Raster image, int x, int y, uint colour, (int Wide, int Slack) around)
    {
        for (var shift = 0; shift < 32; shift += 8)
        {
            var (least, most, value) = (255, 0, (int)(colour >> shift & 255));
            for (var row = y - 1; row <= y + 1; row++)
            {
                for (var column = x - around.Wide; column <= x + around.Wide; column++)
                {
                    if (image.PixelAt(column, row) is { } near)
                        (least, most) = (Math.Min(least, (int)(near >> shift & 255)), Math.Max(most, (int)(near >> shift & 255)));
                }
            }

            if (value < least - around.Slack || value > most + around.Slack)
                return false;
        }

        return true;
    }

    private bool Comes(int x, int y, uint now, int owner)
    {
        foreach (var (dx, dy) in ways.OfAfter(owner))
        {
            if (_before.PixelAt(x - dx, y - dy) == now)
                return true;
        }

        foreach (var (area, thrower) in ways.Near(y))
        {
            if (!area.Contains(x, y))
                continue;
            foreach (var (dx, dy) in thrower.Ways)
            {
                if (_before.PixelAt(x - dx, y - dy) == now)
                    return true;
            }
        }

        if (ways.OwnOfAfter(owner) is not [var first, ..])
            return false;
        // What another node covered before says nothing of before: it has to look like its own surroundings.
        var cover = beforeOwners.At(x - first.X, y - first.Y);
        if (cover >= 0 && pair.Alignment.AfterOf(cover) == owner)
            return false;
        var reach = 1;
        foreach (var way in ways.OwnOfBefore(cover))
            reach = Math.Max(reach, 1 + Math.Max(Math.Abs(way.X), Math.Abs(way.Y)));
        return Looks(x - reach, y, now, owner) || Looks(x + reach, y, now, owner) || Looks(x, y - reach, now, owner) || Looks(x, y + reach, now, owner);
    }

    private bool Looks(int x, int y, uint colour, int owner) => afterOwners.At(x, y) == owner && _after.PixelAt(x, y) == colour;

    private bool Goes(int x, int y, uint was, int owner)
    {
        foreach (var (dx, dy) in ways.OfBefore(owner))
        {
            if (_after.PixelAt(x + dx, y + dy) == was)
                return true;
        }

        foreach (var (area, thrower) in ways.Near(y))
        {
            if (!area.Contains(x, y))
                continue;
            foreach (var (dx, dy) in thrower.Ways)
            {
                if (_after.PixelAt(x + dx, y + dy) == was)
                    return true;
            }
        }

        if (ways.OwnOfBefore(owner) is not [var first, ..])
            return false;
        var cover = afterOwners.At(x + first.X, y + first.Y);
        return cover >= 0 && pair.Alignment.BeforeOf(cover) != owner && ways.OwnOfAfter(cover) is [var other, ..] path && (path.Length > 1 || other != first);
    }
}
