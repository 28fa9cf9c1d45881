namespace Gate.Core.Run.Resume;

/// <summary>A rendered shot as it is kept; its pictures are files of their own.</summary>
/// <param name="Shot">Its id.</param>
/// <param name="SameInputs">As rendered.</param>
/// <param name="Before">Every attempt; null when the page is not on this side.</param>
/// <param name="After">Every attempt; null when the page is not on this side.</param>
internal sealed record KeptShot(string Shot, bool SameInputs, IReadOnlyList<KeptAttempt>? Before, IReadOnlyList<KeptAttempt>? After)
{
    /// <summary>Captures of earlier runs that count for the before side.</summary>
    public int RememberedBefore { get; init; }

    /// <summary>Captures of earlier runs that count for the after side.</summary>
    public int RememberedAfter { get; init; }
}
