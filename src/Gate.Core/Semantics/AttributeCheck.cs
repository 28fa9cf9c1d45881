using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics;

/// <summary>A check of attributes, each for itself, on elements that both sides have.</summary>
internal abstract class AttributeCheck : IPageCheck
{
    public abstract string Id { get; }

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var pair in pages.Differing)
        {
            foreach (var name in Names(pair).Where(name => Watches(pair.Before, name) || Watches(pair.After, name)))
            {
                var (before, after) = (Meaning(pages.Before, pair.Before, name), Meaning(pages.After, pair.After, name));
                if (before != after && SeverityOf(pair, name, before, after) is { } severity)
                    yield return pages.Changed(severity, pair, name, ValueText.Of(name, before, after));
            }
        }

        foreach (var change in More(pages))
            yield return change;
    }

    /// <summary>What is to be said beside attributes.</summary>
    protected virtual IEnumerable<SemanticChange> More(PagePairMarkup pages) => [];

    protected abstract bool Watches(IElement element, string name);

    /// <summary>Null for a change that another check tells.</summary>
    protected virtual Severity? SeverityOf(ElementPair pair, string name, string? before, string? after) => Severity.Warn;

    /// <summary>The value, without what means nothing; null for none.</summary>
    protected virtual string? Meaning(PageSideMarkup side, IElement element, string name) => element.GetAttribute(name) is { } value ? Gate.Core.Markup.SpaceText.CollapseKinds(value).Trim(' ') : null;

    private static IEnumerable<string> Names(ElementPair pair)
    {
        foreach (var attribute in pair.Before.Attributes)
            yield return attribute.Name;
        foreach (var attribute in pair.After.Attributes)
        {
            if (!pair.Before.HasAttribute(attribute.Name))
                yield return attribute.Name;
        }
    }
}
