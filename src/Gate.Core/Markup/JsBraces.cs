namespace Gate.Core.Markup;

/// <summary>Which brackets of a script belong together, and which braces hold statements.</summary>
internal sealed class JsBraces
{
    /// <summary>Parentheses after these words belong to a statement, whose block ends without a semicolon.</summary>
    private static readonly HashSet<string> Heads = ["if", "for", "while", "switch", "catch", "with", "await"];

    private readonly List<JsToken> _tokens;
    private readonly int[] _partner;
    private readonly bool[] _endsBlock;
    private readonly bool[] _isInObject;

    private JsBraces(List<JsToken> tokens)
    {
        _tokens = tokens;
        (_partner, _endsBlock, _isInObject) = (new int[tokens.Count], new bool[tokens.Count], new bool[tokens.Count]);
        Array.Fill(_partner, -1);
    }

    public static JsBraces Read(List<JsToken> tokens)
    {
        var braces = new JsBraces(tokens);
        var open = new Stack<(int At, bool IsBlock)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            braces._isInObject[i] = open.TryPeek(out var around) && tokens[around.At].Text == "{" && !around.IsBlock;
            if (tokens[i].Kind is not JsTokenKind.Punctuator)
                continue;
            switch (tokens[i].Text)
            {
                case "(" or "[":
                    open.Push((i, false));
                    break;
                case "{":
                    open.Push((i, braces.IsBlock(i)));
                    break;
                case ")" or "]" or "}" when open.TryPop(out var begun):
                    braces._partner[i] = begun.At;
                    braces._endsBlock[i] = tokens[i].Text == "}" && begun.IsBlock;
                    break;
            }
        }

        return braces;
    }

    /// <summary>Whether it is the brace that ends a statement's block or a declaration's body: a statement begins after it anyway.</summary>
    public bool EndsBlock(int at) => _endsBlock[at];

    /// <summary>Whether it lies right inside of braces that hold no statements for certain: those of an object, as a rule.</summary>
    public bool IsInObject(int at) => _isInObject[at];

    /// <summary>The word before the parenthesis that is closed here, where that makes it the head of a statement; else null.</summary>
    public string? HeadOf(int at) =>
        _tokens[at].Text == ")" && _partner[at] > 0 && _tokens[_partner[at] - 1].Text is var word && Heads.Contains(word) ? word : null;

    private bool IsBlock(int at)
    {
        if (at == 0)
            return true;
        var before = _tokens[at - 1];
        if (before.Text is ";" or "{" or "else" or "do" or "try" or "finally" || _endsBlock[at - 1])
            return true;
        if (before.Text != ")")
            return false;
        var word = _partner[at - 1] - 1;
        if (word < 0)
            return false;
        if (Heads.Contains(_tokens[word].Text))
            return true;
        var function = _tokens[word].Text == "function" ? word : word - 1;
        return function >= 0 && _tokens[function].Text == "function" && function != word
            && (function == 0 || _tokens[function - 1].Text is ";" or "{" || _endsBlock[function - 1]);
    }
}
