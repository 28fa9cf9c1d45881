using System.Text.RegularExpressions;
using AngleSharp.Css;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;

namespace Gate.Core.Coverage;

/// <summary>A selector with the states that a page may be in, and no capture of it is, taken as given.</summary>
internal sealed partial class StateSelector
{
    // Longer, deeper or of more parts is none that somebody wrote, and asking it could take for ever.
    private const int MostCharacters = 1000;
    private const int MostDepth = 6;
    private const int MostParts = 9;

    private const char Mark = '\u0001';

    private readonly ISelector _given;
    private readonly ISelector? _atRest;

    private StateSelector(ISelector given, ISelector? atRest, string text) => (_given, _atRest, Text) = (given, atRest, text);

    /// <summary>Without its states.</summary>
    public string Text { get; }

    /// <summary>As written, sorted: <c>:hover</c>, <c>:checked</c>, <c>[open]</c>.</summary>
    public required IReadOnlyList<string> States { get; init; }

    /// <summary>What it is for of the element, e.g. <c>::after</c>; empty for itself.</summary>
    public required string Part { get; init; }

    public Priority Weight => _given.Specificity;

    /// <param name="unit">The selector.</param>
    /// <returns>Null when it is not understood: then it is for nothing here.</returns>
    public static StateSelector? Of(SelectorUnit unit)
    {
        var text = Flat(unit.Levels);
        if (text is null || text.Length > MostCharacters || Depth(text) > MostDepth || Combinator().Count(text) > MostParts)
            return null;
        var part = PseudoElement().Match(text) is { Success: true } pseudo ? pseudo.Value : "";
        // A highlight that a visitor makes is one of its states.
        var states = new SortedSet<string>(StringComparer.Ordinal);
        if (Highlight().IsMatch(part))
            states.Add(part.ToLowerInvariant());
        var whole = Filled(PseudoElement().Replace(text, ""));
        var given = Filled(Taken(Negation().Replace(PseudoElement().Replace(text, ""), match => Negated(match.Groups["list"].Value, states)), states));
        if (Parse(given) is not { } selector)
            return null;
        return new StateSelector(selector, states.Count > 0 && states.All(IsSwitch) ? Parse(whole) : null, given) { States = [.. states], Part = part };
    }

    /// <summary>Whether a click may bring the state about, and the markup may.</summary>
    public static bool IsSwitch(string state) => Switch().IsMatch(state);

    /// <summary>Whether it is for an element in these states.</summary>
    public bool Matches(IElement element) => _given.Match(element, element.Owner?.DocumentElement);

    /// <summary>Whether the element is in the states as it is written.</summary>
    public bool IsAtRest(IElement element) => _atRest?.Match(element, element.Owner?.DocumentElement) == true;

    private static ISelector? Parse(string text)
    {
        try
        {
            return new CssSelectorParser().ParseSelector(text);
        }
        catch (DomException)
        {
            return null;
        }
    }

    // Rules in rules as one selector (CSS Nesting 1, 3).
    private static string? Flat(IReadOnlyList<string> levels)
    {
        var text = "";
        foreach (var level in levels)
        {
            if (level.Length > MostCharacters)
                return null;
            var own = Listed().Replace(level, match => match.Groups["before"].Value is [] or [' ' or '>' or '+' or '~'] || match.Groups["one"].Value[0] is '.' or '#' or ':' or '[' ? match.Groups["before"].Value + match.Groups["one"].Value : match.Value);
            if (text.Length == 0)
                text = own;
            else if (own.StartsWith('&') && own.IndexOf('&', 1) < 0)
                text += own[1..];
            else if (own.Contains('&', StringComparison.Ordinal))
                text = own.Replace("&", $":is({text})", StringComparison.Ordinal);
            else
                text = own is ['>' or '+' or '~', ..] ? text + own : $"{text} {own}";
            if (text.Length > MostCharacters)
                return null;
        }

        return text;
    }

    // ":not(:hover)" does not hold in the state, and a picture shows it out of it; ":not(.x:hover)" holds for what is not ".x".
    private static string Negated(string list, SortedSet<string> states)
    {
        List<string> kept = [];
        foreach (var argument in MediaQuery.Split(list, ','))
        {
            var own = new SortedSet<string>(StringComparer.Ordinal);
            var given = Taken(argument.Trim(), own);
            if (given.Trim(Mark).Length == 0 && own.Count > 0)
                continue;
            states.UnionWith(own);
            kept.Add(given);
        }

        return kept.Count == 0 ? $"{Mark}" : $":not({string.Join(',', kept)})";
    }

    private static string Taken(string text, SortedSet<string> states) => State().Replace(text, match =>
    {
        states.Add(match.Value.ToLowerInvariant());
        return $"{Mark}";
    });

    private static string Filled(string text)
    {
        text = text.Trim().Length == 0 ? "*" : text;
        return Lone().Replace(text, "*").Replace($"{Mark}", "", StringComparison.Ordinal);
    }

    private static int Depth(string text)
    {
        var (depth, most) = (0, 0);
        foreach (var character in text)
        {
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            most = Math.Max(most, depth);
        }

        return most;
    }

    [GeneratedRegex(@"(?<!\\):(?:hover|active|focus-visible|focus-within|focus|visited|target|target-within|fullscreen|user-invalid|user-valid|-webkit-autofill|autofill|checked|indeterminate|open|popover-open|modal|invalid|valid|in-range|out-of-range|placeholder-shown)(?![\w(-])|\[open\]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex State();

    [GeneratedRegex(@"^(?::checked|:indeterminate|:open|:popover-open|:modal|:invalid|:valid|:in-range|:out-of-range|:placeholder-shown|\[open\])$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Switch();

    [GeneratedRegex(@":not\((?<list>[^()]*(?:\([^()]*\)[^()]*)*)\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Negation();

    // A list of one, as units have them, says what stands in it.
    [GeneratedRegex(@"(?<before>^|[\w\])>+~ -])(?<!:not\(.*):(?:is|where)\((?<one>[^()\s,>+~&]+)\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Listed();

    [GeneratedRegex(@"(?<!\\)(?:::[\w-]+(?:\([^()]*\))?|:(?:before|after|first-line|first-letter)(?![\w-]))(?=[^()]*$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PseudoElement();

    [GeneratedRegex(@"^::(?:selection|target-text|search-text)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Highlight();

    [GeneratedRegex(@"(?<=^|[\s>+~(,])\u0001+(?=$|[\s>+~),])|^(?=[>+~])", RegexOptions.CultureInvariant)]
    private static partial Regex Lone();

    [GeneratedRegex(@"(?<!\\)[\s>+~]", RegexOptions.CultureInvariant)]
    private static partial Regex Combinator();
}
