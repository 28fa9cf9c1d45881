namespace Gate.Harness.Doctor;

/// <summary>One thing that <c>gate doctor</c> looked at.</summary>
/// <param name="Name">Kebab-case and stable, e.g. <c>browser</c>.</param>
/// <param name="Value">What was found, in words, with units.</param>
/// <param name="State">What it means for a run.</param>
/// <param name="Advice">What to do, as an imperative without a final period; null when there is nothing to do.</param>
public sealed record MachineFact(string Name, string Value, FactState State, string? Advice = null);
