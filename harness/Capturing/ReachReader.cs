using System.Text.Json;
using Gate.Core.Rendering;

namespace Gate.Harness.Capturing;

/// <summary>
/// Asks the browser what clicks on a page meet (<c>elementFromPoint</c>, which heeds what lies above, <c>pointer-events</c> and <c>inert</c>), and whether the page can be
/// scrolled. After the picture and after everything else that is read: it scrolls.
/// </summary>
internal sealed class ReachReader(PageWorld world)
{
    // A click on each is asked of the browser at some 20 µs; what nobody could go through one by one is not.
    private const int MostTargets = 3_000;

    // 53 × 377 of a page 1,280 px wide: the first 9,000 px.
    private const int MostPoints = 20_000;

    // CSS px: as large as the smallest target that the guidelines for accessible content ask for (WCAG 2.2, 2.5.8).
    private const int Spacing = 24;

    /// <returns>Null when the browser does not tell: nothing is then compared.</returns>
    public async Task<PageReach?> ReadAsync()
    {
        var answer = await world.EvaluateAsync("reach", $"({PageScripts.Reach})({{ mostTargets: {MostTargets}, mostPoints: {MostPoints}, spacing: {Spacing} }})");
        if (answer is not { ValueKind: JsonValueKind.Object } told)
            return null;
        bool? scrolls = told.GetProperty("scrolls") is { ValueKind: JsonValueKind.True or JsonValueKind.False } known ? known.GetBoolean() : null;
        var targets = told.GetProperty("targets") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(Target).ToList() : null;
        return new PageReach(scrolls, targets, [.. told.GetProperty("grid").EnumerateArray().Select(number => number.GetInt32())]);
    }

    private static ClickTarget Target(JsonElement told) => new(
        told.GetProperty("name").GetString()!, told.GetProperty("does").GetString()!, told.GetProperty("met").GetBoolean(), told.GetProperty("points").GetInt32(), told.GetProperty("instead").GetString()!);
}
