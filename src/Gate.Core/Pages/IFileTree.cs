namespace Gate.Core.Pages;

/// <summary>Every file of a served page set, for the search for pages and for the digest.</summary>
internal interface IFileTree
{
    /// <summary>Every file, in no order that means anything.</summary>
    /// <exception cref="GateException">A link leaves the root; something cannot be read.</exception>
    IEnumerable<FolderItem> Items();

    /// <summary>The content of an item that is a file; the caller disposes it.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    Stream Open(FolderItem item);
}
