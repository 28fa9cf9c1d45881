using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run;

namespace Gate.Core.Semantics;

/// <summary>
/// Texts that stand elsewhere with the whole line, link or button that they are in, among the same others: an order that changed, and no
/// wording. A word that went from one sentence into another is none of these.
/// </summary>
internal sealed class MovedTexts
{
    private static readonly HashSet<string> Units = ["a", "button", "label"];

    private readonly HashSet<Lexeme> _moved = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IElement, IElement> _units = [];
    private readonly PagePairMarkup _pages;

    public MovedTexts(PagePairMarkup pages, IEnumerable<Lexeme> gone, IEnumerable<Lexeme> added)
    {
        _pages = pages;
        var left = added.GroupBy(TextChanges.Key).ToDictionary(texts => texts.Key, texts => texts.ToList());
        foreach (var text in gone)
        {
            if (!left.TryGetValue(TextChanges.Key(text), out var others) || others.Find(other => IsMoved(text, other)) is not { } counterpart)
                continue;
            others.Remove(counterpart);
            _moved.Add(text);
            _moved.Add(counterpart);
        }
    }

    public IEnumerable<SemanticChange> Changes => _units.Select(unit => new SemanticChange(
        Severity.Warn, $"{ElementLabel.Of(unit.Key)}: its text stands elsewhere in the order", _pages.Before.Page.PlaceOf(unit.Key), _pages.After.Page.PlaceOf(unit.Value)));

    public TextRun Without(TextRun run) =>
        new([.. run.Before.Where(text => !_moved.Contains(text))], [.. run.After.Where(text => !_moved.Contains(text))]);

    private bool IsMoved(Lexeme text, Lexeme other)
    {
        var (element, partner) = (Holder(_pages.Before.Page, text), Holder(_pages.After.Page, other));
        if (element is null || _pages.CounterpartOf(element) != partner)
            return false;
        // Tags around it that hold nothing else move with it, whichever of their like they were matched with.
        while (element is not null && partner is not null && element.LocalName == partner.LocalName && ElementText.Of(element) == ElementText.Of(partner))
        {
            var (parent, around) = (element.ParentElement, partner.ParentElement);
            if ((Units.Contains(element.LocalName) || HtmlNames.Block.Contains(element.LocalName)) && parent is not null && around is not null && _pages.CounterpartOf(parent) == around)
            {
                _units.TryAdd(element, partner);
                return true;
            }

            (element, partner) = (parent, around);
        }

        return false;
    }

    private static IElement? Holder(ParsedPage page, Lexeme text) => text.Parent < 0 ? null : page.ElementOf(page.Lexemes[text.Parent]);
}
