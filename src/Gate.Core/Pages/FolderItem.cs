namespace Gate.Core.Pages;

/// <summary>Something that a walk through a page set's folder met.</summary>
/// <param name="Path">Relative to the root with <c>/</c>, as spelled; as <see cref="PathBytes"/> has it.</param>
/// <param name="RealPath">Where it lies, without links; in a git tree the id and size of its object.</param>
/// <param name="Kind">What it is.</param>
internal sealed record FolderItem(string Path, string RealPath, FolderItemKind Kind);
