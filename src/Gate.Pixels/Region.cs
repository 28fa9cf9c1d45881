namespace Gate.Pixels;

/// <summary>A half-open rectangle in device px: <paramref name="Left"/> and <paramref name="Top"/> belong to it, <paramref name="Right"/> and <paramref name="Bottom"/> do not.</summary>
/// <remarks>Ordered by top, then left, then bottom, then right: reading order.</remarks>
public readonly record struct Region(int Left, int Top, int Right, int Bottom) : IComparable<Region>
{
    /// <summary>Width in device px; 0 where the edges cross.</summary>
    public int Width => Math.Max(0, Right - Left);

    /// <summary>Height in device px; 0 where the edges cross.</summary>
    public int Height => Math.Max(0, Bottom - Top);

    /// <summary>Area in device px².</summary>
    public long Area => (long)Width * Height;

    /// <summary>Whether no position lies inside.</summary>
    public bool IsEmpty => Right <= Left || Bottom <= Top;

    /// <summary>The whole of an image of this size.</summary>
    public static Region OfSize(int width, int height) => new(0, 0, width, height);

    /// <summary>Whether the position lies inside.</summary>
    public bool Contains(int x, int y) => x >= Left && x < Right && y >= Top && y < Bottom;

    /// <summary>Whether every position of <paramref name="other"/> lies inside; an empty region lies in every region.</summary>
    public bool Contains(Region other) =>
        other.IsEmpty || (other.Left >= Left && other.Right <= Right && other.Top >= Top && other.Bottom <= Bottom);

    /// <summary>The smallest region that holds both; an empty one adds nothing.</summary>
    public Region Union(Region other) =>
        IsEmpty ? other
        : other.IsEmpty ? this
        : new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>What both cover; <c>default</c> where they share no position.</summary>
    public Region Intersect(Region other)
    {
        Region shared = new(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));
        return shared.IsEmpty ? default : shared;
    }

    /// <summary>Grown by <paramref name="pixels"/> on every side.</summary>
    public Region Inflate(int pixels) => new(Left - pixels, Top - pixels, Right + pixels, Bottom + pixels);

    /// <inheritdoc/>
    public int CompareTo(Region other) => (Top, Left, Bottom, Right).CompareTo((other.Top, other.Left, other.Bottom, other.Right));

    /// <summary>Reading order.</summary>
    public static bool operator <(Region left, Region right) => left.CompareTo(right) < 0;

    /// <summary>Reading order.</summary>
    public static bool operator >(Region left, Region right) => left.CompareTo(right) > 0;

    /// <summary>Reading order.</summary>
    public static bool operator <=(Region left, Region right) => left.CompareTo(right) <= 0;

    /// <summary>Reading order.</summary>
    public static bool operator >=(Region left, Region right) => left.CompareTo(right) >= 0;
}
