namespace Gate.Pixels.Alignment;

/// <summary>Two sequences of lines, rows or columns, that an alignment looks into.</summary>
internal interface ILinePair
{
    /// <summary>Number of lines of the after image.</summary>
    int AfterLines { get; }

    /// <summary>Differing positions of a before line and an after line.</summary>
    long Count(int beforeLine, int afterLine);

    /// <summary>Whether a before line has one colour only.</summary>
    bool IsPlain(int beforeLine);
}
