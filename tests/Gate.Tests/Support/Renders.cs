using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Pixels;

namespace Gate.Tests.Support;

/// <summary>Rendered shots made of small pictures.</summary>
internal static class Renders
{
    public static Viewport Desktop { get; } = new("desktop", 1280, 800);

    public static Shot Shot(string page = "index.html", bool before = true, bool after = true)
    {
        var entry = new PageEntry(PageId.Create(page), page);
        return new Shot(new PagePair(entry.Id, before ? entry : null, after ? entry : null), Desktop);
    }

    /// <summary>A grey picture with the given pixels set to black.</summary>
    public static byte[] Picture(int width = 8, int height = 8, params (int X, int Y)[] black)
    {
        using var image = Raster.Create(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                image.Set(x, y, new Rgba(200, 200, 200, 255));
        }

        foreach (var (x, y) in black)
            image.Set(x, y, new Rgba(0, 0, 0, 255));
        using var file = new MemoryStream();
        PngWriter.Write(image, file);
        return file.ToArray();
    }

    public static RenderOutcome Captured(byte[] png, params RequestRecord[] requests) =>
        new RenderOutcome.Captured(new Capture { Png = png, Settle = new SettleRecord("virtual", new Dictionary<string, int> { ["fonts"] = 1 }, []), Process = 0 })
        {
            Requests = requests,
            Timings = new Dictionary<string, double> { ["capture"] = 12.5 },
        };

    public static RenderOutcome Redirected(string target) => new RenderOutcome.Redirected(target);

    public static RenderOutcome Failed(string message) => new RenderOutcome.NotCaptured(new Failure(FailureKind.HttpStatus, message));

    public static SideRender Side(params RenderOutcome[] attempts) => new(attempts);

    public static SideRender Steady(byte[] png, params RequestRecord[] requests) =>
        Side(Captured(png, requests), Captured(png, requests), Captured(png, requests));
}
