using System.Globalization;
using System.Text;
using Gate.Core.Markup;

namespace Gate.Core.Explain;

/// <summary>Reads the declarations of a style sheet with their places: rules, conditions and nesting of conditions; what it does not know it leaves out.</summary>
internal sealed class StyleText
{
    /// <summary>Begins the selector of a font's rule; its family follows.</summary>
    public const string FontFace = "@font-face";

    private const int MostDepth = 16;

    private readonly string _text;
    private readonly string _file;
    private readonly SourcePlace _first;
    private readonly Func<int, int>? _origin;
    private readonly List<StyleDeclaration> _found = [];
    private readonly List<(string Text, int Declared)> _parts = [];
    private readonly List<int> _lines = [0];

    private StyleText(string text, string file, SourcePlace first, (string Text, Func<int, int> Of)? origin)
    {
        (_text, _file, _first, _origin) = (text, file, first, origin?.Of);
        text = origin?.Text ?? text;
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
            _lines.Add(at + 1);
    }

    /// <param name="text">The sheet.</param>
    /// <param name="file"><c>side/path</c>.</param>
    /// <param name="first">Where in the file the text begins; null for its beginning.</param>
    public static IReadOnlyList<StyleDeclaration> Read(string text, string file, SourcePlace? first = null) =>
        [.. Parts(text, file, first).Select(part => part.Declaration).OfType<StyleDeclaration>()];

    /// <inheritdoc cref="Read"/>
    /// <param name="block">The sheet and where it stands.</param>
    /// <param name="origin">Offsets in another text of the same file, and that text; null where the sheet stands as it is.</param>
    public static IReadOnlyList<StylePart> Parts(StyleBlock block, (string Text, Func<int, int> Of)? origin = null) => Parts(new StyleText(block.Text, block.File, block.First, origin));

    /// <summary>All that the sheet says, in order: declarations, and heads, ends and whatever else is no declaration. Comments are left out.</summary>
    /// <inheritdoc cref="Read"/>
    public static IReadOnlyList<StylePart> Parts(string text, string file, SourcePlace? first = null)
    {
        return Parts(new StyleText(text, file, first ?? new SourcePlace(1, 1), null));
    }

    private static IReadOnlyList<StylePart> Parts(StyleText sheet)
    {
        sheet.Block(0, "", null, 0);
        return [.. sheet._parts.Select(part => new StylePart(part.Text, part.Declared < 0 ? null : sheet._found[part.Declared]))];
    }

    /// <summary>Reads to the end of a block and returns where that is.</summary>
    private int Block(int at, string context, string? selector, int depth)
    {
        var head = new StringBuilder();
        var start = -1;
        while (at < _text.Length)
        {
            var c = _text[at];
            if (c == '/' && at + 1 < _text.Length && _text[at + 1] == '*')
            {
                var end = _text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                at = end < 0 ? _text.Length : end + 2;
                continue;
            }

            if (c is '"' or '\'')
            {
                var end = StringEnd(at);
                start = start < 0 ? at : start;
                head.Append(_text, at, end - at);
                at = end;
                continue;
            }

            if (c == '(')
            {
                var end = ParenthesisEnd(at);
                head.Append(_text, at, end - at);
                at = end;
                continue;
            }

            at++;
            if (c == '}' && depth == 0)
            {
                // An end too many begins a rule that browsers drop: it says nothing that is known, and is kept as it stands.
                var end = Dropped(at);
                _parts.Add((_text[(at - 1)..end], -1));
                head.Clear();
                (at, start) = (end, -1);
            }
            else if (c is ';' or '}')
            {
                Declare(head.ToString(), start, context, selector);
                head.Clear();
                start = -1;
                if (c == '}')
                {
                    _parts.Add((StylePart.End, -1));
                    return at;
                }
            }
            else if (c == '{')
            {
                at = Open(at, Collapsed(head.ToString()), context, selector, depth);
                head.Clear();
                start = -1;
            }
            else
            {
                if (start < 0 && !char.IsWhiteSpace(c))
                    start = at - 1;
                head.Append(c);
            }
        }

        Declare(head.ToString(), start, context, selector);
        // The end of the sheet ends all that is open.
        if (depth > 0)
            _parts.Add((StylePart.End, -1));
        return at;
    }

    // To the end of the next block.
    private int Dropped(int at)
    {
        for (var depth = 0; at < _text.Length; at++)
        {
            if (_text[at] is '"' or '\'')
                at = StringEnd(at) - 1;
            else if (_text[at] == '(')
                at = ParenthesisEnd(at) - 1;
            else if (_text[at] == '/' && at + 1 < _text.Length && _text[at + 1] == '*')
                at = _text.IndexOf("*/", at + 2, StringComparison.Ordinal) is >= 0 and var end ? end + 1 : _text.Length - 1;
            else if (_text[at] == '{')
                depth++;
            else if (_text[at] == '}' && depth > 0 && --depth == 0)
                return at + 1;
        }

        return _text.Length;
    }

    private int Open(int at, string head, string context, string? selector, int depth)
    {
        if (depth == MostDepth)
        {
            _parts.Add((_text[at..], -1));
            return _text.Length;
        }

        _parts.Add((head + StylePart.Begin, -1));
        if (head.StartsWith("@font-face", StringComparison.OrdinalIgnoreCase))
            return Face(at, context, depth);
        if (head.StartsWith('@'))
            return Block(at, context.Length == 0 ? head : $"{context} {head}", selector, depth + 1);
        return Block(at, context, head, depth + 1);
    }

    // A rule for each file of each family: they are told apart by the family that they are for.
    private int Face(int at, string context, int depth)
    {
        var first = _found.Count;
        var end = Block(at, context, FontFace, depth + 1);
        var family = _found.Skip(first).LastOrDefault(declaration => declaration.Property == "font-family")?.Value.Trim('"', '\'');
        for (var i = first; family is not null && i < _found.Count; i++)
            _found[i] = _found[i] with { Selector = $"{FontFace} {family}" };
        return end;
    }

    private void Declare(string text, int start, string context, string? selector)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (selector is null || start < 0 || colon <= 0 || text.TrimStart().StartsWith('@') || context.Contains("@keyframes", StringComparison.OrdinalIgnoreCase))
        {
            if (!string.IsNullOrWhiteSpace(text))
                _parts.Add((text.Trim(), -1));
            return;
        }

        _parts.Add((text.Trim(), _found.Count));
        var name = text[..colon].Trim();
        _found.Add(new StyleDeclaration(context, selector, name.StartsWith("--", StringComparison.Ordinal) ? name : name.ToLowerInvariant(), Collapsed(text[(colon + 1)..]), Place(start)));
    }

    private string Place(int offset)
    {
        offset = _origin?.Invoke(offset) ?? offset;
        var found = _lines.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        var column = offset - _lines[line] + (line == 0 ? _first.Column : 1);
        return string.Create(CultureInfo.InvariantCulture, $"{_file}:{_first.Line + line}:{column}");
    }

    private int StringEnd(int at)
    {
        var quote = _text[at++];
        // A line's end ends a string that has no other.
        while (at < _text.Length && _text[at] != quote && _text[at] != '\n')
            at += _text[at] == '\\' ? 2 : 1;
        return Math.Min(_text.Length, at + 1);
    }

    private int ParenthesisEnd(int at)
    {
        for (var depth = 0; at < _text.Length; at++)
        {
            if (_text[at] is '"' or '\'')
            {
                at = StringEnd(at) - 1;
                continue;
            }

            depth += _text[at] == '(' ? 1 : _text[at] == ')' ? -1 : 0;
            if (depth == 0)
                return at + 1;
        }

        return _text.Length;
    }

    private static string Collapsed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
