namespace Gate.Fixtures.Edits;

/// <summary>An edit that changes a page's bytes and not its meaning.</summary>
/// <param name="Name">For people.</param>
/// <param name="Kind">What the lens is to call it.</param>
/// <param name="Apply">From a page's text to the bytes of the edited page; null where the page has nothing of the kind.</param>
internal sealed record InertEdit(string Name, string Kind, Func<string, Random, byte[]?> Apply)
{
    /// <summary>Put on both sides first, right behind the start of the body, where a page has nothing of the kind.</summary>
    public string Stage { get; init; } = "";

    public override string ToString() => Name;
}
