namespace Gate.Pixels;

/// <summary>How it was established that two files show the same picture.</summary>
public enum EqualityProof
{
    /// <summary>It was not: they differ.</summary>
    None,

    /// <summary>The files have the same bytes, and every checksum in them is right.</summary>
    Bytes,

    /// <summary>Every position outside the mask has the same pixel.</summary>
    Pixels,
}
