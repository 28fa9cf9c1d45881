namespace Gate.Fixtures.Causes;

/// <summary>What was changed on one page, for a judge of explanations.</summary>
/// <param name="Page">Path of the page.</param>
/// <param name="Change">What was done, in a word.</param>
/// <param name="Kinds">The kinds of cause that say it.</param>
/// <param name="Names">The properties or attributes that say it; empty where the kind says all.</param>
internal sealed record CauseTruth(string Page, string Change, IReadOnlyList<string> Kinds, IReadOnlyList<string> Names)
{
    /// <summary>Selector of the rule that was edited, or null.</summary>
    public string? Rule { get; init; }

    /// <summary>How often the change was planted elsewhere before, since it showed nothing there.</summary>
    public int Attempt { get; init; }

    /// <summary>Selectors by place, of the elements that say it, on either side; of half an element its tag.</summary>
    public IReadOnlyList<string> Elements { get; init; } = [];
}
