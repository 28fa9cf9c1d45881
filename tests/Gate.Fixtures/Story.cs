namespace Gate.Fixtures;

/// <summary>A site before and after, with what a gate must say about each page of it.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Title">What the site is, in one line.</param>
/// <param name="Resources">Fonts, pictures and style sheets of the before side.</param>
internal sealed record Story(string Name, string Title, IReadOnlyList<FixtureFile> Resources)
{
    public required IReadOnlyList<StoryPage> Pages { get; init; }

    /// <summary>The resources that the after side has in another version.</summary>
    public IReadOnlyList<FixtureFile> ChangedResources { get; init; } = [];

    /// <summary>The whole folder: both sides, the expected verdict, the README.</summary>
    public IEnumerable<FixtureFile> Files(ulong seed)
    {
        var changed = ChangedResources.Select(file => file.Path).ToHashSet();
        foreach (var file in Resources)
        {
            yield return file with { Path = "before/" + file.Path };
            if (!changed.Contains(file.Path)) yield return file with { Path = "after/" + file.Path };
        }
        foreach (var file in ChangedResources) yield return file with { Path = "after/" + file.Path };
        foreach (var page in Pages)
        {
            if (page.Before is not null) yield return FixtureFile.OfText("before/" + page.Path, page.Before);
            if (page.After is not null) yield return FixtureFile.OfText("after/" + page.Path, page.After);
        }
        PageVerdict[] verdicts = [.. Pages.Select(PageVerdict.Of)];
        yield return FixtureFile.OfText("expected.json", StoryPapers.Expected(Name, seed, verdicts, changed));
        yield return FixtureFile.OfText("README.md", StoryPapers.Readme(Title, seed, verdicts));
    }
}
