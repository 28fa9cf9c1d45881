namespace Gate.Core.Markup;

/// <summary>
/// Follows the tokens of a script as they are read, so far as it decides what a slash begins: a regular expression or a division (ECMA-262, 12,
/// lexical goals). Parentheses and braces are matched back to what stands before them.
/// </summary>
internal sealed class JsGoal
{
    /// <summary>Words after which an operand begins.</summary>
    private static readonly HashSet<string> BeforeExpression =
        ["return", "typeof", "case", "in", "delete", "void", "throw", "new", "do", "else", "instanceof", "extends", "default", "break", "continue", "debugger"];

    /// <summary>Words that are names in some scripts and operators in others.</summary>
    private static readonly HashSet<string> Contextual = ["of", "yield", "await"];

    /// <summary>A statement follows the parentheses after these words.</summary>
    private static readonly HashSet<string> Heads = ["if", "for", "while", "with"];

    private readonly List<JsToken> _tokens;
    private readonly Stack<(int At, Braces Kind)> _open = new();
    private readonly Dictionary<int, (int Open, Braces Kind)> _closed = [];

    public JsGoal(List<JsToken> tokens) => _tokens = tokens;

    private enum Braces
    {
        /// <summary>Not known, or no braces.</summary>
        None,

        /// <summary>Statements, behind which another statement begins.</summary>
        Block,

        /// <summary>The body of a function that is a value.</summary>
        Body,

        /// <summary>An object.</summary>
        Value,
    }

    /// <summary>Takes note of the token that was read last.</summary>
    /// <returns>False where it closes what nothing has opened.</returns>
    public bool Follow()
    {
        var last = _tokens.Count - 1;
        var (text, kind) = (_tokens[last].Text, _tokens[last].Kind);
        if (kind == JsTokenKind.Template)
        {
            if (text[0] == '}' && !_open.TryPop(out _))
                return false;
            if (text.EndsWith("${", StringComparison.Ordinal))
                _open.Push((last, Braces.None));
        }
        else if (kind == JsTokenKind.Punctuator && text is "(" or "[" or "{")
        {
            _open.Push((last, text == "{" ? KindOf(last) : Braces.None));
        }
        else if (kind == JsTokenKind.Punctuator && text is ")" or "]" or "}")
        {
            if (!_open.TryPop(out var begun) || _tokens[begun.At].Text != (text == ")" ? "(" : text == "]" ? "[" : "{"))
                return false;
            _closed[last] = begun;
        }

        return true;
    }

    /// <summary>Whether a slash that stands behind all tokens begins a regular expression; null where that is not certain.</summary>
    public bool? BeginsExpression() => EndsValue(_tokens.Count - 1) is { } isValue ? !isValue : null;

    private bool? EndsValue(int at)
    {
        if (at < 0)
            return false;
        var token = _tokens[at];
        switch (token.Kind)
        {
            case JsTokenKind.Word when IsProperty(at):
                return true;
            case JsTokenKind.Word:
                return Contextual.Contains(token.Text) ? null : !BeforeExpression.Contains(token.Text);
            case JsTokenKind.Template:
                return !token.Text.EndsWith("${", StringComparison.Ordinal);
            case JsTokenKind.String or JsTokenKind.Expression:
                return true;
        }

        return token.Text switch
        {
            ")" => HeadOf(at) is null,
            "]" => true,
            "}" => _closed[at].Kind switch { Braces.Block => false, Braces.Body or Braces.Value => true, _ => null },
            // Behind a value, on its line, it belongs to that; else to what follows.
            "++" or "--" => !token.AfterLineEnd && EndsValue(at - 1) == true ? true : null,
            _ => false,
        };
    }

    private bool IsProperty(int at) => at > 0 && _tokens[at - 1] is { Kind: JsTokenKind.Punctuator, Text: "." or "?." };

    private bool IsWord(int at, Func<string, bool> isMeant) => at >= 0 && _tokens[at].Kind == JsTokenKind.Word && !IsProperty(at) && isMeant(_tokens[at].Text);

    // The word that makes parentheses the head of a statement; "for await" has two.
    private string? HeadOf(int close)
    {
        var before = _closed[close].Open - 1;
        if (IsWord(before, word => word == "await") && IsWord(before - 1, word => word == "for"))
            return "for";
        return IsWord(before, Heads.Contains) ? _tokens[before].Text : null;
    }

    private Braces KindOf(int at)
    {
        var holdsStatements = !_open.TryPeek(out var around) || around.Kind is Braces.Block or Braces.Body;
        if (at == 0)
            return Braces.Block;
        var before = _tokens[at - 1];
        if (before.Kind == JsTokenKind.Word)
        {
            if (IsWord(at - 1, word => word is "else" or "do" or "try" or "finally"))
                return Braces.Block;
            return IsWord(at - 1, word => word is "return" or "throw") && !_tokens[at].AfterLineEnd ? Braces.Value : Braces.None;
        }

        if (before.Kind != JsTokenKind.Punctuator)
            return Braces.None;
        return before.Text switch
        {
            ";" => Braces.Block,
            "{" => holdsStatements ? Braces.Block : Braces.None,
            "}" => holdsStatements && _closed[at - 1].Kind == Braces.Block ? Braces.Block : Braces.None,
            // Nothing divides the body of an arrow.
            "=>" => Braces.Block,
            ")" => KindBehindParentheses(at, holdsStatements),
            "]" or "++" or "--" => Braces.None,
            ":" => _open.Count > 0 && around.Kind == Braces.Value ? Braces.Value : Braces.None,
            _ => Braces.Value,
        };
    }

    private Braces KindBehindParentheses(int at, bool holdsStatements)
    {
        if (HeadOf(at - 1) is not null)
            return Braces.Block;
        var word = _closed[at - 1].Open - 1;
        if (IsWord(word, text => text is "switch" or "catch"))
            return Braces.Block;
        var isNamed = word >= 0 && _tokens[word].Kind == JsTokenKind.Word && _tokens[word].Text != "function";
        var function = isNamed ? word - 1 : word;
        if (function >= 0 && _tokens[function].Text == "*")
            function--;
        if (!IsWord(function, text => text == "function"))
            return Braces.None;
        var first = IsWord(function - 1, text => text == "async") ? function - 1 : function;
        if (first == 0)
            return Braces.Block;
        return _tokens[first - 1] switch
        {
            { Kind: JsTokenKind.Word, Text: "return" or "throw" } => _tokens[first].AfterLineEnd ? Braces.None : Braces.Body,
            { Kind: not JsTokenKind.Punctuator } => Braces.None,
            { Text: ";" } => Braces.Block,
            { Text: "{" } => holdsStatements ? Braces.Block : Braces.None,
            { Text: "}" } => holdsStatements && _closed[first - 1].Kind == Braces.Block ? Braces.Block : Braces.None,
            { Text: ")" or "]" or ":" or "++" or "--" or "=>" } => Braces.None,
            _ => Braces.Body,
        };
    }
}
