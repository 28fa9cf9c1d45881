using System.Buffers;
using System.Text;

namespace Gate.Harness.Serving;

/// <summary>
/// Looks for a <c>meta</c> element that declares an encoding, as the HTML standard's prescan does ("prescan a byte stream to
/// determine its encoding"), over the whole head instead of its first 1024 bytes: Chromium goes on to the end of the head too.
/// </summary>
internal ref struct MetaPrescan
{
    private static readonly SearchValues<byte> EndOfTagName = SearchValues.Create("\t\n\f\r />"u8);
    private static readonly SearchValues<byte> EndOfAttributeName = SearchValues.Create("\t\n\f\r />="u8);
    private static readonly SearchValues<byte> EndOfValue = SearchValues.Create("\t\n\f\r >"u8);

    private ReadOnlySpan<byte> _rest;

    private MetaPrescan(ReadOnlySpan<byte> html) => _rest = html;

    private static ReadOnlySpan<byte> Spaces => "\t\n\f\r "u8;

    private static ReadOnlySpan<byte> SpacesAndSlash => "\t\n\f\r /"u8;

    /// <param name="html">The start of the file, as far as it was read.</param>
    public static bool DeclaresEncoding(ReadOnlySpan<byte> html) => new MetaPrescan(html).Scan();

    private bool Scan()
    {
        while (true)
        {
            SkipTo(_rest.IndexOf((byte)'<'), 0);
            if (_rest.Length < 2)
                return false;
            if (_rest.StartsWith("<!--"u8))
            {
                // "<!-->" is a whole comment: the search for the end starts at the opening's own dashes.
                _rest = _rest[2..];
                SkipTo(_rest.IndexOf("-->"u8), 3);
                continue;
            }

            if (_rest[1] is (byte)'!' or (byte)'?')
            {
                SkipTo(_rest.IndexOf((byte)'>'), 1);
                continue;
            }

            var isEnd = _rest[1] == '/';
            _rest = _rest[(isEnd ? 2 : 1)..];
            var name = TagName(_rest);
            _rest = _rest[name.Length..];
            if (name.IsEmpty)
                continue;
            if (!isEnd && Is(name, "body"u8))
                return false;
            var declares = ReadAttributes();
            if (isEnd)
                continue;
            if (declares && Is(name, "meta"u8))
                return true;
            if (IsRawText(name))
                SkipRawText(name);
        }
    }

    /// <returns>Whether, on a <c>meta</c>, they declare an encoding: <c>charset</c>, or a charset in <c>content</c> beside <c>http-equiv=content-type</c>.</returns>
    private bool ReadAttributes()
    {
        bool charset = false, isContentType = false, contentHasCharset = false;
        while (true)
        {
            _rest = _rest.TrimStart(SpacesAndSlash);
            if (_rest.IsEmpty || _rest[0] == '>')
                break;
            // An equals sign in first place is part of the name.
            var end = _rest[1..].IndexOfAny(EndOfAttributeName);
            var name = end < 0 ? _rest : _rest[..(end + 1)];
            _rest = _rest[name.Length..];
            var value = ReadValue();
            if (Is(name, "charset"u8))
                charset |= !value.IsEmpty;
            else if (Is(name, "http-equiv"u8))
                isContentType |= Is(value, "content-type"u8);
            else if (Is(name, "content"u8))
                contentHasCharset |= Encoding.Latin1.GetString(value).Contains("charset", StringComparison.OrdinalIgnoreCase);
        }

        SkipTo(_rest.IndexOf((byte)'>'), 1);
        return charset || (isContentType && contentHasCharset);
    }

    private ReadOnlySpan<byte> ReadValue()
    {
        var afterName = _rest.TrimStart(Spaces);
        if (afterName.IsEmpty || afterName[0] != '=')
            return [];
        _rest = afterName[1..].TrimStart(Spaces);
        var quote = !_rest.IsEmpty && _rest[0] is (byte)'"' or (byte)'\'' ? 1 : 0;
        var end = quote == 1 ? _rest[1..].IndexOf(_rest[0]) : _rest.IndexOfAny(EndOfValue);
        var value = end < 0 ? [] : _rest.Slice(quote, end);
        SkipTo(end, 2 * quote);
        return value;
    }

    private void SkipRawText(ReadOnlySpan<byte> name)
    {
        while (!_rest.IsEmpty)
        {
            SkipTo(_rest.IndexOf("</"u8), 0);
            if (_rest.Length < 2 + name.Length)
                _rest = [];
            else if (Is(_rest.Slice(2, name.Length), name))
                return;
            else
                _rest = _rest[2..];
        }
    }

    /// <summary>To what a search found plus some bytes; to the end where it found nothing.</summary>
    private void SkipTo(int found, int plus) => _rest = found < 0 ? [] : _rest[(found + plus)..];

    private static ReadOnlySpan<byte> TagName(ReadOnlySpan<byte> html)
    {
        if (html.IsEmpty || !char.IsAsciiLetter((char)html[0]))
            return [];
        var end = html.IndexOfAny(EndOfTagName);
        return end < 0 ? html : html[..end];
    }

    private static bool IsRawText(ReadOnlySpan<byte> name) =>
        Is(name, "script"u8) || Is(name, "style"u8) || Is(name, "title"u8) || Is(name, "textarea"u8) || Is(name, "noscript"u8);

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> expected) => Ascii.EqualsIgnoreCase(name, expected);
}
