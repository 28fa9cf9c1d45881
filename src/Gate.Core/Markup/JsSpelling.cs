using System.Text;

namespace Gate.Core.Markup;

/// <summary>One spelling for what formatters write in several ways and scripts take for one (ECMA-262, 12.9.4, 13.2.5, 15.3): quotes of strings and of names in objects, commas behind the last item, parentheses around the one parameter of an arrow.</summary>
internal static class JsSpelling
{
    /// <returns>The token as it is to be written; empty for one that means nothing.</returns>
    public static string Of(List<JsToken> tokens, JsBraces braces, int at)
    {
        var token = tokens[at];
        if (token.Kind == JsTokenKind.String)
            return IsKey(tokens, braces, at) && Name(token.Text) is { } name ? name : OfString(token.Text);
        return token.Kind == JsTokenKind.Punctuator && (IsLastComma(tokens, at) || IsArrowParenthesis(tokens, at)) ? "" : token.Text;
    }

    private static bool IsKey(List<JsToken> tokens, JsBraces braces, int at) =>
        braces.IsInObject(at) && at > 0 && tokens[at - 1].Text is "{" or "," && at + 1 < tokens.Count && tokens[at + 1].Text == ":";

    private static string? Name(string text)
    {
        var name = text.AsSpan(1, text.Length - 2);
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
            return null;
        foreach (var unit in name)
        {
            if (!char.IsAsciiLetterOrDigit(unit) && unit is not ('_' or '$'))
                return null;
        }

        return name.ToString();
    }

    private static string OfString(string text)
    {
        var inside = text.AsSpan(1, text.Length - 2);
        if (text[0] == '"' && inside.IndexOf('\\') < 0)
            return text;
        var result = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < inside.Length; i++)
        {
            if (inside[i] == '\\' && i + 1 < inside.Length)
            {
                i++;
                if (inside[i] is not '\'')
                    result.Append('\\');
                result.Append(inside[i]);
            }
            else
            {
                result.Append(inside[i] == '"' ? "\\\"" : inside[i].ToString());
            }
        }

        return result.Append('"').ToString();
    }

    // A comma behind another, or behind the bracket, leaves a place empty.
    private static bool IsLastComma(List<JsToken> tokens, int at) => tokens[at].Text == "," && at > 0 && at + 1 < tokens.Count
        && tokens[at + 1] is { Kind: JsTokenKind.Punctuator, Text: "}" or ")" or "]" } && tokens[at - 1].Text is not ("," or "[" or "(" or "{");

    private static bool IsArrowParenthesis(List<JsToken> tokens, int at)
    {
        var open = tokens[at].Text == "(" ? at : tokens[at].Text == ")" ? at - 2 : -1;
        return open >= 0 && open + 3 < tokens.Count && tokens[open].Text == "(" && tokens[open + 1].Kind == JsTokenKind.Word
            && tokens[open + 2].Text == ")" && tokens[open + 3].Text == "=>";
    }
}
