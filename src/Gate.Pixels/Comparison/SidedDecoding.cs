namespace Gate.Pixels.Comparison;

/// <summary>Decodes the files of a pair at the same time, and tells errors of one from errors of the other.</summary>
internal static class SidedDecoding
{
    public static (Raster Before, Raster After) DecodeBoth(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after, ImageLimits limits)
    {
        Task<Raster> right = Task.Run(() => Run(ImageSide.After, () => PngReader.Decode(after, limits)));
        Raster left;
        try
        {
            left = Run(ImageSide.Before, () => PngReader.Decode(before, limits));
        }
        catch
        {
            // Nobody will ask for the other image: wait for its end, whatever that is, and give its storage back.
            Task.WaitAny(right);
            if (right.IsCompletedSuccessfully)
                right.Result.Dispose();
            throw;
        }

        try
        {
            return (left, right.GetAwaiter().GetResult());
        }
        catch
        {
            left.Dispose();
            throw;
        }
    }

    public static T Run<T>(ImageSide side, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ImageFormatException e)
        {
            throw e.Of(side);
        }
    }

    public static void Run(ImageSide side, Action check) => Run(side, () =>
    {
        check();
        return true;
    });
}
