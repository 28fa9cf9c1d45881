namespace Gate.Core.Pages;

/// <summary>An entry of a commit's tree.</summary>
internal abstract record GitNode
{
    private GitNode()
    {
    }

    /// <summary>A folder; <paramref name="Parent"/> is null for the root of the page set.</summary>
    public sealed record Folder(Folder? Parent, Dictionary<string, GitNode> Entries) : GitNode
    {
        /// <inheritdoc/>
        public bool Equals(Folder? other) => ReferenceEquals(this, other);

        /// <inheritdoc/>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }

    /// <summary>A file of <paramref name="Length"/> bytes.</summary>
    public sealed record File(string Id, long Length) : GitNode;

    /// <summary>A symbolic link; its target is the object's content.</summary>
    public sealed record Link(string Id) : GitNode;

    /// <summary>A commit of another repository.</summary>
    public sealed record Submodule : GitNode;
}
