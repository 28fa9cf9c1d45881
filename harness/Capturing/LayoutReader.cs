using System.Text.Json;
using Gate.Core.Explain;
using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>
/// Reads how the page is laid out, after its picture was taken and with its clock standing still: a snapshot, the fonts of its texts and the sizes of its
/// pictures.
/// </summary>
internal sealed class LayoutReader(OpenPage open, PageWorld world)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // A page of more nodes is not explained: the facts would weigh more than the pictures.
    private const int MostNodes = 60_000;

    /// <summary>Null where the browser does not tell in time: the pixels stand without their explanation.</summary>
    /// <param name="views">The views that its picture shows below the page.</param>
    /// <param name="scale">Device px per CSS px.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<LayoutFacts?> ReadAsync(IReadOnlyList<ViewLayout> views, double scale, CancellationToken cancellationToken)
    {
        var details = new LayoutDetails();
        if (await SnapAsync(details, cancellationToken) is not { } facts)
            return null;
        // Without the fonts and sizes the rest is known all the same.
        if (await Asked(() => new FontReader(open.Session).ReadAsync(details.Texts), cancellationToken) is { } fonts)
            facts = facts with { Nodes = [.. facts.Nodes.Select((node, index) => fonts.TryGetValue(index, out var used) ? node with { Fonts = used } : node)] };
        if (await Asked(() => new PictureReader(world).ReadAsync(details.Pictures), cancellationToken) is { } sizes)
            facts = facts with { PictureSizes = sizes };
        return ViewTrees.Add(facts, views, scale, MostNodes);
    }

    /// <summary>The layout as it is now, without fonts and sizes; null where the browser does not tell in time.</summary>
    public Task<LayoutFacts?> SnapAsync(CancellationToken cancellationToken) => SnapAsync(new LayoutDetails(), cancellationToken);

    private Task<LayoutFacts?> SnapAsync(LayoutDetails details, CancellationToken cancellationToken) =>
        Asked(async () => await open.Session.SendAsync("DOMSnapshot.captureSnapshot", new Dictionary<string, object>
        {
            ["computedStyles"] = LayoutProperties.Names,
            ["includePaintOrder"] = true,
        }) is { } snapshot ? Read(snapshot, details) : null, cancellationToken);

    private static async Task<T?> Asked<T>(Func<Task<T?>> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await read().WaitAsync(Limit, cancellationToken);
        }
        catch (Exception exception) when (exception is PlaywrightException or PageTroubleException or TimeoutException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Every document of a snapshot as one tree, frames standing in their elements.</summary>
    /// <param name="snapshot">The answer of <c>DOMSnapshot.captureSnapshot</c>.</param>
    /// <param name="details">Is told what there is to be asked about.</param>
    internal static LayoutFacts? Read(JsonElement snapshot, LayoutDetails details)
    {
        var strings = snapshot.GetProperty("strings").EnumerateArray().Select(text => text.GetString() ?? "").ToArray();
        var documents = snapshot.GetProperty("documents").EnumerateArray().ToArray();
        if (documents.Sum(document => document.GetProperty("nodes").GetProperty("nodeType").GetArrayLength()) > MostNodes)
            return null;
        var nodes = new List<LayoutNode>();
        var waiting = new Queue<(int Document, int Parent, double X, double Y)>([(0, -1, 0, 0)]);
        while (waiting.TryDequeue(out var next))
        {
            var document = new LayoutDocument(documents[next.Document], strings, (next.X, next.Y), details);
            foreach (var frame in document.AddTo(nodes, next.Parent))
                waiting.Enqueue(frame);
        }

        return new LayoutFacts(nodes);
    }
}
