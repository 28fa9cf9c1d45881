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

    public static ElementPlace Of(IElement element)
    {
        List<(string Path, string Text)> upwards = [];
        var path = "";
        foreach (var at in Around(element).Reverse())
        {
            path = IsNamed(at) ? $"#{at.Id}" : path.Length == 0 ? Step(at) : $"{path}/{Step(at)}";
            upwards.Add((path, Text(at)));
        }

        upwards.Reverse();
        return new(upwards);
    }

    /// <summary>Why nothing of the element is on a picture, or null when something may be.</summary>
    public string? WhyUnpainted(UnpaintedIndex unpainted, bool isText)
    {
        if (isText && unpainted.Text(Upwards[0]) is { } text)
            return text;
        return Upwards.Select(unpainted.Whole).FirstOrDefault(why => why is not null);
    }

    private static bool IsNamed(IElement element) => element.Id is { Length: > 0 } id && element.Owner?.GetElementById(id) == element;

    // Its children once: the parser's own way to the one before looks through all of them for each.
    private static string Step(IElement element)
    {
        var index = 1;
        foreach (var child in element.Parent?.ChildNodes ?? (IEnumerable<INode>)[])
        {
            if (child == element)
                break;
            index += child is IElement brother && brother.LocalName == element.LocalName ? 1 : 0;
        }

        return $"{element.LocalName}:{index}";
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
