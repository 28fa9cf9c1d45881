namespace Gate.Harness.Doctor;

/// <summary>What a fact about the machine means for a run.</summary>
public enum FactState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>A run works, but worse than it could: slower, less sure, or less isolated.</summary>
    Warn,

    /// <summary>No run works without it.</summary>
    Missing,
}
