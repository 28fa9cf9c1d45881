using Gate.Core.Run;

namespace Gate.Cli.Demo;

/// <summary>One of the demo's stories, and where its report goes.</summary>
internal sealed record DemoStory(string Folder, string Repository, string Browser, string Target)
{
    public string Name => Path.GetFileName(Folder);

    /// <summary>As the check of a user would be typed.</summary>
    public GateOptions Options => new()
    {
        Before = Path.Combine(Folder, "before"),
        After = Path.Combine(Folder, "after"),
        Config = Path.Combine(Repository, "playwright.config.json"),
        Out = Path.Combine(Target, Name),
        Browser = Browser,
    };
}
