using System.Text.RegularExpressions;

namespace Gate.Fixtures.Markup;

/// <summary>Edits of a whole document that change its text and not one pixel: what an agent's formatter or exporter does.</summary>
internal static partial class InertRewrite
{
    private static readonly HashSet<string> Blocks =
        ["body", "header", "footer", "main", "nav", "section", "article", "aside", "div", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "p", "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "form", "details", "blockquote"];

    /// <summary>End tags that may go when what follows closes or replaces the element (HTML §13.1.2.4).</summary>
    private static readonly HashSet<string> Optional = ["li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "option", "p"];

    private static readonly (string Entity, string Literal)[] Spaces = [("&nbsp;", "\u00A0"), ("&ensp;", "\u2002"), ("&thinsp;", "\u2009")];

    /// <summary>Space entities become the characters that they name.</summary>
    public static string SpacesAsLiterals(string markup) => Texts(markup, text =>
        Spaces.Aggregate(text, (result, pair) => result.Replace(pair.Entity, pair.Literal, StringComparison.Ordinal)));

    /// <summary>Named entities become decimal or hexadecimal references, in turn.</summary>
    public static string EntitiesAsNumbers(string markup)
    {
        var count = 0;
        return Texts(markup, text => Entity().Replace(text, match =>
            System.Net.WebUtility.HtmlDecode(match.Value) is [var character] && character != '&' && character != '<'
                ? count++ % 2 == 0 ? $"&#{(int)character};" : $"&#x{(int)character:X};"
                : match.Value));
    }

    /// <summary>Attributes in reverse order; names of tags and attributes in capitals; values in single quotes, or bare where that is allowed.</summary>
    public static string AttributesRestyled(string markup) => Tags(markup, tag => tag with
    {
        Name = tag.Name.ToUpperInvariant(),
        Attributes = [.. tag.Attributes.Reverse().Select((attribute, index) => attribute with
        {
            Name = attribute.Name.ToUpperInvariant(),
            Quote = attribute.Value is null ? '"'
                : index % 2 == 0 && Bare().IsMatch(attribute.Value) ? '\0'
                : attribute.Value.Contains('\'', StringComparison.Ordinal) ? '"' : '\'',
        })],
    });

    /// <summary>Attributes in alphabetical order, nothing else.</summary>
    public static string AttributesSorted(string markup) => Tags(markup, tag =>
        tag with { Attributes = [.. tag.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal)] });

    /// <summary>The short boolean form becomes the long one, in its two spellings.</summary>
    public static string BooleansSpelledOut(string markup) => Tags(markup, tag =>
        tag with { Attributes = [.. tag.Attributes.Select(a => a.Value is null ? a with { Value = a.Name == "open" ? "" : a.Name } : a)] });

    /// <summary>A line break and indentation between blocks: the pretty-printer's work.</summary>
    public static string BlocksOnLines(string markup) => BetweenBlocks(markup, (_, depth) => "\n" + new string(' ', 2 * depth));

    /// <summary>Comments before the sections and cards of a page.</summary>
    public static string Commented(string markup) =>
        BetweenBlocks(markup, (next, depth) => next is { Kind: TokenKind.Open, Name: "section" or "article" or "header" or "footer" } ? $"<!-- {next.Name}, level {depth} -->" : "");

    /// <summary>End tags that the parser supplies are dropped.</summary>
    public static string OptionalEndTagsDropped(string markup)
    {
        var tokens = MarkupTokens.Read(markup);
        return MarkupTokens.Write(tokens.Where((token, at) => !MayGo(token, at + 1 < tokens.Count ? tokens[at + 1] : null)));
    }

    private static bool MayGo(MarkupToken token, MarkupToken? next) => token.Closes(Optional) && next is not null && token.Name switch
    {
        "p" => next.Opens(Blocks) || (next.Kind == TokenKind.Close && Blocks.Contains(next.Name)),
        // A tbody may close a thead, not the other way round; both end with their table.
        "thead" => next is { Kind: TokenKind.Open, Name: "tbody" },
        _ => (next.Kind == TokenKind.Open && (next.Name == token.Name || (token.Name is "dt" or "dd" && next.Name is "dt" or "dd") || (token.Name is "td" or "th" && next.Name is "td" or "th")))
            || next.Kind == TokenKind.Close,
    };

    private static string BetweenBlocks(string markup, Func<MarkupToken, int, string> between)
    {
        var result = new System.Text.StringBuilder();
        MarkupToken? last = null;
        var depth = 0;
        foreach (var token in MarkupTokens.Read(markup))
        {
            if (token.Closes(Blocks)) depth--;
            // Right after an opening tag only when another block opens: an empty element stays empty (:empty).
            if (last is not null && (last.Opens(Blocks) || last.Closes(Blocks)) && (token.Opens(Blocks) || (token.Closes(Blocks) && last.Kind == TokenKind.Close)))
                result.Append(between(token, depth));
            if (token.Opens(Blocks)) depth++;
            result.Append(token);
            last = token;
        }
        return result.ToString();
    }

    private static string Tags(string markup, Func<MarkupToken, MarkupToken> change) => MarkupTokens.Write(MarkupTokens.Read(markup).Select(token =>
        token.Kind == TokenKind.Open ? change(token) : token));

    private static string Texts(string markup, Func<string, string> change) => MarkupTokens.Write(MarkupTokens.Read(markup).Select(token =>
        token.Kind == TokenKind.Text ? token with { Text = change(token.Text) } : token));

    [GeneratedRegex("&[a-z]+;")]
    private static partial Regex Entity();

    [GeneratedRegex("^[A-Za-z0-9_.#-]+$")]
    private static partial Regex Bare();
}
