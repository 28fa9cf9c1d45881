namespace Gate.Core.Pages;

/// <summary>A file of the site that is not on both sides alike.</summary>
/// <param name="Path">Relative to the root with <c>/</c>, in NFC where it is text.</param>
/// <param name="Change">How.</param>
/// <param name="Digest">Of both contents.</param>
internal sealed record ChangedFile(string Path, FileChange Change, string Digest)
{
    /// <summary>The other side has its content under another name.</summary>
    public bool IsMoved { get; init; }

    /// <summary>A source map, or another file of the side compressed.</summary>
    public bool IsDerived { get; init; }
}
