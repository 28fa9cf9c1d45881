using System.Text.Json;
using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>Frames of other origins, and such as are set apart (<c>sandbox</c>): no script of the page reaches them, and each has a world of ours of its own.</summary>
internal sealed class ApartFrames(OpenPage open, PageBudget budget)
{
    // More are asked about by nobody who writes pages.
    private const int Most = 50;
    private const int ScriptMilliseconds = 2_000;

    private readonly Dictionary<(string Frame, string Loader), int> _contexts = [];

    /// <summary>Runs one step of <c>settle.js</c> in each.</summary>
    /// <returns>What they report; nothing of those that are gone, or whose world broke.</returns>
    public async Task<IReadOnlyList<JsonElement>> StepAsync(string step, object options)
    {
        var reports = new List<JsonElement>();
        foreach (var frame in await FramesAsync())
        {
            if (await EvaluateAsync(frame, $"window.frameElement === null ? settle({JsonSerializer.Serialize(step)}, {JsonSerializer.Serialize(options)}) : null") is { ValueKind: JsonValueKind.Object } report)
                reports.Add(report);
        }

        return reports;
    }

    private async Task<List<(string Frame, string Loader)>> FramesAsync()
    {
        var tree = await budget.Wait("settle", open.Session.SendAsync("Page.getFrameTree"));
        var found = new List<(string Frame, string Loader)>();
        Visit(tree!.Value.GetProperty("frameTree"));
        return found;

        void Visit(JsonElement node)
        {
            if (!node.TryGetProperty("childFrames", out var children))
                return;
            foreach (var child in children.EnumerateArray())
            {
                if (found.Count == Most)
                    return;
                var frame = child.GetProperty("frame");
                found.Add((frame.GetProperty("id").GetString()!, frame.GetProperty("loaderId").GetString()!));
                Visit(child);
            }
        }
    }

    private async Task<JsonElement?> EvaluateAsync((string Frame, string Loader) frame, string expression)
    {
        try
        {
            if (!_contexts.TryGetValue(frame, out var context))
            {
                var world = await budget.Wait("settle", open.Session.SendAsync("Page.createIsolatedWorld", new Dictionary<string, object> { ["frameId"] = frame.Frame, ["worldName"] = "gate" }));
                context = world!.Value.GetProperty("executionContextId").GetInt32();
                await CallAsync(context, PageScripts.World);
                _contexts[frame] = context;
            }

            return await CallAsync(context, expression);
        }
        catch (PlaywrightException)
        {
            // Another document by now, or one that the browser keeps in another process: an error page of a refused host.
            _contexts.Remove(frame);
            return null;
        }
    }

    private async Task<JsonElement?> CallAsync(int context, string expression)
    {
        var answer = await budget.Wait("settle", open.Session.SendAsync("Runtime.evaluate", new Dictionary<string, object>
        {
            ["contextId"] = context,
            ["expression"] = expression,
            ["awaitPromise"] = true,
            ["returnByValue"] = true,
            ["timeout"] = ScriptMilliseconds,
        }));
        return answer!.Value.TryGetProperty("exceptionDetails", out _) ? null : answer.Value.GetProperty("result").TryGetProperty("value", out var value) ? value : null;
    }
}
