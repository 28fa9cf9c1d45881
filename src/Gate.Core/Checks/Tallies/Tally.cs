using System.Text.Json.Serialization;
using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>
/// What a check has seen over some of the shots of a run, with all that is needed to say it: the tallies of the parts of a run
/// add up to the tallies of the whole, so that a run on many machines says what one machine would have said.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Said), "said")]
[JsonDerivedType(typeof(SeenOnPages), "pages")]
[JsonDerivedType(typeof(HiddenOnPages), "hidden")]
[JsonDerivedType(typeof(Repeated), "repeated")]
[JsonDerivedType(typeof(StateUse), "state")]
[JsonDerivedType(typeof(MaskUse), "mask")]
[JsonDerivedType(typeof(ToleranceUse), "tolerance")]
[JsonDerivedType(typeof(HostUse), "host")]
[JsonDerivedType(typeof(ReplayedHost), "replayed")]
[JsonDerivedType(typeof(Absences), "absences")]
[JsonDerivedType(typeof(RetriedRequests), "retried")]
internal abstract record Tally
{
    /// <summary>Tallies of one key are about the same thing; distinct over all kinds of one run.</summary>
    [JsonIgnore]
    public abstract string Key { get; }

    /// <summary>Both together. The order of the parts makes no difference.</summary>
    /// <param name="other">A tally of the same key and kind.</param>
    public abstract Tally Plus(Tally other);

    /// <summary>What is said in the end, once.</summary>
    public abstract IEnumerable<Finding> Findings();

    internal static IReadOnlyList<string> Union(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        [.. one.Union(other, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
