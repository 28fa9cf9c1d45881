using AngleSharp.Dom;
using Gate.Core.Explain;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>scripts</c>: code that a page runs, and the map by which its modules are found: new or other code fails, code that is gone warns. Formatting does not count.</summary>
internal sealed class ScriptCheck : IPageCheck
{
    private static readonly string[] Properties = ["type", "async", "defer", "nomodule", "integrity", "crossorigin", "nonce", "referrerpolicy"];

    public string Id => "scripts";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var pair in pages.Pairs)
        {
            if (pair.Before.LocalName == "template" && IsShadowTree(pair.After) && !IsShadowTree(pair.Before))
                yield return pages.Changed(Severity.Fail, pair, Markup.HtmlNames.ShadowRootMode, "a template that nobody saw is a shadow tree now: browsers show and run what it holds");
            else if (IsShadowTree(pair.Before) && IsShadowTree(pair.After) && Mode(pair.Before) is var mode && Mode(pair.After) is var modeNow && mode != modeNow)
                yield return pages.Changed(Severity.Warn, pair, Markup.HtmlNames.ShadowRootMode, $"{ValueText.Of(Markup.HtmlNames.ShadowRootMode, mode, modeNow)}: scripts {(modeNow == "closed" ? "no longer" : "now")} reach the shadow tree");
            if (!PageCode.IsScript(pair.Before) || !PageCode.IsScript(pair.After))
            {
                if (PageCode.IsScript(pair.After))
                    yield return pages.Changed(Severity.Fail, pair, "type", $"data became a script: {Described(pages.After, pair.After)}");
                else if (PageCode.IsScript(pair.Before))
                    yield return pages.Changed(Severity.Warn, pair, "type", $"the script is none any more: {Described(pages.Before, pair.Before)}");
                continue;
            }

            var (before, after) = (Described(pages.Before, pair.Before), Described(pages.After, pair.After));
            if (before != after)
                yield return pages.Changed(IsSameFile(pages, pair) ? Severity.Warn : Severity.Fail, pair, PageCode.SourceName(pair.After) ?? "src", $"the script was {Described(pages.Before, pair.Before, pair.After)}, is {Described(pages.After, pair.After, pair.Before)}{(IsSameFile(pages, pair) ? ", a file of the same bytes" : "")}");
            foreach (var name in Properties)
            {
                var (was, now) = (pair.Before.GetAttribute(name), pair.After.GetAttribute(name));
                if (was != now && !(Markup.HtmlNames.Boolean.Contains(name) && was is not null && now is not null))
                    yield return pages.Changed(name == "integrity" && was is not null ? Severity.Fail : Severity.Warn, pair, name, ValueText.Of(name, was, now));
            }
        }

        var moved = pages.Elsewhere(PageCode.IsScript).ToHashSet();
        foreach (var pair in pages.Pairs.Where(pair => PageCode.IsScript(pair.Before) && PageCode.IsScript(pair.After)))
        {
            // Before the body there is none, whatever the tags around it are.
            if (moved.Contains(pair) || IsInHead(pages.Before, pair.Before) != IsInHead(pages.After, pair.After))
                yield return pages.Changed(Severity.Warn, pair, "src", $"the script stands elsewhere: {Described(pages.After, pair.After)}");
            else if (RunsAtOnce(pair.Before) && RunsAtOnce(pair.After) && pages.PassedBy(pair) is { } other)
                yield return pages.Changed(Severity.Warn, pair, "src", $"the script runs {(pages.IsBehind(other, pair) ? "before" : "after")} {ElementLabel.Of(other.Before)} is there, and did not: {Described(pages.After, pair.After)}");
        }

        List<IElement> gone = [.. pages.Removed.Where(PageCode.IsScript)];
        var left = gone.GroupBy(script => (Described(pages.Before, script), script.GetAttribute("type"), pages.Before.Page.IsInert(script))).ToDictionary(same => same.Key, same => new Queue<IElement>(same));
        HashSet<IElement> taken = [];
        foreach (var script in pages.Added.Where(PageCode.IsScript).OrderBy(pages.After.Page.IsInert))
        {
            // Code that went from one place to another is not new.
            var (described, isInert) = (Described(pages.After, script), pages.After.Page.IsInert(script));
            if ((Left(described, script, isInert) ?? Left(described, script, !isInert)) is not { } old)
            {
                yield return pages.New(Severity.Fail, script, $"a script is new: {described}");
                continue;
            }

            taken.Add(old);
            var (severity, what) = pages.Before.Page.IsInert(old) == isInert ? (Severity.Warn, "stands elsewhere")
                : isInert ? (Severity.Warn, "went into a template and does not run any more")
                : (Severity.Fail, "stood in a template and runs now");
            yield return pages.Changed(severity, new ElementPair(old, script), "src", $"the script {what}: {described}");
        }

        foreach (var script in gone.Where(script => !taken.Contains(script)))
            yield return pages.Gone(Severity.Warn, script, $"the script is gone: {Described(pages.Before, script)}");

        IElement? Left(string described, IElement script, bool isInert) =>
            left.TryGetValue((described, script.GetAttribute("type"), isInert), out var same) && same.TryDequeue(out var old) ? old : null;
    }

    private static bool IsInHead(PageSideMarkup side, IElement script) => side.Page.Document.Head?.Contains(script) == true;

    // Not later, when all of the page is there.
    private static bool RunsAtOnce(IElement script) => !PageCode.IsImportMap(script) && script.GetAttribute("type")?.Trim().Equals("module", StringComparison.OrdinalIgnoreCase) != true
        && (PageCode.SourceName(script) is null || !(script.HasAttribute("defer") || script.HasAttribute("async")));

    private static string? Mode(IElement template) => template.GetAttribute(Markup.HtmlNames.ShadowRootMode)?.ToLowerInvariant();

    private static bool IsShadowTree(IElement element) => element.LocalName == "template" && Markup.HtmlNames.IsShadowRootMode(element.GetAttribute(Markup.HtmlNames.ShadowRootMode));

    private static bool IsSameFile(PagePairMarkup pages, ElementPair pair) =>
        Source(pair.Before) is { } old && Source(pair.After) is { } now
        && pages.Before.Resolve(old) is { } from && pages.After.Resolve(now) is { } to
        && pages.Before.Site.Digest(from) is { } digest && digest == pages.After.Site.Digest(to);

    // Of long code beside other code what differs is quoted.
    private static string Described(PageSideMarkup side, IElement script, IElement? other = null)
    {
        var what = PageCode.IsImportMap(script) ? "an import map of " : "";
        if (what.Length == 0 && Source(script) is { } source)
            return ValueText.Quoted(side.Shown(source));
        var code = PageCode.Inline(script);
        return $"{what}{Words.Count(code.Length, "character")} inline {ValueText.Quoted(other is null || Source(other) is not null ? ElementText.Short(code, 60) : TextEdit.Within(code, PageCode.Inline(other), 60).Before)} (sha256 {ElementText.Digest(code)}…)";
    }

    private static string? Source(IElement script) => PageCode.SourceName(script) is { } name ? script.GetAttribute(name) : null;
}
