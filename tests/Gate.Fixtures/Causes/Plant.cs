namespace Gate.Fixtures.Causes;

/// <summary>One change: both sides of a page, and the files of its own that it loads.</summary>
internal sealed record Plant(CauseTruth Truth, string Before, string After)
{
    /// <summary>Files before, beside those of the site.</summary>
    public IReadOnlyList<FixtureFile> FilesBefore { get; init; } = [];

    /// <summary>Files after, beside those of the site.</summary>
    public IReadOnlyList<FixtureFile> FilesAfter { get; init; } = [];
}
