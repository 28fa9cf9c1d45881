namespace Gate.Core.Run.Resume;

/// <summary>What the renderings of a run were made of: those of another are not trusted.</summary>
/// <param name="Tool">Name and version.</param>
/// <param name="Plan">Over sources, configuration, viewports and shots, <c>sha256:…</c>.</param>
/// <param name="Before">Over every file of the before side.</param>
/// <param name="After">Over every file of the after side.</param>
/// <param name="Environment">Id of what produced the pixels.</param>
internal sealed record KeptRun(string Tool, string Plan, string Before, string After, string Environment)
{
    /// <summary>What is another thing now, in words; null when nothing is.</summary>
    public string? Moved(KeptRun now) => this == now ? null : this switch
    {
        _ when Before != now.Before => "files of the before side",
        _ when After != now.After => "files of the after side",
        _ when Environment != now.Environment => "the browser or its surroundings",
        _ when Tool != now.Tool => "gate itself",
        _ => "the settings or the pages",
    };
}
