using System.Text.RegularExpressions;
using Gate.Core.Markup;

namespace Gate.Core.Semantics;

/// <summary>The words in the strings of scripts: what a script finds elements by is written there, if it is not put together.</summary>
internal static partial class ScriptNames
{
    /// <summary>A longer string is read for its words alone.</summary>
    private const int Most = 200;

    public static IReadOnlySet<string> Of(PageSideMarkup side)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in side.Page.Elements)
        {
            if (PageCode.IsScript(element) && !PageCode.IsImportMap(element) && !side.Page.IsInert(element))
            {
                if (PageCode.SourceName(element) is not { } source)
                    names.UnionWith(In(element.TextContent));
                else if (side.Resolve(element.GetAttribute(source)!) is { } uri && SiteIndex.IsInside(uri))
                    names.UnionWith(side.Site.ScriptNamesOf(uri));
            }

            foreach (var attribute in element.Attributes.Where(attribute => AttributeFormat.IsHandler(attribute.Name)))
                names.UnionWith(In(attribute.Value));
        }

        return names;
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

    [GeneratedRegex("""["'`][^"'`\n]*(?=["'`\n])""", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\w-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
