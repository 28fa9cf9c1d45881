namespace Gate.Core.Explain;

/// <summary>What a changed value draws.</summary>
internal enum RepaintKind
{
    /// <summary>A round corner: made of the colours on both of its sides.</summary>
    Corner,

    /// <summary>A shadow: colours that run into each other.</summary>
    Shadow,

    /// <summary>A gradient under whatever stands on it.</summary>
    Ground,
}
