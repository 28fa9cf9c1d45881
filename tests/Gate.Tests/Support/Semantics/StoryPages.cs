using System.Text;
using System.Text.RegularExpressions;
using Gate.Core.Pages;
using Gate.Core.Semantics;

namespace Gate.Tests.Support.Semantics;

/// <summary>Pages of the demo stories, to plant edits into.</summary>
internal sealed partial class StoryPages
{
    private StoryPages(string story, string page, string text)
    {
        (Story, Page) = (story, page);
        // A tag a line, so that a wrong element shows as a wrong line.
        Text = TagBoundary().Replace(text, ">\n<");
    }

    public static IReadOnlyList<StoryPages> All { get; } = [.. ReadAll().OrderBy(page => page.Page, StringComparer.Ordinal)];

    public string Story { get; }

    /// <summary>Path inside the story.</summary>
    public string Page { get; }

    public string Text { get; }

    /// <summary>Reviews this page, its site around it unchanged.</summary>
    public Task<MarkupReview> ReviewAsync(byte[] before, byte[] after, SemanticsPolicy? policy = null)
    {
        var files = new FolderFiles(Folder(Story));
        return MarkupReview.RunAsync(
            new ServedSource(new OverlayFiles(files, new Dictionary<string, byte[]> { [Page] = before })),
            new ServedSource(new OverlayFiles(files, new Dictionary<string, byte[]> { [Page] = after })),
            [PairOf(Page)],
            policy ?? SemanticsPolicy.Default,
            CancellationToken.None);
    }

    public static PagePair PairOf(string page)
    {
        var entry = new PageEntry(PageId.Create(page), PagePath.Encode(page));
        return new PagePair(entry.Id, entry, entry);
    }

    public static string Folder(string story, string side = "before") => Path.Combine(Checkout.Root, "tests/Gate.Tests/fixtures/sites", story, side);

    private static IEnumerable<StoryPages> ReadAll()
    {
        foreach (var story in new[] { "harbour", "fieldnotes" })
        {
            foreach (var file in Directory.EnumerateFiles(Folder(story), "*", SearchOption.AllDirectories))
            {
                if (Path.GetExtension(file).ToUpperInvariant() is ".HTML" or ".HTM")
                    yield return new StoryPages(story, Path.GetRelativePath(Folder(story), file).Replace('\\', '/'), File.ReadAllText(file, Encoding.UTF8));
            }
        }
    }

    [GeneratedRegex("><(?!/script|/style|/textarea|/title|/pre|/span|/svg|path|/path)")]
    private static partial Regex TagBoundary();
}
