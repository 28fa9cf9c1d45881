using System.Text.Json;
using Gate.Core.Pages;
using Gate.Core.Run.Facts;
using Gate.Pixels;

namespace Gate.Core.Run;

/// <summary>Compares two PNG files: <c>gate diff</c>.</summary>
public static class ImageDiff
{
    /// <param name="before">Path of the first file.</param>
    /// <param name="after">Path of the second file.</param>
    /// <param name="diffFile">Where to draw the difference, or null; nothing is written when the images are equal.</param>
    /// <exception cref="GateException">A file is missing (usage), cannot be decoded, or the diff image cannot be written (incomplete).</exception>
    public static ImageDiffFacts Compare(string before, string after, string? diffFile)
    {
        if (diffFile is not null && new[] { before, after }.Any(file => RealPath.Of(Path.GetFullPath(file)) == RealPath.Of(Path.GetFullPath(diffFile))))
            throw new GateException("out-is-input", $"\"{diffFile}\" is one of the images to compare") { Place = "--out", NextStep = "give another file" };
        var left = Read(before);
        var right = Read(after);
        using var comparison = Compare(before, left, after, right);
        var diff = comparison.Diff;
        var drawn = diffFile is not null && comparison.Before is not null && !diff.AreEqual;
        if (drawn)
            Draw(comparison.Before!, comparison.After!, diff, diffFile!);
        return new ImageDiffFacts(
            diff.AreEqual,
            JsonNamingPolicy.KebabCaseLower.ConvertName(comparison.Proof.ToString()),
            diff.AbsoluteError,
            diff.MaxChannelDelta,
            new ImageSizeFacts(diff.Before.Width, diff.Before.Height),
            new ImageSizeFacts(diff.After.Width, diff.After.Height),
            [.. diff.Regions.Select(Region)],
            drawn ? diffFile : null);
    }

    private static FileComparison Compare(string before, byte[] left, string after, byte[] right)
    {
        try
        {
            return FileComparer.Compare(left, right, FileCompareOptions.Default);
        }
        catch (ImageFormatException exception)
        {
            throw new GateException("image-undecodable", $"not a valid PNG: {exception.Message}", exception)
            {
                Place = exception.Side == ImageSide.After ? after : before,
                NextStep = "make the image again; a damaged file is equal to nothing",
                Exit = GateExit.Incomplete,
            };
        }
    }

    private static RegionFacts Region(DiffRegion region) => new()
    {
        X = region.Bounds.Left,
        Y = region.Bounds.Top,
        Width = region.Bounds.Width,
        Height = region.Bounds.Height,
        Ae = region.AbsoluteError,
        MaxChannelDelta = region.MaxChannelDelta,
    };

    private static void Draw(Raster before, Raster after, PixelDiff diff, string file)
    {
        using var image = DiffImage.Render(before, after, diff, DiffStyle.Default);
        try
        {
            // Whole or not at all: a reader never meets half a picture.
            var next = $"{file}.next";
            using (var to = new FileStream(next, FileMode.Create, FileAccess.Write))
                PngWriter.Write(image, to);
            File.Move(next, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("out-unwritable", $"the diff image cannot be written: {exception.Message.TrimEnd('.')}", exception)
            {
                Place = file,
                NextStep = "give a file that can be written with --out",
                Exit = GateExit.Incomplete,
            };
        }
    }

    private static byte[] Read(string file)
    {
        if (Directory.Exists(file))
            throw new GateException("file-is-a-folder", $"\"{file}\" is a folder, not an image") { Place = file, NextStep = "give a PNG file; folders of pages are compared by gate check" };
        if (!File.Exists(file))
            throw new GateException("file-missing", $"there is no file \"{file}\"") { Place = file, NextStep = "mend the path" };
        try
        {
            return new GivenFile(file, file, file, Array.MaxLength).Read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("file-unreadable", $"the image cannot be read: {exception.Message.TrimEnd('.')}", exception)
            {
                Place = file,
                NextStep = "give a readable PNG file of less than 2 GiB",
                Exit = GateExit.Incomplete,
            };
        }
    }
}
