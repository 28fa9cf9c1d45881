using System.Text.Json;
using Gate.Core.Explain;
using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>
/// Reads how the page is laid out, after its picture was taken and with its clock standing still: one call, no script in the page.
/// </summary>
internal sealed class LayoutReader(OpenPage open)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // A page of more nodes is not explained: the facts would weigh more than the pictures.
    private const int MostNodes = 60_000;

    /// <summary>Null where the browser does not tell in time: the pixels stand without their explanation.</summary>
    public async Task<LayoutFacts?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await open.Session.SendAsync("DOMSnapshot.captureSnapshot", new Dictionary<string, object>
            {
                ["computedStyles"] = LayoutProperties.Names,
                ["includePaintOrder"] = true,
            }).WaitAsync(Limit, cancellationToken);
            return answer is { } snapshot ? Read(snapshot) : null;
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Every document of a snapshot as one tree, frames standing in their elements.</summary>
    internal static LayoutFacts? Read(JsonElement snapshot)
    {
        var strings = snapshot.GetProperty("strings").EnumerateArray().Select(text => text.GetString() ?? "").ToArray();
        var documents = snapshot.GetProperty("documents").EnumerateArray().ToArray();
        if (documents.Sum(document => document.GetProperty("nodes").GetProperty("nodeType").GetArrayLength()) > MostNodes)
            return null;
        var nodes = new List<LayoutNode>();
        var waiting = new Queue<(int Document, int Parent, double X, double Y)>([(0, -1, 0, 0)]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var frame in new LayoutDocument(documents[next.Document], strings, (next.X, next.Y)).AddTo(nodes, next.Parent))
                waiting.Enqueue(frame);
        }

        return new LayoutFacts(nodes);
    }
}
