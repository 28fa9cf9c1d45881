using System.Text.Json;
using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>
/// A world of our own beside the page's scripts: they can neither see what runs here nor bend what it sees, and animation
/// frames are the browser's.
/// </summary>
internal sealed class PageWorld(OpenPage open, PageBudget budget)
{
    // Ends synchronous code only; every wait has the page's own bound besides.
    private const int ScriptMilliseconds = 10_000;

    private int? _context;

    /// <summary>Runs one step of <c>settle.js</c>.</summary>
    /// <returns>What it reports; null when the document was exchanged, or the step broke.</returns>
    public Task<JsonElement?> StepAsync(string step, object options)
        => EvaluateAsync("settle", $"settle({JsonSerializer.Serialize(step)}, {JsonSerializer.Serialize(options)})");

    /// <returns>The value as JSON; null when the document was exchanged, or the expression broke.</returns>
    public async Task<JsonElement?> EvaluateAsync(string phase, string expression)
    {
        try
        {
            _context ??= await CreateAsync(phase);
            if (await CallAsync(phase, _context.Value, expression) is { } value)
                return value;
        }
        catch (PlaywrightException)
        {
            // "Cannot find context": the document is another one by now.
        }
        _context = null;
        return null;
    }

    /// <returns>The node that the expression is, with everything in it, also what no script of a page reaches; null when the document was exchanged, or there is none.</returns>
    public async Task<JsonElement?> DescribeAsync(string phase, string expression)
    {
        try
        {
            _context ??= await CreateAsync(phase);
            var answer = await budget.Wait(phase, open.Session.SendAsync("Runtime.evaluate", new Dictionary<string, object> { ["contextId"] = _context.Value, ["expression"] = expression }));
            if (!answer!.Value.GetProperty("result").TryGetProperty("objectId", out var handle))
                return null;
            var described = await budget.Wait(phase, open.Session.SendAsync("DOM.describeNode", new Dictionary<string, object> { ["objectId"] = handle.GetString()!, ["depth"] = -1, ["pierce"] = true }));
            return described!.Value.GetProperty("node");
        }
        catch (PlaywrightException)
        {
            _context = null;
            return null;
        }
    }

    /// <summary>Calls a function on a node, also on one that no script of a page reaches.</summary>
    /// <param name="phase">What is being done.</param>
    /// <param name="node">Its number in the browser.</param>
    /// <param name="function">Source text; the node is its <c>this</c>.</param>
    /// <returns>False when the document was exchanged, or the function broke.</returns>
    public async Task<bool> CallOnNodeAsync(string phase, int node, string function)
    {
        try
        {
            _context ??= await CreateAsync(phase);
            var found = await budget.Wait(phase, open.Session.SendAsync("DOM.resolveNode", new Dictionary<string, object> { ["backendNodeId"] = node, ["executionContextId"] = _context.Value }));
            var answer = await budget.Wait(phase, open.Session.SendAsync("Runtime.callFunctionOn", new Dictionary<string, object>
            {
                ["objectId"] = found!.Value.GetProperty("object").GetProperty("objectId").GetString()!,
                ["functionDeclaration"] = function,
            }));
            return !answer!.Value.TryGetProperty("exceptionDetails", out _);
        }
        catch (PlaywrightException)
        {
            _context = null;
            return false;
        }
    }

    private async Task<int> CreateAsync(string phase)
    {
        var tree = await budget.Wait(phase, open.Session.SendAsync("Page.getFrameTree"));
        var frame = tree!.Value.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString()!;
        var world = await budget.Wait(phase, open.Session.SendAsync("Page.createIsolatedWorld", new Dictionary<string, object>
        {
            ["frameId"] = frame,
            ["worldName"] = "gate",
        }));
        var context = world!.Value.GetProperty("executionContextId").GetInt32();
        await CallAsync(phase, context, PageScripts.World);
        return context;
    }

    private async Task<JsonElement?> CallAsync(string phase, int context, string expression)
    {
        var answer = await budget.Wait(phase, open.Session.SendAsync("Runtime.evaluate", new Dictionary<string, object>
        {
            ["contextId"] = context,
            ["expression"] = expression,
            ["awaitPromise"] = true,
            ["returnByValue"] = true,
            ["timeout"] = ScriptMilliseconds,
        }));
        if (answer!.Value.TryGetProperty("exceptionDetails", out _))
            return null;
        return answer.Value.GetProperty("result").TryGetProperty("value", out var value) ? value : null;
    }
}
