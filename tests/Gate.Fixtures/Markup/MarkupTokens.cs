using System.Text;

namespace Gate.Fixtures.Markup;

/// <summary>
/// Splits a document that this generator wrote: every value is quoted and holds no <c>&gt;</c>. It is no HTML parser, and
/// writes back exactly what it read.
/// </summary>
internal static class MarkupTokens
{
    public static List<MarkupToken> Read(string markup)
    {
        var tokens = new List<MarkupToken>();
        for (var at = 0; at < markup.Length;)
        {
            if (markup[at] != '<')
            {
                var end = IndexOrEnd(markup, '<', at);
                var raw = tokens.Count > 0 && tokens[^1] is { Kind: TokenKind.Open, Name: "style" or "script" };
                if (raw) end = markup.IndexOf($"</{tokens[^1].Name}>", at, StringComparison.Ordinal);
                tokens.Add(new(raw ? TokenKind.Raw : TokenKind.Text, "", markup[at..end]));
                at = end;
            }
            else if (markup.AsSpan(at).StartsWith("<!--"))
            {
                var end = markup.IndexOf("-->", at, StringComparison.Ordinal) + 3;
                tokens.Add(new(TokenKind.Comment, "", markup[at..end]));
                at = end;
            }
            else
            {
                var end = markup.IndexOf('>', at) + 1;
                tokens.Add(Tag(markup[at..end]));
                at = end;
            }
        }
        return tokens;
    }

    public static string Write(IEnumerable<MarkupToken> tokens) =>
        tokens.Aggregate(new StringBuilder(), (text, token) => text.Append(token)).ToString();

    private static MarkupToken Tag(string tag)
    {
        if (tag.StartsWith("<!", StringComparison.Ordinal) || tag.StartsWith("<?", StringComparison.Ordinal)) return new(TokenKind.Doctype, "", tag);
        if (tag[1] == '/') return new(TokenKind.Close, tag[2..^1], "");
        var end = tag.EndsWith(" />", StringComparison.Ordinal) ? " /" : "";
        var inner = tag[1..^(1 + end.Length)];
        var space = IndexOrEnd(inner, ' ', 0);
        return new(TokenKind.Open, inner[..space], "") { Attributes = Attributes(inner[space..]), End = end };
    }

    private static List<MarkupAttribute> Attributes(string text)
    {
        var attributes = new List<MarkupAttribute>();
        for (var at = 1; at < text.Length;)
        {
            var nameEnd = text.AsSpan(at).IndexOfAny(' ', '=') is var length and >= 0 ? at + length : text.Length;
            if (nameEnd == text.Length || text[nameEnd] == ' ')
            {
                attributes.Add(new(text[at..nameEnd], null));
                at = nameEnd + 1;
                continue;
            }
            var valueEnd = text.IndexOf('"', nameEnd + 2);
            attributes.Add(new(text[at..nameEnd], text[(nameEnd + 2)..valueEnd]));
            at = valueEnd + 2;
        }
        return attributes;
    }

    private static int IndexOrEnd(string text, char wanted, int from) =>
        text.IndexOf(wanted, from) is var at and >= 0 ? at : text.Length;
}
