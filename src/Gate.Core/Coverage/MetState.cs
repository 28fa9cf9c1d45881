using Gate.Core.Semantics;

namespace Gate.Core.Coverage;

/// <summary>In which state, and under which conditions, an element meets other rules than it did.</summary>
/// <param name="Conditions">Of the rules.</param>
/// <param name="States">Of the page: <c>:hover</c>, <c>[open]</c>.</param>
internal sealed record MetState(IReadOnlyList<string> Conditions, IReadOnlyList<string> States)
{
    private const int MostNames = 4;

    // Conditions of a page may be of any length.
    private const int MostReason = 120;

    /// <summary>They are too many to be asked.</summary>
    public static MetState TooMany { get; } = new([], []);

    /// <summary>Selectors of the rules that are for it no longer.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>Of those that are now, and were not.</summary>
    public IReadOnlyList<string> Met { get; init; } = [];

    /// <summary>All of it, with what the rules declare.</summary>
    public string Content { get; init; } = "";

    /// <summary>What no capture shows of them, for people; null where captures show all.</summary>
    public static string? Told(IReadOnlyList<MetState> all, IReadOnlyList<RunView> views)
    {
        if (all.Contains(TooMany))
            return "whether other style rules are for elements in other states is not known: both are too many";
        List<(MetState State, string Why)> unseen = [.. all.Select(state => (State: state, Why: state.WhyNever(views))).Where(entry => entry.Why is not null).Select(entry => (entry.State, entry.Why!))];
        if (unseen.Count == 0)
            return null;
        List<string> reasons = [.. unseen.Select(entry => entry.Why).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var why = string.Join(", ", reasons.Take(MostNames).Select(reason => ElementText.Bound(reason, MostReason))) + (reasons.Count > MostNames ? ", …" : "");
        return $"other style rules are for it where no capture of this run looks ({why}): {string.Join(", ", ((string?[])[Named("no longer", unseen.SelectMany(entry => entry.State.Lost)), Named("now", unseen.SelectMany(entry => entry.State.Met))]).OfType<string>())}";
    }

    private static string? Named(string word, IEnumerable<string> rules)
    {
        List<string> names = [.. rules.Select(rule => ElementText.Short(rule, 80)).Distinct(StringComparer.Ordinal)];
        return names.Count == 0 ? null : $"{word} {string.Join("; ", names.Take(MostNames))}{(names.Count > MostNames ? $"; and {Words.Number(names.Count - MostNames)} more" : "")}";
    }

    private string? WhyNever(IReadOnlyList<RunView> views)
    {
        var rule = new StyleRule(Conditions, "*", "");
        if (RuleReach.WhyNever(rule, views) is { } why)
            return why;
        return States.Count == 0 || views.Any(view => RuleReach.Holds(rule.Queries, view) != false && States.All(state => Has(view, state))) ? null : States[0];
    }

    // What is clicked is in focus, and may be switched.
    private static bool Has(RunView view, string state) => view.Pseudo.Contains(state.TrimStart(':')) || (StateSelector.IsSwitch(state) && view.Pseudo.Contains("focus"));
}
