namespace Gate.Core.Run;

/// <summary>Exactly one a shot; where several could hold, the last of this list wins (it is sorted from harmless to unknown).</summary>
public enum ShotStatus
{
    /// <summary>Proved equal.</summary>
    Identical,

    /// <summary>Different inside a declared tolerance; never called identical.</summary>
    Tolerated,

    /// <summary>Different.</summary>
    Changed,

    /// <summary>On the before side only.</summary>
    Removed,

    /// <summary>On the after side only.</summary>
    Added,

    /// <summary>A side does not reproduce itself.</summary>
    Unstable,

    /// <summary>No trustworthy pixels on a side.</summary>
    Failed,

    /// <summary>Not reached.</summary>
    Pending,
}
