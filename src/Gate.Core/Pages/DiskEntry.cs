namespace Gate.Core.Pages;

/// <summary>Something that lies in a folder on disk.</summary>
/// <param name="Name">As <see cref="PathBytes"/> has it.</param>
/// <param name="Path">Absolute, likewise.</param>
/// <param name="IsFolder">Whether it is a folder; of a link that says nothing.</param>
/// <param name="IsLink">Whether it is a symbolic link.</param>
internal readonly record struct DiskEntry(string Name, string Path, bool IsFolder, bool IsLink);
