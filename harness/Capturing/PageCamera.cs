using System.Globalization;
using System.Text.Json;
using Gate.Core.Explain;
using Gate.Core.Rendering;

namespace Gate.Harness.Capturing;

/// <summary>
/// Takes the picture: beyond the viewport, without resizing it, because a resized viewport changes what <c>100vh</c> means
/// and where fixed elements stand.
/// </summary>
internal sealed class PageCamera(OpenPage open, PageWorld world, PageBudget budget, Viewport viewport, RenderSettings settings)
{
    /// <param name="clip">The part of the page to take; null for all of it, or its first screen.</param>
    /// <param name="rules">Masks whose places are measured with every picture; nothing is painted over.</param>
    /// <param name="layout">Reads how the page lies in each view of the inner scrollers; null where nobody wants to know.</param>
    public async Task<PagePicture> CaptureAsync(PageBox? clip, IReadOnlyList<MaskRule> rules, Func<Task<LayoutFacts?>>? layout)
    {
        var measure = new MaskMeasure(world, viewport, clip);
        var masks = await measure.MeasureAsync(rules);
        var (width, height) = clip is not null ? (clip.Width, clip.Height) : settings.FullPage ? await MeasureAsync() : (viewport.Width, viewport.Height);
        var expected = (Width: Device(width), Height: Device(height));
        if (Math.Max(expected.Width, expected.Height) > settings.Limits.PageSide)
        {
            throw new PageTroubleException(FailureKind.Limit, string.Create(
                CultureInfo.InvariantCulture, $"the page is {expected.Width}×{expected.Height} device px; more than {settings.Limits.PageSide} a side; the bound is gate.limits.pageSide"));
        }
        var pixels = expected.Width * expected.Height;
        if (pixels > settings.Limits.Pixels())
        {
            throw new PageTroubleException(FailureKind.Limit, string.Create(
                CultureInfo.InvariantCulture, $"the page is {expected.Width}×{expected.Height} device px; more than {settings.Limits.Megapixels} million of them; the bound is gate.limits.megapixels"));
        }
        var png = await ShootAsync(clip ?? new PageBox(0, 0, width, height));
        var got = PngHeader.TryRead(png)
            ?? throw new PageTroubleException(FailureKind.BadCapture, "the browser's capture is no PNG");
        if (got.Width != expected.Width || got.Height != expected.Height)
        {
            throw new PageTroubleException(FailureKind.BadCapture, string.Create(
                CultureInfo.InvariantCulture, $"the capture is {got.Width}×{got.Height} instead of {expected.Width}×{expected.Height} device px"));
        }
        var limits = settings.Limits.Pictures();
        // An element alone is what was asked for, and no more.
        if (clip is not null || !settings.FullPage || !settings.InnerScrollers)
            return new PagePicture(png, [], [], OneColour.Fills(png, limits), masks, []);
        var rows = Math.Min(settings.Limits.PageSide, settings.Limits.Pixels() / Math.Max(1, expected.Width));
        var places = new StackPlaces(viewport, masks, (int)expected.Width, (int)expected.Height);
        var layouts = new List<ViewLayout>();
        var (views, hidden) = await new InnerScrollers(world).CaptureAsync(width, height, rows - expected.Height, ViewAsync);
        return new PagePicture(PictureStack.Of(png, views, limits), places.Views(views.Count), hidden, views.Count == 0 && OneColour.Fills(png, limits), places.Masks(views.Count), [.. layouts.Take(views.Count)]);

        async Task<byte[]?> ViewAsync(PageBox box, Func<Task<bool>> counts)
        {
            var there = await measure.MeasureAsync(rules);
            var view = await SnapAsync(box);
            if (!await counts())
                return null;
            if (PngHeader.TryRead(view) is { } size)
            {
                if (layout is not null && await layout() is { } facts)
                    layouts.Add(new ViewLayout(box, places.Next, (int)size.Height, facts));
                places.Add(box, (int)size.Height, there);
            }

            return view;
        }
    }

    // Chromium rounds the scaled clip to whole pixels.
    private long Device(int css) => (long)Math.Round(css * viewport.Scale, MidpointRounding.AwayFromZero);

    private async Task<(int Width, int Height)> MeasureAsync()
    {
        var metrics = await budget.Wait("measure", open.Session.SendAsync("Page.getLayoutMetrics"));
        var content = metrics!.Value.GetProperty("cssContentSize");
        return (Side(content.GetProperty("width")), Side(content.GetProperty("height")));
    }

    private static int Side(JsonElement size) => (int)Math.Min(int.MaxValue, Math.Ceiling(size.GetDouble()));

    // Pictures are scaled where all of the first shot is in sight, so that there is one order in which it happens (see prelude.js).
    private async Task<byte[]> ShootAsync(PageBox box)
    {
        var bands = new PictureBands(SnapAsync, viewport.Scale, settings.ShotPixels, settings.WholePixels, TurnedAsync, settings.Limits.Pictures());
        await LookAtAsync(bands.First(box));
        if (await world.StepAsync("scale", new { }) is null)
            throw new PageTroubleException(FailureKind.NotSettled, "the page keeps gate's script from running");
        var png = await bands.TakeAsync(box);
        await LookAtAsync(null);
        return png;
    }

    private Task<JsonElement?> LookAtAsync(PageBox? part) => budget.Wait("capture", open.Session.SendAsync("Emulation.setDeviceMetricsOverride", OpenPage.Metrics(viewport, part)));

    private async Task<string?> TurnedAsync(int from, int to)
        => (await world.StepAsync("turned", new { from, to }))?.GetProperty("name").GetString();

    private async Task<byte[]> SnapAsync(PageBox box)
    {
        var answer = await budget.Wait("capture", open.Session.SendAsync("Page.captureScreenshot", new Dictionary<string, object>
        {
            ["format"] = "png",
            ["optimizeForSpeed"] = true,
            ["fromSurface"] = true,
            // All of the page is painted anyway (mainFrameClipsContent=false), and the page is told of nothing.
            ["captureBeyondViewport"] = false,
            ["clip"] = OpenPage.Part(box),
        }));
        return answer!.Value.GetProperty("data").GetBytesFromBase64();
    }
}
