using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gate.Core.Rendering;
using Gate.Core.Run.Facts;

namespace Gate.Core.Checks;

/// <summary>The masks, ready to paste, under which an unstable shot would be stable. The reason is left to the one who pastes them.</summary>
internal static class NoiseMask
{
    /// <summary>More areas than these become one.</summary>
    private const int MaxAreas = 3;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="shot">Where.</param>
    /// <param name="regions">The noise, device px; at least one.</param>
    public static string For(Shot shot, IReadOnlyList<BoxFacts> regions)
    {
        var areas = regions.Count <= MaxAreas ? regions : [Around(regions)];
        var masks = areas.Select(area =>
        {
            var (left, top) = ((int)Math.Floor(area.X / shot.Viewport.Scale), (int)Math.Floor(area.Y / shot.Viewport.Scale));
            var (right, bottom) = ((int)Math.Ceiling((area.X + area.Width) / shot.Viewport.Scale), (int)Math.Ceiling((area.Y + area.Height) / shot.Viewport.Scale));
            var state = shot.State == ShotId.DefaultState ? "" : $", \"state\": \"{shot.State}\"";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{{ \"pages\": {JsonValue.Create(Escape(shot.Id.Page.Value)).ToJsonString(Plain)}, \"viewport\": \"{shot.Viewport.Name}\"{state}, \"rect\": {{ \"x\": {left}, \"y\": {top}, \"width\": {right - left}, \"height\": {bottom - top} }}, \"reason\": \"…\" }}");
        });
        return $"\"masks\": [ {string.Join(", ", masks)} ]";
    }

    // What is special in a glob stands for any one character; that also matches itself.
    private static string Escape(string page) => string.Concat(page.Select(character => character is '*' or '{' or '}' ? '?' : character));

    private static BoxFacts Around(IReadOnlyList<BoxFacts> regions)
    {
        var (left, top) = (regions.Min(region => region.X), regions.Min(region => region.Y));
        return new BoxFacts(left, top, regions.Max(region => region.X + region.Width) - left, regions.Max(region => region.Y + region.Height) - top);
    }
}
