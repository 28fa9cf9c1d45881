namespace Gate.Tests.Support;

/// <summary>Two versions of a small site whose one page, <c>page.html</c>, differs through one channel alone.</summary>
/// <param name="Name">The channel.</param>
/// <param name="Page">The page's body, the same on both sides.</param>
/// <param name="Before">Files of the before side alone, path and text.</param>
/// <param name="After">Files of the after side alone.</param>
internal sealed record InputTrap(string Name, string Page, (string Path, string Text)[] Before, (string Path, string Text)[] After)
{
    /// <summary>Files that both sides have.</summary>
    public (string Path, string Text)[] Both { get; init; } = [];

    /// <summary>Whether the before side, against itself, can be proved by its inputs.</summary>
    public bool IsEligible { get; init; } = true;

    public override string ToString() => Name;
}
