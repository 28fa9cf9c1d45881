using System.Collections.Frozen;

namespace Gate.Core.Markup;

/// <summary>Sets of element and attribute names (HTML standard).</summary>
internal static class HtmlNames
{
    /// <summary>Elements without end tag (13.1.2), and two obsolete ones.</summary>
    public static readonly FrozenSet<string> Void = Set("area base br col embed hr img input link meta source track wbr param keygen");

    /// <summary>Their content is text to the parser when scripting is on (13.2.6.2).</summary>
    public static readonly FrozenSet<string> RawText = Set("script style xmp iframe noembed noframes noscript textarea title plaintext");

    /// <summary>Tags that every parser ignores where they have no place (13.2.6.4.7), or adds to the one that is there.</summary>
    public static readonly FrozenSet<string> IgnoredElsewhere = Set("html head body frameset frame caption col colgroup tbody td tfoot th thead tr");

    /// <summary>Raw text in which character references count.</summary>
    public static readonly FrozenSet<string> EscapableRawText = Set("textarea title");

    /// <summary>Tags that may be left out (13.1.2.4).</summary>
    public static readonly FrozenSet<string> OptionalEnd =
        Set("html head body li dt dd p rt rp optgroup option colgroup caption thead tbody tfoot tr td th");

    public static readonly FrozenSet<string> OptionalStart = Set("html head body colgroup tbody");

    /// <summary>Boxes of their own in the standard's style sheet (15.3): space beside them collapses away.</summary>
    public static readonly FrozenSet<string> Block = Set(
        "html head body title meta link base script style template address article aside blockquote center details dialog dd dir div dl dt fieldset figcaption figure footer form "
        + "h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre search section select summary table caption colgroup col thead tbody tfoot tr td th ul br noscript");

    /// <summary>Attributes whose presence is their value.</summary>
    public static readonly FrozenSet<string> Boolean = Set(
        "allowfullscreen async autofocus autoplay checked controls default defer disabled formnovalidate inert ismap itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected nowrap noshade compact");

    /// <summary>Start tags that end a drawing or a formula that they stand in (13.2.6.5); so does <c>font</c> with a look of its own.</summary>
    public static readonly FrozenSet<string> EndsForeign = Set(
        "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var");

    /// <summary>On a template: its content is a shadow tree of the element around it, which browsers show and run (4.12.3).</summary>
    public const string ShadowRootMode = "shadowrootmode";

    /// <summary>Whether a template with this <c>shadowrootmode</c> declares a shadow tree.</summary>
    public static bool IsShadowRootMode(string? mode) => mode?.ToLowerInvariant() is "open" or "closed";

    /// <summary>What a start tag closes that is open just above it, among siblings.</summary>
    public static bool ClosesSibling(string opened, string top) => opened switch
    {
        "li" => top == "li",
        "p" => top == "p",
        "dt" or "dd" => top is "dt" or "dd",
        "tr" => top is "tr" or "td" or "th",
        "td" or "th" => top is "td" or "th",
        "option" => top == "option",
        "optgroup" => top is "option" or "optgroup",
        "thead" or "tbody" or "tfoot" => top is "thead" or "tbody" or "tfoot" or "tr" or "td" or "th",
        "body" => top == "head",
        _ => top == "p" && Block.Contains(opened) && opened is not ("br" or "script" or "style" or "link" or "meta" or "template" or "title" or "noscript" or "select"),
    };

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
