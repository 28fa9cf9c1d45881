using System.Text;

namespace Gate.Core.Markup;

/// <summary>
/// Takes the formatting out of a script: comments, and white space where it decides nothing. A line end can decide, because a
/// statement may end there without a semicolon (ECMA-262, 12.10): it is kept wherever both neighbours allow that. Two scripts with
/// one result do the same; two that do the same may differ.
/// </summary>
internal static class JsFormat
{
    /// <summary>No statement ends before these, nor begins with them.</summary>
    private static readonly HashSet<string> NeverBegin =
        [")", "]", "}", ",", ";", ".", "?.", "?", ":", "=", "==", "===", "!=", "!==", "<", ">", "<=", ">=", "&&", "||", "??", "&", "|", "^", "%", "*", "**", "=>", "+=", "-=", "*=", "%=", "**=", "<<", ">>", ">>>", "&&=", "||=", "??=", "&=", "|=", "^=", "<<=", ">>=", ">>>="];

    /// <summary>A line end after these words ends the statement, or the operand that may follow is another one.</summary>
    private static readonly HashSet<string> Restricted = ["return", "break", "continue", "throw", "yield", "async"];

    /// <summary>Parentheses after these words belong to a statement, whose block ends without a semicolon.</summary>
    private static readonly HashSet<string> Heads = ["if", "for", "while", "switch", "catch", "with", "await"];

    public static string Normalize(string script)
    {
        // A script that cannot be read is compared as it stands.
        if (JsTokens.Read(script) is not { } tokens)
            return "unread:" + script;
        var headOf = new int[tokens.Count];
        var blocks = BlockEnds(tokens, headOf);
        var result = new StringBuilder(script.Length);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (i > 0)
            {
                if (token.AfterLineEnd && Decides(tokens[i - 1], token, blocks[i - 1]))
                    result.Append('\n');
                else if (NeedsSpace(tokens[i - 1].Text, token.Text))
                    result.Append(' ');
            }

            if (!IsIdle(tokens, i, headOf))
                result.Append(token.Text);
        }

        return result.ToString().TrimEnd('\n', ' ');
    }

    /// <summary>Whether a semicolon ends what ends there anyway: before a brace, or at the very end. One that is a loop's whole body is not idle.</summary>
    private static bool IsIdle(List<JsToken> tokens, int at, int[] headOf)
    {
        if (tokens[at].Text != ";" || at == 0 || (at + 1 < tokens.Count && tokens[at + 1].Text != "}"))
            return false;
        var before = tokens[at - 1].Text;
        return before is not ("else" or "do" or ":") && (before != ")" || headOf[at - 1] == 0 || !Heads.Contains(tokens[headOf[at - 1] - 1].Text));
    }

    private static bool Decides(JsToken before, JsToken after, bool isBlockEnd)
    {
        if (Restricted.Contains(before.Text) || after.Text is "++" or "--" || after.Text == "=>")
            return true;
        if (isBlockEnd || (after.Kind == JsTokenKind.Punctuator && NeverBegin.Contains(after.Text)) || after.Text is "in" or "instanceof")
            return false;
        return before.Kind != JsTokenKind.Punctuator || before.Text is ")" or "]" or "}" or "++" or "--";
    }

    private static bool NeedsSpace(string before, string after) =>
        (IsWord(before[^1]) && IsWord(after[0])) || (before[^1] == after[0] && before[^1] is '+' or '-' or '/');

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character is '_' or '$' or '#' || character >= 0x80;

    /// <summary>For each token, whether it is the brace that ends a statement's block or a declaration's body: a statement begins after it anyway.</summary>
    private static bool[] BlockEnds(List<JsToken> tokens, int[] headOf)
    {
        var ends = new bool[tokens.Count];
        var open = new Stack<(string Text, int At, bool IsBlock)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is not JsTokenKind.Punctuator)
                continue;
            switch (tokens[i].Text)
            {
                case "(" or "[":
                    open.Push((tokens[i].Text, i, false));
                    break;
                case "{":
                    open.Push(("{", i, IsBlock(tokens, i, headOf, ends)));
                    break;
                case ")" or "]" or "}" when open.TryPop(out var begun):
                    headOf[i] = begun.At;
                    ends[i] = tokens[i].Text == "}" && begun.IsBlock;
                    break;
            }
        }

        return ends;
    }

    private static bool IsBlock(List<JsToken> tokens, int at, int[] headOf, bool[] ends)
    {
        if (at == 0)
            return true;
        var before = tokens[at - 1];
        if (before.Text is ";" or "{" or "else" or "do" or "try" or "finally" || ends[at - 1])
            return true;
        if (before.Text != ")")
            return false;
        var word = headOf[at - 1] - 1;
        if (word < 0)
            return false;
        if (Heads.Contains(tokens[word].Text))
            return true;
        var function = tokens[word].Text == "function" ? word : word - 1;
        return function >= 0 && tokens[function].Text == "function" && function != word
            && (function == 0 || tokens[function - 1].Text is ";" or "{" || ends[function - 1]);
    }
}
