using System.Globalization;
using System.Text.Json;
using Gate.Core.Rendering;
using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>
/// Brings a page that is at rest into a state, and to rest again. The page's clock goes on from step to step, as it does while
/// the page settles, so that what a step sets off is at its end. What a selector does not find is an error that names it.
/// </summary>
internal sealed class StateActor(OpenPage open, PageWorld world, PageTime time, PageSettler settler, PageBudget budget)
{
    private const double Moment = 50;
    private const int WaitMoments = 200;

    // The boxes of what a selector finds, in CSS px of the window; null for no valid selector.
    private const string Boxes = """
        (selector => {
            try {
                return [...document.querySelectorAll(selector)].map(element => element.getBoundingClientRect()).map(box => [box.left, box.top, box.right, box.bottom, scrollX, scrollY]);
            } catch {
                return null;
            }
        })
        """;

    private const string Sheet = """
        (rule => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(rule);
            document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
            return 0;
        })
        """;

    /// <exception cref="PageTroubleException">A selector finds nothing, a step leads to another page, or the page does not come to rest.</exception>
    public async Task<SettleRecord> EnterAsync(StateRecipe recipe, SettleRecord settled)
    {
        foreach (var (selectors, how) in ((IReadOnlyList<string>, string)[])[(recipe.Hide, "visibility: hidden"), (recipe.Remove, "display: none")])
        {
            foreach (var selector in selectors)
            {
                await FindAsync(selector, $"state {recipe.Name}: \"{selector}\"");
                await CallAsync($"{Sheet}({JsonSerializer.Serialize($"{selector} {{ {how} !important }}")})");
            }
        }

        for (var index = 0; index < recipe.Steps.Count; index++)
        {
            var step = recipe.Steps[index];
            var name = string.Create(CultureInfo.InvariantCulture, $"state {recipe.Name}, step {index + 1} ({step})");
            try
            {
                await TakeAsync(step, name);
                await settler.PauseAsync();
            }
            catch (PageAwayException away)
            {
                throw new PageTroubleException(FailureKind.Navigation, $"{name} leads to {away.Target}");
            }
            catch (PlaywrightException exception)
            {
                throw new PageTroubleException(FailureKind.Selector, $"{name} cannot be done: {exception.Message.Split('\n')[0]}");
            }
        }

        var again = await settler.RestAgainAsync(keepScroll: recipe.Steps.Count > 0);
        return again with { Waited = new SortedDictionary<string, int>(Sum(settled.Waited, again.Waited), StringComparer.Ordinal) };
    }

    /// <returns>Where the picture is to be taken; null for the whole page.</returns>
    public async Task<PageBox?> ClipAsync(StateRecipe recipe)
    {
        if (recipe.Element is not { } selector)
            return null;
        var what = $"state {recipe.Name}: the element \"{selector}\"";
        var boxes = await FindAsync(selector, what);
        if (boxes.Count != recipe.ElementCount)
            throw Missing($"{what} is there {Times(boxes.Count)}, not {Times(recipe.ElementCount)}");
        var left = (int)Math.Floor(boxes.Min(box => box.Left + box.ScrollX));
        var top = (int)Math.Floor(boxes.Min(box => box.Top + box.ScrollY));
        var clip = new PageBox(
            Math.Max(0, left), Math.Max(0, top),
            (int)Math.Ceiling(boxes.Max(box => box.Right + box.ScrollX)) - Math.Max(0, left), (int)Math.Ceiling(boxes.Max(box => box.Bottom + box.ScrollY)) - Math.Max(0, top));
        return clip is { Width: > 0, Height: > 0 } ? clip : throw Missing($"{what} has no box");
    }

    private async Task TakeAsync(StateStep step, string name)
    {
        switch (step.Act)
        {
            case StateAct.Click:
            case StateAct.Hover:
                var (x, y) = await AimAsync(step.Selector!, name);
                await PassingAsync(open.Page.Mouse.MoveAsync(x, y));
                if (step.Act == StateAct.Hover)
                    break;
                await PassingAsync(open.Page.Mouse.DownAsync());
                await PassingAsync(open.Page.Mouse.UpAsync());
                break;
            case StateAct.Focus:
            case StateAct.Type:
                await FindAsync(step.Selector!, name);
                await CallAsync($"document.querySelector({Quote(step.Selector!)}).focus(), 0");
                if (step.Act == StateAct.Type)
                    await PassingAsync(open.Page.Keyboard.TypeAsync(step.Text!));
                break;
            case StateAct.Press:
                await PassingAsync(open.Page.Keyboard.PressAsync(step.Text!));
                break;
            case StateAct.ScrollTo:
                await FindAsync(step.Selector!, name);
                await CallAsync($"document.querySelector({Quote(step.Selector!)}).scrollIntoView({{ block: 'start', behavior: 'instant' }}), 0");
                break;
            case StateAct.WaitFor:
                await WaitAsync(step.Selector!, name);
                break;
            case StateAct.Force:
                await FindAsync(step.Selector!, name);
                await ForceAsync(step);
                break;
            default:
                throw new InvalidOperationException($"a step of kind {step.Act}");
        }
    }

    private async Task<(float X, float Y)> AimAsync(string selector, string name)
    {
        await FindAsync(selector, name);
        await CallAsync($"document.querySelector({Quote(selector)}).scrollIntoView({{ block: 'nearest', inline: 'nearest', behavior: 'instant' }}), 0");
        var box = (await FindAsync(selector, name))[0];
        return box.Right > box.Left && box.Bottom > box.Top
            ? ((float)((box.Left + box.Right) / 2), (float)((box.Top + box.Bottom) / 2))
            : throw Missing($"{name} finds an element without a box");
    }

    private async Task WaitAsync(string selector, string name)
    {
        for (var moment = 0; moment < WaitMoments; moment++)
        {
            if ((await LookAsync(selector, name)).Any(box => box.Right > box.Left && box.Bottom > box.Top))
                return;
            await time.PassAsync(Moment);
        }

        throw Missing($"{name} did not come within {WaitMoments * Moment / 1000} s of the page's time");
    }

    // The page answers to a mouse or a key only while its clock goes on.
    private async Task PassingAsync(Task input)
    {
        while (!input.IsCompleted)
        {
            await budget.Wait("state", Task.WhenAny(input, Task.Delay(5, CancellationToken.None)));
            if (!input.IsCompleted)
                await time.PassAsync(1);
        }

        await input;
    }

    private async Task ForceAsync(StateStep step)
    {
        await SendAsync("DOM.enable");
        await SendAsync("CSS.enable");
        var root = (await SendAsync("DOM.getDocument", ("depth", 0)))!.Value.GetProperty("root").GetProperty("nodeId").GetInt32();
        var found = await SendAsync("DOM.querySelectorAll", ("nodeId", root), ("selector", step.Selector!));
        foreach (var node in found!.Value.GetProperty("nodeIds").EnumerateArray())
            await SendAsync("CSS.forcePseudoState", ("nodeId", node.GetInt32()), ("forcedPseudoClasses", step.Pseudo.ToArray()));
    }

    private async Task<JsonElement?> SendAsync(string method, params (string Name, object Value)[] arguments) =>
        await budget.Wait("state", open.Session.SendAsync(method, arguments.ToDictionary(argument => argument.Name, argument => argument.Value, StringComparer.Ordinal)));

    private async Task<IReadOnlyList<Box>> FindAsync(string selector, string what)
    {
        var boxes = await LookAsync(selector, what);
        return boxes.Count > 0 ? boxes : throw Missing($"{what} finds no element");
    }

    private async Task<IReadOnlyList<Box>> LookAsync(string selector, string what)
    {
        var found = await CallAsync($"{Boxes}({Quote(selector)})");
        return found.ValueKind == JsonValueKind.Array
            ? [.. found.EnumerateArray().Select(box => new Box(box[0].GetDouble(), box[1].GetDouble(), box[2].GetDouble(), box[3].GetDouble(), box[4].GetDouble(), box[5].GetDouble()))]
            : throw Missing($"{what} is not a valid selector");
    }

    private async Task<JsonElement> CallAsync(string expression) => await world.EvaluateAsync("state", expression)
        ?? throw new PageTroubleException(FailureKind.NotSettled, "the page keeps gate's script from running, or was exchanged by a step");

    private static string Quote(string text) => JsonSerializer.Serialize(text);

    private static string Times(int count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count} times");

    private static PageTroubleException Missing(string message) => new(FailureKind.Selector, message);

    private static Dictionary<string, int> Sum(IReadOnlyDictionary<string, int> first, IReadOnlyDictionary<string, int> second) =>
        first.Concat(second).GroupBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Max(entry => entry.Value), StringComparer.Ordinal);

    private sealed record Box(double Left, double Top, double Right, double Bottom, double ScrollX, double ScrollY);
}
