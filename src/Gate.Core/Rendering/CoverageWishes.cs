using System.Collections.Concurrent;
using Gate.Core.Markup;
using Gate.Core.Pages;

namespace Gate.Core.Rendering;

/// <summary>What is to be known of the coverage of each page of a run; found out once a page. Safe for concurrent use.</summary>
public sealed class CoverageWishes(RenderPlan plan)
{
    private readonly SiteTexts _texts = new(plan);
    private readonly ConcurrentDictionary<PageId, CoverageWish> _wishes = new();

    /// <summary>Null where nobody asks, or where the page is not one of two served sites.</summary>
    public CoverageWish? Of(PagePair pair) =>
        (plan.Settings.ReadsCoverage || plan.Settings.ReadsReach || plan.Settings.ReadsAccessibility) && plan is { Before: Site.Served, After: Site.Served } && pair is { Before: { } before, After: { } after }
            ? _wishes.GetOrAdd(pair.Id, _ =>
            {
                var differs = PageBytes.MayDiffer(plan.Before, plan.After, pair);
                return new CoverageWish(differs, differs && Styles(plan.Before, before) != Styles(plan.After, after), _texts.Differ);
            })
            : null;

    private static string? Styles(Site site, PageEntry page) => PageBytes.Read(site, page) is { } bytes
        ? string.Join('\n', MarkupLexer.Read(MarkupSource.Read(page.Id.Value, bytes)).Where(lexeme => lexeme.Name == "style" && lexeme.Kind is LexemeKind.Raw or LexemeKind.Open).Select(lexeme => lexeme.Value("media") ?? lexeme.Text))
        : null;
}
