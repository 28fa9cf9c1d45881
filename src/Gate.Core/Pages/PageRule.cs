namespace Gate.Core.Pages;

/// <summary>One include or exclude rule.</summary>
/// <param name="Origin">Where it was written: <c>--include</c>, <c>gate.exclude</c>, …</param>
/// <param name="Glob">The pattern.</param>
public sealed record PageRule(string Origin, string Glob)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Origin} {Glob}";
}
