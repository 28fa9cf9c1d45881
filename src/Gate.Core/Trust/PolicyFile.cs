namespace Gate.Core.Trust;

/// <summary>What is found at a path where a file of the policy may lie.</summary>
internal abstract record PolicyFile
{
    private PolicyFile()
    {
    }

    /// <summary>An ordinary file.</summary>
    public sealed record Plain(byte[] Bytes) : PolicyFile;

    /// <summary>Nothing.</summary>
    public sealed record Absent : PolicyFile;

    /// <summary>Something that is not read: a symbolic link, a folder, a pipe, more than a policy needs.</summary>
    public sealed record Odd(string What) : PolicyFile;
}
