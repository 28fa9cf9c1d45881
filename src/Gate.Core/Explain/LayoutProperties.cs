namespace Gate.Core.Explain;

/// <summary>The computed values that are read: those that can move or paint something.</summary>
public static class LayoutProperties
{
    private const string Inheriting =
        "color font-family font-size font-weight font-style font-stretch font-variant-caps font-feature-settings font-variation-settings font-kerning "
        + "letter-spacing word-spacing line-height text-align text-transform text-indent text-shadow text-wrap-mode white-space-collapse word-break overflow-wrap hyphens "
        + "tab-size direction writing-mode list-style-type list-style-image list-style-position visibility border-collapse border-spacing "
        + "fill fill-opacity stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin color-scheme accent-color text-rendering";

    private const string Painting =
        "background-color background-image background-position-x background-position-y background-size background-repeat background-clip background-origin "
        + "border-top-color border-right-color border-bottom-color border-left-color border-top-style border-right-style border-bottom-style border-left-style "
        + "border-top-left-radius border-top-right-radius border-bottom-right-radius border-bottom-left-radius border-image-source "
        + "box-shadow outline-color outline-style outline-width outline-offset opacity text-decoration-line text-decoration-style text-decoration-color "
        + "text-decoration-thickness text-underline-offset text-overflow filter backdrop-filter mix-blend-mode clip-path mask-image object-fit object-position z-index d appearance";

    private const string Placing =
        "border-top-width border-right-width border-bottom-width border-left-width padding-top padding-right padding-bottom padding-left "
        + "margin-top margin-right margin-bottom margin-left display position float clear overflow-x overflow-y vertical-align content transform translate scale rotate "
        + "flex-direction flex-wrap flex-grow flex-shrink flex-basis justify-content align-items align-self align-content order row-gap column-gap "
        + "grid-auto-flow grid-column-start grid-column-end grid-row-start grid-row-end box-sizing column-count aspect-ratio "
        + "min-width max-width min-height max-height";

    // Used values: they follow from what stands around, and count as a cause only where a style rule says so.
    private const string Resulting = "width height top right bottom left grid-template-columns grid-template-rows";

    private static readonly string[] AllNames = string.Join(' ', Inheriting, Painting, Placing, Resulting).Split(' ');
    private static readonly HashSet<string> InheritingNames = [.. Inheriting.Split(' ')];
    private static readonly HashSet<string> PaintingNames = [.. Painting.Split(' ')];
    private static readonly HashSet<string> ResultingNames = [.. Resulting.Split(' ')];
    private static readonly HashSet<string> PaintOnly =
    [
        .. Painting.Split(' '), "color", "text-shadow", "visibility", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray",
        "stroke-linecap", "stroke-linejoin", "accent-color", "list-style-type",
    ];

    private static readonly Dictionary<string, int> Places = AllNames.Index().ToDictionary(place => place.Item, place => place.Index);

    /// <summary>In the order of <see cref="LayoutNode.Styles"/>.</summary>
    public static IReadOnlyList<string> Names => AllNames;

    /// <summary>Where a property stands in <see cref="Names"/>.</summary>
    /// <exception cref="KeyNotFoundException">It is not read.</exception>
    public static int IndexOf(string name) => Places[name];

    internal static bool IsInherited(string name) => InheritingNames.Contains(name);

    /// <summary>Whether it paints without moving anything.</summary>
    internal static bool OnlyPaints(string name) => PaintOnly.Contains(name);

    /// <summary>Whether it paints the element's own pixels or those of its text.</summary>
    internal static bool Paints(string name) => PaintingNames.Contains(name) || InheritingNames.Contains(name) || name is "content" or "transform" or "display" || name.StartsWith("border-", StringComparison.Ordinal);

    internal static bool IsResult(string name) => ResultingNames.Contains(name);
}
