using System.Text.RegularExpressions;
using Gate.Core.Markup;

namespace Gate.Core.Semantics;

/// <summary>The words in the strings of scripts: what a script finds elements by is written there, if it is not put together.</summary>
internal static partial class ScriptNames
{
    // Whose properties are named elements (HTML standard, 7.2.2.3, 3.1.7 and 4.10.3).
    private static readonly HashSet<string> Owners = new(StringComparer.Ordinal) { "window", "self", "globalThis", "document", "form", "elements" };

    // The window's own come before named elements.
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
        { "this", "super", "event", "window", "self", "globalThis", "document", "console", "location", "history", "navigator", "screen", "performance", "localStorage", "sessionStorage", "Math", "JSON", "Object", "Array", "Date", "Promise", "Number", "String", "parent", "top", "name", "status", "length", "origin", "external", "frames", "opener", "crypto", "caches", "scheduler", "toolbar", "menubar" };

    private static readonly HashSet<string> Declaring = new(StringComparer.Ordinal) { "var", "let", "const", "function", "class" };

    /// <summary>A longer string is read for its words alone.</summary>
    private const int Most = 200;

    public static IReadOnlySet<string> Of(PageSideMarkup side) => All(side, In, side.Site.ScriptNamesOf);

    /// <summary>Selectors that scripts of the page look for elements by, as they are written; a tag alone is one.</summary>
    public static IReadOnlySet<string> SelectorsOf(PageSideMarkup side) => All(side, ScriptSelectors.In, side.Site.ScriptSelectorsOf);

    /// <summary>Ids that code written in the page says without quotes: <c>dialog.showModal()</c>, <c>this.form.amount</c>.</summary>
    public static IReadOnlySet<string> BareOf(PageSideMarkup side) => All(side, BareIn, ofFile: null);

    /// <summary>Words that something is asked of, and that the script itself does not make.</summary>
    public static IReadOnlySet<string> BareIn(string script)
    {
        var (asked, made) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        if (JsTokens.Read(script) is not { } tokens)
            return asked;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind != JsTokenKind.Word)
                continue;
            var (word, before, after) = (tokens[at].Text, TextAt(at - 1), TextAt(at + 1));
            if (before is "." or "?.")
            {
                if (Owners.Contains(TextAt(at - 2)))
                    asked.Add(word);
            }
            else if (Declaring.Contains(before) || after is "=" or "=>" || (before is "(" or "," or "{" or "[" or "..." && after is "," or ")" or "}" or "]"))
            {
                made.Add(word);
            }
            else if (after is "." or "?." && !Own.Contains(word))
            {
                asked.Add(word);
            }
        }

        asked.ExceptWith(made);
        return asked;

        string TextAt(int at) => at >= 0 && at < tokens.Count ? tokens[at].Text : "";
    }

    public static IReadOnlySet<string> In(string script)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        // What cannot be read for certain is taken for strings between any two quotes.
        var strings = JsTokens.Read(script) is { } tokens ? tokens.Where(token => token.Kind is JsTokenKind.String or JsTokenKind.Template).Select(token => token.Text) : Quoted().Matches(script).Select(match => match.Value);
        foreach (var text in strings)
        {
            if (text.Length <= Most)
                names.Add(text.Trim('"', '\'', '`'));
            foreach (var word in Word().EnumerateMatches(text))
                names.Add(text.Substring(word.Index, word.Length));
        }

        return names;
    }

    private static HashSet<string> All(PageSideMarkup side, Func<string, IReadOnlySet<string>> read, Func<Uri, IReadOnlySet<string>>? ofFile)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in side.Page.Elements)
        {
            if (PageCode.IsScript(element) && !PageCode.IsImportMap(element) && !side.Page.IsInert(element))
            {
                if (PageCode.SourceName(element) is not { } source)
                    names.UnionWith(read(element.TextContent));
                else if (ofFile is not null && side.Resolve(element.GetAttribute(source)!) is { } uri && SiteIndex.IsInside(uri))
                    names.UnionWith(ofFile(uri));
            }

            foreach (var attribute in element.Attributes.Where(attribute => AttributeFormat.IsHandler(attribute.Name)))
                names.UnionWith(read(attribute.Value));
        }

        return names;
    }

    [GeneratedRegex("""["'`][^"'`\n]*(?=["'`\n])""", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\w-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
