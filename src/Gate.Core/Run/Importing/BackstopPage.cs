using Gate.Core.Run.Config;

namespace Gate.Core.Run.Importing;

/// <summary>Where a scenario's page stands.</summary>
/// <param name="Origin">With a final <c>/</c>; null for a file.</param>
/// <param name="Path">Without a leading <c>/</c>, with the query.</param>
internal sealed record BackstopPage(string? Origin, string Path)
{
    /// <summary>Page id, and so a glob for it alone: a path that ends in <c>/</c> means its <c>index.html</c>.</summary>
    public string Id
    {
        get
        {
            var query = Path.IndexOf('?', StringComparison.Ordinal);
            var (path, rest) = query < 0 ? (Path, "") : (Path[..query], Path[query..]);
            return Uri.UnescapeDataString(path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path) + rest;
        }
    }

    /// <exception cref="GateException"><c>import-address</c>.</exception>
    public static BackstopPage Read(ConfigNode.Text text)
    {
        var written = text.Value.Split('#')[0];
        if (Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address!.UserInfo.Length == 0
                ? new BackstopPage(address.GetLeftPart(UriPartial.Authority) + "/", address.PathAndQuery.TrimStart('/'))
                : throw Bad(text, "holds a user name or a password", "take them out, and give use.httpCredentials with ${env:…}");
        }

        var path = written.StartsWith("./", StringComparison.Ordinal) ? written[2..] : written;
        if (path.Length == 0 || path.Contains(':', StringComparison.Ordinal) || path.Contains('\\', StringComparison.Ordinal) || path.StartsWith('/') || path.Split('/').Contains("..", StringComparer.Ordinal))
            throw Bad(text, "is neither an http address nor a file below this folder", "mend it, or take the scenario out");
        return new BackstopPage(null, path);
    }

    private static GateException Bad(ConfigNode.Text text, string why, string next) => ConfigError.At("import-address", $"\"{text.Value}\" {why}", text.Place, next);
}
