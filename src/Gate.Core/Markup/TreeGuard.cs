using System.Text;
using AngleSharp.Dom;

namespace Gate.Core.Markup;

/// <summary>
/// Whether two trees are one but for what renders the same: comments, white space beside blocks and its amount elsewhere, kinds of
/// space, class order, formatting of scripts and styles. It is what the lens is held against: no difference of the trees goes
/// unreported because the texts were read wrongly.
/// </summary>
internal static class TreeGuard
{
    /// <summary>The first elements at or after which the trees differ, or null when they do not.</summary>
    public static (IElement? Before, IElement? After)? FirstDifference(ParsedPage before, ParsedPage after)
    {
        using var one = Items(before).GetEnumerator();
        using var other = Items(after).GetEnumerator();
        while (true)
        {
            var (hasOne, hasOther) = (one.MoveNext(), other.MoveNext());
            if (!hasOne && !hasOther)
                return before.Document.CompatMode == after.Document.CompatMode ? null : (before.Document.DocumentElement, after.Document.DocumentElement);
            if (!hasOne || !hasOther || one.Current.Key != other.Current.Key)
                return (hasOne ? one.Current.Near : Last(before), hasOther ? other.Current.Near : Last(after));
        }
    }

    private static IElement? Last(ParsedPage page) => page.Elements.Count == 0 ? null : page.Elements[^1];

    private static IEnumerable<(string Key, IElement? Near)> Items(ParsedPage page)
    {
        var text = new StringBuilder();
        var afterBlock = true;
        IElement? near = null;
        foreach (var (node, isEnd) in TreeWalk.Steps(page.Document))
        {
            if (node is IText data)
            {
                text.Append(data.Data);
                continue;
            }

            if (node is not IElement element)
                continue;
            var isBlock = HtmlNames.Block.Contains(element.LocalName);
            if (text.Length > 0)
            {
                if (Shown(text.ToString(), isEnd ? element : element.ParentElement, afterBlock, isBlock) is { Length: > 0 } shown)
                    yield return (shown, near);
                text.Clear();
            }

            near = element;
            afterBlock = isBlock;
            yield return (isEnd ? "/" + element.LocalName : Tag(element), element);
        }
    }

    private static string Shown(string text, IElement? parent, bool afterBlock, bool beforeBlock)
    {
        if (parent is { LocalName: "style" or "script" or "noscript" or "title" })
            return RawFormat.Normalize(parent.LocalName, parent.GetAttribute("type"), text);
        if (IsPreformatted(parent))
            return text;
        var collapsed = SpaceText.CollapseKinds(text);
        if (afterBlock)
            collapsed = collapsed.TrimStart(' ');
        return beforeBlock ? collapsed.TrimEnd(' ') : collapsed;
    }

    private static bool IsPreformatted(IElement? element)
    {
        for (; element is not null; element = element.ParentElement)
        {
            if (element.LocalName is "pre" or "textarea")
                return true;
        }

        return false;
    }

    private static string Tag(IElement element)
    {
        var attributes = element.Attributes.Select(attribute => $"{attribute.Name}={AttributeFormat.Normalize(attribute.Name, attribute.Value)}");
        return $"<{element.LocalName} {string.Join('\0', attributes.Order(StringComparer.Ordinal))}";
    }
}
