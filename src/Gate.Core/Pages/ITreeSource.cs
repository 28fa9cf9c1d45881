namespace Gate.Core.Pages;

/// <summary>A source whose files gate can list.</summary>
internal interface ITreeSource
{
    /// <summary>Its files.</summary>
    IFileTree Tree();

    /// <summary>What its files were when they were first looked at, before any of them was listed or read.</summary>
    TreeStamp Stamp { get; }
}
