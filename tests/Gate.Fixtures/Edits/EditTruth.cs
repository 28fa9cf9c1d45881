namespace Gate.Fixtures.Edits;

/// <summary>What was planted into one page, for a judge of the checks.</summary>
/// <param name="Page">Path of the page.</param>
/// <param name="Name">What was done, in words.</param>
/// <param name="Kind">For an inert edit what the lens is to call it, for a semantic one the check that is to see it.</param>
internal sealed record EditTruth(string Page, string Name, string Kind)
{
    /// <summary>Whether the edit changes what the page means.</summary>
    public bool IsSemantic { get; init; }

    /// <summary>Whether its check fails by default, or warns.</summary>
    public bool Fails { get; init; }

    /// <summary>What the message names.</summary>
    public string Says { get; init; } = "";

    /// <summary>First line of the edit in the before source, from 1.</summary>
    public int FirstLine { get; init; }

    /// <summary>Last line of the edit.</summary>
    public int LastLine { get; init; }
}
