using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Gate.Core.Markup;

namespace Gate.Core.Coverage;

/// <summary>Which rules of changed style sheets applied to something in a capture, as the browser tells.</summary>
internal sealed partial class RuleUse
{
    private readonly SortedSet<string> _used = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _told = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _untold = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _differing = new(StringComparer.Ordinal);

    /// <summary>Keys of the rules that applied, sorted.</summary>
    public IReadOnlyList<string> Used => [.. _used];

    /// <summary>Pages and sheets of which a capture told what applied, sorted.</summary>
    public IReadOnlyList<string> Told => [.. _told];

    /// <summary>Those of which a capture did not, sorted.</summary>
    public IReadOnlyList<string> Untold => [.. _untold];

    /// <summary>Those of which a picture differs, sorted.</summary>
    public IReadOnlyList<string> Differing => [.. _differing];

    /// <param name="sources">The page, and the style sheets that it asked for.</param>
    /// <param name="rules">Texts of the rules that applied; null when nobody asked, or the browser did not tell.</param>
    /// <param name="differs">Whether the pictures of the shot do.</param>
    public void Observe(IReadOnlyList<string> sources, IReadOnlyList<string>? rules, bool differs)
    {
        (rules is null ? _untold : _told).UnionWith(sources);
        if (differs)
            _differing.UnionWith(sources);
        foreach (var rule in rules ?? [])
            _used.Add(Key(StyleRules.Read(rule) is [{ IsNested: false } read, ..] ? Text(read) : CssFormat.Normalize(rule, isDeclarations: false)));
    }

    /// <summary>A rule as it was and as it is; none for what the browser never tells of: nested rules, at-rules, parts that it draws by itself.</summary>
    public static IReadOnlyList<string> KeysOf(StyleRule rule)
    {
        if (rule.IsNested || rule.Selector.Length == 0 || rule.Selector[0] == '@' || Unheard().IsMatch(rule.Selector))
            return [];
        // Of a list they tell as a whole.
        return rule is { Other: { } other, Whole: null } ? [Key(Text(rule)), Key(Text(other))] : [Key(Text(rule.Whole ?? rule))];
    }

    /// <summary>What of a rule without keys browsers never tell, e.g. <c>::placeholder</c>.</summary>
    public static string Untellable(StyleRule rule) =>
        rule.Selector.StartsWith('@') ? rule.Selector.Split([' ', '('])[0] : Unheard().Match(rule.Selector) is { Success: true } part ? part.Value : "nested";

    private static string Text(StyleRule rule) => $"{rule.Selector}{{{rule.Declarations}}}";

    private static string Key(string rule) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rule)).AsSpan(0, 8));

    // Pseudo-elements other than those whose styles are made together with their element's.
    [GeneratedRegex(@"::(?!before(?![\w-])|after(?![\w-])|first-line(?![\w-])|first-letter(?![\w-]))[\w-]*|:host(?:-context)?|:slotted", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Unheard();
}
