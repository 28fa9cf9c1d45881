namespace Gate.Pixels;

/// <summary>A second codec and a second comparer, which share no code with the first: asked whether they see the same.</summary>
/// <param name="codec">Decodes the files again.</param>
/// <param name="comparer">Counts again.</param>
public sealed class Witness(IImageCodec codec, IImageComparer comparer)
{
    /// <summary>Name and version, as reports quote it.</summary>
    public string Name => codec.Name;

    /// <summary>Absolute error of two files outside <paramref name="mask"/>, as the witness decodes and counts it.</summary>
    /// <exception cref="ImageFormatException">The witness cannot decode a file.</exception>
    public long CountDifferent(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after, Mask mask, ImageLimits limits)
    {
        using Raster left = codec.Decode(before, limits);
        using Raster right = codec.Decode(after, limits);
        return comparer.CountDifferent(left, right, mask);
    }
}
