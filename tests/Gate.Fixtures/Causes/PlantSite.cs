using System.Text;

namespace Gate.Fixtures.Causes;

/// <summary>A site that changes are planted in.</summary>
/// <param name="Name">Folder of its own in the labelled set.</param>
/// <param name="Files">Everything that its pages load.</param>
internal sealed record PlantSite(string Name, IReadOnlyList<FixtureFile> Files)
{
    public IReadOnlyList<PlantPage> Pages { get; } =
        [.. Files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal) && !file.Path.Contains("/2025/", StringComparison.Ordinal) && !file.Path.Contains("vendor/", StringComparison.Ordinal))
            .Select(file => new PlantPage(file.Path, Encoding.UTF8.GetString(file.Content)))];

    public static PlantSite Of(Story story) =>
        new(story.Name, [.. story.Resources, .. story.Pages.Where(page => page.Before is not null).Select(page => FixtureFile.OfText(page.Path, page.Before!))]);

    /// <param name="name">What to call it.</param>
    /// <param name="folder">Where it lies.</param>
    public static PlantSite Of(string name, string folder) => new(name,
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => new FixtureFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path)))
            .Where(file => file.Path.Split('/')[0] is not ("scss" or "node_modules") && !file.Path.StartsWith("vendor/fontawesome-free/svgs/", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal)]);

    public byte[] Bytes(string path) => Files.First(file => file.Path == path).Content;
}
