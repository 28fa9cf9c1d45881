using System.Buffers;

namespace Gate.Pixels;

/// <summary>
/// An image in memory: rows of RGBA, 8 bits a sample, alpha not premultiplied, no padding between rows, from the top.
/// Storage is rented from a pool: whoever creates a raster disposes of it, and holds none of its spans afterwards.
/// </summary>
public sealed class Raster : IDisposable
{
    /// <summary>Bytes a pixel.</summary>
    public const int BytesPerPixel = 4;

    private const int LargestPooled = 64 << 20;
    private const int PooledOfEachSize = 4;

    // Not the shared pool: that keeps some for each thread, and the thread that gives a picture back is mostly not the one that rents
    // the next. Some 50 MB less at the peak of a run of 60 pages of 5 Mpx.
    private static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(LargestPooled, PooledOfEachSize);

    private byte[]? storage;

    private Raster(int width, int height, byte[] storage)
    {
        Width = width;
        Height = height;
        this.storage = storage;
    }

    /// <summary>Device px, at least 1.</summary>
    public int Width { get; }

    /// <summary>Device px, at least 1.</summary>
    public int Height { get; }

    /// <summary>Width and height.</summary>
    public ImageSize Size => new(Width, Height);

    /// <summary>All rows, one after another: width × height × 4 bytes.</summary>
    public ReadOnlySpan<byte> Pixels => Storage.AsSpan(0, Stride * Height);

    internal int Stride => Width * BytesPerPixel;

    internal Span<byte> WritablePixels => Storage.AsSpan(0, Stride * Height);

    private byte[] Storage => storage ?? throw new ObjectDisposedException(nameof(Raster));

    /// <summary>A raster of transparent black.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side below 1, or more than 2^29 - 1 pixels.</exception>
    public static Raster Create(int width, int height)
    {
        Raster raster = CreateUninitialized(width, height);
        raster.WritablePixels.Clear();
        return raster;
    }

    /// <summary>A copy of RGBA rows.</summary>
    /// <exception cref="ArgumentException">The length is not width × height × 4.</exception>
    public static Raster FromRgba(int width, int height, ReadOnlySpan<byte> rgba)
    {
        Raster raster = CreateUninitialized(width, height);
        if (rgba.Length != raster.Stride * height)
        {
            raster.Dispose();
            throw new ArgumentException(FormattableString.Invariant($"{width}×{height} needs {(long)width * height * BytesPerPixel} bytes, found {rgba.Length}"), nameof(rgba));
        }

        rgba.CopyTo(raster.WritablePixels);
        return raster;
    }

    /// <summary>Row <paramref name="y"/> from the top: width × 4 bytes.</summary>
    public ReadOnlySpan<byte> Row(int y) => WritableRow(y);

    /// <summary>Row <paramref name="y"/> from the top, to write into.</summary>
    public Span<byte> WritableRow(int y)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)Height, nameof(y));
        return Storage.AsSpan(y * Stride, Stride);
    }

    /// <summary>The pixel at column <paramref name="x"/> of row <paramref name="y"/>.</summary>
    public Rgba At(int x, int y)
    {
        ReadOnlySpan<byte> pixel = Row(y).Slice(x * BytesPerPixel, BytesPerPixel);
        return new(pixel[0], pixel[1], pixel[2], pixel[3]);
    }

    /// <summary>Writes one pixel; for tests and drawing, not for loops over images.</summary>
    public void Set(int x, int y, Rgba pixel)
    {
        Span<byte> at = WritableRow(y).Slice(x * BytesPerPixel, BytesPerPixel);
        (at[0], at[1], at[2], at[3]) = (pixel.R, pixel.G, pixel.B, pixel.A);
    }

    /// <summary>A copy of the part of <paramref name="region"/> that lies inside the image, pixel for pixel.</summary>
    /// <exception cref="ArgumentException">The region lies outside.</exception>
    public Raster Crop(Region region)
    {
        Region inside = region.Intersect(Region.OfSize(Width, Height));
        if (inside.IsEmpty)
            throw new ArgumentException(FormattableString.Invariant($"{region} shares no pixel with an image of {Size}"), nameof(region));

        Raster part = CreateUninitialized(inside.Width, inside.Height);
        for (int y = 0; y < inside.Height; y++)
            Row(inside.Top + y).Slice(inside.Left * BytesPerPixel, part.Stride).CopyTo(part.WritableRow(y));
        return part;
    }

    /// <summary>A copy with storage of its own.</summary>
    public Raster Copy() => FromRgba(Width, Height, Pixels);

    /// <summary>Gives the storage back; every later access throws.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref storage, null) is { } rented)
            Pool.Return(rented);
    }

    /// <summary>Storage with leftovers in it: only for callers that write every pixel.</summary>
    internal static Raster CreateUninitialized(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        long bytes = (long)width * height * BytesPerPixel;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, Array.MaxLength, nameof(height));
        return new(width, height, Pool.Rent((int)bytes));
    }
}
