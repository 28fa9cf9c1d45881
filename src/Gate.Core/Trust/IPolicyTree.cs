namespace Gate.Core.Trust;

/// <summary>A state of the repository in which files of the policy are looked up; links are never followed.</summary>
internal interface IPolicyTree
{
    /// <param name="path">From the root of the repository, with <c>/</c>.</param>
    PolicyFile Find(string path);

    /// <summary>Paths of everything below a folder that is no folder itself.</summary>
    IEnumerable<string> Below(string folder);
}
