using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>A host that was not asked for what pages wanted of it.</summary>
/// <param name="Host">Its name.</param>
/// <param name="IsBlocked">Whether the config declares that it is done without.</param>
/// <param name="Kinds">Kinds of requests, sorted.</param>
/// <param name="Pages">Page ids, sorted.</param>
internal sealed record HostUse(string Host, bool IsBlocked, IReadOnlyList<string> Kinds, IReadOnlyList<string> Pages) : Tally
{
    private static readonly HashSet<string> Visible = ["document", "stylesheet", "script", "font", "image", "media"];

    public override string Key => $"host {Host}";

    public override Tally Plus(Tally other)
    {
        var use = (HostUse)other;
        return this with { Kinds = Union(Kinds, use.Kinds), Pages = Union(Pages, use.Pages) };
    }

    public override IEnumerable<Finding> Findings()
    {
        var asked = $"{Words.List(Kinds)} on {Words.Count(Pages.Count, "page")}";
        if (IsBlocked)
            yield return FindingFactory.OfRun("external-blocked", Severity.Info, Host, Pages, $"compared without {Host} ({asked}): declared as block");
        else if (Kinds.Any(Visible.Contains))
        {
            yield return FindingFactory.OfRun(
                "external-undeclared",
                Severity.Incomplete,
                Host,
                Pages,
                $"{Host} was not asked for {asked}: declare it under \"gate\" in the config: \"externals\": {{ \"{Host}\": \"replay\" }} (or \"block\", or \"allow\")");
        }
        else
            yield return FindingFactory.OfRun("external-refused", Severity.Warn, Host, Pages, $"{Host} was not asked for {asked}");
    }
}
