namespace Gate.Core.Pages;

/// <summary>How a file of the site is not on both sides alike.</summary>
internal enum FileChange
{
    /// <summary>Both have it, with other bytes.</summary>
    Other,

    /// <summary>On the after side alone.</summary>
    New,

    /// <summary>On the before side alone.</summary>
    Gone,
}
