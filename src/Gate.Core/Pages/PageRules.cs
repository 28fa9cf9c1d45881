namespace Gate.Core.Pages;

/// <summary>Which files of a page set are pages. Globs match the page id: <c>*</c> within a segment, <c>**</c> across, <c>?</c> one character.</summary>
/// <param name="Include">Each with the text to name it by (<c>--include …</c> or <c>gate.include …</c>); none means every page.</param>
/// <param name="Exclude">Likewise; applied after <paramref name="Include"/>.</param>
/// <param name="Listed">The pages of <c>--pages</c>, or null when the sources are searched.</param>
public sealed record PageRules(IReadOnlyList<PageRule> Include, IReadOnlyList<PageRule> Exclude, PageList? Listed)
{
    /// <summary>Every page of the sources.</summary>
    public static PageRules Everything { get; } = new([], [], null);
}
