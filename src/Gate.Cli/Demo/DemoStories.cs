using Gate.Core;

namespace Gate.Cli.Demo;

/// <summary>The demo page sets of the repository that this build was made from.</summary>
internal static class DemoStories
{
    private const string Place = "tests/Gate.Tests/fixtures/sites";

    /// <summary>The repository's folder.</summary>
    /// <exception cref="GateException"><c>demo-missing</c>: this program lies outside of a checkout.</exception>
    public static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, Place)))
                return folder.FullName;
        }

        throw new GateException("demo-missing", "the demo page sets are not beside this program") { Place = AppContext.BaseDirectory, NextStep = "run ./gate demo in a checkout of the repository" };
    }

    /// <summary>Each story's folder, by name.</summary>
    public static IReadOnlyList<string> Find(string repository) =>
        [.. Directory.GetDirectories(Path.Combine(repository, Place)).Where(folder => File.Exists(Path.Combine(folder, "expected.json"))).Order(StringComparer.Ordinal)];
}
