using System.Text;
using AngleSharp.Dom;

namespace Gate.Core.Coverage;

/// <summary>
/// An element's way up to the root, each step as a capture names it (<see cref="Rendering.UnpaintedElement"/>): by path and by the beginning of its text.
/// </summary>
/// <param name="Upwards">The element itself first.</param>
internal sealed record ElementPlace(IReadOnlyList<(string Path, string Text)> Upwards)
{
    // As many characters as captures tell.
    private const int TextLength = 40;

    public static ElementPlace Of(IElement element) =>
        new([.. Around(element).Select(at => (PathOf(at), Text(at)))]);

    /// <summary>Why nothing of the element is on a picture, or null when something may be.</summary>
    public string? WhyUnpainted(UnpaintedIndex unpainted, bool isText)
    {
        if (isText && unpainted.Text(Upwards[0]) is { } text)
            return text;
        return Upwards.Select(unpainted.Whole).FirstOrDefault(why => why is not null);
    }

    private static string PathOf(IElement element)
    {
        var parts = new List<string>();
        foreach (var at in Around(element))
        {
            if (at.Id is { Length: > 0 } id && at.Owner?.GetElementById(id) == at)
            {
                parts.Add($"#{id}");
                break;
            }

            var index = 1;
            for (var before = at.PreviousElementSibling; before is not null; before = before.PreviousElementSibling)
                index += before.LocalName == at.LocalName ? 1 : 0;
            parts.Add($"{at.LocalName}:{index}");
        }

        parts.Reverse();
        return string.Join('/', parts);
    }

    private static IEnumerable<IElement> Around(IElement element)
    {
        for (IElement? at = element; at is not null; at = at.ParentElement)
            yield return at;
    }

    private static string Text(IElement element)
    {
        var text = new StringBuilder();
        Add(element, text);
        return text.ToString();
    }

    private static void Add(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText { Data: var data })
            {
                foreach (var unit in data)
                {
                    if (text.Length < TextLength && !char.IsWhiteSpace(unit) && unit != '\uFEFF')
                        text.Append(unit);
                }
            }
            else if (child is IElement { LocalName: not ("script" or "style" or "template" or "noscript") })
            {
                Add(child, text);
            }

            if (text.Length >= TextLength)
                return;
        }
    }
}
