namespace Gate.Cli.Proving;

/// <summary>What is planted into a copy of a page.</summary>
internal enum PlantKind
{
    /// <summary>Nothing: must be identical, or the others prove nothing.</summary>
    Untouched,

    /// <summary>One CSS pixel of the after side is one step of 255 off.</summary>
    Pixel,

    /// <summary>Not on the after side.</summary>
    Missing,

    /// <summary>Listed on both sides, and answered with 404 on both: equal error pages are no pass.</summary>
    Broken,
}
