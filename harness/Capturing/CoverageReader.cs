using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gate.Core.Rendering;
using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>
/// Reads what of a changed page its picture exercised: which rules of changed style sheets apply to something that is painted (CDP
/// <c>CSS.startRuleUsageTracking</c>) and what of the markup is nowhere painted. After the picture, so that nothing of it can show there.
/// </summary>
internal sealed partial class CoverageReader(OpenPage open, PageWorld world, PageBudget budget)
{
    // It may not cost a page its verdict: what takes longer is not known.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // More than a page has that somebody wrote; a list of them would be no list of exceptions.
    private const int MostUnpainted = 2_000;

    /// <param name="wish">What is of interest.</param>
    /// <param name="sheets">Addresses of the style sheets that the page asked for.</param>
    public async Task<CoverageRecord> ReadAsync(CoverageWish wish, IReadOnlyCollection<Uri> sheets)
    {
        var changed = sheets.Where(wish.FileDiffers).Select(sheet => sheet.GetLeftPart(UriPartial.Query)).ToHashSet(StringComparer.Ordinal);
        var used = changed.Count > 0 || wish.StylesDiffer ? await RulesAsync(changed, wish.StylesDiffer) : null;
        if (!wish.PageDiffers && used is not { Count: > 0 })
            return new CoverageRecord(used, null);
        var (unpainted, unseen) = await UnpaintedAsync([.. (used ?? []).Select(SelectorOf)]);
        return new CoverageRecord(used is null ? null : [.. used.Where((_, index) => !unseen.Contains(index))], wish.PageDiffers ? unpainted : null);
    }

    private async Task<(IReadOnlyList<UnpaintedElement>? Elements, IReadOnlySet<int> Unseen)> UnpaintedAsync(IReadOnlyList<string> selectors)
    {
        var answer = await world.EvaluateAsync("coverage", $"({PageScripts.Unpainted})({{ most: {MostUnpainted}, selectors: {JsonSerializer.Serialize(selectors)} }})");
        if (answer is not { ValueKind: JsonValueKind.Object } told)
            return (null, FrozenSet<int>.Empty);
        return (
            told.GetProperty("elements") is not { ValueKind: JsonValueKind.Array } list
                ? null
                :
                [
                    .. list.EnumerateArray().Select(entry => new UnpaintedElement(
                        entry.GetProperty("path").GetString()!, entry.GetProperty("text").GetString()!, entry.GetProperty("why").GetString()!, entry.GetProperty("onlyText").GetBoolean())),
                ],
            told.GetProperty("unseen").EnumerateArray().Select(index => index.GetInt32()).ToFrozenSet());
    }

    // "a, b { … }" is for "a, b". A brace in a string makes it no selector, and the rule one of which nothing is known.
    private static string SelectorOf(string rule) => rule.IndexOf('{', StringComparison.Ordinal) is >= 0 and var end ? Comment().Replace(rule[..end], " ") : "";

    private async Task<IReadOnlyList<string>?> RulesAsync(HashSet<string> changed, bool inline)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        var added = open.Session.Event("CSS.styleSheetAdded");
        added.OnEvent += Note;
        try
        {
            return await budget.Wait("coverage", AskAsync(wanted).WaitAsync(Limit));
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            return null;
        }
        finally
        {
            added.OnEvent -= Note;
        }

        void Note(object? sender, JsonElement? data)
        {
            var header = data!.Value.GetProperty("header");
            var isInline = header.GetProperty("isInline").GetBoolean();
            if (isInline ? inline : changed.Contains(header.GetProperty("sourceURL").GetString()!))
                wanted.Add(header.GetProperty("styleSheetId").GetString()!);
        }
    }

    private async Task<IReadOnlyList<string>> AskAsync(HashSet<string> wanted)
    {
        await open.Session.SendAsync("DOM.enable");
        await open.Session.SendAsync("CSS.enable");
        // Tracking begins with styling everything anew, so that what applied before it is counted as well.
        await open.Session.SendAsync("CSS.startRuleUsageTracking");
        var delta = await open.Session.SendAsync("CSS.takeCoverageDelta");
        var ranges = delta!.Value.GetProperty("coverage").EnumerateArray()
            .Where(entry => entry.GetProperty("used").GetBoolean())
            .Select(entry => (Sheet: entry.GetProperty("styleSheetId").GetString()!, Start: (int)entry.GetProperty("startOffset").GetDouble(), End: (int)entry.GetProperty("endOffset").GetDouble()))
            .Where(range => wanted.Contains(range.Sheet))
            .Distinct()
            .ToLookup(range => range.Sheet);
        var rules = new List<string>();
        foreach (var sheet in ranges)
        {
            var text = (await open.Session.SendAsync("CSS.getStyleSheetText", new Dictionary<string, object> { ["styleSheetId"] = sheet.Key }))!.Value.GetProperty("text").GetString()!;
            rules.AddRange(sheet.Where(range => range.Start >= 0 && range.Start < range.End && range.End <= text.Length).Select(range => text[range.Start..range.End]));
        }

        return rules;
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
