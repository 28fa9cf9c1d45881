using Gate.Core.Checks;
using Gate.Core.Coverage;
using Gate.Core.Markup;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Core.Semantics.Checks;

namespace Gate.Core.Semantics;

/// <summary>Reviews one page pair of two served sites.</summary>
internal sealed class PageReview(ISiteFiles before, ISiteFiles after, SemanticsPolicy policy, IReadOnlyList<MaskRule> masks, PageRenames renames)
{
    /// <summary>Bytes of a page; a larger one is not parsed, and said so.</summary>
    private const long MostBytes = 32 << 20;

    /// <summary>Of the largest page that is parsed, on a slow machine that renders meanwhile; others take milliseconds.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(2);

    private readonly SiteIndex _before = new(before);
    private readonly SiteIndex _after = new(after);
    private readonly StateSheets _sheets = new();

    /// <returns>Null when the bytes are equal and stand at the same address: elsewhere, links in them may lead elsewhere.</returns>
    public async Task<Result?> ReviewAsync(PagePair pair, CancellationToken cancellationToken)
    {
        // In pieces: most pages of a change are equal, and none of them is kept.
        var areEqual = PageBytes.AreEqual(before, pair.Before!, after, pair.After!);
        if (areEqual && !PageRenames.IsRenamed(pair))
            return null;
        var page = pair.Id.Value;
        byte[] one, other;
        try
        {
            one = await ReadAsync(before, pair.Before!, cancellationToken);
            other = await ReadAsync(after, pair.After!, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unread(pair, $"the page's source could not be read: {exception.Message}");
        }

        if (Math.Max(one.LongLength, other.LongLength) > MostBytes)
            return Unread(pair, $"the page's source is larger than {Words.Number(MostBytes)} bytes and was not compared");
        return await WithinBoundsAsync(pair, token => CompareAsync(pair, one, other, areEqual, token), cancellationToken);
    }

    /// <summary>
    /// A page is whatever a stranger wrote: where the work on it would take too long, the page is unread, and never equal. What heeds no
    /// token is left behind, and ends with the run.
    /// </summary>
    private static async Task<Result?> WithinBoundsAsync(PagePair pair, Func<CancellationToken, Task<Result?>> compare, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(MostTime);
        var token = patience.Token;
        try
        {
            var work = Task.Run(() => compare(token), token);
            if (await CalledOff.EndsAsync(work, token))
                return await work;
        }
        catch (MarkupUnreadException exception)
        {
            // The other side is not read any further.
            await patience.CancelAsync();
            return Unread(pair, $"the page's source was not compared: {exception.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return OutOfTime(pair);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return OutOfTime(pair);
    }

    private static Result OutOfTime(PagePair pair) => Unread(pair, $"the page's source was not compared: it took more than {Words.Number((long)MostTime.TotalSeconds)} s");

    private async Task<Result?> CompareAsync(PagePair pair, byte[] one, byte[] other, bool areEqual, CancellationToken cancellationToken)
    {
        var page = pair.Id.Value;
        var parsing = Task.Run(() => ParsedPage.Parse(MarkupSource.Read(page, one), cancellationToken), cancellationToken);
        var now = ParsedPage.Parse(MarkupSource.Read(page, other), cancellationToken);
        var old = await parsing;
        var alignment = PageAlignment.Of(old, now);
        cancellationToken.ThrowIfCancellationRequested();
        var facts = areEqual ? null : FactsOf(page, MarkupLens.Compare(old, now, alignment));
        var markup = policy.IsOff ? null : MarkupOf(pair, old, now, alignment);
        return new Result(pair.Id, facts, markup is null ? [] : Examine(pair, markup, SemanticChecks.All, cancellationToken), null)
        {
            LosesIds = LosesIds(old, now),
            Moved = markup is not null && policy.Asks(OutsideLinkCheck.CheckId) ? MovedAnchors.Of(markup) : null,
            HasScripts = HasScripts(old) || HasScripts(now),
            Styles = StylesOf(pair, old, now),
            Places = markup is not null && policy.Asks(CoverageReview.Id) ? new ChangedPage(page, ChangedPlaces.Of(markup, _sheets)) : null,
        };
    }

    /// <summary>
    /// Reviews a page of equal bytes for links that lead nowhere, or to another element, since another page lost or moved what they lead to.
    /// Null when there are none: then, but for a page of several bases, its links were read and no tree was made.
    /// </summary>
    public async Task<Result?> ReviewLinksAsync(PagePair pair, MovedAnchors moved, CancellationToken cancellationToken)
    {
        var source = MarkupSource.Read(pair.Id.Value, await ReadAsync(after, pair.After!, cancellationToken));
        if (source.Doubt is { } doubt)
            return Unread(pair, $"the page's source was not read for links: {doubt}");
        if (!HasLink(pair, source, uri => (_after.WhyBroken(uri) is not null && _before.WhyBroken(uri) is null) || moved.Find(uri) is not null))
            return null;
        return await WithinBoundsAsync(pair, token => Task.FromResult(OfLinks(pair, source, source, [new BrokenLinkCheck(), new OutsideLinkCheck(moved)], token)), cancellationToken);
    }

    /// <summary>Reviews a page that was reviewed by itself for links into others that lead to other elements now. Null when there are none.</summary>
    public async Task<Result?> ReviewMovedAsync(PagePair pair, MovedAnchors moved, CancellationToken cancellationToken)
    {
        var source = MarkupSource.Read(pair.Id.Value, await ReadAsync(after, pair.After!, cancellationToken));
        if (!HasLink(pair, source, uri => moved.Find(uri) is not null))
            return null;
        var old = MarkupSource.Read(pair.Id.Value, await ReadAsync(before, pair.Before!, cancellationToken));
        return await WithinBoundsAsync(pair, token => Task.FromResult(OfLinks(pair, old, source, [new OutsideLinkCheck(moved)], token)), cancellationToken);
    }

    private static bool HasLink(PagePair pair, MarkupSource source, Func<Uri, bool> isMeant)
    {
        var lexemes = MarkupLexer.Read(source);
        var address = new Uri(SiteIndex.Root, pair.After!.Address);
        // Only the tree says which base counts, and whether one does.
        List<Lexeme> bases = [.. lexemes.Where(lexeme => lexeme is { Kind: LexemeKind.Open, Name: "base" })];
        var root = WebAddress.Base(address, bases is [var only] ? only.Value("href") : null);
        return bases.Count > 1 || lexemes.Any(lexeme => lexeme is { Kind: LexemeKind.Open, Name: "a" or "area" } && (lexeme.Value("href") ?? lexeme.Value("xlink:href")) is { } link && (IsMeant(root, link) || IsMeant(address, link)));

        bool IsMeant(Uri from, string link) => WebAddress.Resolve(from, link) is { } uri && isMeant(uri);
    }

    private Result? OfLinks(PagePair pair, MarkupSource old, MarkupSource source, IReadOnlyList<IPageCheck> checks, CancellationToken cancellationToken)
    {
        var page = ParsedPage.Parse(source, cancellationToken);
        var was = old == source ? page : ParsedPage.Parse(old, cancellationToken);
        return new Result(pair.Id, null, Examine(pair, MarkupOf(pair, was, page, PageAlignment.Of(was, page)), checks, cancellationToken), null);
    }

    private static bool HasScripts(ParsedPage page) => page.Elements.Any(element => element.LocalName == "script" && RawFormat.IsScript(element.GetAttribute("type")));

    // A rule that the page says in its own style elements on one side, and in a sheet that it links to on the other, is the same rule.
    private ChangedSheet? StylesOf(PagePair pair, ParsedPage old, ParsedPage now)
    {
        var (was, shows) = (new PageStyles(old, new Uri(SiteIndex.Root, pair.Before!.Address), _before), new PageStyles(now, new Uri(SiteIndex.Root, pair.After!.Address), _after));
        if (was.Own == shows.Own || StyleRules.Changed(StyleRules.Read(was.Own), StyleRules.Read(shows.Own), StyleMotion.HasKeyframes(was.Own + shows.Own) ? [.. was.Users, .. shows.Users] : null) is not { Count: > 0 } rules)
            return null;
        if (was.Links.Count + shows.Links.Count > 0)
        {
            var told = StyleRules.Changed(StyleRules.Read(was.WithLinks), StyleRules.Read(shows.WithLinks)).SelectMany(SelectorUnit.NamesOf).ToHashSet(StringComparer.Ordinal);
            rules = [.. rules.Select(rule => SelectorUnit.Only(rule, told)).OfType<StyleRule>()];
        }

        return rules.Count > 0 ? new ChangedSheet(pair.Id.Value, rules) : null;
    }

    private static bool LosesIds(ParsedPage old, ParsedPage now)
    {
        // What a template holds no link leads to.
        var ids = now.Elements.Where(element => now.TemplateOf(element) is null).SelectMany(PageSideMarkup.FragmentsOf).ToHashSet(StringComparer.Ordinal);
        return old.Elements.Any(element => PageSideMarkup.FragmentsOf(element).Any(id => !ids.Contains(id)) && old.TemplateOf(element) is null);
    }

    private PagePairMarkup MarkupOf(PagePair pair, ParsedPage old, ParsedPage now, PageAlignment alignment) => new(
        new PageSideMarkup(old, pair.Before!.Address, _before),
        new PageSideMarkup(now, pair.After!.Address, _after),
        alignment)
    {
        Renames = renames,
        Masks = [.. masks.Where(mask => !mask.IsExpired && mask.Scope.Pages?.Matches(pair.Id) != false).Select(mask => mask.Selector).OfType<string>()],
    };

    private List<PageChange> Examine(PagePair pair, PagePairMarkup markup, IReadOnlyList<IPageCheck> checks, CancellationToken cancellationToken)
    {
        List<PageChange> changes = [];
        foreach (var check in checks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var change in check.Examine(markup))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (policy.Of(check.Id, change.Severity) is { } severity)
                    changes.Add(new PageChange(pair.Id.Value, check.Id, severity, change));
            }
        }

        return changes;
    }

    private static MarkupFacts FactsOf(string page, IReadOnlyList<MarkupDifference> differences)
    {
        var inert = differences.Where(difference => difference.Kind != MarkupKind.Substantive)
            .GroupBy(difference => MarkupKinds.Name(difference.Kind), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return new MarkupFacts(page, inert, differences.Count(difference => difference.Kind == MarkupKind.Substantive));
    }

    private static Result Unread(PagePair pair, string message) =>
        new(pair.Id, null, [], FindingFactory.OfPage("markup-unread", Severity.Incomplete, pair.Id.Value, message));

    private static async Task<byte[]> ReadAsync(ISiteFiles files, PageEntry page, CancellationToken cancellationToken)
    {
        var query = page.Address.IndexOf('?', StringComparison.Ordinal);
        var path = PagePath.Decode(query < 0 ? page.Address : page.Address[..query]);
        if (files.Find(path) is not SiteAnswer.Found found)
            throw new FileNotFoundException("the site has no such file");
        var bytes = new byte[Math.Min(found.Length, MostBytes + 1)];
        await using var content = found.Open();
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    /// <summary>What came of a page.</summary>
    internal sealed record Result(PageId Page, MarkupFacts? Facts, IReadOnlyList<PageChange> Changes, Finding? Unread)
    {
        /// <summary>Whether an id is gone that others may link to.</summary>
        public bool LosesIds { get; init; }

        /// <summary>Its fragments that lead to other elements than they did; null when nobody asks.</summary>
        public IReadOnlyDictionary<string, MovedAnchor>? Moved { get; init; }

        /// <summary>Whether either side runs a script of its own.</summary>
        public bool HasScripts { get; init; }

        /// <summary>What captures are to show, or null when nobody asks.</summary>
        public ChangedPage? Places { get; init; }

        /// <summary>Changed rules in <c>style</c> elements, or null.</summary>
        public ChangedSheet? Styles { get; init; }
    }
}
