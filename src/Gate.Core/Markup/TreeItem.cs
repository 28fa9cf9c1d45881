using System.Text;
using AngleSharp.Dom;

namespace Gate.Core.Markup;

/// <summary>A tag of a tree or the text between two, to be held against that of another tree. What is written alike is not looked into.</summary>
/// <param name="Tag">The element that begins or ends; for a text the next one.</param>
/// <param name="IsEnd">Whether it ends.</param>
/// <param name="Text">The text, comments left out; null for a tag.</param>
/// <param name="Before">The element whose tag is before it, or null for none.</param>
internal readonly record struct TreeItem(IElement Tag, bool IsEnd, string? Text, IElement? Before)
{
    /// <summary>The element where a difference is to be shown.</summary>
    public IElement? Near => Text is null ? Tag : Before;

    /// <summary>Whether it is text of which nothing is left.</summary>
    public bool IsIdle => Text is not null && Shown.Length == 0;

    /// <summary>The element that the text stands in.</summary>
    private IElement? Holder => IsEnd ? Tag : Tag.ParentElement;

    private string Shown
    {
        get
        {
            if (Holder is { LocalName: "style" or "script" or "noscript" or "title" } raw)
                return RawFormat.Normalize(raw.LocalName, raw.GetAttribute("type"), Text!);
            if (IsPreformatted(Holder))
                return Text!;
            var collapsed = SpaceText.CollapseKinds(Text!);
            if (Before is null || HtmlNames.Block.Contains(Before.LocalName))
                collapsed = collapsed.TrimStart(' ');
            return HtmlNames.Block.Contains(Tag.LocalName) ? collapsed.TrimEnd(' ') : collapsed;
        }
    }

    public static IEnumerable<TreeItem> Of(IDocument document)
    {
        var text = new StringBuilder();
        IElement? before = null;
        foreach (var (node, isEnd) in TreeWalk.Steps(document))
        {
            if (node is IText data)
            {
                text.Append(data.Data);
                continue;
            }

            if (node is not IElement element)
                continue;
            if (text.Length > 0)
                yield return new TreeItem(element, isEnd, text.ToString(), before);
            text.Clear();
            before = element;
            yield return new TreeItem(element, isEnd, null, null);
        }
    }

    public bool Equals(TreeItem other)
    {
        if (Text is null || other.Text is null)
            return Text is null && other.Text is null && IsEnd == other.IsEnd && Tag.LocalName == other.Tag.LocalName && (IsEnd || HasSameAttributes(Tag, other.Tag));
        return (Text == other.Text && IsEnd == other.IsEnd && Tag.LocalName == other.Tag.LocalName && Before?.LocalName == other.Before?.LocalName && Holder?.LocalName == other.Holder?.LocalName)
            || Shown == other.Shown;
    }

    public override int GetHashCode() => HashCode.Combine(Tag.LocalName, IsEnd);

    private static bool HasSameAttributes(IElement one, IElement other)
    {
        var (attributes, others) = (one.Attributes, other.Attributes);
        if (attributes.Length != others.Length)
            return false;
        for (var i = 0; i < attributes.Length; i++)
        {
            if (attributes[i]!.Name != others[i]!.Name || attributes[i]!.Value != others[i]!.Value)
                return Written(one).SequenceEqual(Written(other), StringComparer.Ordinal);
        }

        return true;
    }

    private static IEnumerable<string> Written(IElement element) => element.Attributes
        .Select(attribute => $"{attribute.Name}={AttributeFormat.Normalize(attribute.Name, attribute.Value)}").Order(StringComparer.Ordinal);

    private static bool IsPreformatted(IElement? element)
    {
        for (; element is not null; element = element.ParentElement)
        {
            if (element.LocalName is "pre" or "textarea")
                return true;
        }

        return false;
    }
}
