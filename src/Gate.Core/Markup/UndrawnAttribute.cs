using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Gate.Core.Markup;

/// <summary>Attributes that draw nothing by themselves; a style sheet may ask for any. Whatever is not known here may be drawn.</summary>
internal static class UndrawnAttribute
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        ("target rel title alt name for role action method autocomplete tabindex accesskey property content crossorigin integrity referrerpolicy loading decoding fetchpriority download ping headers scope "
        + "datetime cite itemprop itemscope itemtype itemid itemref lang translate id xmlns required pattern maxlength minlength enctype novalidate form inputmode spellcheck loop preload playsinline").Split(' '),
        StringComparer.Ordinal);

    public static bool Is(IElement element, string name) => Names.Contains(name) || name.StartsWith("aria-", StringComparison.Ordinal) || name.StartsWith("data-", StringComparison.Ordinal)
        // What a drawing uses by its address is drawn.
        || name.StartsWith("on", StringComparison.Ordinal) || (name == "href" && element.LocalName is "a" or "area" or "base" or "link");
}
