namespace Gate.Core.Report;

/// <summary>Addresses of pictures: a report may come from elsewhere, so a path that leaves its folder is not followed.</summary>
public static class EvidencePath
{
    /// <summary>The path as a relative address with each part percent-encoded; null when it is not a plain path within the folder.</summary>
    public static string? Address(string? path)
    {
        if (string.IsNullOrEmpty(path) || path.Contains('\\', StringComparison.Ordinal))
            return null;
        var parts = path.Split('/');
        // The first part alone could be read as a scheme or a host.
        return parts.Any(part => part is "" or "." or "..") || parts[0].Contains(':', StringComparison.Ordinal)
            ? null
            : string.Join('/', parts.Select(Uri.EscapeDataString));
    }
}
