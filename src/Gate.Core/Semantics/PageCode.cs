using System.Text;
using AngleSharp.Dom;
using Gate.Core.Markup;

namespace Gate.Core.Semantics;

/// <summary>Where the markup of a page holds code that browsers run.</summary>
internal static class PageCode
{
    /// <summary>Documents in frames of documents in frames; deeper, whatever is there counts as code.</summary>
    private const int MostFrames = 8;

    /// <summary>A script, or the map by which modules find theirs.</summary>
    public static bool IsScript(IElement element) => element.LocalName == "script" && (RawFormat.IsScript(element.GetAttribute("type")) || IsImportMap(element));

    public static bool IsImportMap(IElement element) => element.LocalName == "script" && RawFormat.IsImportMap(element.GetAttribute("type"));

    /// <summary>The attribute that says where a script's code is, null when it has none; a drawing's scripts have it where its links do (SVG 2, 15.8).</summary>
    public static string? SourceName(IElement script) => script.NamespaceUri == NamespaceNames.SvgUri
        ? ((string[])["href", "xlink:href"]).FirstOrDefault(script.HasAttribute)
        : script.HasAttribute("src") ? "src" : null;

    /// <summary>The code itself, without its formatting.</summary>
    public static string Inline(IElement script) => RawFormat.Normalize("script", script.GetAttribute("type"), script.TextContent);

    /// <summary>Whether an address is code.</summary>
    public static bool IsAddress(string? value) => HasScheme(value, "javascript:");

    /// <summary>Whether an address holds a document of its own, which may hold code.</summary>
    public static bool IsDocument(string? value) => HasScheme(value, "data:");

    /// <summary>All code of a frame's document that is written in the frame's own tag.</summary>
    /// <exception cref="MarkupUnreadException">It would take a parser too long, or browsers may read it otherwise.</exception>
    public static IReadOnlyList<string> Within(string srcdoc) => [.. Of(srcdoc, 0)];

    // URL standard, 4.4: leading controls and blanks are lost, and tabs and line breaks wherever they stand.
    private static bool HasScheme(string? value, string scheme)
    {
        var at = 0;
        foreach (var letter in value ?? "")
        {
            if (letter is '\t' or '\n' or '\r' || (at == 0 && letter <= ' '))
                continue;
            if (char.ToLowerInvariant(letter) != scheme[at])
                return false;
            if (++at == scheme.Length)
                return true;
        }

        return false;
    }

    private static IEnumerable<string> Of(string markup, int depth)
    {
        // A mark of the encoding, so that nothing the text says of it counts.
        var page = ParsedPage.Parse(MarkupSource.Read("srcdoc", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(markup)]));
        // What this parser drops browsers may keep.
        foreach (var tag in page.Lexemes.Where(lexeme => lexeme.Kind == LexemeKind.Open && lexeme.Attributes.Count > 0 && page.ElementOf(lexeme) is null))
            yield return page.Source.Text[tag.Start..tag.End];
        foreach (var element in page.Elements)
        {
            if (IsScript(element))
                yield return SourceName(element) is { } name ? $"script from {element.GetAttribute(name)}" : $"script {Inline(element)}";
            foreach (var attribute in element.Attributes)
            {
                if (AttributeFormat.IsHandler(attribute.Name) || IsAddress(attribute.Value) || (element.LocalName is "iframe" or "object" or "embed" && IsDocument(attribute.Value)))
                    yield return $"{attribute.Name}={attribute.Value}";
                else if (attribute.Name != "srcdoc")
                    continue;
                else if (depth >= MostFrames)
                    yield return $"srcdoc={attribute.Value}";
                else
                {
                    foreach (var code in Of(attribute.Value, depth + 1))
                        yield return code;
                }
            }
        }
    }
}
