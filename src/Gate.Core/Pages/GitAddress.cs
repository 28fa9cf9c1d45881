namespace Gate.Core.Pages;

/// <summary><c>git:REF[:FOLDER]</c>, in its parts.</summary>
/// <param name="Reference">Anything that git reads as a commit, or <c>merge-base(NAME)</c>.</param>
/// <param name="Folder">From the root of the repository, without slashes at the ends; empty for the root, null where none was given.</param>
internal sealed record GitAddress(string Reference, string? Folder)
{
    /// <param name="source">Begins with <c>git:</c>.</param>
    public static GitAddress Parse(string source)
    {
        var rest = source[GitSource.Prefix.Length..];
        var colon = Colon(rest);
        return colon < 0 ? new GitAddress(rest, null) : new GitAddress(rest[..colon], Plain(rest[(colon + 1)..]));
    }

    /// <summary>A folder's path as git writes it.</summary>
    public static string Plain(string folder)
    {
        var plain = folder.Replace('\\', '/').Trim('/');
        while (plain.StartsWith("./", StringComparison.Ordinal))
            plain = plain[2..].TrimStart('/');
        return plain == "." ? "" : plain;
    }

    /// <inheritdoc/>
    public override string ToString() => Folder is null ? GitSource.Prefix + Reference : $"{GitSource.Prefix}{Reference}:{(Folder.Length == 0 ? "." : Folder)}";

    /// <summary>The first one outside of braces: <c>HEAD^{/fix: menu}</c> is a revision too.</summary>
    private static int Colon(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (text[i] == ':' && depth <= 0)
                return i;
        }

        return -1;
    }
}
