namespace Gate.Fixtures;

/// <summary>What a gate must say about one page.</summary>
/// <param name="Path">The page.</param>
/// <param name="Bytes">How the two files compare: same, changed, added, removed.</param>
/// <param name="Trap">The change and its outcome in each viewport.</param>
internal sealed record PageVerdict(string Path, string Bytes, Trap Trap)
{
    public static PageVerdict Of(StoryPage page) => new(page.Path, page switch
    {
        { Before: null } => "added",
        { After: null } => "removed",
        _ => page.Before == page.After ? "same" : "changed",
    }, page.Trap);
}
