namespace Gate.Fixtures;

/// <summary>One page of a story on both sides; null where a side has no such page.</summary>
internal sealed record StoryPage(string Path, string? Before, string? After, Trap Trap)
{
    private static readonly Trap Untouched = new("none", "Untouched.", Shot.Identical);

    /// <exception cref="InvalidOperationException">The edit left the page as it was.</exception>
    public static StoryPage Edited(string path, string before, Trap trap, Func<string, string> edit)
    {
        var after = edit(before);
        return after != before ? new(path, before, after, trap) : throw new InvalidOperationException($"the edit of {path} changes nothing");
    }

    /// <param name="path">The page.</param>
    /// <param name="html">The bytes of both sides.</param>
    /// <param name="trap">Given where something that the page loads has changed.</param>
    public static StoryPage Same(string path, string html, Trap? trap = null) => new(path, html, html, trap ?? Untouched);

    public static StoryPage Added(string path, string html, string what) => new(path, null, html, new("added", what, Shot.Added));

    public static StoryPage Removed(string path, string html, string what) => new(path, html, null, new("removed-page", what, Shot.Removed));
}
