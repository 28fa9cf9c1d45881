using System.Collections.Frozen;

namespace Gate.Core.Markup;

/// <summary>
/// What a parser looks through for each tag: the elements that are open, and the attributes that the tag has already. Both grow with the
/// page, so that a page of a few hundred kilobytes can keep a parser for hours. Ordinary markup costs nothing, however much of it there
/// is: what is counted begins where browsers stop to nest. It reads as a browser does where people leave end tags out, and never deeper than that.
/// </summary>
internal sealed class MarkupBound
{
    /// <summary>Steps; some 10,000 elements in one another, or 14,000 attributes on one element. A second or so of a parser's time.</summary>
    public const long MostSteps = 100_000_000;

    /// <summary>As deep as Chromium nests elements; and more attributes than people or tools write.</summary>
    private const int Free = 512;

    /// <summary>Elements that a tag may make anew, and a small page many more: browsers fail a page of half as many (gate.limits.elements).</summary>
    private const int RemadePerTag = 4;

    private const int FewTags = 100_000;

    /// <summary>Of formatting written alike (the standard's "Noah's Ark clause").</summary>
    private const int MostAlike = 3;

    private static readonly FrozenSet<string> Formatting = FrozenSet.Create(StringComparer.Ordinal, "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    private readonly List<(string Name, string Written)> _open = [];
    private readonly List<(string Name, string Written)> _unended = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly MarkupSource _source;
    private long _steps;
    private long _remade;

    private MarkupBound(MarkupSource source) => _source = source;

    /// <exception cref="MarkupUnreadException">There would be more steps than may be.</exception>
    public static void Hold(MarkupSource source, IReadOnlyList<Lexeme> lexemes)
    {
        var bound = new MarkupBound(source);
        foreach (var lexeme in lexemes)
        {
            if (lexeme.Kind == LexemeKind.Open)
                bound.Open(lexeme);
            else if (lexeme.Kind == LexemeKind.Close)
                bound.Close(lexeme.Name);
            if (bound._steps > MostSteps)
                throw new MarkupUnreadException($"its elements lie too deep in one another, or have too many attributes, at {source.PlaceOf(lexeme.Start)}: {Words.Count(bound._open.Count, "element")} open");
            if (bound._remade > RemadePerTag * (lexemes.Count + (long)FewTags))
                throw new MarkupUnreadException($"its formatting is ended nowhere and made anew too often, at {source.PlaceOf(lexeme.Start)}: {Words.Count(bound._unended.Count, "element")} each time");
        }
    }

    private void Open(Lexeme tag)
    {
        if (tag.Attributes.Count > Free)
            _steps += (long)tag.Attributes.Count * tag.Attributes.Count / 2;
        if (!_source.IsXml)
            End(tag.Name);
        // What formatting a block left open, the next one begins with (13.2.4.3).
        if (HtmlNames.Block.Contains(tag.Name) && !HtmlNames.Void.Contains(tag.Name))
            _remade += _unended.Count;
        _steps += Math.Max(0, _open.Count - Free);
        if (tag.HasSlash || HtmlNames.Void.Contains(tag.Name))
            return;
        _open.Add((tag.Name, Formatting.Contains(tag.Name) ? _source.Text[tag.Start..tag.End] : ""));
        _counts[tag.Name] = _counts.GetValueOrDefault(tag.Name) + 1;
    }

    private void Close(string name)
    {
        _steps += Math.Max(0, _open.Count - Free);
        if (_counts.GetValueOrDefault(name) > 0)
            PopTo(_open.FindLastIndex(open => open.Name == name));
        else if (Formatting.Contains(name) && _unended.FindLastIndex(open => open.Name == name) is >= 0 and var at)
            _unended.RemoveAt(at);
    }

    /// <summary>Ends what a start tag ends that no end tag did (13.2.6.4), with all that was left open in it.</summary>
    private void End(string opened)
    {
        switch (opened)
        {
            case "li":
                End(name => name == "li", name => name is "ul" or "ol" or "menu");
                break;
            case "dt" or "dd":
                End(name => name is "dt" or "dd", name => name == "dl");
                break;
            case "td" or "th":
                End(name => name is "td" or "th", name => name == "tr");
                break;
            case "tr":
                End(name => name == "tr", name => name is "tbody" or "thead" or "tfoot");
                break;
            case "tbody" or "thead" or "tfoot":
                End(name => name is "tbody" or "thead" or "tfoot" or "tr", _ => false);
                break;
            case "option" or "optgroup":
                End(name => name == "option" || name == opened, name => name == "select");
                break;
            case "a" or "nobr" or "button":
                End(name => name == opened, _ => false);
                break;
            default:
                if (opened == "p" || HtmlNames.ClosesSibling(opened, "p"))
                    End(name => name == "p", name => name is "button" or "object" or "marquee" or "applet");
                break;
        }
    }

    private void End(Func<string, bool> isEnded, Func<string, bool> isAround)
    {
        for (var at = _open.Count - 1; at >= 0; at--)
        {
            var name = _open[at].Name;
            if (isEnded(name))
            {
                PopTo(at);
                return;
            }

            if (name is "table" or "template" or "svg" or "math" || (name is "td" or "th" or "caption" && !isEnded("tr")) || isAround(name))
                return;
            // Looking counts too, where it is far.
            if (_open.Count - at > Free && ++_steps > MostSteps)
                return;
        }
    }

    private void PopTo(int at)
    {
        // A cell keeps its formatting to itself.
        var isKept = _open[at].Name is "td" or "th" or "tr" or "tbody" or "thead" or "tfoot" or "table" or "caption" or "template" or "object";
        for (var above = at; above < _open.Count; above++)
        {
            var open = _open[above];
            _counts[open.Name]--;
            if (above > at && !isKept && Formatting.Contains(open.Name) && _unended.Count < Free && _unended.Count(other => other == open) < MostAlike)
                _unended.Add(open);
        }

        _open.RemoveRange(at, _open.Count - at);
    }
}
