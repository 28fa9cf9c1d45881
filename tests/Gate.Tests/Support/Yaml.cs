namespace Gate.Tests.Support;

/// <summary>
/// The part of YAML that workflow files use: block maps and lists, flow maps and lists on one line, plain and quoted scalars, <c>|</c> texts, comments.
/// Maps become dictionaries, lists lists, all scalars strings, nothing null. Anything else is an error with its line, never a guess.
/// </summary>
internal sealed class Yaml
{
    private readonly string[] _lines;
    private int _at;

    private Yaml(string text) => _lines = text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>One document.</summary>
    /// <exception cref="FormatException">It is not in this part of YAML.</exception>
    public static object? Read(string text)
    {
        var yaml = new Yaml(text);
        var value = yaml.Block(yaml.Indent());
        return yaml.Skip() ? throw yaml.Trouble("something is left over") : value;
    }

    /// <summary>The value at a path of names and, for lists, numbers; null where there is none.</summary>
    public static object? At(object? value, params string[] path) => path.Aggregate(value, (at, name) => at switch
    {
        Dictionary<string, object?> map => map.GetValueOrDefault(name),
        List<object?> list when int.TryParse(name, out var index) && index < list.Count => list[index],
        _ => null,
    });

    /// <summary>Every map within, the value itself among them.</summary>
    public static IEnumerable<Dictionary<string, object?>> Maps(object? value) => value switch
    {
        Dictionary<string, object?> map => map.Values.SelectMany(Maps).Prepend(map),
        List<object?> list => list.SelectMany(Maps),
        _ => [],
    };

    private object? Block(int indent)
    {
        if (!Skip() || Indent() < indent)
            return null;
        var text = Text();
        return IsItem(text) ? List(Indent()) : KeyEnd(text) >= 0 ? Map(Indent()) : Scalar(Taken());
    }

    private List<object?> List(int indent)
    {
        var items = new List<object?>();
        while (Skip() && Indent() == indent && IsItem(Text()))
        {
            // What follows the dash stands as if it stood alone, two columns further.
            var rest = _lines[_at][(indent + 1)..];
            _lines[_at] = new string(' ', indent + 1) + rest;
            if (rest.Trim().Length == 0)
                _at++;
            items.Add(Block(indent + 1));
        }

        return items;
    }

    private Dictionary<string, object?> Map(int indent)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (Skip() && Indent() == indent && !IsItem(Text()))
        {
            var text = Text();
            var end = KeyEnd(text);
            if (end < 0)
                throw Trouble("no name");
            var name = (string)Scalar(text[..end])!;
            var value = text[(end + 1)..].Trim();
            _at++;
            if (!map.TryAdd(name, value is "|" or "|-" ? Literal(indent) : value.Length > 0 ? Scalar(value) : Nested(indent)))
                throw Trouble($"{name} is there twice");
        }

        return Skip() && Indent() > indent ? throw Trouble("further in than what it belongs to") : map;
    }

    private object? Nested(int indent) => Skip() && (Indent() > indent || (Indent() == indent && IsItem(Text()))) ? Block(Indent()) : null;

    private string Literal(int indent)
    {
        var lines = new List<string>();
        while (_at < _lines.Length && (_lines[_at].Trim().Length == 0 || Indent() > indent))
            lines.Add(_lines[_at++]);
        var depth = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > depth ? line[depth..] : "")).TrimEnd() + "\n";
    }

    private object? Scalar(string text)
    {
        var at = 0;
        var value = Flow(text, ref at, isInside: false);
        return text[at..].Trim().Length == 0 ? value : throw Trouble($"what is {text[at..]}?");
    }

    private object? Flow(string text, ref int at, bool isInside)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at == text.Length ? null : text[at] switch
        {
            '{' => FlowMap(text, ref at),
            '[' => FlowList(text, ref at),
            '\'' or '"' => Quoted(text, ref at),
            '&' or '*' or '!' or '>' or '@' or '`' or '%' => throw Trouble($"not in this part of YAML: {text}"),
            _ => Plain(text, ref at, isInside),
        };
    }

    private Dictionary<string, object?> FlowMap(string text, ref int at)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (at++; !Ends(text, ref at, '}');)
        {
            var name = (string?)Flow(text, ref at, isInside: true) ?? throw Trouble("no name");
            if (at >= text.Length || text[at] != ':')
                throw Trouble($"no value of {name}");
            at++;
            if (!map.TryAdd(name, Flow(text, ref at, isInside: true)))
                throw Trouble($"{name} is there twice");
        }

        return map;
    }

    private List<object?> FlowList(string text, ref int at)
    {
        var list = new List<object?>();
        for (at++; !Ends(text, ref at, ']');)
            list.Add(Flow(text, ref at, isInside: true));
        return list;
    }

    private bool Ends(string text, ref int at, char end)
    {
        while (at < text.Length && text[at] is ' ' or ',')
            at++;
        if (at >= text.Length)
            throw Trouble($"no {end}");
        if (text[at] != end)
            return false;
        at++;
        return true;
    }

    private string Quoted(string text, ref int at)
    {
        var quote = text[at];
        for (var end = at + 1; end < text.Length; end++)
        {
            if (quote == '"' && text[end] == '\\')
            {
                end++;
                continue;
            }

            if (text[end] != quote)
                continue;
            if (quote == '\'' && end + 1 < text.Length && text[end + 1] == '\'')
            {
                end++;
                continue;
            }

            var inner = text[(at + 1)..end];
            at = end + 1;
            return quote == '\'' ? inner.Replace("''", "'", StringComparison.Ordinal) : inner.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        }

        throw Trouble("no end of a quoted text");
    }

    private static string Plain(string text, ref int at, bool isInside)
    {
        var start = at;
        while (at < text.Length && !(isInside && (text[at] is ',' or '}' or ']' || (text[at] == ':' && (at + 1 == text.Length || text[at + 1] == ' ')))))
            at++;
        return text[start..at].Trim();
    }

    // The colon that ends a name: followed by a space or nothing, outside of quotes and brackets.
    private static int KeyEnd(string text)
    {
        var (quote, depth) = ('\0', 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (quote != '\0')
                quote = text[at] == quote ? '\0' : quote;
            else if (text[at] is '\'' or '"' && at == 0)
                quote = text[at];
            else if (text[at] is '{' or '[' && (at == 0 || depth > 0))
                depth++;
            else if (text[at] is '}' or ']' && depth > 0)
                depth--;
            else if (text[at] == ':' && depth == 0 && (at + 1 == text.Length || text[at + 1] == ' '))
                return at;
        }

        return -1;
    }

    private static bool IsItem(string text) => text == "-" || text.StartsWith("- ", StringComparison.Ordinal);

    private bool Skip()
    {
        while (_at < _lines.Length && (Text().Length == 0 || _lines[_at] == "---"))
            _at++;
        return _at < _lines.Length;
    }

    private int Indent()
    {
        if (_at < _lines.Length && _lines[_at].Contains('\t', StringComparison.Ordinal))
            throw Trouble("a tab");
        return Skip() ? _lines[_at].Length - _lines[_at].TrimStart(' ').Length : 0;
    }

    private string Taken()
    {
        var text = Text();
        _at++;
        return text;
    }

    // Without the comment, which begins the line or follows a space outside of quotes.
    private string Text()
    {
        var line = _lines[_at].Trim();
        var quote = '\0';
        for (var at = 0; at < line.Length; at++)
        {
            if (quote != '\0')
                quote = line[at] == quote ? '\0' : quote;
            else if (line[at] is '\'' or '"' && (at == 0 || line[at - 1] is ' ' or '[' or '{' or ','))
                quote = line[at];
            else if (line[at] == '#' && (at == 0 || line[at - 1] == ' '))
                return line[..at].TrimEnd();
        }

        return line;
    }

    private FormatException Trouble(string what) => new($"line {Math.Min(_at + 1, _lines.Length)}: {what}");
}
