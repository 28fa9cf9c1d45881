namespace Gate.Core.Coverage;

/// <summary>A custom property that a rule sets otherwise, and that no rule makes a picture of.</summary>
/// <param name="Name">E.g. <c>--speed</c>.</param>
/// <param name="Why">Under what the rules stand that use it; empty where none does.</param>
/// <param name="IsScripted">A script names it, or one that is made of it: what it does with it, rules do not say.</param>
internal sealed record UnseenVariable(string Name, string Why, bool IsScripted)
{
    // A reason quotes conditions of the page, which may be of any length.
    private const int MostReason = 240;

    /// <summary><c>--speed, which scripts name</c>, <c>--hot, used under :hover alone</c>.</summary>
    public string Told => (Why, IsScripted) switch
    {
        ("", _) => $"{Name}{ByScripts}",
        (_, true) => $"{Name}, used under {Semantics.ElementText.Bound(Why, MostReason)}{ByScripts}",
        _ => $"{Name}, used under {Semantics.ElementText.Bound(Why, MostReason)} alone",
    };

    private const string ByScripts = ", which scripts name";

    /// <summary>Whether words of this form say that a script may show it after all.</summary>
    public static bool MayBeSeen(string told) => told.StartsWith("--", StringComparison.Ordinal) && told.EndsWith(ByScripts, StringComparison.Ordinal);
}
