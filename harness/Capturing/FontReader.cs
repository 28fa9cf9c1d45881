using System.Text.Json;
using Gate.Core.Explain;
using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>Asks which fonts the glyphs of texts were drawn in.</summary>
internal sealed class FontReader(ICDPSession session)
{
    // Some 0.3 ms a text: a page of more texts is known in part.
    private const int MostTexts = 600;

    /// <summary>By index of the layout node.</summary>
    /// <param name="texts">Layout node and the browser's own id of it, in document order.</param>
    public async Task<IReadOnlyDictionary<int, IReadOnlyList<UsedFont>>?> ReadAsync(IReadOnlyList<(int Node, int Backend)> texts)
    {
        var asked = texts.Take(MostTexts).ToArray();
        var fonts = new Dictionary<int, IReadOnlyList<UsedFont>>();
        if (asked.Length == 0)
            return fonts;
        await session.SendAsync("DOM.enable");
        await session.SendAsync("DOM.getDocument", new Dictionary<string, object> { ["depth"] = 0 });
        await session.SendAsync("CSS.enable");
        var pushed = await session.SendAsync("DOM.pushNodesByBackendIdsToFrontend", new Dictionary<string, object> { ["backendNodeIds"] = asked.Select(text => text.Backend).ToArray() });
        var ids = pushed!.Value.GetProperty("nodeIds").EnumerateArray().Select(id => id.GetInt32()).ToArray();
        // All at once: the answers come back in the time of a few.
        var answers = await Task.WhenAll(ids.Select(id => id == 0 ? Task.FromResult<JsonElement?>(null) : session.SendAsync("CSS.getPlatformFontsForNode", new Dictionary<string, object> { ["nodeId"] = id })));
        foreach (var (text, answer) in asked.Zip(answers))
        {
            if (answer is { } found)
                fonts[text.Node] = Fonts(found);
        }

        return fonts;
    }

    internal static IReadOnlyList<UsedFont> Fonts(JsonElement answer) =>
    [
        .. answer.GetProperty("fonts").EnumerateArray()
            .OrderByDescending(font => font.GetProperty("glyphCount").GetDouble()).ThenBy(font => font.GetProperty("familyName").GetString(), StringComparer.Ordinal)
            .Select(font => new UsedFont(font.GetProperty("familyName").GetString() ?? "", font.GetProperty("isCustomFont").GetBoolean())).Distinct(),
    ];
}
