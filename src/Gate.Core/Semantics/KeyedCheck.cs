using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run;

namespace Gate.Core.Semantics;

/// <summary>A check of facts that a page states by key, wherever they stand: metadata and links of its head.</summary>
internal abstract class KeyedCheck : IPageCheck
{
    public abstract string Id { get; }

    public virtual IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        var before = Facts(pages.Before);
        var after = Facts(pages.After);
        foreach (var key in before.Keys.Union(after.Keys))
        {
            var (was, now) = (before.GetValueOrDefault(key, []), after.GetValueOrDefault(key, []));
            var gone = Without(was, now);
            var added = Without(now, was);
            if (IsOrdered && gone.Count + added.Count == 0 && was.Zip(now).FirstOrDefault(pair => pair.First.Value != pair.Second.Value) is var (old, first) && old is not null)
                yield return new SemanticChange(Severity.Warn, $"{first.Label}{(key.IsInert ? " in a template" : "")}: {Words.Number(now.Count)} stand in another order: {ValueText.Quoted(first.Value)} stands where {ValueText.Quoted(old.Value)} stood", old.Place, first.Place);
            for (var i = 0; i < Math.Max(gone.Count, added.Count); i++)
            {
                var (lost, found) = (i < gone.Count ? gone[i] : null, i < added.Count ? added[i] : null);
                yield return new SemanticChange(
                    SeverityOf(key.Key, lost?.Value, found?.Value),
                    $"{lost?.Label ?? found?.Label}{(key.IsInert ? " in a template" : "")}: {ValueText.Of(key.Key, lost?.Value, found?.Value)}",
                    lost?.Place,
                    found?.Place);
            }
        }
    }

    /// <summary>Whether it means something in which order facts of one key stand: readers take the first, or the last.</summary>
    protected virtual bool IsOrdered => false;

    /// <summary>Facts that no element states.</summary>
    protected virtual IEnumerable<(string Key, string Value, SourcePlace Place)> More(PageSideMarkup side) => [];

    /// <summary>The fact that an element states, or null.</summary>
    protected abstract (string Key, string Value)? FactOf(PageSideMarkup side, IElement element);

    protected virtual Severity SeverityOf(string key, string? before, string? after) => Severity.Warn;

    protected static string? Content(IElement element) => element.GetAttribute("content") is { } content ? SpaceText.CollapseKinds(content).Trim(' ') : null;

    protected static bool HasRel(IElement element, string rel) => element.LocalName == "link"
        && (element.GetAttribute("rel") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(rel, StringComparer.OrdinalIgnoreCase);

    private Dictionary<(string Key, bool IsInert), List<Fact>> Facts(PageSideMarkup side)
    {
        var facts = new Dictionary<(string Key, bool IsInert), List<Fact>>();
        foreach (var element in side.Page.Elements)
        {
            // What a template holds is no fact of the page, until a script takes it out.
            if (FactOf(side, element) is var (key, value))
                Add((key, side.Page.IsInert(element)), new Fact(ElementLabel.Of(element), value, side.Page.PlaceOf(element)));
        }

        foreach (var (key, value, place) in More(side))
            Add((key, false), new Fact("the page", value, place));
        return facts;

        void Add((string Key, bool IsInert) key, Fact fact)
        {
            if (!facts.TryGetValue(key, out var list))
                facts[key] = list = [];
            list.Add(fact);
        }
    }

    private static List<Fact> Without(List<Fact> facts, List<Fact> others)
    {
        var left = others.CountBy(fact => fact.Value, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. facts.Where(fact => left.GetValueOrDefault(fact.Value) is 0 || left[fact.Value]-- == 0)];
    }

    private sealed record Fact(string Label, string Value, SourcePlace Place);
}
