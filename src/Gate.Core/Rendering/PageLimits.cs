using Gate.Pixels;

namespace Gate.Core.Rendering;

/// <summary>
/// What one page may ask of the machine; beyond any of these its shot fails, with the bound named. Far above what pages need
/// (a heavy one makes some hundreds of requests and holds some ten thousand elements), far below what hurts its neighbours.
/// </summary>
public sealed record PageLimits
{
    /// <summary>Requests of the page and its frames, redirects counted.</summary>
    public int Requests { get; init; } = 2_000;

    /// <summary>Of all answers together as they come from the server, in MiB.</summary>
    public int Megabytes { get; init; } = 256;

    /// <summary>Elements in the page's own document, when it has come to rest.</summary>
    public int Elements { get; init; } = 200_000;

    /// <summary>Frames there at one time.</summary>
    public int Frames { get; init; } = 250;

    /// <summary>Lines on the console, of every kind.</summary>
    public int ConsoleLines { get; init; } = 10_000;

    /// <summary>Tallest or widest page captured, device px.</summary>
    public int PageSide { get; init; } = 100_000;

    /// <summary>Millions of pixels of one picture: a page with more is not captured, a file that claims more is not decoded.</summary>
    public int Megapixels { get; init; } = 268;

    /// <summary>Answers in a row that send one request on to another address. The browser itself goes no further than 20.</summary>
    public int Redirects { get; init; } = 20;

    /// <summary>Of the page's browser with all its processes, in MiB, as far as it shares it with nobody. Where the system tells (Linux).</summary>
    public int MemoryMegabytes { get; init; } = 4_096;

    /// <summary>Pixels of one picture.</summary>
    public long Pixels() => Megapixels * 1_000_000L;

    /// <summary>The same for those who decode one.</summary>
    public ImageLimits Pictures() => ImageLimits.Default with { MaxPixels = Pixels() };
}
