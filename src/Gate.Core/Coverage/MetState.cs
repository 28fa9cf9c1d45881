namespace Gate.Core.Coverage;

/// <summary>In which state, and under which conditions, elements meet other rules than they did.</summary>
/// <param name="Conditions">Of the rules.</param>
/// <param name="States">Of the page: <c>:hover</c>, <c>[open]</c>.</param>
internal sealed record MetState(IReadOnlyList<string> Conditions, IReadOnlyList<string> States)
{
    /// <summary>They are too many to be asked.</summary>
    public static MetState TooMany { get; } = new([], []);

    /// <returns>Why no capture can show it; null when one can.</returns>
    public string? WhyNever(IReadOnlyList<RunView> views)
    {
        if (this == TooMany)
            return "not known";
        if (RuleReach.WhyNever(new StyleRule(Conditions, "*", ""), views) is { } why)
            return why;
        var queries = new StyleRule(Conditions, "*", "").Queries.ToList();
        return States.Count == 0 || views.Any(view => RuleReach.Holds(queries, view) != false && States.All(state => Has(view, state))) ? null : States[0];
    }

    // What is clicked is in focus, and may be switched.
    private static bool Has(RunView view, string state) => view.Pseudo.Contains(state.TrimStart(':')) || (StateSelector.IsSwitch(state) && view.Pseudo.Contains("focus"));
}
