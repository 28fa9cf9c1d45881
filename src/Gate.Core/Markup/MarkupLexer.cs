using System.Buffers;

namespace Gate.Core.Markup;

/// <summary>
/// Cuts a page's source into lexemes as the HTML tokenizer does (HTML standard, 13.2.5), keeping how each was written, which a
/// parsed tree has forgotten. What the tree makes of it is the parser's business: the lens asks both.
/// </summary>
internal sealed class MarkupLexer
{
    /// <summary>Longer texts seldom repeat.</summary>
    private const int LongestKept = 64;

    private static readonly SearchValues<char> EndOfTagName = SearchValues.Create("\t\n\f />");
    private static readonly SearchValues<char> EndOfAttributeName = SearchValues.Create("\t\n\f />=");
    private static readonly SearchValues<char> EndOfBareValue = SearchValues.Create("\t\n\f >");

    private readonly string _text;
    private readonly bool _isXml;
    private readonly List<Lexeme> _lexemes = [];
    private readonly List<int> _open = [];
    private readonly List<Space> _spaces = [];
    private readonly Dictionary<string, int> _openNames = new(StringComparer.Ordinal);
    private readonly List<AttributeLexeme> _attributes = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _kept = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private int _at;

    private readonly bool _isPrescan;

    private MarkupLexer(string text, bool isXml, bool isPrescan) => (_text, _isXml, _isPrescan) = (text, isXml, isPrescan);

    /// <summary>The language that an element is of.</summary>
    private enum Space
    {
        Html,
        Svg,
        Math,
    }

    private enum Script
    {
        Data,
        Escaped,
        DoubleEscaped,
    }

    public static IReadOnlyList<Lexeme> Read(MarkupSource source)
    {
        var lexer = new MarkupLexer(source.Text, source.IsXml, isPrescan: false);
        while (lexer._at < lexer._text.Length)
            lexer.ReadNext();
        return lexer._lexemes;
    }

    /// <summary>
    /// The lexemes of a page whose encoding is still sought, one by one: to Chromium nothing is SVG then, and <c>noscript</c> holds markup.
    /// A tag that the page does not end is none.
    /// </summary>
    public static IEnumerable<Lexeme> Prescan(string text)
    {
        var lexer = new MarkupLexer(text.Replace('\r', '\n'), isXml: false, isPrescan: true);
        for (var told = 0; lexer._at < lexer._text.Length;)
        {
            lexer.ReadNext();
            for (; told < lexer._lexemes.Count; told++)
            {
                if (lexer._lexemes[told] is { Kind: LexemeKind.Open, End: var end } && lexer._text[end - 1] != '>')
                    yield break;
                yield return lexer._lexemes[told];
            }
        }
    }

    private void ReadNext()
    {
        if (_text[_at] != '<' || !IsMarkup(_at))
            ReadText();
        else if (_text[_at + 1] == '/')
            ReadClose();
        else if (_text[_at + 1] is '!' or '?')
            ReadDeclaration();
        else
            ReadOpen();
    }

    /// <summary>Whether a less-than sign begins markup: before a letter, a slash with something, or a declaration.</summary>
    private bool IsMarkup(int at) => at + 1 < _text.Length
        && (char.IsAsciiLetter(_text[at + 1]) || _text[at + 1] is '!' or '?' || (_text[at + 1] == '/' && at + 2 < _text.Length));

    private void ReadText()
    {
        var start = _at;
        do
        {
            var next = _text.IndexOf('<', _at + 1);
            _at = next < 0 ? _text.Length : next;
        }
        while (_at < _text.Length && !IsMarkup(_at));
        var parent = _open.Count == 0 ? -1 : _open[^1];
        _lexemes.Add(new Lexeme(LexemeKind.Text, start, _at, "") { Text = CharacterReferences.Decode(Kept(_text.AsSpan(start, _at - start)), isAttribute: false), Parent = parent });
    }

    private void ReadDeclaration()
    {
        var start = _at;
        var rest = _text.AsSpan(_at);
        if (rest.StartsWith("<!--"))
        {
            // "<!-->" and "<!--->" are whole comments.
            var end = rest[4..].StartsWith(">") ? 5 : rest[4..].StartsWith("->") ? 6 : EndOfComment(rest);
            _at += end;
            Add(LexemeKind.Comment, start);
            return;
        }

        if (rest.StartsWith("<![CDATA[") && (_isXml || (_spaces.Count > 0 && _spaces[^1] != Space.Html)))
        {
            var end = rest.IndexOf("]]>");
            _at = end < 0 ? _text.Length : _at + end + 3;
            _lexemes.Add(new Lexeme(LexemeKind.Text, start, _at, "") { Text = end < 0 ? "" : rest[9..end].ToString(), Parent = _open.Count == 0 ? -1 : _open[^1] });
            return;
        }

        if (_isXml && rest[1] == '?')
        {
            var end = rest.IndexOf("?>");
            _at = end < 0 ? _text.Length : _at + end + 2;
            Add(LexemeKind.Instruction, start);
            return;
        }

        var close = rest.IndexOf('>');
        _at = close < 0 ? _text.Length : _at + close + 1;
        Add(rest.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) ? LexemeKind.Doctype : LexemeKind.Comment, start);
    }

    private static int EndOfComment(ReadOnlySpan<char> rest)
    {
        var end = rest[4..].IndexOf("--");
        for (var from = 4; end >= 0; end = rest[from..].IndexOf("--"))
        {
            var at = from + end;
            if (rest[(at + 2)..].StartsWith(">"))
                return at + 3;
            if (rest[(at + 2)..].StartsWith("!>"))
                return at + 4;
            from = at + 1;
        }

        return rest.Length;
    }

    private void ReadClose()
    {
        var start = _at;
        if (!char.IsAsciiLetter(_text[_at + 2]))
        {
            var end = _text.IndexOf('>', _at);
            _at = end < 0 ? _text.Length : end + 1;
            Add(LexemeKind.Comment, start);
            return;
        }

        _at += 2;
        var name = ReadName(EndOfTagName);
        ReadAttributes();
        var opens = -1;
        // What is looked through is closed: an end tag of nothing that is open looks through nothing, however many there are.
        while (opens < 0 && _openNames.GetValueOrDefault(name) > 0)
        {
            var top = _open[^1];
            opens = _lexemes[top].Name == name ? top : -1;
            Pop();
        }

        _lexemes.Add(new Lexeme(LexemeKind.Close, start, _at, name) { Opens = opens });
    }

    private void ReadOpen()
    {
        var start = _at++;
        var name = ReadName(EndOfTagName);
        var (attributes, hasSlash) = ReadAttributes();
        if (!_isXml && EndsForeign(name, attributes))
        {
            while (SpaceHere() != Space.Html)
                Pop();
        }

        var around = SpaceHere(name);
        while (_open.Count > 0 && !_isXml && around == Space.Html && _spaces[^1] == Space.Html && HtmlNames.ClosesSibling(name, _lexemes[_open[^1]].Name))
            Pop();
        var parent = _open.Count == 0 ? -1 : _open[^1];
        _lexemes.Add(new Lexeme(LexemeKind.Open, start, _at, name) { Attributes = attributes, HasSlash = hasSlash, Parent = parent });
        var space = SpaceOf(name, around);
        var isClosed = hasSlash && (_isXml || space != Space.Html);
        if (isClosed || HtmlNames.Void.Contains(name))
            return;
        _open.Add(_lexemes.Count - 1);
        _spaces.Add(space);
        _openNames[name] = _openNames.GetValueOrDefault(name) + 1;
        if (space == Space.Html && IsRaw(name))
            ReadRaw(name);
    }

    /// <summary>The language of what a start tag begins here; drawings and formulas have places where HTML begins again (13.2.6, 13.2.6.5).</summary>
    private Space SpaceHere(string name = "")
    {
        if (_open.Count == 0 || _spaces[^1] == Space.Html)
            return Space.Html;
        var top = _lexemes[_open[^1]];
        var isHtml = _spaces[^1] == Space.Svg
            ? top.Name is "foreignobject" or "desc" or "title"
            : (top.Name is "mi" or "mo" or "mn" or "ms" or "mtext" && name is not ("mglyph" or "malignmark"))
                || (top.Name == "annotation-xml" && (name == "svg" || top.Value("encoding")?.ToLowerInvariant() is "text/html" or "application/xhtml+xml"));
        return isHtml ? Space.Html : _spaces[^1];
    }

    private Space SpaceOf(string name, Space around) => (around, name) switch
    {
        _ when _isPrescan => Space.Html,
        (Space.Html, "svg") => Space.Svg,
        (Space.Html, "math") => Space.Math,
        _ => around,
    };

    private static bool EndsForeign(string name, IReadOnlyList<AttributeLexeme> attributes) =>
        HtmlNames.EndsForeign.Contains(name) || (name == "font" && attributes.Any(attribute => attribute.Name is "color" or "face" or "size"));

    // In XML markup decides; what that leaves of scripts and style sheets is held by XmlGuard.
    private bool IsRaw(string name) => _isXml ? name is "script" or "style" : HtmlNames.RawText.Contains(name) && !(_isPrescan && name == "noscript");

    private void Pop()
    {
        _openNames[_lexemes[_open[^1]].Name]--;
        _open.RemoveAt(_open.Count - 1);
        _spaces.RemoveAt(_spaces.Count - 1);
    }

    private void ReadRaw(string name)
    {
        var start = _at;
        var end = name switch { "plaintext" => -1, "script" when !_isXml => EndOfScript(), _ => EndOfRaw(name) };
        _at = end < 0 ? _text.Length : end;
        if (_at == start)
            return;
        var text = _text[start.._at];
        _lexemes.Add(new Lexeme(LexemeKind.Raw, start, _at, name)
        {
            Text = HtmlNames.EscapableRawText.Contains(name) ? CharacterReferences.Decode(text, isAttribute: false) : text,
            Parent = _open[^1],
        });
    }

    private int EndOfRaw(string name)
    {
        for (var at = _text.IndexOf("</", _at, StringComparison.Ordinal); at >= 0; at = _text.IndexOf("</", at + 2, StringComparison.Ordinal))
        {
            if (IsName(at + 2, name))
                return at;
        }

        return -1;
    }

    /// <summary>A script that has a comment begun ends only behind the end of a script in that comment (13.2.5.17 and following).</summary>
    private int EndOfScript()
    {
        var state = Script.Data;
        for (var at = _at; at < _text.Length; at++)
        {
            var next = _text.AsSpan(at).IndexOfAny('<', '-');
            if (next < 0)
                return -1;
            at += next;
            var rest = _text.AsSpan(at);
            if (rest.StartsWith("-->"))
            {
                state = Script.Data;
            }
            else if (rest.StartsWith("</") && IsName(at + 2, "script"))
            {
                if (state != Script.DoubleEscaped)
                    return at;
                state = Script.Escaped;
            }
            else if (state == Script.Data && rest.StartsWith("<!--"))
            {
                state = Script.Escaped;
                // Its own dashes may be those of its end.
                at++;
            }
            else if (state == Script.Escaped && rest[0] == '<' && IsName(at + 1, "script"))
            {
                state = Script.DoubleEscaped;
            }
        }

        return -1;
    }

    private bool IsName(int at, string name) =>
        at + name.Length < _text.Length && EndOfTagName.Contains(_text[at + name.Length]) && _text.AsSpan(at, name.Length).Equals(name, StringComparison.OrdinalIgnoreCase);

    private (IReadOnlyList<AttributeLexeme> Attributes, bool HasSlash) ReadAttributes()
    {
        _attributes.Clear();
        var hasSlash = false;
        while (true)
        {
            while (_at < _text.Length && _text[_at] is '\t' or '\n' or '\f' or ' ')
                _at++;
            if (_at >= _text.Length || _text[_at] == '>')
            {
                _at = Math.Min(_text.Length, _at + 1);
                return (_attributes.Count == 0 ? [] : _attributes.ToArray(), hasSlash);
            }

            hasSlash = _text[_at] == '/';
            if (hasSlash)
                _at++;
            else
                _attributes.Add(ReadAttribute());
        }
    }

    private AttributeLexeme ReadAttribute()
    {
        var start = _at;
        // An equals sign in first place is part of the name.
        _at++;
        var end = _text.AsSpan(_at).IndexOfAny(EndOfAttributeName);
        _at = end < 0 ? _text.Length : _at + end;
        var raw = Kept(_text.AsSpan(start, _at - start));
        var name = Lower(raw);
        var equals = _at;
        while (equals < _text.Length && _text[equals] is '\t' or '\n' or '\f' or ' ')
            equals++;
        if (equals >= _text.Length || _text[equals] != '=')
            return new AttributeLexeme(start, raw, name, null, "", '\0');
        _at = equals + 1;
        while (_at < _text.Length && _text[_at] is '\t' or '\n' or '\f' or ' ')
            _at++;
        var quote = _at < _text.Length && _text[_at] is '"' or '\'' ? _text[_at] : '\0';
        var from = quote == '\0' ? _at : _at + 1;
        var length = from >= _text.Length ? 0 : quote == '\0' ? _text.AsSpan(from).IndexOfAny(EndOfBareValue) : _text.AsSpan(from).IndexOf(quote);
        var to = length < 0 ? _text.Length : from + length;
        _at = Math.Min(_text.Length, quote == '\0' ? to : to + 1);
        var value = Kept(_text.AsSpan(Math.Min(from, to)..to));
        return new AttributeLexeme(start, raw, name, value, CharacterReferences.Decode(value, isAttribute: true), quote);
    }

    private string ReadName(SearchValues<char> ends)
    {
        var end = _text.AsSpan(_at).IndexOfAny(ends);
        var stop = end < 0 ? _text.Length : _at + end;
        var name = Lower(Kept(_text.AsSpan(_at..stop)));
        _at = stop;
        return name;
    }

    /// <summary>Names, values and the space between tags repeat thousands of times: one string each.</summary>
    private string Kept(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestKept)
            return text.ToString();
        if (_kept.TryGetValue(text, out var kept))
            return kept;
        kept = text.ToString();
        _kept.Set.Add(kept);
        return kept;
    }

    private string Lower(string name) => name.AsSpan().ContainsAnyInRange('A', 'Z') ? Kept(string.Create(name.Length, name, static (lower, from) =>
    {
        // Only these: to the parser the Kelvin sign is no letter k.
        for (var i = 0; i < lower.Length; i++)
            lower[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
    })) : name;

    private void Add(LexemeKind kind, int start) => _lexemes.Add(new Lexeme(kind, start, _at, "") { Text = _text[start.._at] });
}
