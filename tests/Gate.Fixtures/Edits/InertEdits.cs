using System.Text.RegularExpressions;
using System.Text;

namespace Gate.Fixtures.Edits;

/// <summary>The labelled inert edits. Each is applied to a random half of the places where it can be, at least one.</summary>
internal static partial class InertEdits
{
    public static IReadOnlyList<InertEdit> All { get; } =
    [
        Text("literal no-break space for its entity", "entity", "&nbsp;", _ => "\u00A0"),
        Text("number for a named entity", "entity", "&(?:nbsp|copy|middot|ensp|amp);", match => $"&#{(int)System.Net.WebUtility.HtmlDecode(match)[0]};"),
        Text("hexadecimal number for a letter", "entity", "(?<=>[^<]*[a-z])(?<!&[a-z]*)e(?=[^<>]*<)", _ => "&#x65;"),
        Text("plain space for a no-break space", "space-kind", "&nbsp;", _ => " "),
        Text("thin space for a no-break space", "space-kind", "&nbsp;", _ => "&thinsp;"),
        Text("zero-width space in a word", "space-kind", "(?<=[a-z]{4})(?=[a-z]{4})", _ => "\u200B"),
        Text("more white space inside text", "whitespace-text", "(?<=[a-z,]) (?=[a-z])", _ => "\n    "),
        Source("line breaks between blocks", "whitespace-between", "</(?:div|section|nav|footer|header)>(?=\n)", match => match + "\n\n  "),
        Source("no white space between blocks", "whitespace-between", "(?<=</div>)\n(?=<div)", _ => ""),
        Tags("white space inside tags", "whitespace-tag", tag => tag.Replace(" class=", "\n   class = ", StringComparison.Ordinal)),
        Tags("attributes in another order", "attribute-order", tag => Reordered(tag)),
        Tags("attribute names in capitals", "attribute-case", tag => tag.Replace(" class=", " CLASS=", StringComparison.Ordinal)),
        Tags("single quotes", "attribute-quotes", tag => SingleQuoted().Replace(tag, "$1='$2'")),
        Tags("no quotes", "attribute-quotes", tag => Bare().Replace(tag, "$1=$2")),
        Tags("an attribute repeated", "attribute-repeated", tag => tag.Contains(" class=", StringComparison.Ordinal) ? tag[..^1] + " class=\"other\">" : tag, "<div class[^>]*[^/]>"),
        Source("boolean attribute spelled out", "boolean-form", "<input required>", _ => "<input required=\"required\">") with { Stage = "<p><input required></p>" },
        Source("boolean attribute with an empty value", "boolean-form", "<details open>", _ => "<details open=\"\">") with { Stage = "<details open><summary>More</summary>Text</details>" },
        Source("slash of a void element", "void-slash", "<(?:meta|link|img|br|hr)\\b[^>]*[^/](?=>)", match => match + " /"),
        Source("tag names in capitals", "tag-case", "</?(?:div|section|p|h1|h2|nav|main|footer)(?=[ >])", match => match.ToUpperInvariant()),
        Source("end tags that may be left out", "optional-tag", "</li>(?=</ul>|\n<li>)", _ => "") with { Stage = "<ul><li>One</li>\n<li>Two</li>\n<li>Three</li></ul>" },
        Source("end of body and html left out", "optional-tag", "</body>\\s*</html>\\s*$", _ => ""),
        Source("a tbody that the parser supplies", "optional-tag", "<tbody>|</tbody>", _ => "", all: true) with { Stage = "<table><tbody><tr><td>1</td></tr></tbody></table>" },
        Source("a comment between blocks", "comment", "(?<=</div>)\n(?=<div)", _ => "\n<!-- block -->"),
        Source("a comment inside text", "comment", "(?<=</section>)\n|(?<=</footer>)\n", _ => "\n<!-- > -- --!x -->\n"),
        Source("doctype in lower case", "doctype", "<!DOCTYPE html>", _ => "<!doctype  HTML>"),
        Source("legacy doctype", "doctype", "<!DOCTYPE html>", _ => "<!DOCTYPE html SYSTEM \"about:legacy-compat\">"),
        // Scripts from files that name no encoding are read in the page's, so there it is not inert.
        new("UTF-16 with a mark", "encoding", (text, _) => text.Contains("<script src", StringComparison.Ordinal) ? null : [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]),
        new("a byte order mark", "byte-order-mark", (text, _) => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]),
        new("carriage returns and line feeds", "line-ends", (text, _) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n").Replace("\n", "\r\n", StringComparison.Ordinal))),
        new("carriage returns", "line-ends", (text, _) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n").Replace('\n', '\r'))),
        Source("encoding in capitals", "encoding", "charset=\"utf-8\"", _ => "charset=\"UTF-8\""),
        Source("style sheet pretty-printed", "css-format", "(?<=<style>)[^<]*", css => css.Replace("{", " {\n  ", StringComparison.Ordinal).Replace(";", ";\n  ", StringComparison.Ordinal).Replace("}", ";\n}\n", StringComparison.Ordinal)),
        Source("comment in a style sheet", "css-format", "(?<=<style>)", _ => "/* made by hand */\n"),
        Source("declarations of an attribute formatted", "css-format", "color:red;margin:0 auto", _ => "color: red; margin: 0  auto;") with { Stage = "<p style=\"color:red;margin:0 auto\">Text</p>" },
        Source("script pretty-printed", "script-format", "(?<=<script>)[^<]*", script => Pretty().Replace(script, "$0\n  ") + "\n// end\n"),
        Source("handler formatted", "script-format", "go\\(1\\);return false", _ => "go( 1 );\n return false;") with { Stage = "<button type=\"button\" onclick=\"go(1);return false\">Go</button>" },
        Source("JSON indented", "script-format", "(?<=ld.json\">)[^<]*", json => json.Replace(":", ": ", StringComparison.Ordinal).Replace("https: //", "https://", StringComparison.Ordinal).Replace(",\"", ",\n  \"", StringComparison.Ordinal)),
        Tags("class names in another order", "class-order", tag => TwoClasses().Replace(tag, "class=\"$2 $1\""), "<[a-z][^>]* class=\"[\\w-]+ [\\w-]+\"[^>]*>"),
        Tags("a class name twice", "class-duplicates", tag => OneClass().Replace(tag, "class=\"$1 $1\""), "<[a-z][^>]* class=\"[\\w-]+\"[^>]*>"),
        Source("misnested tags that the parser mends", "parser-repair", "<b><i>both</i></b>", _ => "<b><i>both</b></i>") with { Stage = "<p><b><i>both</i></b></p>" },
    ];

    private static InertEdit Text(string name, string kind, string pattern, Func<string, string> change) =>
        new(name, kind, (text, random) => Bytes(Some(text, $"(?<=>[^<>]*)(?:{pattern})(?=[^<>]*<)", random, match => change(match.Value), (whole, at) => IsBodyText(whole, at) && (kind != "space-kind" || !IsCopied(whole, at)))));

    private static InertEdit Source(string name, string kind, string pattern, Func<string, string> change, bool all = false) =>
        new(name, kind, (text, random) => Bytes(Some(text, pattern, all ? null : random, match => change(match.Value), (_, _) => true)));

    private static InertEdit Tags(string name, string kind, Func<string, string> change, string pattern = "<[a-z][^>]* class=\"[^>]*>") =>
        new(name, kind, (text, random) => Bytes(Some(text, pattern, random, match => change(match.Value), (whole, at) => IsMarkup(whole, at))));

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    private static string? Some(string text, string pattern, Random? random, Func<Match, string> change, Func<string, int, bool> isAllowed)
    {
        var matches = Regex.Matches(text, pattern).Where(match => isAllowed(text, match.Index)).Where(match => change(match) != match.Value).ToList();
        if (matches.Count == 0)
            return null;
        var chosen = matches.Where(_ => random is null || random.Next(2) == 0).Select(match => match.Index).ToHashSet();
        if (chosen.Count == 0)
            chosen.Add(matches[random!.Next(matches.Count)].Index);
        var result = new StringBuilder(text.Length);
        var from = 0;
        foreach (var match in matches.Where(match => chosen.Contains(match.Index)))
        {
            result.Append(text, from, match.Index - from).Append(change(match));
            from = match.Index + match.Length;
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    private static bool IsBodyText(string text, int at) => at > text.IndexOf("<body", StringComparison.Ordinal) && IsMarkup(text, at) && !IsInside(text, at, "pre") && !IsInside(text, at, "textarea");

    // Who copies code takes its spaces along: there no kind of space is another.
    private static bool IsCopied(string text, int at) => new[] { "code", "kbd", "samp" }.Any(tag => IsInside(text, at, tag));

    private static bool IsMarkup(string text, int at) => !IsInside(text, at, "script") && !IsInside(text, at, "style");

    private static bool IsInside(string text, int at, string tag)
    {
        var open = text.LastIndexOf("<" + tag, at, StringComparison.Ordinal);
        return open >= 0 && open != at && text.IndexOf("</" + tag, open, StringComparison.Ordinal) is var close && close >= at;
    }

    private static string Reordered(string tag)
    {
        var attributes = Attribute().Matches(tag).Select(match => match.Value).ToList();
        return attributes.Count < 2 ? tag : tag[..tag.IndexOf(' ', StringComparison.Ordinal)] + string.Concat(Enumerable.Reverse(attributes)) + (tag.EndsWith("/>", StringComparison.Ordinal) ? "/>" : ">");
    }

    [GeneratedRegex(" [\\w:-]+(?:=\"[^\"]*\")?")]
    private static partial Regex Attribute();

    [GeneratedRegex("( [\\w:-]+)=\"([^\"']*)\"")]
    private static partial Regex SingleQuoted();

    [GeneratedRegex("( class)=\"([\\w-]+)\"")]
    private static partial Regex Bare();

    [GeneratedRegex("class=\"([\\w-]+) ([\\w-]+)\"")]
    private static partial Regex TwoClasses();

    [GeneratedRegex("class=\"([\\w-]+)\"")]
    private static partial Regex OneClass();

    [GeneratedRegex("[;{](?![^(]*;[^(]*\\))")]
    private static partial Regex Pretty();
}
