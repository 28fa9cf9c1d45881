using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>language</c>: what language and direction text is said to have, and whether translators leave it alone.</summary>
internal sealed class LanguageCheck : AttributeCheck
{
    public override string Id => "language";

    protected override bool Watches(IElement element, string name) => name is "lang" or "xml:lang" or "dir" or "translate" or "class";

    // The one class that browsers' own translators read.
    protected override string? Meaning(PageSideMarkup side, IElement element, string name) =>
        name != "class" ? base.Meaning(side, element, name) : element.ClassList.Contains("notranslate") ? "notranslate" : null;
}
