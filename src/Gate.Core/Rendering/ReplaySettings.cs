namespace Gate.Core.Rendering;

/// <summary>Where the answers of replayed hosts are kept, and whether new ones may be added.</summary>
public sealed record ReplaySettings
{
    /// <summary>Absolute; need not exist. Null where nothing is kept beyond the run.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether an address without a record is asked for, once, and kept.</summary>
    public bool Records { get; init; } = true;

    /// <summary>HTTP archives (HAR 1.2) that are looked into before the network is, absolute paths.</summary>
    public IReadOnlyList<string> Archives { get; init; } = [];
}
