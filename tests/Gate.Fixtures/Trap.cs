namespace Gate.Fixtures;

/// <summary>Why a page is in a story.</summary>
/// <param name="Kind">One word: what sort of change this is; <c>none</c> where there is none.</param>
/// <param name="What">The change, in a sentence or two, plain text.</param>
/// <param name="Desktop">What it comes to at 1280 × 800.</param>
/// <param name="Mobile">What it comes to at 375 × 812.</param>
internal sealed record Trap(string Kind, string What, Shot Desktop, Shot Mobile)
{
    public Trap(string kind, string what, Shot both)
        : this(kind, what, both, both)
    {
    }
}
