using Gate.Core.Rendering;

namespace Gate.Core.Coverage;

/// <summary>One way in which a run looks at its pages: a viewport in a state.</summary>
/// <param name="Viewport">The window.</param>
/// <param name="Medium"><c>screen</c> or <c>print</c>.</param>
/// <param name="ColorScheme"><c>light</c>, <c>dark</c> or <c>no-preference</c>.</param>
/// <param name="ReducedMotion"><c>reduce</c> or <c>no-preference</c>.</param>
/// <param name="ForcedColors">Whether the page's colours are replaced.</param>
/// <param name="Pseudo">Pseudo-classes that some element is in, without colon, in lower case.</param>
internal sealed record RunView(Viewport Viewport, string Medium, string ColorScheme, string ReducedMotion, bool ForcedColors, IReadOnlySet<string> Pseudo)
{
    /// <summary>Whether the page's scripts run.</summary>
    public bool Scripts { get; init; } = true;

    /// <summary>Every viewport, at rest and in each declared state, whatever pages the state is declared for.</summary>
    public static IReadOnlyList<RunView> Of(IReadOnlyList<Viewport> viewports, RenderSettings settings) =>
    [
        .. viewports.Select(viewport => new RunView(viewport, "screen", settings.ColorScheme, settings.ReducedMotion, false, new HashSet<string>())),
        .. viewports.SelectMany(viewport => settings.States.Select(state => new RunView(
            viewport, state.Media ?? "screen", state.ColorScheme ?? settings.ColorScheme, state.ReducedMotion ?? settings.ReducedMotion, state.ForcedColors, PseudoOf(state)) { Scripts = state.JavaScript })),
    ];

    private static HashSet<string> PseudoOf(StateRecipe state) =>
    [
        .. state.Steps.SelectMany(step => step.Act switch
        {
            StateAct.Hover => ["hover"],
            StateAct.Focus or StateAct.Click or StateAct.Type or StateAct.Press => ["focus", "focus-visible", "focus-within", "hover"],
            StateAct.Force => step.Pseudo.Select(name => name.TrimStart(':').ToLowerInvariant()),
            _ => (IEnumerable<string>)[],
        }),
    ];
}
