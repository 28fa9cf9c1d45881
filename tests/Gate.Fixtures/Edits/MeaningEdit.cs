namespace Gate.Fixtures.Edits;

/// <summary>An edit that changes what a page means, and no pixel.</summary>
/// <param name="Name">For people.</param>
/// <param name="Check">The check that is to see it.</param>
/// <param name="Fails">Whether it fails by default, or warns.</param>
/// <param name="Pattern">Where it can be made.</param>
/// <param name="Replacement">What is put there.</param>
/// <param name="Says">What the message names: the element, the value.</param>
internal sealed record MeaningEdit(string Name, string Check, bool Fails, string Pattern, string Replacement, string Says)
{
    /// <summary>Put on both sides first, where pages have nothing of the kind.</summary>
    public string Stage { get; init; } = "";

    /// <summary>The stage goes into the head.</summary>
    public bool InHead { get; init; }

    public override string ToString() => Name;
}
