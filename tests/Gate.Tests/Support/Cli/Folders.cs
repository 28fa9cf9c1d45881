namespace Gate.Tests.Support.Cli;

/// <summary>A folder with a page set on each side, removed afterwards.</summary>
internal sealed class Folders : IDisposable
{
    public Folders()
    {
        Write("before/index.html", "<title>Before</title>");
        Write("after/index.html", "<title>After</title>");
    }

    /// <summary>Absolute.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("gate-cli-").FullName;

    public string Before => At("before");

    public string After => At("after");

    public string At(string relative) => Path.Combine(Root, relative);

    public string Write(string relative, string text)
    {
        var path = At(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
