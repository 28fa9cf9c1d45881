using System.Security.Cryptography;
using System.Text;

namespace Gate.Core.Coverage;

/// <summary>One rule of a style sheet with the conditions that it stands under, formatting taken out.</summary>
/// <param name="Conditions">The at-rules around it, outermost first: <c>@media print</c>, <c>@layer base</c>, …</param>
/// <param name="Selector">Its selector list; for an at-rule without nested rules (<c>@font-face</c>, <c>@page</c>) its own prelude.</param>
/// <param name="Declarations">What it declares.</param>
internal sealed record StyleRule(IReadOnlyList<string> Conditions, string Selector, string Declarations)
{
    // UTF-16 units.
    private const int LongestKey = 128;

    private readonly IReadOnlyList<string>? _levels;

    /// <summary>Whether it stands inside another rule.</summary>
    public bool IsNested { get; init; }

    /// <summary>The selector lists of the rules around it, outermost first, and its own.</summary>
    public IReadOnlyList<string> Levels { get => _levels ?? [Selector]; init => _levels = value; }

    /// <summary>Declarations as a key of bounded length: a list of a thousand selectors is a thousand rules of the same declarations.</summary>
    public static string Brief(string declarations) => declarations.Length <= LongestKey ? declarations : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(declarations)));

    /// <summary>The rule in whose list the selectors stand; null where they are all of it.</summary>
    public StyleRule? Whole { get; init; }

    /// <summary>What a changed rule is on the before side, where it is there.</summary>
    public StyleRule? Other { get; init; }

    /// <summary>The rule of the other side that says the same under other conditions, where a changed rule has one and is on one side only.</summary>
    public StyleRule? Moved { get; init; }

    /// <summary>Both sides have it alike, and it stands in another order among others where the order decides (<see cref="RuleOrder"/>).</summary>
    public bool IsReordered { get; init; }

    /// <summary>The media queries around it, with <c>@media</c>.</summary>
    public IEnumerable<string> Queries => Conditions.Where(IsQuery);

    /// <summary>Whether another rule stands under the same conditions but for media queries.</summary>
    public bool IsUnderLike(StyleRule other) => Conditions.Where(condition => !IsQuery(condition)).SequenceEqual(other.Conditions.Where(condition => !IsQuery(condition)), StringComparer.Ordinal);

    /// <summary>What a changed rule declares differently is motion alone (<see cref="StyleMotion"/>).</summary>
    public bool IsMotion { get; init; }

    /// <summary>All that a changed rule and others of its name declared, and declare; null for at-rules but those with descriptors that no picture shows.</summary>
    public (string Before, string After)? Declared { get; init; }

    /// <summary>A changed at-rule is for what names it, and on neither side does its sheet.</summary>
    public bool IsUnnamed { get; init; }

    /// <summary>What of a changed rule shows only elsewhere on a timeline (<see cref="StyleMotion.Elsewhere"/>).</summary>
    public IReadOnlyList<string> Elsewhere { get; init; } = [];

    /// <summary>Conditions and selector as one text.</summary>
    public string Name => string.Join(" ", [.. Conditions, Selector]);

    private static bool IsQuery(string condition) => condition.StartsWith("@media", StringComparison.OrdinalIgnoreCase);
}
