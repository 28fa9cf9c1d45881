using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>language</c>: what language and direction text is said to have.</summary>
internal sealed class LanguageCheck : AttributeCheck
{
    public override string Id => "language";

    protected override bool Watches(IElement element, string name) => name is "lang" or "xml:lang" or "dir" or "translate";
}
