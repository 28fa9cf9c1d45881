namespace Gate.Core.Markup;


/// <summary>Cuts a script into tokens, comments and white space left out (ECMA-262, clause 12).</summary>
internal static class JsTokens
{
    private const string LineEnds = "\n\r\u2028\u2029";

    private static readonly string[] Punctuators =
        [">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**"];

    /// <returns>The tokens, or null where the script could not be read to its end, or not for certain.</returns>
    public static List<JsToken>? Read(string script)
    {
        List<JsToken> tokens = [];
        var goal = new JsGoal(tokens);
        var templates = new Stack<int>();
        var braces = 0;
        var line = false;
        for (var at = 0; at < script.Length;)
        {
            var character = script[at];
            if (IsLineEnd(character))
            {
                line = true;
                at++;
            }
            else if (char.IsWhiteSpace(character) || character == '\uFEFF')
            {
                at++;
            }
            else if (IsAt(script, at, "<!--") || ((line || tokens.Count == 0) && IsAt(script, at, "-->")))
            {
                // Comments in a script and code in a module: only where it is no module for certain, because that could not be read.
                var end = EndOfLine(script, at);
                if (tokens.Count > 0 && !string.IsNullOrWhiteSpace(script[end..]))
                    return null;
                if (tokens.Count > 0 && IsAt(script, at, "<!--"))
                    return null;
                at = end;
            }
            else if (IsAt(script, at, "//") || (at == 0 && IsAt(script, at, "#!")))
            {
                at = EndOfLine(script, at);
            }
            else if (IsAt(script, at, "/*"))
            {
                var end = script.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0)
                    return null;
                line |= script.AsSpan(at, end - at).IndexOfAny(LineEnds) >= 0;
                at = end + 2;
            }
            else
            {
                if (KindAt(script, at, goal) is not { } kind)
                    return null;
                var isTemplateRest = character == '}' && templates.Count > 0 && templates.Peek() == braces;
                if (isTemplateRest)
                {
                    templates.Pop();
                    braces--;
                    kind = JsTokenKind.Template;
                }

                var end = EndOf(script, at, kind);
                if (end < 0)
                    return null;
                var text = script[at..end];
                if (text == "{" || (kind == JsTokenKind.Template && text.EndsWith("${", StringComparison.Ordinal)))
                    braces++;
                else if (text == "}" && kind == JsTokenKind.Punctuator)
                    braces--;
                if (kind == JsTokenKind.Template && text.EndsWith("${", StringComparison.Ordinal))
                    templates.Push(braces);
                tokens.Add(new JsToken(text, kind, line));
                if (!goal.Follow())
                    return null;
                line = false;
                at = end;
            }
        }

        return templates.Count == 0 ? tokens : null;
    }

    private static JsTokenKind? KindAt(string script, int at, JsGoal goal) => script[at] switch
    {
        '"' or '\'' => JsTokenKind.String,
        '`' => JsTokenKind.Template,
        '/' => goal.BeginsExpression() switch { true => JsTokenKind.Expression, false => JsTokenKind.Punctuator, _ => null },
        var character when IsWord(character) || (character == '.' && IsDigit(script, at + 1)) => JsTokenKind.Word,
        _ => JsTokenKind.Punctuator,
    };

    private static int EndOf(string script, int at, JsTokenKind kind) => kind switch
    {
        JsTokenKind.String => EndOfString(script, at),
        JsTokenKind.Template => EndOfTemplate(script, at),
        JsTokenKind.Expression => EndOfExpression(script, at),
        JsTokenKind.Word => char.IsAsciiDigit(script[at]) || script[at] == '.' ? EndOfNumber(script, at) : EndOfWord(script, at),
        // "a?.5:b" chooses between numbers.
        _ when IsAt(script, at, "?.") && IsDigit(script, at + 2) => at + 1,
        _ => at + (Punctuators.FirstOrDefault(mark => IsAt(script, at, mark))?.Length ?? 1),
    };

    private static int EndOfString(string script, int at)
    {
        for (var end = at + 1; end < script.Length && script[end] is not ('\n' or '\r'); end++)
        {
            if (script[end] == '\\')
                end += end + 2 < script.Length && script[end + 1] == '\r' && script[end + 2] == '\n' ? 2 : 1;
            else if (script[end] == script[at])
                return end + 1;
        }

        return -1;
    }

    private static int EndOfTemplate(string script, int at)
    {
        for (var end = at + 1; end < script.Length; end++)
        {
            if (script[end] == '\\')
                end++;
            else if (script[end] == '`')
                return end + 1;
            else if (IsAt(script, end, "${"))
                return end + 2;
        }

        return -1;
    }

    private static int EndOfExpression(string script, int at)
    {
        var isClass = false;
        for (var end = at + 1; end < script.Length && !IsLineEnd(script[end]); end++)
        {
            if (script[end] == '\\')
                end++;
            else if (script[end] == '[')
                isClass = true;
            else if (script[end] == ']')
                isClass = false;
            else if (script[end] == '/' && !isClass)
                return EndOfWord(script, end + 1);
        }

        return -1;
    }

    private static int EndOfWord(string script, int at)
    {
        while (at < script.Length && IsWord(script[at]))
            at++;
        return at;
    }

    // Its point is part of a decimal number, with or without digits behind it, and begins a property of any other (12.9.3).
    private static int EndOfNumber(string script, int at)
    {
        var end = at;
        while (end < script.Length && (char.IsAsciiDigit(script[end]) || script[end] == '_'))
            end++;
        if (end - at > 1 && script[at] == '0' && end < script.Length && script[end] == '.')
            return -1;
        if (end < script.Length && script[end] == '.')
        {
            end++;
            while (end < script.Length && (char.IsAsciiDigit(script[end]) || script[end] == '_'))
                end++;
        }

        if (end + 1 < script.Length && script[end] is 'e' or 'E' && (IsDigit(script, end + 1) || (script[end + 1] is '+' or '-' && IsDigit(script, end + 2))))
            end += 2;
        return EndOfWord(script, end);
    }

    private static int EndOfLine(string script, int at)
    {
        var end = script.AsSpan(at).IndexOfAny(LineEnds);
        return end < 0 ? script.Length : at + end;
    }

    private static bool IsDigit(string script, int at) => at < script.Length && char.IsAsciiDigit(script[at]);

    private static bool IsLineEnd(char character) => LineEnds.Contains(character, StringComparison.Ordinal);

    /// <summary>Whether a character is part of a word: a name, a keyword, a number or a decorator's sign.</summary>
    public static bool IsWord(char character) => char.IsLetterOrDigit(character) || character is '_' or '$' or '#' or '\\' or '@'
        || (character >= 0x80 && !char.IsWhiteSpace(character) && character != '\uFEFF');

    /// <summary>Whether two marks without blank between would be read as others.</summary>
    public static bool Join(string mark, string next) =>
        Punctuators.Any(longer => longer.Length > mark.Length && longer.StartsWith(mark, StringComparison.Ordinal) && longer[mark.Length] == next[0]) || (mark == "<" && next[0] == '!');

    private static bool IsAt(string script, int at, string text) => script.AsSpan(at).StartsWith(text, StringComparison.Ordinal);
}
