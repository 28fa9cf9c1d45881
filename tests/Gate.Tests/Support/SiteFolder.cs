namespace Gate.Tests.Support;

/// <summary>A page set in a temporary folder, removed with the test.</summary>
internal sealed class SiteFolder : IDisposable
{
    private readonly string _above = Directory.CreateTempSubdirectory("gate-site-").FullName;

    public SiteFolder()
    {
        Root = Path.Combine(_above, "site");
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }

    /// <summary>Beside the root: what must never be reached.</summary>
    public string Outside => Path.Combine(_above, "outside");

    public string Add(string path, string content = "<!doctype html><title>x</title>") => Add(path, System.Text.Encoding.UTF8.GetBytes(content));

    public string Add(string path, byte[] content)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return full;
    }

    public void Link(string path, string target)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.CreateSymbolicLink(full, target);
    }

    public void Dispose() => Directory.Delete(_above, recursive: true);
}
