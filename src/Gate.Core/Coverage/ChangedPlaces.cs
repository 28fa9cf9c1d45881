using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run;
using Gate.Core.Semantics;

namespace Gate.Core.Coverage;

/// <summary>
/// Lists the changes of a page's markup that are there to be seen: elements new or gone, text, and attributes that drawing may depend on.
/// Links, names, states and metadata are judged by their checks, wherever they stand.
/// </summary>
internal static class ChangedPlaces
{
    /// <summary>Places that are followed; a page that was made anew says enough by its first.</summary>
    private const int Most = 300;

    private static readonly HashSet<string> Undrawn = ["head", "title", "base", "meta", "link", "script", "style", "template", "noscript", "br", "wbr", "area", "map", "source", "track", "param", "col", "colgroup", "datalist"];

    public static IReadOnlyList<ChangedPlace> Of(PagePairMarkup pages, StateSheets sheets)
    {
        var (before, after) = (pages.Before.Page, pages.After.Page);
        var gone = pages.Removed.Where(element => !before.IsInert(element)).ToHashSet();
        var added = pages.Added.Where(element => !after.IsInert(element)).ToHashSet();
        return
        [
            .. MetRules.Of(pages, sheets)
                .Concat(NoScript(pages))
                .Concat(Animations(pages))
                .Concat(Templates(pages))
                .Concat(gone.Where(element => IsTop(element, gone)).Select(element => new ChangedPlace(pages.Gone(Severity.Warn, element, "it is gone") with { Content = Whole(element) }, ElementPlace.Of(element), null)))
                .Concat(added.Where(element => IsTop(element, added)).Select(element => new ChangedPlace(pages.New(Severity.Warn, element, "it is new") with { Content = Whole(element) }, null, ElementPlace.Of(element))))
                .Concat(pages.Differing.Where(pair => IsDrawn(pair.Before) && !before.IsInert(pair.Before)).SelectMany(pair => Attributes(pages, pair)))
                .Concat(pages.Pairs.Where(pair => IsDrawn(pair.Before) && !before.IsInert(pair.Before) && OwnText(pair.Before) != OwnText(pair.After)).Select(pair => Text(pages, pair)))
                .Take(Most),
        ];
    }

    // Wherever they stand: at rest nothing of them is on a picture.
    private static IEnumerable<ChangedPlace> Animations(PagePairMarkup pages) =>
        pages.Differing.Where(pair => LinkMotion.IsAnimation(pair.Before) && Written(pair.Before) != Written(pair.After)).Select(pair => pages.Changed(Severity.Warn, pair, "", ValueText.Of("the animation", Written(pair.Before), Written(pair.After))))
            .Concat(pages.Removed.Where(LinkMotion.IsAnimation).Select(element => pages.Gone(Severity.Warn, element, ValueText.Of("the animation", Written(element), null))))
            .Concat(pages.Added.Where(LinkMotion.IsAnimation).Select(element => pages.New(Severity.Warn, element, ValueText.Of("the animation", null, Written(element)))))
            .Select(change => new ChangedPlace(change, null, null) { IsMotion = true });

    private static string Written(IElement element) => string.Join(' ', element.Attributes.Select(attribute => $"{attribute.Name}={SpaceText.CollapseKinds(attribute.Value).Trim(' ')}").Order(StringComparer.Ordinal));

    // What a script takes out of a template later, wherever it puts it. What its words are is told by the check of texts.
    private static IEnumerable<ChangedPlace> Templates(PagePairMarkup pages)
    {
        const string Within = " in a template";
        var (before, after) = (pages.Before.Page, pages.After.Page);
        var gone = pages.Removed.Where(element => IsOfTemplate(before, element)).ToHashSet();
        var added = pages.Added.Where(element => IsOfTemplate(after, element)).ToHashSet();
        return gone.Where(element => IsTopmost(before, element, gone)).Select(element => pages.Gone(Severity.Warn, element, $"it is gone{Where(element)}") with { Content = Whole(element) })
            .Concat(added.Where(element => IsTopmost(after, element, added)).Select(element => pages.New(Severity.Warn, element, $"it is new{Where(element)}") with { Content = Whole(element) }))
            .Concat(pages.Differing.Where(pair => before.IsInert(pair.Before) && after.IsInert(pair.After) && IsOfTemplate(before, pair.Before))
                .SelectMany(pair => Differing(pair) is { Count: > 0 } names ? [Told(pages, pair, names, Within)] : Array.Empty<SemanticChange>()))
            .Select(change => new ChangedPlace(change, null, null) { IsInert = true });

        static bool IsOfTemplate(ParsedPage page, IElement element) => element.LocalName == "template" ? !HtmlNames.IsShadowRootMode(element.GetAttribute(HtmlNames.ShadowRootMode))
            : page.IsInert(element) && !Undrawn.Contains(element.LocalName) && !LinkMotion.IsAnimation(element);

        static string Where(IElement element) => element.LocalName == "template" ? "" : Within;

        static bool IsTopmost(ParsedPage page, IElement element, HashSet<IElement> all) => (element.ParentElement ?? page.TemplateOf(element)) is not { } around || !all.Contains(around);
    }

    private static List<string> Differing(ElementPair pair) =>
    [
        .. pair.Before.Attributes.Concat(pair.After.Attributes).Select(attribute => attribute.Name).Distinct(StringComparer.Ordinal)
            .Where(name => !UndrawnAttribute.Is(pair.Before, name))
            .Where(name => Value(pair.Before, name) != Value(pair.After, name)),
    ];

    private static SemanticChange Told(PagePairMarkup pages, ElementPair pair, List<string> names, string where = "") =>
        pages.Changed(Severity.Warn, pair, names[0], $"{Words.List(names)} changed{where}") with { Content = Digest(names.SelectMany(name => new[] { Value(pair.Before, name), Value(pair.After, name) })) };

    /// <summary>Whether it may be on a picture.</summary>
    public static bool IsDrawn(IElement element) => element.Parent is not IDocumentFragment && !LinkMotion.IsAnimation(element) && !Undrawn.Contains(element.LocalName);

    private static bool IsTop(IElement element, HashSet<IElement> all) => IsDrawn(element) && element.ParentElement is { } parent && !all.Contains(parent);

    private static IEnumerable<ChangedPlace> NoScript(PagePairMarkup pages)
    {
        const string What = "what is shown without scripts";
        var changes = pages.Pairs.Where(pair => pair.Before.LocalName == "noscript" && Content(pair.Before) != Content(pair.After)).Select(pair => pages.Changed(Severity.Warn, pair, "", ValueText.Of(What, Content(pair.Before), Content(pair.After))))
            .Concat(pages.Removed.Where(element => element.LocalName == "noscript").Select(element => pages.Gone(Severity.Warn, element, $"{What} is gone: {ValueText.Quoted(Content(element))}")))
            .Concat(pages.Added.Where(element => element.LocalName == "noscript").Select(element => pages.New(Severity.Warn, element, $"{What} is new: {ValueText.Quoted(Content(element))}")));
        return changes.Select(change => new ChangedPlace(change, null, null) { IsNoScript = true });

        static string Content(IElement element) => RawFormat.Normalize("noscript", null, element.TextContent);
    }

    private static IEnumerable<ChangedPlace> Attributes(PagePairMarkup pages, ElementPair pair)
    {
        var names = Differing(pair);
        var (before, after) = (Value(pair.Before, "style") ?? "", Value(pair.After, "style") ?? "");
        var unseen = UnseenStyle.Of(pair.Before.LocalName, before, after);
        foreach (var (name, was, now) in UnseenStyle.Differing(before, after).Where(entry => unseen.Contains(entry.Name, StringComparer.Ordinal)))
            yield return new ChangedPlace(pages.Changed(Severity.Warn, pair, "style", ValueText.Of(name, was, now)) with { Content = Digest([was, now]) }, null, null) { IsUnseen = true, IsSeenInPart = UnseenStyle.IsSeenInPart(name) };
        foreach (var (name, was, now) in UnseenStyle.Differing(before, after).Where(entry => ViewValue.IsOne(entry.Name, entry.Before, entry.After)))
            yield return new ChangedPlace(pages.Changed(Severity.Warn, pair, "style", ValueText.Of(name, was, now)) with { Content = Digest([was, now]) }, ElementPlace.Of(pair.Before), ElementPlace.Of(pair.After)) { Declared = (was is null ? "" : $"{name}:{was}", now is null ? "" : $"{name}:{now}") };
        if (names.Count > 0 && !(names is ["style"] && UnseenStyle.IsAll(pair.Before.LocalName, before, after, [])))
            yield return new ChangedPlace(Told(pages, pair, names), ElementPlace.Of(pair.Before), ElementPlace.Of(pair.After))
            {
                IsMotion = names is ["style"] && StyleMotion.IsAll(before, after),
            };
    }

    private static string? Value(IElement element, string name) => (name, element.GetAttribute(name)) switch
    {
        (_, null) => null,
        ("class", var value) => string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
        ("style", var value) => CssFormat.Normalize(value, isDeclarations: true),
        (_, var value) => value,
    };

    private static ChangedPlace Text(PagePairMarkup pages, ElementPair pair) =>
        new(pages.Changed(Severity.Warn, pair, "", "its text changed") with { Content = Digest([OwnText(pair.Before), OwnText(pair.After)]) }, ElementPlace.Of(pair.Before), ElementPlace.Of(pair.After)) { IsText = true };

    private static string Digest(IEnumerable<string?> parts) => ElementText.Digest(string.Join('\0', parts.Select(part => part is null ? "-" : $"={part}")));

    // With everything in it.
    private static string Whole(IElement element) => Digest(TreeWalk.Steps(element).Where(step => !step.IsEnd).Select(step => step.Node).Prepend(element).Select(node => node switch
    {
        IElement each => $"<{each.LocalName} {Written(each)}",
        IText text => SpaceText.CollapseKinds(text.Data),
        _ => "",
    }));

    private static string OwnText(IElement element) => SpaceText.CollapseKinds(string.Concat(element.ChildNodes.OfType<IText>().Select(text => text.Data))).Trim(' ');
}
