using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gate.Core.Markup;

/// <summary>Walks that go into templates, whose content hangs beside the tree.</summary>
internal static class TreeWalk
{
    /// <summary>The elements below a node in document order, templates' included.</summary>
    public static IEnumerable<IElement> Elements(INode root)
    {
        foreach (var (node, isEnd) in Steps(root))
        {
            if (!isEnd && node is IElement element)
                yield return element;
        }
    }

    /// <summary>Everything below a node in document order: each element when it opens and when it closes, other nodes once.</summary>
    public static IEnumerable<(INode Node, bool IsEnd)> Steps(INode root)
    {
        var open = new Stack<(INode Node, INode Container, int Child)>();
        open.Push((root, Container(root), 0));
        while (open.TryPop(out var at))
        {
            if (at.Child == at.Container.ChildNodes.Length)
            {
                if (at.Node != root)
                    yield return (at.Node, true);
                continue;
            }

            var child = at.Container.ChildNodes[at.Child];
            open.Push(at with { Child = at.Child + 1 });
            yield return (child, false);
            if (child is IElement)
                open.Push((child, Container(child), 0));
        }
    }

    /// <summary>The nearest template around each element that is in one.</summary>
    public static IReadOnlyDictionary<IElement, IElement> Templates(INode root)
    {
        var around = new Dictionary<IElement, IElement>(ReferenceEqualityComparer.Instance);
        var open = new Stack<IElement>();
        foreach (var (node, isEnd) in Steps(root))
        {
            if (isEnd && node is IHtmlTemplateElement)
                open.Pop();
            else if (!isEnd && node is IElement element)
            {
                if (open.TryPeek(out var template))
                    around[element] = template;
                if (element is IHtmlTemplateElement)
                    open.Push(element);
            }
        }

        return around;
    }

    private static INode Container(INode node) => node is IHtmlTemplateElement template ? template.Content : node;
}
