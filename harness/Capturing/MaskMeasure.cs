using System.Text.Json;
using Gate.Core.Rendering;
using Gate.Pixels;

namespace Gate.Harness.Capturing;

/// <summary>Measures where the masks of a shot lie, and paints nothing over: the picture stays what a visitor sees.</summary>
/// <param name="world">Where it is measured.</param>
/// <param name="viewport">For its scale.</param>
/// <param name="clip">The part of the page that is in the picture; null for the whole.</param>
internal sealed class MaskMeasure(PageWorld world, Viewport viewport, PageBox? clip)
{
    /// <param name="rules">Those of the shot, in force.</param>
    /// <exception cref="PageTroubleException">A selector is not valid, or the page keeps it from being measured.</exception>
    public async Task<IReadOnlyList<MeasuredMask>> MeasureAsync(IReadOnlyList<MaskRule> rules)
    {
        if (rules.Count == 0)
            return [];
        var selectors = rules.Select(rule => rule.Selector).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var boxes = new Dictionary<string, IReadOnlyList<Region>>(StringComparer.Ordinal);
        if (selectors.Count > 0)
        {
            var found = await world.EvaluateAsync("masks", $"masks({JsonSerializer.Serialize(selectors)})")
                ?? throw new PageTroubleException(FailureKind.NotSettled, "the page keeps gate from measuring its masks");
            foreach (var (selector, answer) in selectors.Zip(found.EnumerateArray()))
            {
                boxes.Add(selector, answer.ValueKind == JsonValueKind.Array
                    ? [.. answer.EnumerateArray().Select(box => Device(box[0].GetDouble(), box[1].GetDouble(), box[2].GetDouble(), box[3].GetDouble()))]
                    : throw new PageTroubleException(FailureKind.Selector, $"gate.masks: \"{selector}\" is not a valid selector"));
            }
        }

        return [.. rules.Select(rule => new MeasuredMask(rule, rule.Rectangle is var (x, y, width, height) ? [Device(x, y, x + width, y + height)] : boxes[rule.Selector!]))];
    }

    // Outwards to whole pixels: an edge that lies within one paints it.
    private Region Device(double left, double top, double right, double bottom)
    {
        var (x, y) = (clip?.X ?? 0, clip?.Y ?? 0);
        return new Region(
            (int)Math.Floor((left - x) * viewport.Scale), (int)Math.Floor((top - y) * viewport.Scale),
            (int)Math.Ceiling((right - x) * viewport.Scale), (int)Math.Ceiling((bottom - y) * viewport.Scale));
    }
}
