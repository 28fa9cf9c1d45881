using System.Globalization;
using System.Text.Json;
using Gate.Core.Rendering;

namespace Gate.Harness.Capturing;

/// <summary>
/// What a visitor sees only after scrolling a part of the page: every place that an inner scroll container can be scrolled to,
/// as pictures of that part alone. The page's layout is not touched; what is beyond the limits is named.
/// </summary>
internal sealed class InnerScrollers(PageWorld world)
{
    // A list of some thousand entries has a thousand views; one that long is rather read by its first and last.
    private const int MaxViews = 40;
    private const int MaxSteps = 100;

    // A page may set a scroller back when it hears of the scrolling, once; what it leads to again and again is the state of that view.
    private const int Tries = 3;

    /// <summary>Scrolls once through all of them and back.</summary>
    /// <returns>Steps made; null when the document was exchanged.</returns>
    public async Task<int?> PassAsync()
        => (await StepAsync("pass", new { maxSteps = MaxSteps }))?.GetProperty("steps").GetInt32();

    /// <summary>Takes the pictures and puts everything back.</summary>
    /// <param name="width">Of the page, CSS px.</param>
    /// <param name="height">Of the page, CSS px.</param>
    /// <param name="rows">Device px that all pictures together may have in height.</param>
    /// <param name="snap">Takes the picture of a part of the page, given in CSS px; null when it does not count, which it is told afterwards.</param>
    /// <returns>PNG files in their order, and what is in none of them.</returns>
    /// <exception cref="PageTroubleException">The page keeps the script from running, or does not let a view come to rest.</exception>
    public async Task<(List<byte[]> Pictures, List<HiddenContent> Hidden)> CaptureAsync(int width, int height, long rows, Func<PageBox, Func<Task<bool>>, Task<byte[]?>> snap)
    {
        var found = await StepAsync("find", new { width, height, maxViews = MaxViews }) ?? throw Kept();
        var pictures = new List<byte[]>();
        List<HiddenContent> hidden = [.. found.GetProperty("hidden").EnumerateArray().Select(one => new HiddenContent(one.GetProperty("name").GetString()!, one.GetProperty("pixels").GetInt64()))];
        var views = found.GetProperty("views").GetInt32();
        for (var index = 0; index < views; index++)
        {
            if (await ViewAsync(index, snap) is not var (box, picture))
                continue;
            rows -= PngHeader.TryRead(picture)?.Height ?? 0;
            if (rows >= 0)
                pictures.Add(picture);
            else
                hidden.Add(new HiddenContent(string.Create(CultureInfo.InvariantCulture, $"view {index + 1} of the inner scrollers"), (long)box.Width * box.Height));
        }
        if (views > 0)
            _ = await StepAsync("restore", new { }) ?? throw Kept();
        return (pictures, hidden);
    }

    // Null when nothing of it is on the page.
    private async Task<(PageBox Box, byte[] Picture)?> ViewAsync(int index, Func<PageBox, Func<Task<bool>>, Task<byte[]?>> snap)
    {
        string? restless = null;
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var shown = await StepAsync("show", new { index }) ?? throw Kept();
            if (shown.GetProperty("box").Deserialize<PageBox>(JsonSerializerOptions.Web) is not { } box)
                return null;
            var isLast = attempt == Tries;
            if (await snap(box, () => CountsAsync(isLast)) is { } picture)
                return (box, picture);
        }
        throw new PageTroubleException(FailureKind.NotSettled, string.Create(
            CultureInfo.InvariantCulture, $"view {index + 1} of the inner scrollers did not come to rest: a script of the page scrolls {restless} while its picture is taken; let that script come to an end, or leave the page out with --exclude"));

        async Task<bool> CountsAsync(bool isLast)
        {
            var held = await StepAsync("held", new { index }) ?? throw Kept();
            restless = held.GetProperty("name").GetString();
            return held.GetProperty("still").GetBoolean() && (isLast || held.GetProperty("arrived").GetBoolean());
        }
    }

    private static PageTroubleException Kept() => new(FailureKind.NotSettled, "the page keeps gate's script from running");

    private Task<JsonElement?> StepAsync(string step, object options)
        => world.EvaluateAsync("inner scrollers", $"scrollers({JsonSerializer.Serialize(step)}, {JsonSerializer.Serialize(options)})");
}
