using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run;

namespace Gate.Core.Semantics;

/// <summary>
/// What lies in links, buttons and elements with handlers, and so is clicked: words, and elements without any. Where both sides have
/// both holders and the content went from one to the other, a click on it does something else.
/// </summary>
internal static class ClickContents
{
    private const string Plain = "button";

    private static readonly string[] Handlers = ["onclick", "ondblclick", "onauxclick", "oncontextmenu", "onmouse", "onpointer", "ontouch", "onkey", "ondrag", "ondrop"];

    private static readonly string[] OfButton = ["type", "name", "value", "formaction", "form", "formmethod", "formtarget", "popovertarget", "popovertargetaction", "command", "commandfor"];

    private static readonly HashSet<string> Silent = ["script", "style", "template", "noscript", "title", "meta", "link", "base", "param", "source", "track", "col", "br", "wbr", "option"];

    /// <summary>The changes with the checks that tell them.</summary>
    public static IEnumerable<(string Check, SemanticChange Change)> Moved(PagePairMarkup pages)
    {
        var buttons = pages.Pairs.Where(pair => pair.Before.LocalName == "button" && pair.After.LocalName == "button").Select(pair => pair.Before).Index().ToDictionary(at => at.Item, at => at.Index);
        var (before, actions) = Items(pages.Before, pages.Renames.Was, element => element, buttons);
        var (after, actionsNow) = Items(pages.After, pages.Renames.Now, element => pages.OriginOf(element) ?? element, buttons);
        var found = after.ToLookup(item => item.Key, StringComparer.Ordinal);
        List<(Item Was, Item Now)> moves = [];
        foreach (var same in before.GroupBy(item => item.Key, StringComparer.Ordinal))
        {
            List<Item> were = [.. same], are = [.. found[same.Key]];
            // A holder that is gone, new or does something else is told by itself.
            var lost = Without(were, are).FindAll(item => actionsNow.GetValueOrDefault(item.Action) >= actions.GetValueOrDefault(item.Action));
            var gained = Without(are, were).FindAll(item => actions.GetValueOrDefault(item.Action) >= actionsNow.GetValueOrDefault(item.Action));
            moves.AddRange(lost.Zip(gained));
        }

        foreach (var move in moves.GroupBy(move => (move.Was.Holder, move.Now.Holder)))
        {
            var (was, now) = move.First();
            var what = string.Join(", ", move.Select(item => item.Was.Shown).Distinct(StringComparer.Ordinal));
            var holder = (was.Holder ?? now.Holder)!;
            // What becomes a link is no loss, and words are often said twice.
            var severity = was.Holder is not null && (now.Holder is not null || !was.IsText) && !(IsPlain(was) && IsPlain(now)) ? Severity.Fail : Severity.Warn;
            yield return (
                IsLink(holder) ? "link-target" : holder.LocalName == "button" ? "forms" : "handlers",
                new SemanticChange(
                    severity,
                    $"{ElementText.Bound(what)}: stood in {Called(pages.Before, was.Holder)}, stands in {Called(pages.After, now.Holder)}",
                    pages.Before.Page.PlaceOf(was.Element),
                    pages.After.Page.PlaceOf(now.Element))
                {
                    Content = ElementText.Digest(string.Join('\0', move.Select(item => item.Was.Key).Append(was.Action).Append(now.Action))),
                });
        }
    }

    private static bool IsPlain(Item item) => item.Action == Plain || item.Action.StartsWith(Plain + "\0#", StringComparison.Ordinal);

    private static List<Item> Without(List<Item> items, List<Item> others)
    {
        var left = others.CountBy(item => item.Action, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. items.Where(item => left.GetValueOrDefault(item.Action) is 0 || left[item.Action]-- == 0)];
    }

    /// <returns>The contents, those in no holder with an action of "", and how many holders do each thing.</returns>
    private static (List<Item> Items, Dictionary<string, int> Actions) Items(PageSideMarkup side, Func<string, PageSideMarkup, string> targetOf, Func<IElement, IElement> known, Dictionary<IElement, int> buttons)
    {
        List<Item> items = [];
        var actions = new Dictionary<string, int>(StringComparer.Ordinal);
        var holders = new Stack<(IElement? Element, string Action)>([(null, "")]);
        foreach (var (node, isEnd) in TreeWalk.Steps(side.Page.Document))
        {
            var (holder, action) = holders.Peek();
            if (node is IText { ParentElement: { } parent } data)
            {
                if (!Silent.Contains(parent.LocalName) && data.Data.Any(char.IsLetterOrDigit) && SpaceText.CollapseKinds(data.Data).Trim(' ') is var text)
                    items.Add(new Item($"text\0{text}", ValueText.Quoted(text), parent, holder, action, IsText: true));
            }
            else if (node is IElement element && !Silent.Contains(element.LocalName))
            {
                var own = ActionOf(side, element, targetOf);
                // One that says nothing is known to scripts by its place.
                if (own == Plain && buttons.TryGetValue(known(element), out var at))
                    own = $"{Plain}\0#{at}";
                if (own is not null && isEnd)
                    holders.Pop();
                if (isEnd)
                    continue;
                if (own is not null || IsLeaf(element))
                    items.Add(new Item(Key(known(element)), ElementLabel.Of(element), element, holder, action, IsText: false));
                if (own is null)
                    continue;
                holders.Push((element, own));
                actions[own] = actions.GetValueOrDefault(own) + 1;
            }
        }

        return (items, actions);
    }

    // A picture, or a box that a style sheet draws one in.
    private static bool IsLeaf(IElement element) => element.Attributes.Length > 0 && element.ChildElementCount == 0 && !element.TextContent.Any(char.IsLetterOrDigit)
        && !(element.LocalName == "input" && element.GetAttribute("type") is { } type && type.Equals("hidden", StringComparison.OrdinalIgnoreCase));

    // A picture is one by its address, whatever else its tag says.
    private static string Key(IElement element) => element.GetAttribute("src") is { Length: > 0 } source ? $"{element.LocalName}\0{source}"
        : $"{element.LocalName}\0{string.Join('\0', element.Attributes.Select(attribute => $"{attribute.Name}={attribute.Value}").Order(StringComparer.Ordinal))}";

    // What a click on it does, as far as its own tag says; null for nothing.
    private static string? ActionOf(PageSideMarkup side, IElement element, Func<string, PageSideMarkup, string> targetOf)
    {
        if (element.LocalName is "html" or "body")
            return null;
        List<string> says = [];
        if (IsLink(element))
            says.Add($"to {targetOf(element.GetAttribute("href")!, side)}");
        if (element.LocalName == "button")
            says.AddRange(OfButton.Where(element.HasAttribute).Select(name => $"{name}={(name == "formaction" ? targetOf(element.GetAttribute(name)!, side) : element.GetAttribute(name))}").Prepend(Plain));
        says.AddRange(element.Attributes.Where(attribute => IsOfClick(attribute.Name)).Select(attribute => $"{attribute.Name}={JsFormat.Normalize(attribute.Value)}").Order(StringComparer.Ordinal));
        return says.Count == 0 ? null : string.Join('\0', says);
    }

    private static bool IsOfClick(string name) => Array.Exists(Handlers, handler => name.StartsWith(handler, StringComparison.Ordinal));

    private static bool IsLink(IElement element) => element.LocalName == "a" && element.HasAttribute("href");

    private static string Called(PageSideMarkup side, IElement? holder) => holder switch
    {
        null => "nothing of the kind",
        _ when IsLink(holder) => $"the link to {ValueText.Quoted(side.Shown(holder.GetAttribute("href")!))}",
        _ when holder.Attributes.FirstOrDefault(attribute => attribute.Name == "formaction" || IsOfClick(attribute.Name)) is { } attribute => $"<{holder.LocalName} {attribute.Name}={ValueText.Quoted(attribute.Value)}>",
        _ => ElementLabel.Of(holder),
    };

    private sealed record Item(string Key, string Shown, IElement Element, IElement? Holder, string Action, bool IsText);
}
