using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary>
/// <c>other-attributes</c>: attributes that no other check reads and that are no matter of looks: those of libraries, which run them as code
/// or send them somewhere (<c>x-on:click</c>, <c>hx-post</c>), and whatever is not known here.
/// </summary>
internal sealed class OtherAttributeCheck : AttributeCheck
{
    private static readonly string[] Libraries = ["x-", "v-", "ng-", "hx-"];

    /// <summary>Read or drawn on any element.</summary>
    private static readonly HashSet<string> Everywhere = Names(
        "class style id role lang dir translate hidden popover title tabindex autofocus accesskey inert contenteditable focusable itemscope itemtype itemprop itemid itemref typeof vocab resource property datetime cite name");

    /// <summary>Read by other checks, or drawn, on elements of the standard; a custom element may do anything with them.</summary>
    private static readonly HashSet<string> Known = Names(
        "href src srcset sizes imagesrcset imagesizes alt rel target download ping hreflang referrerpolicy type coords shape usemap ismap media integrity crossorigin nonce async defer nomodule disabled as "
        + "action method enctype novalidate accept-charset value required pattern min max step minlength maxlength multiple readonly checked selected form formaction formmethod formenctype formnovalidate formtarget accept dirname "
        + "autocomplete inputmode list spellcheck autocapitalize enterkeyhint size rows cols capture placeholder label for headers scope abbr colspan rowspan span start reversed "
        + "content http-equiv charset open popovertarget popovertargetaction command commandfor poster controls autoplay muted loop preload kind srclang default loading longdesc "
        + "srcdoc sandbox allow allowfullscreen data credentialless csp background manifest archive codebase shadowrootmode "
        + "width height align valign bgcolor border bordercolor cellpadding cellspacing color face hspace vspace nowrap noshade clear compact link alink vlink text marginwidth marginheight leftmargin topmargin frameborder scrolling rules frame wrap char charoff summary low high optimum "
        // How soon and in what order the browser loads; what comes of it is the same.
        + "decoding fetchpriority blocking elementtiming");

    public override string Id => "other-attributes";

    /// <summary>Whether an attribute is one of these.</summary>
    public static bool IsOther(IElement element, string name)
    {
        // What a slot shows goes by its name.
        if (name == "name" && element.LocalName == "slot")
            return true;
        // What they are read as.
        if ((element.LocalName, name) is ("style", "type") or ("script", "charset") or ("link", "color"))
            return true;
        if (Everywhere.Contains(name) || name is "xmlns" || name.StartsWith("aria-", StringComparison.Ordinal) || name.StartsWith("data-", StringComparison.Ordinal) || name.StartsWith("xml:", StringComparison.Ordinal)
            || name.StartsWith("xmlns:", StringComparison.Ordinal) || name.StartsWith("xlink:", StringComparison.Ordinal) || AttributeFormat.IsHandler(name) || IsScope(name))
        {
            return false;
        }

        // What a drawing has by plain names is drawn, but for what asks the visitor's browser.
        if (element.NamespaceUri is not (null or "http://www.w3.org/1999/xhtml"))
            return name is "slot" or "systemLanguage" or "requiredExtensions" || Array.Exists(Libraries, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) || name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '-');
        return element.LocalName.Contains('-', StringComparison.Ordinal) || !Known.Contains(name);
    }

    protected override bool Watches(IElement element, string name) => IsOther(element, name);

    protected override IEnumerable<SemanticChange> More(PagePairMarkup pages)
    {
        var gone = pages.Removed.Where(element => !pages.Before.Page.IsInert(element)).SelectMany(element => Values(pages.Before, element)).ToList();
        var inert = pages.Removed.Where(pages.Before.Page.IsInert).SelectMany(element => Values(pages.Before, element)).ToList();
        foreach (var element in pages.Added.OrderBy(pages.After.Page.IsInert))
        {
            // The same on an element of the same kind elsewhere is not new, unless it was in a template and is not now.
            foreach (var value in Values(pages.After, element).Where(value => !(pages.After.Page.IsInert(element) && inert.Remove(value)) && !gone.Remove(value)))
                yield return pages.New(Severity.Warn, element, ValueText.Of(value.Name, null, value.Value));
        }
    }

    private IEnumerable<(string Tag, string Name, string Value)> Values(PageSideMarkup side, IElement element) => element.Attributes
        .Where(attribute => IsOther(element, attribute.Name))
        .Select(attribute => (element.LocalName, attribute.Name, Meaning(side, element, attribute.Name)!));

    // Marks by which a build ties style sheets to its components; they are called anew in each.
    private static bool IsScope(string name) => name.StartsWith("_ngcontent-", StringComparison.Ordinal) || name.StartsWith("_nghost-", StringComparison.Ordinal);

    private static HashSet<string> Names(string names) => [.. names.Split(' ')];
}
