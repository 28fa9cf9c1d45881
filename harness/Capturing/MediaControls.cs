using System.Text.Json;

namespace Gate.Harness.Capturing;

/// <summary>
/// Paints the time lines of videos and sounds without their buffered part. How far a browser has read ahead when it puts a file off is
/// chance: no waiting brings it to one place. The controls lie in a tree of the browser's own, which no script and no style sheet of a
/// page reaches.
/// </summary>
internal sealed class MediaControls(PageWorld world)
{
    private const string TimeLine = "-webkit-media-controls-timeline";
    private const string Buffered = "-internal-track-segment-highlight-after";
    private const string Hide = "function() { this.style.setProperty('display', 'none', 'important'); }";

    /// <returns>Time lines that there are; null when the document was exchanged.</returns>
    public async Task<int?> HideBufferedAsync()
    {
        if (await world.StepAsync("media", new { }) is not { } found)
            return null;
        var lines = 0;
        for (var index = 0; index < found.GetProperty("count").GetInt32(); index++)
        {
            if (await world.DescribeAsync("settle", FormattableString.Invariant($"globalThis.mediaElements[{index}]")) is not { } media)
                return null;
            foreach (var node in Parts(media, inTimeLine: false))
            {
                if (!await world.CallOnNodeAsync("settle", node, Hide))
                    return null;
                lines++;
            }
        }
        return lines;
    }

    private static IEnumerable<int> Parts(JsonElement node, bool inTimeLine)
    {
        var name = PseudoOf(node);
        if (inTimeLine && name == Buffered)
            yield return node.GetProperty("backendNodeId").GetInt32();
        foreach (var list in (string[])["shadowRoots", "children"])
        {
            if (!node.TryGetProperty(list, out var inner))
                continue;
            foreach (var part in inner.EnumerateArray().SelectMany(child => Parts(child, inTimeLine || name == TimeLine)))
                yield return part;
        }
    }

    // Attributes come as one list: a name, its value, the next name.
    private static string? PseudoOf(JsonElement node)
    {
        if (!node.TryGetProperty("attributes", out var attributes))
            return null;
        var flat = attributes.EnumerateArray().Select(one => one.GetString()).ToList();
        return flat.Chunk(2).FirstOrDefault(pair => pair[0] == "pseudo")?[1];
    }
}
