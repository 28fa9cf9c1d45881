using Gate.Core.Checks;
using Gate.Core.Coverage;
using Gate.Core.Run;

namespace Gate.Core.Semantics;

/// <summary>How severe the findings of the semantic checks are: <c>--semantics</c>, and per check in the configuration.</summary>
public sealed class SemanticsPolicy
{
    private readonly IReadOnlyDictionary<string, SemanticsMode> _byCheck;

    private SemanticsPolicy(SemanticsMode mode, IReadOnlyDictionary<string, SemanticsMode> byCheck) => (Mode, _byCheck) = (mode, byCheck);

    /// <summary>Each finding by its own severity.</summary>
    public static SemanticsPolicy Default { get; } = new(SemanticsMode.Default, new Dictionary<string, SemanticsMode>());

    /// <summary>The checks that a policy can name: those of the markup, and those of the page while it is open.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. SemanticChecks.Ids, ScriptFileCheck.Id, .. RuntimeCheck.Ids, AccessibilityCheck.Id, .. ReachCheck.Ids, CoverageReview.Id];

    /// <summary>For every check that is not named.</summary>
    public SemanticsMode Mode { get; }

    /// <param name="mode">For every check that is not named.</param>
    /// <param name="byCheck">By check id; beats <paramref name="mode"/>.</param>
    /// <exception cref="GateException"><c>semantic-check-unknown</c>: there is no such check.</exception>
    public static SemanticsPolicy Create(SemanticsMode mode, IReadOnlyDictionary<string, SemanticsMode>? byCheck = null)
    {
        foreach (var id in byCheck?.Keys ?? [])
        {
            if (Ids.Contains(id))
                continue;
            throw new GateException("semantic-check-unknown", $"\"{id}\" is no semantic check")
            {
                NextStep = NearestName.Of(id, Ids) is { } near ? $"try \"{near}\"; every check is listed in docs/checks.md" : "every check is listed in docs/checks.md",
            };
        }

        return new SemanticsPolicy(mode, byCheck ?? Default._byCheck);
    }

    /// <summary>Whether any check runs.</summary>
    public bool IsOff => Mode == SemanticsMode.Off && _byCheck.Values.All(mode => mode == SemanticsMode.Off);

    /// <summary>Modes of single checks, by id.</summary>
    public IReadOnlyDictionary<string, SemanticsMode> ByCheck => _byCheck;

    /// <summary>Whether a check's findings are wanted at all.</summary>
    public bool Asks(string check) => _byCheck.GetValueOrDefault(check, Mode) != SemanticsMode.Off;

    /// <returns>What a finding of this check weighs, or null when it is not asked for.</returns>
    internal Severity? Of(string check, Severity own) => _byCheck.GetValueOrDefault(check, Mode) switch
    {
        SemanticsMode.Off => null,
        SemanticsMode.Warn => Severity.Warn,
        SemanticsMode.Fail => Severity.Fail,
        _ => own,
    };
}
