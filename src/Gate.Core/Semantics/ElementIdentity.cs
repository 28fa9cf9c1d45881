using System.Text;
using AngleSharp.Dom;
using Gate.Core.Markup;

namespace Gate.Core.Semantics;

/// <summary>
/// Whether what a name stands on is what it stood on. Elements are matched by what is written in their tags, names among it: so where a
/// name went from one element to another, the match may follow the name. What an element says beside its names decides first, then its place
/// among its like, and the match last.
/// </summary>
internal sealed class ElementIdentity(PagePairMarkup pages)
{
    /// <summary>Of what an element holds; no walk is longer, however deep the page.</summary>
    private const int Most = 400;

    private readonly Side _before = new(pages.Before.Page);
    private readonly Side _after = new(pages.After.Page);

    /// <summary>Whether the one is certainly not what became of the other.</summary>
    public bool IsAnother(IElement was, IElement now)
    {
        if (_before.KeyOf(was) != _after.KeyOf(now))
            return SaysOther(was, now);
        for (IElement? one = was, other = now; one is not null && other is not null; (one, other) = (one.ParentElement, other.ParentElement))
        {
            if (_before.KeyOf(one) != _after.KeyOf(other))
                return IsMatchedOtherwise(one, other);
            if (_before.Alike(one).Count == 1 && _after.Alike(other).Count == 1)
                return false;
            var (at, among) = _before.PlaceAmongSiblings(one);
            var (atNow, amongNow) = _after.PlaceAmongSiblings(other);
            if (among != amongNow)
                return IsMatchedOtherwise(one, other);
            if (at != atNow)
                return true;
        }

        return false;
    }

    /// <summary>As <see cref="IsAnother"/>, where only the place on the page counts: a section and the heading that it begins with are one.</summary>
    public bool IsElsewhere(IElement was, IElement now) => IsAnother(was, now)
        && !(HeirOf(was) is { } heir && heir != now && (heir.Contains(now) || now.Contains(heir)) && ElementText.Of(heir, 60) is var text && ElementText.Of(now, 60) is var other
            && (text.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(text, StringComparison.Ordinal)));

    /// <summary>Elements that lost a name and those that gained it in their stead.</summary>
    public IEnumerable<ElementPair> Moves(IReadOnlyCollection<IElement> had, IReadOnlyCollection<IElement> have)
    {
        var (were, are) = (had.ToHashSet(), have.ToHashSet());
        var lost = had.Where(element => HeirOf(element) is { } heir && !are.Contains(heir));
        var gained = have.Where(element => OriginOf(element) is { } origin && !were.Contains(origin));
        return lost.Zip(gained).Where(move => IsInOrder(move.First, OriginOf(move.Second)!, HeirOf(move.First)!, move.Second)).Select(move => new ElementPair(move.First, move.Second));
    }

    /// <summary>Whether the after side has the very same, names aside, once as the before side has.</summary>
    public bool IsStill(IElement was) => Only(_before, _after, was) is not null;

    /// <summary>Whether the before side had the very same.</summary>
    public bool WasThere(IElement now) => Only(_after, _before, now) is not null;

    /// <summary>What became of an element, by what it says or else by the match.</summary>
    public IElement? HeirOf(IElement was) => Only(_before, _after, was) ?? pages.CounterpartOf(was);

    private IElement? OriginOf(IElement now) => Only(_after, _before, now) ?? pages.OriginOf(now);

    private static IElement? Only(Side side, Side other, IElement element) =>
        side.Alike(element).Count == 1 && other.Alike(side.KeyOf(element)) is [var only] ? only : null;

    private bool SaysOther(IElement was, IElement now)
    {
        // Words that were exchanged between two elements stand in another order; names that were do not.
        if (Only(_before, _after, was) is { } heir && Only(_after, _before, now) is { } origin)
            return IsInOrder(was, origin, heir, now);
        return (pages.CounterpartOf(was) is { } partner && partner != now && _after.KeyOf(partner) == _before.KeyOf(was))
            || (pages.OriginOf(now) is { } old && old != was && _before.KeyOf(old) == _after.KeyOf(now));
    }

    private bool IsMatchedOtherwise(IElement was, IElement now) =>
        pages.CounterpartOf(was) is { } partner && partner != now && pages.OriginOf(now) is { } old && old != was;

    private bool IsInOrder(IElement was, IElement other, IElement heir, IElement now) => _before.IndexOf(was) < _before.IndexOf(other) == _after.IndexOf(heir) < _after.IndexOf(now);

    private sealed class Side(ParsedPage page)
    {
        private readonly Dictionary<IElement, string> _keys = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<string, Dictionary<string, List<IElement>>> _alike = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Dictionary<IElement, (int At, int Among)>> _places = new(StringComparer.Ordinal);
        private Dictionary<IElement, int>? _order;

        /// <summary>Its place among the children of its parent that say the same; read for all of a kind at once, of which a page may name thousands.</summary>
        public (int At, int Among) PlaceAmongSiblings(IElement element)
        {
            var key = KeyOf(element);
            if (!_places.TryGetValue(key, out var places))
                _places[key] = places = Alike(key).GroupBy(other => other.Parent).SelectMany(children => children.Index().Select(at => (at.Item, (at.Index, children.Count())))).ToDictionary(at => at.Item, at => at.Item2, (IEqualityComparer<IElement>)ReferenceEqualityComparer.Instance);
            return places.GetValueOrDefault(element);
        }

        public int IndexOf(IElement element) => (_order ??= page.Elements.Index().ToDictionary(at => at.Item, at => at.Index))[element];

        public List<IElement> Alike(IElement element) => Alike(KeyOf(element));

        public List<IElement> Alike(string key)
        {
            var tag = key[..key.IndexOf('\0', StringComparison.Ordinal)];
            if (!_alike.TryGetValue(tag, out var all))
                _alike[tag] = all = page.Elements.Where(other => other.LocalName == tag).GroupBy(KeyOf, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.ToList(), StringComparer.Ordinal);
            return all.GetValueOrDefault(key, []);
        }

        /// <summary>What an element says, without its names and looks.</summary>
        public string KeyOf(IElement element)
        {
            if (!_keys.TryGetValue(element, out var key))
                _keys[element] = key = Key(element);
            return key;
        }

        private string Key(IElement element)
        {
            var said = new StringBuilder(element.LocalName).Append('\0').Append(page.IsInert(element) ? "inert" : "");
            Add(said, element);
            var words = false;
            foreach (var (node, isEnd) in TreeWalk.Steps(element))
            {
                if (said.Length > Most)
                    break;
                if (node is IElement inside)
                {
                    words = false;
                    if (!isEnd)
                        Add(said.Append('\0').Append(inside.LocalName), inside);
                }
                else if (node is IText data && SpaceText.CollapseKinds(data.Data.Length > Most ? data.Data[..Most] : data.Data).Trim(' ') is { Length: > 0 } text)
                {
                    said.Append(words ? ' ' : '\0').Append(text);
                    words = true;
                }
            }

            return said.ToString();
        }

        private static void Add(StringBuilder said, IElement element)
        {
            // A picture in its own address has a long one.
            foreach (var attribute in element.Attributes.Where(attribute => !IsName(element, attribute.Name)).OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
                said.Append('\0').Append(attribute.Name).Append('=').Append(attribute.Value.Length > Most ? ElementText.Digest(attribute.Value) : attribute.Value);
        }

        private static bool IsName(IElement element, string name) => name is "id" or "class" or "style" || (name == "name" && element.LocalName is "a" or "map" or "iframe" or "frame" or "object");
    }
}
