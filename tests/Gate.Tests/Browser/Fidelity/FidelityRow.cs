namespace Gate.Tests.Browser.Fidelity;

/// <summary>One page: gate's picture beside a visitor's.</summary>
/// <param name="Site">Its name in the list.</param>
/// <param name="Page">Its id.</param>
/// <param name="HoldsStill">Whether the visitor's picture was the same three seconds later.</param>
/// <param name="AbsoluteError">Differing positions against the plain visitor; null where gate has no picture.</param>
/// <param name="Rule">The fewest levers that make the visitor's picture gate's; null where none do.</param>
/// <param name="Note">Why there is no picture, or nothing.</param>
internal sealed record FidelityRow(string Site, string Page, bool HoldsStill, long? AbsoluteError, Levers? Rule, string Note)
{
    /// <summary>Different on a page that holds still, and no rule says why.</summary>
    public bool IsUnexplained => HoldsStill && AbsoluteError is not 0 && Rule is null;

    public override string ToString() => string.Join('\t', Site, Page, HoldsStill ? "still" : "moves", AbsoluteError?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-",
        AbsoluteError is 0 ? "equal" : Rule?.ToString() ?? "UNEXPLAINED", Note);
}
