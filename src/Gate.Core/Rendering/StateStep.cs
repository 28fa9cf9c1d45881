namespace Gate.Core.Rendering;

/// <summary>One thing that is done to a page.</summary>
/// <param name="Act">What.</param>
/// <param name="Selector">To which element: the first that it finds, except that a pseudo-state is forced upon all. Null exactly for <see cref="StateAct.Press"/>.</param>
/// <param name="Text">What is typed, or the name of the key in Playwright's words; else null.</param>
public sealed record StateStep(StateAct Act, string? Selector, string? Text)
{
    /// <summary>Pseudo-classes to force, without colon; else empty.</summary>
    public IReadOnlyList<string> Pseudo { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Act switch
    {
        StateAct.Press => $"press \"{Text}\"",
        StateAct.ScrollTo => $"scrollTo \"{Selector}\"",
        StateAct.WaitFor => $"waitFor \"{Selector}\"",
        StateAct.Type => $"type \"{Text}\" into \"{Selector}\"",
        _ => $"{Act.ToString().ToLowerInvariant()} \"{Selector}\"",
    };
}
