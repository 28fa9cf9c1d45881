namespace Gate.Core.Explain;

/// <summary>Text of a style sheet up to its next <c>{</c>, <c>}</c> or <c>;</c>, be that in a comment or not, and what is open where it begins.</summary>
/// <param name="Start">Where it begins in the sheet.</param>
/// <param name="Text">It.</param>
/// <param name="Mode">What of it is no rule at its beginning: <see cref="InComment"/>, a quotation mark, <c>(</c>, <see cref="Spoilt"/>, or 0.</param>
/// <param name="Opened">Where the comment or string began.</param>
/// <param name="Frame">The innermost block around its beginning, or null.</param>
internal sealed record StylePiece(int Start, string Text, char Mode, int Opened, StylePiece.Block? Frame)
{
    /// <summary>Within a comment.</summary>
    public const char InComment = '*';

    /// <summary>After an end too many: browsers drop the rule that it begins.</summary>
    public const char Spoilt = '}';

    // Deeper nesting is no style sheet that a person or a tool wrote; what lies deeper is counted as if it lay there.
    private const int MostDepth = 64;

    public int Depth => Frame?.Depth ?? 0;

    /// <summary>Whether it begins a rule.</summary>
    public bool IsRule => Text.EndsWith('{') && Text.AsSpan().TrimStart() is not ['@', ..];

    /// <summary>Equal where two pieces say the same, whatever spaces are around it.</summary>
    public ulong Key
    {
        get
        {
            var hash = 14695981039346656037UL;
            foreach (var c in Text.AsSpan().Trim())
                hash = (hash ^ c) * 1099511628211UL;
            return hash;
        }
    }

    public static List<StylePiece> Read(string css)
    {
        var pieces = new List<StylePiece>();
        var (start, mode, opened, round) = (0, '\0', 0, 0);
        var (startMode, startOpened, head, depth) = ('\0', 0, 0, 0);
        Block? frame = null;
        Block? startFrame = null;
        for (var at = 0; at < css.Length; at++)
        {
            var c = css[at];
            if (mode == InComment)
                mode = c == '/' && css[at - 1] == '*' && at > opened + 2 ? Outside() : mode;
            else if (mode is '"' or '\'')
                mode = c == mode || c == '\n' ? Outside() : mode;
            else if (c == '/' && at + 1 < css.Length && css[at + 1] == '*')
                (mode, opened) = (InComment, at);
            else if (c is '"' or '\'')
                (mode, opened) = (c, at);
            else if (c == '(')
                (mode, opened, round) = ('(', round == 0 ? at : opened, round + 1);
            else if (c == ')' && round > 0)
                (round, mode) = (round - 1, round == 1 ? '\0' : mode);
            else if (mode is '\0' or Spoilt)
                Structure(c, at);
            // Whatever an escape stands for, it is no end.
            at += c == '\\' && mode != InComment && at + 1 < css.Length && css[at + 1] != '\n' ? 1 : 0;
            if (c is '{' or '}' or ';')
                Cut(at + 1);
        }

        if (start < css.Length)
            Cut(css.Length);
        return pieces;

        char Outside() => round > 0 ? '(' : '\0';

        void Structure(char c, int at)
        {
            if (c == '{')
                (frame, head, mode) = depth++ < MostDepth ? (new Block(mode == Spoilt ? "" : Name(css[head..at]), head, frame, depth), at + 1, '\0') : (frame, at + 1, '\0');
            else if (c == '}' && depth > 0)
                (frame, head) = --depth < MostDepth ? (frame?.Around, at + 1) : (frame, at + 1);
            else if (c == '}')
                (mode, opened) = (Spoilt, at);
            else if (c == ';')
                head = at + 1;
        }

        void Cut(int end)
        {
            pieces.Add(new StylePiece(start, css[start..end], startMode, startOpened, startFrame));
            (start, startMode, startOpened, startFrame) = (end, mode, opened, frame);
        }
    }

    private static string Name(string head)
    {
        for (var at = head.IndexOf("/*", StringComparison.Ordinal); at >= 0; at = head.IndexOf("/*", at, StringComparison.Ordinal))
            head = head.Remove(at, (head.IndexOf("*/", at + 2, StringComparison.Ordinal) is >= 0 and var end ? end + 2 : head.Length) - at);
        return string.Join(' ', head.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>An open block.</summary>
    /// <param name="Head">What stands before its <c>{</c>.</param>
    /// <param name="Start">Where its head begins, spaces before it included.</param>
    /// <param name="Around">The block around it, or null.</param>
    /// <param name="Depth">From 1.</param>
    internal sealed record Block(string Head, int Start, Block? Around, int Depth);
}
