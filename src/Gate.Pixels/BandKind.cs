namespace Gate.Pixels;

/// <summary>What became of a band of rows.</summary>
public enum BandKind
{
    /// <summary>Equal pixels at the same place.</summary>
    Same,

    /// <summary>Equal pixels at another place.</summary>
    Moved,

    /// <summary>Only the after image has these rows.</summary>
    Inserted,

    /// <summary>Only the before image has these rows.</summary>
    Removed,

    /// <summary>The rows correspond, and differ.</summary>
    Changed,
}
