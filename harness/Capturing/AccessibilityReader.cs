using System.Text.Json;
using Gate.Core.Rendering;
using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>
/// Reads the accessibility tree of a settled page (CDP <c>Accessibility.getFullAXTree</c>), frames of the same process included. Text
/// itself is left out: it is on the picture, and names carry it where it counts.
/// </summary>
internal sealed class AccessibilityReader(OpenPage open, PageBudget budget)
{
    // More than any page that is read by a person; a page of a million nodes would cost minutes.
    private const int MostNodes = 20_000;

    private static readonly HashSet<string> Passed = new(StringComparer.Ordinal)
    {
        "StaticText", "InlineTextBox", "LineBreak", "none", "generic", "paragraph", "Ignored", "ListMarker", "RootWebArea",
    };

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "checked", "pressed", "expanded", "disabled", "selected", "required", "invalid", "readonly", "level", "hasPopup", "modal",
        "multiselectable", "orientation", "valuemin", "valuemax", "valuetext", "live", "atomic", "busy", "focusable", "roledescription", "keyshortcuts",
    };

    /// <returns>Null when the browser does not tell: nothing is then compared.</returns>
    public async Task<IReadOnlyList<AccessibleNode>?> ReadAsync()
    {
        JsonElement frames;
        try
        {
            frames = (await budget.Wait("accessibility", open.Session.SendAsync("Page.getFrameTree")))!.Value.GetProperty("frameTree");
        }
        catch (PlaywrightException)
        {
            return null;
        }

        var nodes = new List<AccessibleNode>();
        foreach (var frame in FramesOf(frames))
        {
            try
            {
                var answer = await budget.Wait("accessibility", open.Session.SendAsync("Accessibility.getFullAXTree", new Dictionary<string, object> { ["frameId"] = frame }));
                Add(answer!.Value.GetProperty("nodes"), nodes);
            }
            catch (PlaywrightException)
            {
                // A frame of another process, or one that is gone by now: on both sides alike.
                continue;
            }

            if (nodes.Count > MostNodes)
                return null;
        }

        return nodes;
    }

    private static IEnumerable<string> FramesOf(JsonElement tree)
    {
        yield return tree.GetProperty("frame").GetProperty("id").GetString()!;
        if (!tree.TryGetProperty("childFrames", out var children))
            yield break;
        foreach (var frame in children.EnumerateArray().SelectMany(FramesOf))
            yield return frame;
    }

    // Depth first: the order in which a page is read.
    private static void Add(JsonElement all, List<AccessibleNode> nodes)
    {
        // Chromium gives text boxes of its own making one id several times.
        var byId = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var node in all.EnumerateArray())
            byId.TryAdd(node.GetProperty("nodeId").GetString()!, node);
        var open = new Stack<JsonElement>(all.EnumerateArray().Where(node => !node.TryGetProperty("parentId", out _)).Reverse());
        while (open.TryPop(out var node))
        {
            if (Read(node) is { } read)
                nodes.Add(read);
            if (!node.TryGetProperty("childIds", out var children))
                continue;
            foreach (var child in children.EnumerateArray().Reverse())
            {
                if (byId.Remove(child.GetString()!, out var found))
                    open.Push(found);
            }
        }
    }

    private static AccessibleNode? Read(JsonElement node)
    {
        if (node.TryGetProperty("ignored", out var ignored) && ignored.GetBoolean())
            return null;
        var role = Text(node, "role");
        if (role.Length == 0 || Passed.Contains(role))
            return null;
        var states = new List<string>();
        if (node.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateArray())
            {
                var name = property.GetProperty("name").GetString()!;
                if (Kept.Contains(name) && property.GetProperty("value").TryGetProperty("value", out var value) && value.ToString() is { Length: > 0 } text && text != "False" && text != "false")
                    states.Add($"{name}={text.ToLowerInvariant()}");
            }
        }

        if (Text(node, "description") is { Length: > 0 } description)
            states.Add($"description={description}");
        states.Sort(StringComparer.Ordinal);
        return new AccessibleNode(role, Text(node, "name"), states);
    }

    private static string Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var given) && given.TryGetProperty("value", out var value) ? value.ToString().Trim() : "";
}
