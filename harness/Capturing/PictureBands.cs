using System.Globalization;
using Gate.Core.Rendering;
using Gate.Pixels;

namespace Gate.Harness.Capturing;

/// <summary>
/// Takes a picture that is too large for one shot band by band, from the top down. Each band shows the last rows of the one above
/// it again, and these have to be alike: otherwise the picture is taken whole, or is none.
/// </summary>
/// <param name="snap">Takes the picture of a part of the page.</param>
/// <param name="scale">Device px of a CSS px.</param>
/// <param name="most">Device px of one band.</param>
/// <param name="whole">Device px of one shot where bands do not meet.</param>
/// <param name="turned">Names what stands between two rows of the page, CSS px, and is turned in space; null when nothing is.</param>
/// <param name="limits">Of the whole picture.</param>
internal sealed class PictureBands(Func<PageBox, Task<byte[]>> snap, double scale, long most, long whole, Func<int, int, Task<string?>> turned, ImageLimits limits)
{
    // Shown by both of two neighbours, CSS px.
    private const int Seam = 16;

    // A band begins where a device px does; for all but odd scales that is found in a few steps.
    private const int Search = 200;

    /// <summary>What the first shot shows where the picture is taken in bands; all of it where one is enough.</summary>
    public PageBox First(PageBox box) => box with { Height = Math.Min(box.Height, Rows(box)) };

    /// <param name="box">What of the page is to be in the picture.</param>
    /// <returns>A PNG file; the browser's own where one shot is enough.</returns>
    /// <exception cref="PageTroubleException">Two bands do not meet.</exception>
    public async Task<byte[]> TakeAsync(PageBox box)
    {
        var rows = Rows(box);
        if (box.Height <= rows)
            return await snap(box);
        var fits = (long)Device(box.Width) * Device(box.Height) <= whole;
        if (fits && await CrossesAsync(box, rows))
            return await snap(box);
        using var picture = Raster.Create(Device(box.Width), Device(box.Height));
        var (top, done) = (0, 0);
        while (true)
        {
            var band = box with { Y = box.Y + top, Height = Math.Min(rows, box.Height - top) };
            int? unlike;
            using (var part = PngReader.Decode(await snap(band), limits))
                unlike = Add(picture, part, Device(top), done);
            if (unlike is { } row)
                return fits ? await snap(box) : throw await ApartAsync(box, row);
            done = Device(top + band.Height);
            if (top + band.Height == box.Height)
                break;
            top = Start(top + band.Height - Seam);
        }
        using var file = new MemoryStream();
        PngWriter.Write(picture, file);
        return file.ToArray();
    }

    private int Rows(PageBox box) => (int)Math.Clamp(most / scale / Math.Max(1, box.Width * scale), 2 * Seam, int.MaxValue);

    // What is turned in space is painted otherwise as more or less of it is shown: its bands may meet, and be another picture all the same.
    private async Task<bool> CrossesAsync(PageBox box, int rows)
    {
        for (var end = rows; end < box.Height; end = Start(end - Seam) + rows)
        {
            if (await turned(box.Y + Start(end - Seam), box.Y + end) is not null)
                return true;
        }
        return false;
    }

    private async Task<PageTroubleException> ApartAsync(PageBox box, int row)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"row {row} is not alike in two of the bands that so large a page is taken in");
        var cause = await turned(box.Y + (int)(row / scale), box.Y + (int)(row / scale) + 1) is { } name
            ? $"{name} is turned in space there (a 3D transform), and is painted otherwise as more or less of it is shown"
            : "the page moved meanwhile";
        return new PageTroubleException(FailureKind.BadCapture, string.Create(
            CultureInfo.InvariantCulture, $"{place}: {cause}; a page of at most {whole / 1_000_000} million device px is taken in one shot"));
    }

    // The first row that is another one than in the band before; null when the two meet.
    private static int? Add(Raster picture, Raster part, int top, int done)
    {
        if (part.Width != picture.Width || top + part.Height > picture.Height || top + part.Height <= done)
        {
            throw new PageTroubleException(FailureKind.BadCapture, string.Create(
                CultureInfo.InvariantCulture, $"the part from row {top} of the page is {part.Width}×{part.Height} device px; the page is {picture.Width}×{picture.Height}"));
        }
        for (var row = 0; row < part.Height; row++)
        {
            if (top + row >= done)
                part.Row(row).CopyTo(picture.WritableRow(top + row));
            else if (!part.Row(row).SequenceEqual(picture.Row(top + row)))
                return top + row;
        }
        return null;
    }

    private int Start(int latest)
    {
        for (var back = 0; back < Math.Min(Search, latest); back++)
        {
            var start = (latest - back) * scale;
            if (Math.Abs(start - Math.Round(start)) < 1e-6)
                return latest - back;
        }
        return latest;
    }

    // Chromium rounds the scaled clip to whole pixels.
    private int Device(int css) => (int)Math.Round(css * scale, MidpointRounding.AwayFromZero);
}
