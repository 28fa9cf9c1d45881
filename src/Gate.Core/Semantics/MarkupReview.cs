using System.Collections.Concurrent;
using Gate.Core.Checks;
using Gate.Core.Coverage;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Semantics;

/// <summary>What the markup of all pages says that pixels cannot: textual differences by kind, and findings of the semantic checks.</summary>
public sealed class MarkupReview
{
    /// <summary>Parsed trees take some sixty times their source: two pages at a time keep the memory flat and rendering its processors.</summary>
    private const int PagesAtOnce = 2;

    private readonly IReadOnlyList<PageChange> _changes;
    private readonly IReadOnlyList<Finding> _unread;

    private MarkupReview(IReadOnlyList<MarkupFacts> markup, IReadOnlyList<PageChange> changes, IReadOnlyList<Finding> unread) =>
        (Markup, _changes, _unread) = (markup, changes, unread);

    /// <summary>One for each page whose bytes differ, sorted by page.</summary>
    public IReadOnlyList<MarkupFacts> Markup { get; }

    /// <summary>What it has come to, to be kept.</summary>
    internal MarkupNotes Notes => new(Markup, _changes, _unread);

    /// <summary>Changed rules in the pages' <c>style</c> elements, sorted by page.</summary>
    internal IReadOnlyList<ChangedSheet> Styles { get; private init; } = [];

    /// <summary>Changed markup that captures are to show, sorted by page.</summary>
    internal IReadOnlyList<ChangedPage> Places { get; private init; } = [];

    /// <summary>Pages with scripts whose text or pictures differ in the markup: scripts may paint over the difference; sorted.</summary>
    internal IReadOnlyList<PageId> Repainted { get; private init; } = [];

    /// <summary>Of a run whose time was up before its pages were read.</summary>
    internal static MarkupReview OutOfTime => new([], [], [FindingFactory.OfRun("markup-unread", Severity.Incomplete, "globalTimeout", "the run was over before the markup of its pages was compared; the bound is globalTimeout")]);

    /// <summary>From what was kept.</summary>
    internal static MarkupReview Of(MarkupNotes notes) => new(notes.Markup, notes.Changes, notes.Unread);

    /// <summary>Reads, parses and compares every page that both sides have and whose bytes or addresses differ; equal bytes cost a read.</summary>
    /// <param name="before">The before side.</param>
    /// <param name="after">The after side.</param>
    /// <param name="pairs">Pages of one side only are left to the presence check.</param>
    /// <param name="policy">Which checks run and what they weigh. The lens always runs.</param>
    /// <param name="cancellationToken">Ends the review with an <see cref="OperationCanceledException"/>.</param>
    public static Task<MarkupReview> RunAsync(IPageSource before, IPageSource after, IReadOnlyList<PagePair> pairs, SemanticsPolicy policy, CancellationToken cancellationToken) =>
        RunAsync(before, after, pairs, policy, [], cancellationToken);

    /// <inheritdoc cref="RunAsync(IPageSource, IPageSource, IReadOnlyList{PagePair}, SemanticsPolicy, CancellationToken)"/>
    /// <param name="before">The before side.</param>
    /// <param name="after">The after side.</param>
    /// <param name="pairs">Pages.</param>
    /// <param name="policy">Which checks run and what they weigh.</param>
    /// <param name="masks">Under which text may differ where pixels do.</param>
    /// <param name="cancellationToken">Ends the review.</param>
    public static async Task<MarkupReview> RunAsync(IPageSource before, IPageSource after, IReadOnlyList<PagePair> pairs, SemanticsPolicy policy, IReadOnlyList<MaskRule> masks, CancellationToken cancellationToken)
    {
        if (before.Site is not Site.Served { Files: var files } || after.Site is not Site.Served { Files: var otherFiles })
            return policy.IsOff ? new MarkupReview([], [], []) : new MarkupReview([], [], [FindingGroups.WithoutMarkup(before.Site is Site.Recorded)]);
        var reader = new PageReview(files, otherFiles, policy, masks, new PageRenames(pairs));
        var reviewed = new ConcurrentBag<PageReview.Result>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = PagesAtOnce, CancellationToken = cancellationToken };
        var equal = new ConcurrentBag<PagePair>();
        await Parallel.ForEachAsync(pairs.Where(pair => pair.Before is not null && pair.After is not null), options, async (pair, token) =>
        {
            if (await reader.ReviewAsync(pair, token) is { } result)
                reviewed.Add(result);
            else
                equal.Add(pair);
        });
        var anchors = new MovedAnchors(reviewed.Where(result => result.Moved is { Count: > 0 }).ToDictionary(result => result.Page, result => result.Moved!));
        var changed = reviewed.Where(result => result.Unread is null).Select(result => result.Page).ToHashSet();
        if (!anchors.IsEmpty || pairs.Any(pair => pair.After is null || PageRenames.IsRenamed(pair)) || reviewed.Any(result => result.LosesIds))
        {
            await Parallel.ForEachAsync(equal, options, async (pair, token) =>
            {
                if (!policy.IsOff && await reader.ReviewLinksAsync(pair, anchors, token) is { } result)
                    reviewed.Add(result);
            });
        }

        if (!anchors.IsEmpty)
        {
            await Parallel.ForEachAsync(pairs.Where(pair => pair.Before is not null && changed.Contains(pair.Id)), options, async (pair, token) =>
            {
                if (await reader.ReviewMovedAsync(pair, anchors, token) is { } result)
                    reviewed.Add(result);
            });
        }

        var sorted = reviewed.OrderBy(result => result.Page).ThenBy(result => result.Moved is null).ToList();
        return new MarkupReview(
            [.. sorted.Select(result => result.Facts).OfType<MarkupFacts>()],
            [.. sorted.SelectMany(result => result.Changes)],
            [.. sorted.Select(result => result.Unread).OfType<Finding>(), .. LikelyRenames.Find(before.Site, after.Site, pairs, cancellationToken)])
        {
            Repainted = [.. sorted.Where(result => result.HasScripts && result.Changes.Any(change => change.Check is "visible-text" or "media")).Select(result => result.Page)],
            Places = [.. sorted.Select(result => result.Places).OfType<ChangedPage>().Where(page => page.Places.Count > 0)],
            Styles = [.. sorted.Select(result => result.Styles).OfType<ChangedSheet>()],
        };
    }

    /// <summary>The findings, the same change on several pages as one, sorted by id.</summary>
    /// <param name="hasPixelChange">
    /// Whether any shot of a page is not identical: text that differs in the markup is told only where no pixel tells it.
    /// </param>
    /// <param name="differsUnderMask">Whether pixels of a page differ under a mask: they tell of the text there. Null for no page.</param>
    public IReadOnlyList<Finding> Findings(Func<string, bool> hasPixelChange, Func<string, bool>? differsUnderMask = null) =>
    [
        .. FindingGroups.Of(_changes
                .Where(change => !change.Change.OnlyWithoutPixels || !hasPixelChange(change.Page))
                .Select(change => change.Change is { OnlyWithoutPixels: true, Mask: { } mask } && differsUnderMask?.Invoke(change.Page) == true ? Masked(change, mask) : change))
            .Concat(_unread)
            .OrderBy(finding => finding.Id, StringComparer.Ordinal),
    ];

    private static PageChange Masked(PageChange change, string mask) =>
        change with { Severity = Severity.Info, Change = change.Change with { What = $"{change.Change.What}; under the mask {mask}, where pixels differ" } };
}
