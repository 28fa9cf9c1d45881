namespace Gate.Core.Pages;

/// <summary>The files of one side by address. Safe for concurrent use; nothing outside the root is ever reached.</summary>
public interface ISiteFiles
{
    /// <param name="path">Percent-decoded path relative to the root with <c>/</c>, no leading slash; empty for the root itself; as <see cref="PathBytes"/> has it.</param>
    SiteAnswer Find(string path);
}
