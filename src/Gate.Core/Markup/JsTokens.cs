namespace Gate.Core.Markup;


/// <summary>Cuts a script into tokens, comments and white space left out (ECMA-262, clause 12).</summary>
internal static class JsTokens
{
    private static readonly string[] Punctuators =
        [">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**"];

    /// <summary>Words after which a slash begins a regular expression, not a division.</summary>
    private static readonly HashSet<string> BeforeExpression =
        ["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "do", "else", "instanceof", "yield", "await"];

    /// <returns>The tokens, or null where the script could not be read to its end.</returns>
    public static List<JsToken>? Read(string script)
    {
        List<JsToken> tokens = [];
        var templates = new Stack<int>();
        var braces = 0;
        var line = false;
        for (var at = 0; at < script.Length;)
        {
            var character = script[at];
            if (character is '\n' or '\r' or '\u2028' or '\u2029')
            {
                line = true;
                at++;
            }
            else if (char.IsWhiteSpace(character) || character == '\uFEFF')
            {
                at++;
            }
            else if (IsAt(script, at, "//") || IsAt(script, at, "<!--") || (line && IsAt(script, at, "-->")))
            {
                var end = script.AsSpan(at).IndexOfAny("\n\r\u2028\u2029");
                at = end < 0 ? script.Length : at + end;
            }
            else if (IsAt(script, at, "/*"))
            {
                var end = script.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0)
                    return null;
                line |= script.AsSpan(at, end - at).IndexOfAny('\n', '\r') >= 0;
                at = end + 2;
            }
            else
            {
                var kind = KindAt(script, at, tokens);
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
                line = false;
                at = end;
            }
        }

        return templates.Count == 0 ? tokens : null;
    }

    private static JsTokenKind KindAt(string script, int at, List<JsToken> tokens) => script[at] switch
    {
        '"' or '\'' => JsTokenKind.String,
        '`' => JsTokenKind.Template,
        '/' when BeginsExpression(tokens) => JsTokenKind.Expression,
        var character when IsWord(character) || (character == '.' && at + 1 < script.Length && char.IsAsciiDigit(script[at + 1])) => JsTokenKind.Word,
        _ => JsTokenKind.Punctuator,
    };

    /// <summary>A slash divides after a value; after anything else it begins a regular expression. A closing parenthesis or brace is taken for a value's end.</summary>
    private static bool BeginsExpression(List<JsToken> tokens) => tokens.Count == 0 || tokens[^1] switch
    {
        { Kind: JsTokenKind.Word } word => BeforeExpression.Contains(word.Text),
        { Kind: JsTokenKind.Punctuator } mark => mark.Text is not (")" or "]" or "}" or "++" or "--"),
        _ => false,
    };

    private static int EndOf(string script, int at, JsTokenKind kind) => kind switch
    {
        JsTokenKind.String => EndOfString(script, at),
        JsTokenKind.Template => EndOfTemplate(script, at),
        JsTokenKind.Expression => EndOfExpression(script, at),
        JsTokenKind.Word => EndOfWord(script, at),
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
        for (var end = at + 1; end < script.Length && script[end] is not ('\n' or '\r'); end++)
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
        var end = at;
        while (end < script.Length && (IsWord(script[end]) || (script[end] == '.' && end + 1 < script.Length && char.IsAsciiDigit(script[end + 1]) && IsNumber(script, at, end))))
            end++;
        return end == at && at < script.Length && script[at] == '.' ? at + 1 : end;
    }

    private static bool IsNumber(string script, int from, int to) => from == to || char.IsAsciiDigit(script[from]);

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character is '_' or '$' or '#' or '\\' or '@' || character >= 0x80;

    private static bool IsAt(string script, int at, string text) => script.AsSpan(at).StartsWith(text, StringComparison.Ordinal);
}
