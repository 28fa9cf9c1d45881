using System.Text;

namespace Gate.Core.Markup;

/// <summary>
/// Takes the formatting out of a script: comments, spellings, and white space where it decides nothing. A line end can decide, because a
/// statement may end there without a semicolon (ECMA-262, 12.10): where one ends for certain it is written as that semicolon, and it is kept
/// wherever both neighbours allow either. Two scripts with one result do the same; two that do the same may differ.
/// </summary>
internal static class JsFormat
{
    /// <summary>No statement ends before these, nor begins with them.</summary>
    private static readonly HashSet<string> NeverBegin =
        [")", "]", "}", ",", ";", ".", "?.", "?", ":", "=", "==", "===", "!=", "!==", "<", ">", "<=", ">=", "&&", "||", "??", "&", "|", "^", "%", "*", "**", "=>", "+=", "-=", "*=", "%=", "**=", "<<", ">>", ">>>", "&&=", "||=", "??=", "&=", "|=", "^=", "<<=", ">>=", ">>>="];

    /// <summary>A line end after these words ends the statement, or the operand that may follow is another one.</summary>
    private static readonly HashSet<string> Restricted = ["return", "break", "continue", "throw", "yield", "async"];

    /// <summary>Words that another word or a string may follow in the same statement.</summary>
    private static readonly HashSet<string> Leading =
        ["var", "let", "const", "using", "function", "class", "extends", "new", "typeof", "void", "delete", "in", "of", "instanceof", "case", "default", "else", "do", "if", "for", "while", "with", "switch", "try", "finally", "catch", "return", "throw", "break", "continue", "yield", "async", "await", "import", "export", "from", "as", "get", "set", "static", "accessor"];

    /// <summary>Words that may go on with the statement before them.</summary>
    private static readonly HashSet<string> Following = ["in", "of", "instanceof", "as", "from", "extends", "with", "assert"];

    /// <summary>Words that belong to what a brace before them has closed, or begin a statement: not told apart.</summary>
    private static readonly HashSet<string> BehindBrace = ["else", "catch", "finally", "while"];

    public static string Normalize(string script)
    {
        // A script that cannot be read for certain is compared as it stands.
        if (JsTokens.Read(script) is not { } tokens)
            return "unread:" + script;
        var braces = JsBraces.Read(tokens);
        var result = new StringBuilder(script.Length);
        var last = default(JsToken);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (IsIdle(tokens, i, braces))
                continue;
            var text = JsSpelling.Of(tokens, braces, i);
            if (i > 0 && tokens[i].AfterLineEnd && Decides(tokens, i, braces))
                result.Append(Ends(tokens[i - 1], tokens[i]) ? ';' : '\n');
            else if (text.Length > 0 && result.Length > 0 && NeedsSpace(last, tokens[i] with { Text = text }))
                result.Append(' ');
            result.Append(text);
            last = text.Length > 0 ? tokens[i] with { Text = text } : last;
        }

        return result.ToString().TrimEnd('\n', ' ');
    }

    /// <summary>Whether a semicolon ends what ends there anyway: before a brace, or at the very end. One that is a loop's whole body is not idle.</summary>
    private static bool IsIdle(List<JsToken> tokens, int at, JsBraces braces)
    {
        if (tokens[at].Text != ";" || at == 0 || (at + 1 < tokens.Count && tokens[at + 1].Text != "}"))
            return false;
        return tokens[at - 1].Text is not ("else" or "do" or ":") && braces.HeadOf(at - 1) is null;
    }

    private static bool Decides(List<JsToken> tokens, int at, JsBraces braces)
    {
        var (before, after) = (tokens[at - 1], tokens[at]);
        if (before is { Kind: JsTokenKind.Template, Text: [.., '$', '{'] } || after is { Kind: JsTokenKind.Template, Text: ['}', ..] })
            return false;
        if ((Restricted.Contains(before.Text) && after.Text is not ("}" or ";")) || after.Text is "++" or "--" || after.Text == "=>")
            return true;
        if (braces.EndsBlock(at - 1) || (after.Kind == JsTokenKind.Punctuator && NeverBegin.Contains(after.Text)) || after.Text is "in" or "instanceof")
            return false;
        // The statement of a loop or a condition may stand on the next line.
        if (braces.HeadOf(at - 1) is "if" or "for" or "while" or "with")
            return false;
        return before.Kind != JsTokenKind.Punctuator || before.Text is ")" or "]" or "}" or "++" or "--";
    }

    /// <summary>Whether a statement ends between two tokens on two lines, because none can go on so (12.10.1): after a value, before a word or a string.</summary>
    private static bool Ends(JsToken before, JsToken after) =>
        after.Kind is JsTokenKind.Word or JsTokenKind.String
        && !Following.Contains(after.Text)
        && !(before.Text == "}" && BehindBrace.Contains(after.Text))
        && (before.Kind is JsTokenKind.Punctuator ? before.Text is ")" or "]" or "}" : before.Kind != JsTokenKind.Word || !Leading.Contains(before.Text));

    // Whether the two would be read as other tokens if nothing stood between.
    private static bool NeedsSpace(JsToken before, JsToken after)
    {
        var (end, start) = (before.Text[^1], after.Text[0]);
        if (before.Kind == JsTokenKind.Punctuator && after.Kind == JsTokenKind.Punctuator)
            return JsTokens.Join(before.Text, after.Text);
        var isNumber = before.Kind == JsTokenKind.Word && char.IsAsciiDigit(before.Text[0]);
        if ((JsTokens.IsWord(end) || before.Kind is JsTokenKind.Word or JsTokenKind.Expression) && JsTokens.IsWord(start))
            return true;
        return start switch
        {
            '.' => isNumber || (before.Kind == JsTokenKind.Word && after.Kind == JsTokenKind.Word),
            '+' or '-' => isNumber && end is 'e' or 'E',
            '/' => end == '/',
            _ => false,
        };
    }
}
