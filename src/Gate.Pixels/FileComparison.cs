namespace Gate.Pixels;

/// <summary>Two files compared, and what was decoded for it.</summary>
public sealed class FileComparison : IDisposable
{
    internal FileComparison(EqualityProof proof, PixelDiff diff, Raster? before, Raster? after)
    {
        Proof = proof;
        Diff = diff;
        Before = before;
        After = after;
    }

    /// <summary>How equality was established.</summary>
    public EqualityProof Proof { get; }

    /// <summary>What was found; all zero where the files are equal.</summary>
    public PixelDiff Diff { get; }

    /// <summary>The before image; <c>null</c> where nothing had to be decoded.</summary>
    public Raster? Before { get; }

    /// <summary>The after image; <c>null</c> where nothing had to be decoded.</summary>
    public Raster? After { get; }

    /// <summary>Disposes of both images.</summary>
    public void Dispose()
    {
        Before?.Dispose();
        After?.Dispose();
    }
}
