namespace Gate.Core.Pages;

/// <summary>A source whose files gate can list.</summary>
internal interface ITreeSource
{
    /// <summary>Its files.</summary>
    IFileTree Tree();
}
