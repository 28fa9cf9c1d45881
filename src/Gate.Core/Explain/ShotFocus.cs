using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>Where a small picture of a shot looks: at the change that its sentence names first. Boxes are in device px.</summary>
internal static class ShotFocus
{
    // The bounds of a thumbnail, px: a crop at 1:1.
    private const int Width = 320;

    /// <inheritdoc cref="Width"/>
    private const int Height = 200;

    /// <summary>
    /// The element of the first cause, as far as it lies in a region that is laid to it; that region where it lies in none, and the largest
    /// where no cause is named. Null without a region.
    /// </summary>
    public static BoxFacts? Of(IReadOnlyList<RegionFacts> regions)
    {
        var places = ShotSentence.First(regions).Select(each => (each.Region, Own: Meet(each.Region, each.Cause.AfterBox ?? each.Cause.BeforeBox))).ToList();
        if (places.Count > 0)
            return places.OrderByDescending(place => place.Own is not null).ThenByDescending(place => place.Region.Ae).Select(place => place.Own ?? BoxOf(place.Region)).First();
        return regions.MaxBy(each => each.Ae) is { } largest ? BoxOf(largest) : null;
    }

    /// <summary>The part of a picture that the thumbnail shows, never beyond its edges.</summary>
    /// <param name="focus">See <see cref="Of"/>; null for the top.</param>
    /// <param name="width">Of the picture.</param>
    /// <param name="height">Of the picture.</param>
    public static BoxFacts Crop(BoxFacts? focus, int width, int height)
    {
        var (x, wide) = Span(focus?.X ?? 0, focus?.Width ?? width, width, Width);
        var (y, high) = Span(focus?.Y ?? 0, focus?.Height ?? 1, height, Height);
        return new BoxFacts(x, y, wide, high);
    }

    private static (int Start, int Length) Span(int start, int length, int whole, int room)
    {
        var shown = Math.Min(whole, room);
        // What is longer than the part is shown from its beginning, with a little of what stands before it.
        var wanted = length > room ? start - (room / 8) : start + ((length - shown) / 2);
        return (Math.Clamp(wanted, 0, whole - shown), shown);
    }

    private static BoxFacts? Meet(RegionFacts region, BoxFacts? box)
    {
        if (box is null)
            return null;
        var (x, y) = (Math.Max(region.X, box.X), Math.Max(region.Y, box.Y));
        var (right, bottom) = (Math.Min(region.X + region.Width, box.X + box.Width), Math.Min(region.Y + region.Height, box.Y + box.Height));
        return x < right && y < bottom ? new BoxFacts(x, y, right - x, bottom - y) : null;
    }

    private static BoxFacts BoxOf(RegionFacts region) => new(region.X, region.Y, region.Width, region.Height);
}
