using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Gate.Fixtures.Markup;

/// <summary>Writes a document of ours as XML, for a page that is served as <c>application/xhtml+xml</c>.</summary>
internal static partial class Xhtml
{
    private static readonly HashSet<string> Void = ["meta", "link", "img", "br", "hr", "input"];

    public static string From(string html) => MarkupTokens.Write(MarkupTokens.Read(html).Select(token => token.Kind switch
    {
        TokenKind.Open => token with
        {
            End = Void.Contains(token.Name) ? " /" : "",
            Attributes =
            [
                .. token.Name == "html" ? [new MarkupAttribute("xmlns", "http://www.w3.org/1999/xhtml")] : Array.Empty<MarkupAttribute>(),
                .. token.Attributes.Select(a => a with { Value = Numbered(a.Value ?? a.Name) }),
            ],
        },
        // The comment signs keep the wrapper out of the style sheet and the script themselves.
        TokenKind.Raw => token with { Text = $"/*<![CDATA[*/{token.Text}/*]]>*/" },
        TokenKind.Text => token with { Text = Numbered(token.Text) },
        _ => token,
    }));

    /// <summary>XML knows five entities by name; the others become numbers.</summary>
    private static string Numbered(string text) => Entity().Replace(text, match =>
        match.Value is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;"
            ? match.Value
            : string.Create(CultureInfo.InvariantCulture, $"&#{(int)WebUtility.HtmlDecode(match.Value)[0]};"));

    [GeneratedRegex("&[a-z]+;")]
    private static partial Regex Entity();
}
