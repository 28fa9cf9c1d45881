using System.Buffers;
using System.Text;

namespace Gate.Core.Markup;

/// <summary>
/// The encoding that a page names itself, read as Chromium reads it (HTML standard, 13.2.3.2, with what browsers add): the first
/// <c>meta</c> with a known label in the first 1024 bytes, or further on as long as there is only what belongs into a head; else an XML
/// declaration in first place. Comments, scripts, styles and texts declare nothing.
/// </summary>
public static class DeclaredEncoding
{
    /// <summary>Bytes that are looked through at most.</summary>
    public const int Window = 1 << 20;

    /// <summary>Bytes within which a declaration counts wherever it stands, to each browser.</summary>
    internal const int Prescan = 1024;

    private static readonly SearchValues<char> EndOfLabel = SearchValues.Create(" \t\n\f\r;");

    /// <returns>The name that the Encoding standard has for it, or null where none is declared.</returns>
    /// <param name="start">The page's first bytes, which begin with no byte order mark.</param>
    /// <param name="isXml">Served as XML, where only the XML declaration counts.</param>
    public static string? Of(ReadOnlySpan<byte> start, bool isXml) => Find(start, isXml).Name;

    /// <returns>The name or null, and the offset after the declaration.</returns>
    internal static (string? Name, int End) Find(ReadOnlySpan<byte> start, bool isXml)
    {
        start = start[..Math.Min(start.Length, Window)];
        // All that the scan heeds is ASCII.
        var (name, end) = isXml ? (null, 0) : InMeta(Encoding.Latin1.GetString(start));
        return name is null ? InXml(start) : (name, end);
    }

    private static (string? Name, int End) InMeta(string text)
    {
        var isInHead = true;
        foreach (var lexeme in MarkupLexer.Prescan(text))
        {
            if (lexeme is { Kind: LexemeKind.Open, Name: "meta" } && Named(lexeme) is { } name)
                return (name, lexeme.End);
            isInHead &= lexeme.Kind switch
            {
                LexemeKind.Open => lexeme.Name is "script" or "noscript" or "style" or "meta" or "link" or "object" or "title" or "base" or "html" or "head",
                LexemeKind.Close => lexeme.Name is "script" or "noscript" or "style" or "meta" or "link" or "object" or "title" or "base",
                _ => true,
            };
            if (!isInHead && lexeme.End >= Prescan)
                break;
        }

        return default;
    }

    private static string? Named(Lexeme meta)
    {
        string? charset = null, content = null;
        var isContentType = false;
        // Of attributes with one name Chromium heeds the last here, unlike in its tree.
        foreach (var attribute in meta.Attributes)
        {
            if (attribute.Name == "charset")
                charset = attribute.Value;
            else if (attribute.Name == "content")
                content = InContent(attribute.Value) ?? content;
            else if (attribute.Name == "http-equiv")
                isContentType |= attribute.Value.Equals("content-type", StringComparison.OrdinalIgnoreCase);
        }

        return (charset ?? (isContentType ? content : null)) is { } label ? EncodingLabels.InPage(label) : null;
    }

    /// <summary>Of <c>text/html; charset=…</c> (HTML standard, "extracting a character encoding from a meta element").</summary>
    private static string? InContent(string content)
    {
        const string Name = "charset";
        for (var at = content.IndexOf(Name, StringComparison.OrdinalIgnoreCase); at >= 0; at = content.IndexOf(Name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var rest = content.AsSpan(at + Name.Length).TrimStart(" \t\n\f\r");
            if (!rest.StartsWith("="))
                continue;
            rest = rest[1..].TrimStart(" \t\n\f\r");
            if (rest.IsEmpty)
                return null;
            var isQuoted = rest[0] is '"' or '\'';
            var end = isQuoted ? rest[1..].IndexOf(rest[0]) : rest.IndexOfAny(EndOfLabel);
            if (isQuoted)
                return end < 0 ? null : rest[1..(end + 1)].ToString();
            return (end < 0 ? rest : rest[..end]).ToString();
        }

        return null;
    }

    private static (string? Name, int End) InXml(ReadOnlySpan<byte> start)
    {
        if (!start.StartsWith("<?xml"u8) || start.IndexOf((byte)'>') is not (>= 0 and var end))
            return default;
        var declaration = Encoding.Latin1.GetString(start[..end]);
        var at = declaration.IndexOf("encoding", StringComparison.Ordinal);
        if (at < 0)
            return default;
        var rest = declaration.AsSpan(at + "encoding".Length).TrimStart(" \t\n\f\r=");
        if (rest.IsEmpty || rest[0] is not ('"' or '\'') || rest[1..].IndexOf(rest[0]) is not (>= 0 and var length))
            return default;
        return (EncodingLabels.InPage(rest.Slice(1, length).ToString()), end + 1);
    }
}
