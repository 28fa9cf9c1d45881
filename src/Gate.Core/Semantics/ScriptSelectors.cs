using System.Text.RegularExpressions;
using Gate.Core.Markup;

namespace Gate.Core.Semantics;

/// <summary>
/// What scripts look for elements by, beside the name of one id or class: <c>querySelector('.card span')</c>, <c>closest('li')</c>, <c>getElementsByTagName('section')</c>,
/// <c>customElements.define('my-card', …)</c>, as it is written in the call.
/// </summary>
internal static partial class ScriptSelectors
{
    /// <summary>Longer ones are not read.</summary>
    private const int Most = 200;

    private static readonly HashSet<string> Looking = new(StringComparer.Ordinal)
        { "querySelector", "querySelectorAll", "closest", "matches", "getElementsByTagName", "$", "$$", "jQuery", "find", "children", "parents", "siblings", "is", "filter", "not" };

    public static IReadOnlySet<string> In(string script)
    {
        var selectors = new HashSet<string>(StringComparer.Ordinal);
        if (JsTokens.Read(script) is not { } tokens)
            return selectors;
        for (var at = 0; at + 2 < tokens.Count; at++)
        {
            if (tokens[at].Kind != JsTokenKind.Word || tokens[at + 1].Text != "(" || tokens[at + 2].Kind is not (JsTokenKind.String or JsTokenKind.Template))
                continue;
            var text = tokens[at + 2].Text.Trim('"', '\'', '`').Trim();
            var isLooking = Looking.Contains(tokens[at].Text) || (tokens[at].Text == "define" && at > 1 && tokens[at - 2].Text == "customElements");
            if (isLooking && text.Length is > 0 and <= Most && !text.Contains("${", StringComparison.Ordinal) && !text.Contains('\\', StringComparison.Ordinal) && !Simple().IsMatch(text))
                selectors.Add(text);
        }

        return selectors;
    }

    // One id or class has a check of its own, and markup is made rather than sought.
    [GeneratedRegex(@"^[.#][\w-]+$|^<", RegexOptions.CultureInvariant)]
    private static partial Regex Simple();
}
