using Gate.Core.Rendering;

namespace Gate.Core.Coverage;

/// <summary>What of a page is not on one picture of it, to be asked by place.</summary>
internal sealed class UnpaintedIndex
{
    private readonly Dictionary<string, UnpaintedElement> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnpaintedElement> _text = new(StringComparer.Ordinal);

    public UnpaintedIndex(IReadOnlyList<UnpaintedElement> elements)
    {
        foreach (var element in elements)
            (element.OnlyText ? _text : _whole).TryAdd(element.Path, element);
    }

    /// <summary>Why all of an element is unpainted; null when it may be painted, or when the path now leads to something else.</summary>
    public string? Whole((string Path, string Text) place) => Why(_whole, place);

    /// <summary>Why its text is unpainted, while the element itself may be painted.</summary>
    public string? Text((string Path, string Text) place) => Why(_text, place);

    private static string? Why(Dictionary<string, UnpaintedElement> elements, (string Path, string Text) place) =>
        elements.TryGetValue(place.Path, out var element) && element.Text == place.Text ? element.Why : null;
}
