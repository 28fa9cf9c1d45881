using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>
/// A change as a person says it aloud: what kind of thing, not which. Changes that are said alike are counted, <c>3 link texts changed</c>;
/// those with a name of their own, such as a declaration, are one however often they show.
/// </summary>
/// <param name="One">For one of them; also what tells changes of another kind apart.</param>
/// <param name="Many">For several, behind their number; null where it is one thing.</param>
internal sealed record SpokenCause(string One, string? Many)
{
    private const int MostName = 40;
    private const int MostValue = 18;

    private static readonly Dictionary<string, string> Nouns = new(StringComparer.Ordinal)
    {
        ["a"] = "link", ["area"] = "link", ["p"] = "paragraph", ["li"] = "list item", ["td"] = "table cell", ["th"] = "table cell", ["tr"] = "table row", ["button"] = "button",
        ["label"] = "label", ["img"] = "image", ["picture"] = "image", ["svg"] = "drawing", ["path"] = "drawing", ["input"] = "field", ["select"] = "field", ["textarea"] = "field",
        ["h1"] = "heading", ["h2"] = "heading", ["h3"] = "heading", ["h4"] = "heading", ["h5"] = "heading", ["h6"] = "heading", ["video"] = "video", ["iframe"] = "frame", ["frame"] = "frame", ["embed"] = "embedded file", ["object"] = "embedded file", ["script"] = "script",
    };

    public static SpokenCause Of(CauseFacts cause) => cause.Kind switch
    {
        "text" or "attribute" when Noun(cause, "") == "script" => Counted("script", "changed"),
        "text" => Counted($"{Noun(cause, "").TrimEnd()} text".Trim(), "changed"),
        "attribute" when cause.Name == "href" && Noun(cause, "") == "link" => Counted("link", "leads elsewhere", "lead elsewhere"),
        "attribute" when cause.Name is "src" or "srcset" or "href" or "data" or PictureChanges.Chosen => Counted(Noun(cause, "") is ("frame" or "video" or "embedded file") and var shown ? shown : "image", "replaced"),
        "resource" when cause.After == LinkedSheet.Refused => Counted("style sheet", "refused now"),
        "resource" when cause.Before == LinkedSheet.Refused => Counted("style sheet", "no longer refused"),
        "resource" => Resource(cause.Name) is var file && RequestChanges.IsMissing(cause.After) && !RequestChanges.IsMissing(cause.Before) ? Counted(file, "missing now")
            : RequestChanges.IsMissing(cause.Before) && !RequestChanges.IsMissing(cause.After) ? Counted(file, "no longer missing")
            : Counted(file, file is "script" or "data file" ? "changed" : "replaced"),
        "added" or "removed" when cause.Name == "children" => new($"{cause.After ?? cause.Before} {cause.Kind} in {Subject(cause)}", null),
        "added" or "removed" when cause.Name == LayoutChange.OfText => Counted(string.IsNullOrWhiteSpace(cause.After ?? cause.Before) ? "space" : "text", cause.Kind),
        "added" or "removed" when cause.Name == TagChange.Around => Counted($"{Tag(cause.Selector)} tag", cause.Kind),
        "added" => Counted(Noun(cause, "element"), "added"),
        "removed" => Counted(Noun(cause, "element"), "removed"),
        "box" when TagEdits.Is(cause) => new($"{cause.Name} {Shortened(cause.Selector)} {cause.After!.Split(':')[0]}", null),
        "box" when cause.Name == TagChange.Renamed => Counted($"{cause.Before} tag", $"made {cause.After}"),
        "box" => Counted(Noun(cause, "element"), cause.Name == "order" ? "moved among its neighbours" : "moved elsewhere", cause.Name == "order" ? "moved among their neighbours" : null),
        "shift" => new($"{Subject(cause)} moved{CauseWords.Way(cause)}", null),
        "style" when NestingEdit.Is(cause) => new($"{Shortened(cause.Selector)} {cause.Name}{(cause.After is null ? " is gone" : $" {cause.After.Split(',')[0]}")}", null),
        _ => new($"{Subject(cause)} {cause.Name}{Values(cause)}", null),
    };

    private static SpokenCause Counted(string noun, string verb, string? verbs = null) => new($"one {noun} {verb}", $"{noun}s {verbs ?? verb}");

    private static string Values(CauseFacts cause) => cause switch
    {
        { Before.Length: <= MostValue, After.Length: <= MostValue } => $" {cause.Before} → {cause.After}",
        { Before: null } => " is new",
        { After: null } => " is gone",
        _ => " changed",
    };

    private static string Resource(string? address)
    {
        var path = (address ?? "").Split('?', '#')[0];
        return path[(path.LastIndexOf('.') + 1)..].ToLowerInvariant() switch
        {
            "png" or "jpg" or "jpeg" or "gif" or "webp" or "avif" or "svg" or "ico" => "image",
            "woff" or "woff2" or "ttf" or "otf" => "font",
            "js" or "mjs" => "script",
            "css" => "style sheet",
            "json" => "data file",
            _ => "resource",
        };
    }

    // The tag that a selector ends in: "li.nav-item > a:nth-of-type(2)" is a link.
    private static string Noun(CauseFacts cause, string other) => Nouns.GetValueOrDefault(Tag(cause.Selector), other);

    private static string Tag(string selector) => Last(selector).Split('.', '#', ':', '[')[0];

    private static string Last(string selector) => selector[(selector.LastIndexOf("> ", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : 0)..];

    // The rule where one says so, however many selectors it lists; else the element by its last step.
    private static string Subject(CauseFacts cause)
    {
        if (cause.Rule is null)
        {
            var last = Last(cause.Selector);
            return (cause.Elements > 1 ? $"{Words.Number(cause.Elements)} × " : "") + Shortened(last.IndexOf(":nth-", StringComparison.Ordinal) is > 0 and var at ? last[..at] : last);
        }

        var parts = cause.Rule.Split(',');
        return parts.Length == 1 || cause.Rule.Length <= MostName ? Shortened(cause.Rule) : $"{Shortened(parts[0].Trim())} and {Words.Count(parts.Length - 1, "other")}";
    }

    private static string Shortened(string name) => name.Length <= MostName ? name : $"{name[..MostName]}…";
}
