using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Gate.Fixtures.Causes;

/// <summary>A page to plant a change in: its text, and its elements with their places in it.</summary>
internal sealed class PlantPage
{
    // Classes of what a page holds without showing it.
    private static readonly string[] Hidden = ["dropdown-menu", "modal", "collapse", "sr-only", "d-none", "toast", "scroll-to-top", "accordion"];

    public PlantPage(string path, string text)
    {
        (Path, Text) = (path, text);
        Document = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true, IsScripting = true }).ParseDocument(text);
        Shown = [.. Document.Body!.QuerySelectorAll("*").Where(IsShown)];
        Texts = [.. Shown.Where(element => element.LocalName is "p" or "h1" or "h2" or "h3" or "h4" or "li" or "a" or "span" or "div" or "td" or "button" or "strong"
            && element.FirstChild is IText { Data: var data } && data.Trim().Length > 3 && Outer(element) is not null)];
    }

    public string Path { get; }

    public string Text { get; }

    public IHtmlDocument Document { get; }

    /// <summary>Elements of the body that are likely to show.</summary>
    public IReadOnlyList<IElement> Shown { get; }

    /// <summary>Those that begin with a text.</summary>
    public IReadOnlyList<IElement> Texts { get; }

    /// <summary>A selector by place, which fits one element alone.</summary>
    public static string Place(IElement element)
    {
        var steps = new Stack<string>();
        for (var at = element; at.ParentElement is { } parent; at = parent)
            steps.Push($"{at.LocalName}:nth-child({parent.Children.Index(at) + 1})");
        return string.Join(" > ", steps.Prepend("html"));
    }

    /// <summary>The start tag of an element: [from, to).</summary>
    public (int From, int To) Tag(IElement element)
    {
        var from = element.SourceReference!.Position.Index;
        var quote = '\0';
        for (var at = from; at < Text.Length; at++)
        {
            var c = Text[at];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (c == '>')
                return (from, at + 1);
        }

        throw new InvalidOperationException($"{Path}: a tag without end");
    }

    /// <summary>An element with its content: [from, to); null where that is not plain to see.</summary>
    public (int From, int To)? Outer(IElement element)
    {
        if (element.SourceReference is null || element.QuerySelector(element.LocalName) is not null || Text[element.SourceReference.Position.Index] != '<')
            return null;
        var end = Text.IndexOf($"</{element.LocalName}>", element.SourceReference.Position.Index, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? null : (element.SourceReference.Position.Index, end + element.LocalName.Length + 3);
    }

    /// <summary>The text with something put in, at places that are given in any order.</summary>
    public string With(params IEnumerable<(int At, string Put)> edits)
    {
        var text = Text;
        foreach (var (at, put) in edits.OrderByDescending(edit => edit.At))
            text = text.Insert(at, put);
        return text;
    }

    /// <summary>An edit that gives an element one more class.</summary>
    public (int At, string Put) Class(IElement element, string name)
    {
        var (from, to) = Tag(element);
        var classes = Text.IndexOf(" class=\"", from, to - from, StringComparison.Ordinal);
        return classes < 0 ? (from + 1 + element.LocalName.Length, $" class=\"{name}\"") : (classes + 8, name + " ");
    }

    /// <summary>An edit that adds a style sheet at the end of the head.</summary>
    public (int At, string Put) Style(string css) => (Text.IndexOf("</head>", StringComparison.OrdinalIgnoreCase), $"<style>{css}</style>");

    private static bool IsShown(IElement element)
    {
        for (var at = element; at is not null; at = at.ParentElement)
        {
            if (at.LocalName is "script" or "style" or "template" or "noscript" or "svg" or "select" || at.HasAttribute("hidden") || Hidden.Any(at.ClassList.Contains))
                return false;
        }

        return element.SourceReference is not null;
    }
}
